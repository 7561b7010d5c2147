import type { ReactNode } from "react";
import { FormBody, type BodyProps } from "./form-body.tsx";
import type { StandIns } from "./markup.ts";
import { NavAt, type NavProps } from "./nav-at.tsx";
import { Nav } from "./nav.tsx";
import { PlainForm } from "./plain-form.tsx";

type Page = {
  /** With its language, and without its query. */
  readonly path: string;
  /** For whom it is made. */
  readonly madeFor: string | null;
};

/** Our components that have a script, as they are on a page without any. */
export const standIns = ({ path, madeFor }: Page): StandIns =>
  new Map<unknown, (props: never) => ReactNode>([
    [FormBody, (props: BodyProps) => <PlainForm madeFor={madeFor} {...props} />],
    [Nav, (props: NavProps) => <NavAt path={path} {...props} />],
  ]);
