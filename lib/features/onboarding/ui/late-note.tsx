"use client";

import type { ReactNode } from "react";
import { useField } from "#lib/ui/form-state.ts";

/** Asks why, once the form came back for that: the doubt came after the page did. */
export function LateNote({ children }: { children: ReactNode }) {
  const { code } = useField("note");
  return code === "noteMissing" ? children : null;
}
