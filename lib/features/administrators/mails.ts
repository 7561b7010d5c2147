import type { Problem } from "#lib/features/help-requests/rules.ts";
import type { Standing } from "#lib/features/standing/rules.ts";
import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const words = { nl, en };

type Where = {
  readonly name: string;
  readonly standing: Standing;
  readonly administrators: readonly { readonly name: string; readonly email: string }[];
};

/** Per organisation how someone stands and who their beheerders are, with one button: the next step. */
export function administratorsLetter(
  locale: Locale,
  of: { readonly organisations: readonly Where[]; readonly desk: Desk },
): Letter {
  const { subject, standings, these, nobody, buttons, notMe, reason } = words[locale].mail;
  const next = of.organisations.find(({ standing }) => standing !== "active")?.standing ?? "active";
  return {
    subject,
    paragraphs: of.organisations.flatMap(({ name, standing, administrators }) => [
      [name, standings[standing]].join("\n"),
      administrators.length > 0
        ? [these[standing], ...administrators.map((person) => `${person.name}, ${person.email}`)].join("\n")
        : nobody(of.desk),
    ]),
    button: { label: buttons[next], path: nextStep[next] },
    closing: [notMe],
    reason,
  };
}

const ask = (problem: Problem) => `/hulp-bij-inloggen/vraag-je-beheerder?problem=${problem}`;

const nextStep: Record<Standing, string> = {
  blocked: ask("BLOCKED"),
  authorisationBlocked: ask("BLOCKED"),
  frozen: "/hulp-bij-inloggen",
  withdrawn: ask("ACCESS_CODE_INACTIVE"),
  invited: ask("NO_ACCESS"),
  active: "/inloggen",
};
