import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const mails = { nl: nl.mails, en: en.mails };

type WeCall = { readonly numberEnd: string; readonly reference: string; readonly desk: Desk };

/** To someone we know, at the address on file. */
export function weCallLetter(locale: Locale, { numberEnd, reference, desk }: WeCall): Letter {
  const { subject, asked, when, number, ours, safe, notMe, reason } = mails[locale].weCall;
  return {
    subject: subject(reference),
    paragraphs: [`${asked(desk)} ${when(desk)}`, `${number(numberEnd)} ${ours}`, safe],
    closing: [notMe(desk)],
    reason,
  };
}

/** To an address nobody knows, so that it says nothing of what was typed. */
export function confirmLetter(locale: Locale, { link, desk }: { readonly link: string; readonly desk: Desk }): Letter {
  const { subject, asked, click, button, lasts, notMe, reason } = mails[locale].confirm;
  return {
    subject,
    paragraphs: [asked(desk), click(desk)],
    button: { label: button, path: `/hulp-bij-inloggen/terugbellen/bevestigen/${link}` },
    closing: [lasts, notMe],
    reason,
  };
}
