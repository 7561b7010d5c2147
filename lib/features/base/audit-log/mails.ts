import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { sentenceOf, type Entry } from "./rules.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const mails = { nl: nl.mails, en: en.mails };

type Disputed = { readonly entry: Entry; readonly reference: string; readonly insurer: string };

/** To whoever reported it. */
export function disputedLetter(
  locale: Locale,
  { entry, reference, insurer, firstName, desk }: Disputed & { readonly firstName: string; readonly desk: Desk },
): Letter {
  const { hello, on, mine } = mails[locale];
  return {
    subject: mine.subject(reference),
    paragraphs: [
      hello(firstName),
      `${mine.said} ${on(entry.at)}`,
      sentenceOf(locale, entry),
      mine.next(reference, insurer),
    ],
    button: { label: mine.button, path: "/mijn/geschiedenis" },
    closing: [mine.urgent(desk.name, desk.phone)],
    reason: mine.reason(insurer),
  };
}

type About = { readonly person: string; readonly organisation: string };

/** To the beheerders of the organisation where it happened. */
export function disputeLetter(
  locale: Locale,
  { entry, reference, insurer, person, organisation }: Disputed & About,
): Letter {
  const { on, administrators } = mails[locale];
  return {
    subject: administrators.subject(person),
    paragraphs: [
      `${administrators.said(person, organisation)} ${on(entry.at)}`,
      sentenceOf(locale, entry),
      administrators.next(reference, insurer),
    ],
    button: { label: administrators.button, path: "/beheer/logboek" },
    reason: administrators.reason(organisation),
  };
}
