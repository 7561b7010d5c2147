import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const mails = { nl: nl.mails, en: en.mails };

type New = {
  /** As the beheerder wrote the name. */
  readonly person: string;
  readonly organisation: string;
  readonly by: string;
  readonly authorisationId: string;
};

/** To the other beheerders: who comes in is never one beheerder's own affair. */
export function newColleagueLetter(locale: Locale, { person, organisation, by, authorisationId }: New): Letter {
  const { subject, added, check, button, reason } = mails[locale].added;
  return {
    subject: subject(person),
    paragraphs: [added(by, person, organisation), check],
    button: { label: button, path: `/beheer/gebruikers/${authorisationId}` },
    reason: reason(organisation),
  };
}
