import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import type { Problem } from "./rules.ts";
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

const inWords = (locale: Locale, names: readonly string[]) =>
  new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
