import { notMePath } from "#lib/features/administration/account-changes/mails.ts";
import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const mails = { nl: nl.mails, en: en.mails };

type Renamed = { readonly by: string; readonly organisation: string; readonly desk: Desk };

/** Says that the name was changed; what it was and is, stands on the screen of who may see it. */
export function nameChangedLetter(locale: Locale, { by, organisation, desk }: Renamed): Letter {
  const { subject, changed, wrong, button } = mails[locale].name;
  return {
    subject,
    paragraphs: [changed(by, organisation), wrong(by, desk)],
    button: { label: button, path: "/mijn" },
    reason: mails[locale].reason(organisation),
  };
}

/** To beheerders of another organisation, where nobody need know who manages whom; `theirs` is the person there. */
export function nameChangedElsewhereLetter(
  locale: Locale,
  { organisation, theirs }: { readonly organisation: string; readonly theirs: string },
): Letter {
  const { subject, changed, button } = mails[locale].nameElsewhere;
  return {
    subject: subject(organisation),
    paragraphs: [changed(organisation)],
    button: { label: button, path: `/beheer/gebruikers/${theirs}` },
    reason: mails[locale].reasonAdministrator(organisation),
  };
}

type Asked = {
  readonly by: string;
  readonly organisation: string;
  /** As far as its owner recognises it. */
  readonly newEmail: string;
  readonly link: string;
  /** Null: to whoever reads an address that may be typed wrongly, and who can freeze nobody. */
  readonly notMe: string | null;
};

export function confirmOldLetter(locale: Locale, asked: Asked): Letter {
  return confirmLetter(locale, asked, mails[locale].confirmOld.asked(asked.by, asked.organisation, asked.newEmail));
}

export function confirmNewLetter(locale: Locale, asked: Asked): Letter {
  return confirmLetter(locale, asked, mails[locale].confirmNew.asked(asked.by, asked.organisation));
}

function confirmLetter(locale: Locale, { link, notMe, organisation }: Asked, asked: string): Letter {
  const { subject, both, lasts, button } = mails[locale].confirm;
  return {
    subject,
    paragraphs: [asked, `${both} ${lasts}`],
    button: { label: button, path: `/e-mailadres/${link}` },
    ...(notMe === null
      ? { closing: [mails[locale].unknown] }
      : { links: [{ label: mails[locale].notMe, path: notMePath(notMe) }], closing: [mails[locale].freezes] }),
    reason: mails[locale].reason(organisation),
  };
}

type Changed = { readonly firstName: string; readonly insurer: string; readonly notMe: string };

export function emailChangedLetter(locale: Locale, { firstName, insurer, notMe }: Changed): Letter {
  const { subject, hello, changed, button } = mails[locale].emailChanged;
  return {
    subject,
    paragraphs: [hello(firstName), changed],
    button: { label: button, path: "/inloggen" },
    links: [{ label: mails[locale].notMe, path: notMe }],
    closing: [mails[locale].freezes],
    reason: mails[locale].reasonAccount(insurer),
  };
}

type Theirs = { readonly person: string; readonly organisation: string; readonly notMe: string };

export function theirEmailChangedLetter(locale: Locale, { person, organisation, notMe }: Theirs): Letter {
  const { subject, changed, notRight, freezes } = mails[locale].theirEmail;
  return {
    subject: subject(person),
    paragraphs: [changed(person)],
    links: [{ label: notRight, path: notMe }],
    closing: [freezes],
    reason: mails[locale].reasonAdministrator(organisation),
  };
}
