import type { ReactNode } from "react";
import { Copy } from "./copy.tsx";
import { words, type Language } from "./words.ts";

type Props = { readonly locale: Language; readonly text: string; readonly children?: ReactNode };

/** A code or a number with a button that copies it, where scripts run; `children` when it is shown in another way. */
export function Copyable({ locale, text, children = text }: Props) {
  const { copy, copied } = words[locale];
  return (
    <span className="copyable">
      <span>{children}</span> <Copy text={text} label={copy} about={text} copied={copied} look="quiet" />
    </span>
  );
}
