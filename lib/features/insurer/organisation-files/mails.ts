import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { loadPath } from "./rules/states.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const mails = { nl: nl.mails, en: en.mails };

type Loaded = { readonly loadId: string; readonly added: number; readonly fresh: number; readonly wrong: number };

/** To whoever of the staff started it. */
export function loadDoneLetter(locale: Locale, { loadId, added, fresh, wrong }: Loaded): Letter {
  const { subject, done, failed, button, reason } = mails[locale].loaded;
  return {
    subject,
    paragraphs: [[done(added, fresh), wrong > 0 && failed(wrong)].filter(Boolean).join(" ")],
    button: { label: button, path: loadPath(loadId) },
    reason,
  };
}
