"use client";

import { useField } from "#lib/ui/form-state.ts";

const fieldOf: Readonly<Record<string, string>> = { numberTaken: "numbers", kvkTaken: "kvkNumber" };

/** Links to the organisation that already has the typed number, once the form came back for that. */
export function Existing({ path, text }: { path: string; text: string }) {
  const { code } = useField("name");
  const { typed: numbers } = useField("numbers");
  const { typed: kvkNumber } = useField("kvkNumber");
  const field = fieldOf[code ?? ""];
  if (field === undefined) return null;
  const sought = field === "numbers" ? numbers?.trim().split(/[\s,;]+/)[0] : kvkNumber;
  return (
    <p className="mt-4">
      <a href={`${path}?q=${encodeURIComponent(sought ?? "")}`}>{text}</a>
    </p>
  );
}
