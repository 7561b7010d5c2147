import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const mails = { nl: nl.mails, en: en.mails };

type To = { readonly firstName: string; readonly insurer: string; readonly desk: Desk };

const end = (locale: Locale, { insurer, desk }: To) => ({
  closing: [mails[locale].notYou(desk)],
  reason: mails[locale].reason(insurer),
});

/** `forgotten` is the full address of the page for a forgotten password. */
export function unblockedLetter(locale: Locale, to: To & { readonly forgotten: string }): Letter {
  const { hello, unblocked } = mails[locale];
  const { closing, reason } = end(locale, to);
  return {
    subject: unblocked.subject,
    paragraphs: [hello(to.firstName), unblocked.lead(to.desk)],
    button: { label: unblocked.button, path: "/inloggen" },
    closing: [`${unblocked.forgot}\n${to.forgotten}`, ...closing],
    reason,
  };
}

export function unfrozenLetter(locale: Locale, to: To, link: string): Letter {
  const { hello, unfrozen } = mails[locale];
  return {
    subject: unfrozen.subject,
    paragraphs: [hello(to.firstName), unfrozen.lead(to.desk), unfrozen.choose],
    button: { label: unfrozen.button, path: `/wachtwoord-herstellen/${link}` },
    ...end(locale, to),
  };
}

export function numberSetLetter(locale: Locale, to: To & { readonly mobile: string }): Letter {
  const { hello, numberSet } = mails[locale];
  return {
    subject: numberSet.subject,
    paragraphs: [hello(to.firstName), numberSet.lead(to.desk, to.mobile), numberSet.then],
    ...end(locale, to),
  };
}

type About = { readonly person: string; readonly organisation: string; readonly desk: Desk };

const toAdministrator =
  (occasion: "unblocked" | "unfrozen") =>
  (locale: Locale, { person, organisation, desk }: About): Letter => {
    const { [occasion]: texts, wrong, reasonAdministrator } = mails[locale];
    return {
      subject: texts.theirSubject(person),
      paragraphs: [texts.theirs(desk, person)],
      closing: [wrong(desk)],
      reason: reasonAdministrator(organisation),
    };
  };

export const unblockedAdministratorLetter = toAdministrator("unblocked");
export const unfrozenAdministratorLetter = toAdministrator("unfrozen");
