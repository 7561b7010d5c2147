"use client";

import { use, type ReactNode } from "react";
import { ButtonLink } from "#lib/ui/button.tsx";
import { Card } from "#lib/ui/card.tsx";
import { Copy } from "#lib/ui/copy.tsx";
import { Context } from "#lib/ui/form-state.ts";
import { PrintButton } from "#lib/ui/print-button.tsx";

type Props = {
  /** What stands there until then. */
  readonly children?: ReactNode;
  readonly texts: Readonly<Record<"keep" | "print" | "download" | "copy" | "copied" | "fileName" | "head", string>>;
};

/** The codes that were just made, inside the form that made them. Nothing keeps them when the page is left. */
export function NewCodes({ texts, children }: Props) {
  const { shown } = use(Context);
  if (shown.length === 0) return children;
  const file = [texts.head, "", ...shown, ""].join("\r\n");
  return (
    <>
      <Card>
        <p>{texts.head}</p>
        <ol translate="no">
          {shown.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </Card>
      <p>{texts.keep}</p>
      <PrintButton label={texts.print} />
      <div className="buttons">
        <ButtonLink
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
          download={texts.fileName}
          look="secondary"
        >
          {texts.download}
        </ButtonLink>
        <Copy text={shown.join("\n")} label={texts.copy} copied={texts.copied} />
      </div>
    </>
  );
}
