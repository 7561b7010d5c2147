"use client";

import type { ReactNode } from "react";
import { Notice } from "./notice.tsx";
import { OpenedContext, type Opened as Value } from "./form-state.ts";

/** Stands around a page, and gives its forms and files what they carry. */
export function Opened({ value, children }: { readonly value: Value; readonly children: ReactNode }) {
  const { kept } = value;
  // A form that did not say which it is; its fields are nowhere to be put.
  const lost = kept?.form === "" && kept.reply.status === "problem" ? kept.reply.summary : undefined;
  return (
    <OpenedContext value={value}>
      {lost !== undefined && (
        <div className="frame">
          <Notice tone="warning">{lost}</Notice>
        </div>
      )}
      {children}
    </OpenedContext>
  );
}
