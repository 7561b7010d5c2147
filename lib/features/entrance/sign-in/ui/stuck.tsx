"use client";

import { useField } from "#lib/ui/form-state.ts";

type Way = "help" | "password" | "accessCode" | "link";
type Props = {
  readonly question: string;
  readonly help: string;
  readonly held: string;
  readonly link: string;
  readonly ways: Readonly<Record<Way, string>>;
};

/**
 * The link to the login help, and while passwords have to wait the way to a link by mail, which is the same for everyone.
 * After a failed try the help begins at the answer for that; it tells what was tried, not by whom.
 */
export function Stuck({ question, help, held, link, ways }: Props) {
  const { typed = "", code } = useField("identifier");
  const isHeld = code === "wait" || code === "closed";
  const isPassword = isHeld || typed.includes("@");
  const way = typed === "" ? "help" : isPassword ? "password" : "accessCode";
  return (
    <div className="mt-10">
      {isHeld && (
        <p>
          {held} <a href={ways.link}>{link}</a>
        </p>
      )}
      <p>
        {question} <a href={ways[way]}>{help}</a>
      </p>
    </div>
  );
}
