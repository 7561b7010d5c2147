import { normalEmail } from "#lib/features/base/people/rules.ts";

/** What stands around an address has one of these in it, or ends it. */
const isAround = /[<:;,\s]|\.$/;

/**
 * The address in "Dora <dora@x.example>", "mailto:dora@x.example", "dora@x.example." and
 * "SMTP:dora@x.example+smtp:d@x.example", as programs copy one. Of two addresses none is chosen.
 */
export const pastedAddress = (typed: string) => normalEmail(isAround.test(typed) ? withoutAround(typed) : typed);

const withoutAround = (typed: string) =>
  (/^[^<>]*<([^<>]+)>[;,.\s]*$/.exec(typed)?.[1] ?? /(?:^|[+;,\s])SMTP:([^+;,\s]+)/.exec(typed)?.[1] ?? typed.trim())
    .replace(/^(mailto|smtp|e-?mail):\s*/i, "")
    .replace(/(?<![;,.\s])[;,.\s]+$/, "");
