"use client";

import { useField } from "#lib/ui/form-state.ts";

const fieldOf: Readonly<Record<string, string>> = { numberTaken: "numbers", kvkTaken: "kvkNumber" };

/** Leads to whoever has the number that was typed, once the form came back for that. */
export function Existing({ path, text }: { path: string; text: string }) {
  const { code } = useField("name");
  const { typed: numbers } = useField("numbers");
  const { typed: kvkNumber } = useField("kvkNumber");
  const field = fieldOf[code ?? ""];
  if (field === undefined) return null;
  const typed = field === "numbers" ? numbers : kvkNumber;
  const first = typed?.split(/[,;]/)[0]?.trim() ?? "";
  return (
    <p className="mt-4">
      <a href={`${path}?q=${encodeURIComponent(first)}`}>{text}</a>
    </p>
  );
}
