import type { StaffRole } from "#lib/platform/access/roles.ts";
import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const words = { nl, en };

type Told = {
  readonly firstName: string;
  /** Whoever did it. */
  readonly by: string;
  readonly insurer: string;
  readonly desk: Desk;
};

export function dutiesLetter(
  locale: Locale,
  { firstName, by, insurer, desk }: Told,
  duties: readonly StaffRole[],
): Letter {
  const { mails, duties: names } = words[locale];
  const { hello, reason, changed, notRight } = mails;
  const list = duties.map((duty) => names[duty]).join(", ");
  return {
    subject: changed.subject,
    paragraphs: [hello(firstName), changed.said(by), changed.now(list), changed.again],
    button: { label: changed.button, path: "/inloggen" },
    closing: [notRight(desk.name, desk.phone)],
    reason: reason(insurer),
  };
}

export function endedLetter(locale: Locale, { firstName, by, insurer, desk }: Told): Letter {
  const { hello, reason, ended, notRight } = words[locale].mails;
  return {
    subject: ended.subject,
    paragraphs: [hello(firstName), ended.said(by), ended.now],
    closing: [notRight(desk.name, desk.phone)],
    reason: reason(insurer),
  };
}
