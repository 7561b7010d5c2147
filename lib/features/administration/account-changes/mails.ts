import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const mails = { nl: nl.mails, en: en.mails };

type ToPerson = {
  readonly firstName: string;
  readonly insurer: string;
  /** Null: to whoever reads an address that may be typed wrongly, and who can freeze nobody. */
  readonly notMe: string | null;
};
/** `by` null: the insurer. */
type By = { readonly by: string | null; readonly organisation: string };
type Started = ToPerson & By & { readonly mobile: string };

/** Where "that was not me" leads. */
export const notMePath = (secret: string) => `/dit-was-ik-niet/${secret}`;

export function numberStartedLetter(
  locale: Locale,
  { by, organisation, mobile, ...to }: Started,
  link: string,
): Letter {
  const { subject, asked, askedByInsurer, number, how, lasts, button } = mails[locale].numberStarted;
  const said = by === null ? askedByInsurer(to.insurer) : asked(by, organisation);
  return {
    subject,
    paragraphs: [hello(locale, to), `${said} ${number(mobile)}`, `${how} ${lasts}`],
    button: { label: button, path: `/mobiel-nummer/${link}` },
    ...whoWasIt(locale, to),
  };
}

export function numberChangedLetter(locale: Locale, { mobile, ...to }: ToPerson & { readonly mobile: string }): Letter {
  const { subject, changed, out, button } = mails[locale].numberChanged;
  return {
    subject,
    paragraphs: [hello(locale, to), `${changed(mobile)} ${out}`],
    button: { label: button, path: "/inloggen" },
    ...whoWasIt(locale, to),
  };
}

type Reactivated = ToPerson & By & { readonly from: Date };

/** `link` null: to the old address, where the link does not go. */
export function reactivationLetter(locale: Locale, facts: Reactivated, link: string | null): Letter {
  const { subject, asked, askedByInsurer, ended, from, how, button, goneSubject, gone } = mails[locale].reactivation;
  const said = facts.by === null ? askedByInsurer(facts.insurer) : asked(facts.by, facts.organisation);
  const opening = [hello(locale, facts), `${said} ${ended}`];
  if (link === null) return { subject: goneSubject, paragraphs: [...opening, gone], ...whoWasIt(locale, facts) };
  return {
    subject,
    paragraphs: [...opening, `${from(facts.from)} ${how}`],
    button: { label: button, path: `/activeren/${link}` },
    ...whoWasIt(locale, facts),
  };
}

const hello = (locale: Locale, { firstName }: ToPerson) => mails[locale].hello(firstName);

function whoWasIt(locale: Locale, { insurer, notMe }: ToPerson) {
  const { notMe: label, freezes, unknown, reason } = mails[locale];
  if (notMe === null) return { closing: [unknown], reason: reason(insurer) };
  return { links: [{ label, path: notMe }], closing: [freezes], reason: reason(insurer) };
}

export type Occasion = "numberStarted" | "numberChanged" | "reactivation";

type ToAdministrator = {
  readonly person: string;
  /** Who did it, the insurer too; null of a beheerder in another organisation, where nobody need know who manages whom. */
  readonly by: string | null;
  /** Where the reader is beheerder. */
  readonly organisation: string;
};

export function administratorLetter(
  locale: Locale,
  occasion: Occasion,
  { person, by, organisation, notMe }: ToAdministrator & { readonly notMe: string },
): Letter {
  const { aColleague, notRight, freezesTheirs, reasonAdministrator } = mails[locale];
  return {
    subject: mails[locale][occasion].theirSubject(person),
    paragraphs: [happened(locale, occasion, by ?? aColleague, person)],
    links: [{ label: notRight, path: notMe }],
    closing: [freezesTheirs],
    reason: reasonAdministrator(organisation),
  };
}

function happened(locale: Locale, occasion: Occasion, by: string, person: string): string {
  const { numberStarted, numberChanged, reactivation } = mails[locale];
  switch (occasion) {
    case "numberStarted":
      return `${numberStarted.theirs(by, person)} ${numberStarted.theyConfirm(person)}`;
    case "numberChanged":
      return numberChanged.theirs(person);
    case "reactivation":
      return `${reactivation.theirs(by, person)} ${reactivation.newNumber}`;
  }
}

/** To the old number; `url` in full, as a telephone reads it. */
export const oldNumberText = (locale: Locale, occasion: Occasion, insurer: string, url: string) =>
  `${mails[locale][occasion].sms(insurer)} ${url}`;

type Frozen = { readonly desk: Desk; readonly reference: string };

export function frozenLetter(locale: Locale, to: Omit<ToPerson, "notMe">, { desk, reference }: Frozen): Letter {
  const { hello, reason, frozen } = mails[locale];
  return {
    subject: frozen.subject,
    paragraphs: [hello(to.firstName), `${frozen.frozen} ${frozen.nobody}`, frozen.calls(desk)],
    closing: [frozen.hurry(desk, reference)],
    reason: reason(to.insurer),
  };
}

export function frozenAdministratorLetter(
  locale: Locale,
  { person, organisation }: Omit<ToAdministrator, "by">,
  { desk }: Pick<Frozen, "desk">,
): Letter {
  const { reasonAdministrator, frozen } = mails[locale];
  return {
    subject: frozen.theirSubject(person),
    paragraphs: [`${frozen.theirs(person)} ${frozen.nobody}`, frozen.seesTo(desk)],
    reason: reasonAdministrator(organisation),
  };
}
