import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const mails = { nl: nl.mails, en: en.mails };

const pathOf = (importId: string) => `/beheer/gebruikers/importeren/${importId}`;

type Done = {
  readonly importId: string;
  readonly organisation: string;
  readonly added: number;
  readonly unchanged: number;
  readonly wrong: number;
};

export function importDoneLetter(locale: Locale, { importId, organisation, ...counts }: Done): Letter {
  const { subject, added, unchanged, failed, button, reason } = mails[locale].done;
  const sentences = [
    added(counts.added, organisation),
    counts.unchanged > 0 && unchanged(counts.unchanged),
    counts.wrong > 0 && failed(counts.wrong),
  ];
  return {
    subject,
    paragraphs: [sentences.filter(Boolean).join(" ")],
    button: { label: button, path: pathOf(importId) },
    reason,
  };
}

type Added = { readonly by: string; readonly organisation: string; readonly count: number };

/** To the other beheerders. */
export function colleaguesAddedLetter(locale: Locale, facts: Added & { readonly importId: string }): Letter {
  const { subject, added, wrong, button, reason } = mails[locale].colleaguesAdded;
  const { by, organisation, count, importId } = facts;
  return {
    subject,
    paragraphs: [added(by, count, organisation), wrong],
    button: { label: button, path: pathOf(importId) },
    reason: reason(organisation),
  };
}

export function undoneLetter(locale: Locale, { by, organisation, count }: Added): Letter {
  const { subject, undone, button, reason } = mails[locale].undone;
  return {
    subject,
    paragraphs: [undone(by, count, organisation)],
    button: { label: button, path: "/beheer/gebruikers" },
    reason: reason(organisation),
  };
}
