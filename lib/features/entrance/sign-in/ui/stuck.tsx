"use client";

import { useField } from "#lib/ui/form-state.ts";

type Props = { readonly question: string; readonly help: string; readonly address: string };

/** The way into the login help. After a failed try it leads to the answer to that; it says what was tried, not who tried. */
export function Stuck({ question, help, address }: Props) {
  const { typed = "", code } = useField("identifier");
  // The one thing that ends a wait is a new password, whatever was typed.
  const isPassword = code === "wait" || typed.includes("@");
  const answer = typed === "" ? "" : isPassword ? "/wachtwoord" : "/toegangscode";
  return (
    <p className="mt-10">
      {question} <a href={address + answer}>{help}</a>
    </p>
  );
}
