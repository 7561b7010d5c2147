"use client";

import { use, type ReactNode } from "react";
import { ButtonLink } from "./button.tsx";
import { OpenedContext } from "./form-state.ts";

type Props = { readonly href: string; readonly look?: "primary" | "secondary"; readonly children: ReactNode };

/** A link to a file: like a form it carries for whom its page was made, so that it never brings another's. */
export function FileLink({ href, look, children }: Props) {
  const { madeFor } = use(OpenedContext);
  const marked = madeFor === null ? href : `${href}${href.includes("?") ? "&" : "?"}voor=${madeFor}`;
  return look === undefined ? (
    <a href={marked}>{children}</a>
  ) : (
    <ButtonLink href={marked} look={look}>
      {children}
    </ButtonLink>
  );
}
