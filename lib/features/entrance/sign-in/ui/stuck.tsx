"use client";

import { useField } from "#lib/ui/form-state.ts";

type Way = "help" | "password" | "accessCode";
type Props = { readonly question: string; readonly help: string; readonly ways: Readonly<Record<Way, string>> };

/** The link to the login help. After a failed try it leads to the answer for that; it tells what was tried, not by whom. */
export function Stuck({ question, help, ways }: Props) {
  const { typed = "", code } = useField("identifier");
  // Only a new password ends a wait, whatever was typed.
  const isPassword = code === "wait" || typed.includes("@");
  const way = typed === "" ? "help" : isPassword ? "password" : "accessCode";
  return (
    <p className="mt-10">
      {question} <a href={ways[way]}>{help}</a>
    </p>
  );
}
