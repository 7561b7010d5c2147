"use client";

import type { ReactNode } from "react";
import { OpenedContext, type Opened as Value } from "./form-state.ts";

/** Stands around a page, and gives its forms and files what they carry. */
export function Opened({ value, children }: { readonly value: Value; readonly children: ReactNode }) {
  return <OpenedContext value={value}>{children}</OpenedContext>;
}
