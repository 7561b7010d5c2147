import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import type { Problem, Standing } from "./rules.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const mails = { nl: nl.mails, en: en.mails };

type Help = {
  readonly person: string;
  readonly organisation: string;
  readonly problem: Problem;
  readonly authorisationId: string;
  readonly helpRequestId: string;
};

/** To a beheerder. Nothing in it was typed by whoever asked. */
export function helpLetter(
  locale: Locale,
  { person, organisation, problem, authorisationId, helpRequestId }: Help,
): Letter {
  const { subject, asks, problems, check, button, reason } = mails[locale].help;
  return {
    subject: subject(person),
    paragraphs: [asks(person, organisation), problems[problem], check],
    button: { label: button, path: `/beheer/gebruikers/${authorisationId}?hulpvraag=${helpRequestId}` },
    reason: reason(organisation),
  };
}

type Asked = { readonly organisation: string; readonly administrators: readonly string[]; readonly desk: Desk };

/** To whoever asked, at the address on file: who has been told. Without beheerders the Servicedesk has it. */
export function askedLetter(locale: Locale, { organisation, administrators, desk }: Asked): Letter {
  const { subject, escalatedSubject, told, escalated, soon, hurry, notMe, reason } = mails[locale].asked;
  const theirs = administrators.length > 0;
  return {
    subject: theirs ? subject : escalatedSubject(desk),
    paragraphs: [theirs ? told(inWords(locale, administrators), organisation) : escalated(organisation, desk), soon],
    closing: [hurry(desk), notMe],
    reason,
  };
}

type Finished = { readonly organisation: string; readonly desk: Desk };

export function finishedLetter(locale: Locale, { organisation, desk }: Finished): Letter {
  const { subject, done, button, stillNot, reason } = mails[locale].finished;
  return {
    subject,
    paragraphs: [done(organisation, desk)],
    button: { label: button, path: "/inloggen" },
    closing: [stillNot(desk)],
    reason,
  };
}

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
  const { subject, standings, these, nobody, buttons, notMe, reason } = mails[locale].administrators;
  const next = of.organisations.find(({ standing }) => standing !== "active")?.standing ?? "active";
  return {
    subject,
    paragraphs: of.organisations.flatMap(({ name, standing, administrators }) => [
      `${name}. ${standings[standing]}`,
      administrators.length > 0
        ? [these, ...administrators.map((person) => `${person.name}, ${person.email}`)].join("\n")
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

const inWords = (locale: Locale, names: readonly string[]) =>
  new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
