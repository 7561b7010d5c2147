import { fullName, type Administrator, type Name } from "#lib/features/base/people/rules.ts";
import { placesIn, stepIn } from "#lib/features/entrance/standing/mails.ts";
import type { KnownPerson } from "#lib/features/entrance/standing/rules.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { date } from "#lib/platform/i18n/format.ts";
import { defaultLocale, isLocale, type Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { lastDayOf } from "./rules.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const words = { nl, en };

type With = { readonly desk: Desk; readonly activation: string | null };

/** Per organisation how someone stands and who their beheerders are, with one button: the next step. */
export function administratorsLetter(locale: Locale, person: KnownPerson, { desk, activation }: With): Letter {
  const { hello, asked, mobile, noMobile, linkLasts, notMe, reason } = words[locale].mail;
  const { mobileEnding, places } = person;
  const getsCodes = places.some(({ cause }) => cause.standing !== "withdrawn");
  const number = mobileEnding ? mobile(mobileEnding) : noMobile;
  return {
    ...stepIn(locale, person, { desk, activation }),
    paragraphs: [
      hello(person.firstName),
      asked,
      ...placesIn(locale, person, desk),
      ...(getsCodes ? [number] : []),
      ...(activation ? [linkLasts] : []),
    ],
    closing: [notMe],
    reason,
  };
}

type Person = Name & {
  readonly id: string;
  readonly email: string;
  readonly locale: string;
  readonly organisation: string;
};

type Recipient = { readonly email: string; readonly locale: string };

/** A letter and who it is for. */
export type Addressed = { readonly to: Recipient; readonly letter: Letter };

const localeOf = ({ locale }: Recipient): Locale => (isLocale(locale) ? locale : defaultLocale);

type Around = { readonly by: string; readonly others: readonly Administrator[] };

const manage = "/beheer/beheerders";

type Kind = keyof typeof nl.mails.about;
type Said = {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** Who can be asked about it: the beheerder who did it. */
  readonly by?: string;
  readonly path?: string;
};

const to = (recipient: Recipient, letter: Letter): Addressed => ({ to: recipient, letter });

function letter(locale: Locale, { organisation }: Person, { subject, paragraphs, by, path }: Said): Letter {
  const { open, signIn, unexpected, reason } = words[locale].mails;
  return {
    subject,
    paragraphs,
    button: { label: path === manage ? open : signIn, path: path ?? "/inloggen" },
    closing: [unexpected(by)],
    reason: reason(organisation),
  };
}

/** To the other beheerders: what has changed among them, and by whom. */
function toOthers(kind: Kind, person: Person, { by, others }: Around): Addressed[] {
  return others.map((other) => {
    const locale = localeOf(other);
    const { subject, said } = words[locale].mails.about[kind];
    const paragraphs = [said(by, fullName(person), person.organisation)];
    return to(other, letter(locale, person, { subject: subject(fullName(person)), paragraphs, path: manage, by }));
  });
}

export function appointedLetters(person: Person, around: Around): Addressed[] {
  const locale = localeOf(person);
  const { subject, said, can, again } = words[locale].mails.appointed;
  const paragraphs = [said(around.by, person.organisation), `${can} ${again}`];
  return [
    to(person, letter(locale, person, { subject, paragraphs, by: around.by })),
    ...toOthers("appointed", person, around),
  ];
}

export function removedLetters(person: Person, around: Around): Addressed[] {
  const locale = localeOf(person);
  const { subject, said, still } = words[locale].mails.removed;
  const paragraphs = [said(around.by, person.organisation), still];
  return [
    to(person, letter(locale, person, { subject, paragraphs, by: around.by })),
    ...toOthers("removed", person, around),
  ];
}

/** `isNew`: whoever takes over was no beheerder yet. */
export function handedOverLetters(person: Person, around: Around, isNew: boolean): Addressed[] {
  const locale = localeOf(person);
  const { subject, said, took, can, again } = words[locale].mails.handedOver;
  const paragraphs = isNew ? [said(around.by, person.organisation), `${can} ${again}`] : [took(around.by)];
  return [
    to(person, letter(locale, person, { subject, paragraphs, by: around.by })),
    ...toOthers("handedOver", person, around),
  ];
}

type Deputy = Person & { readonly deputyFrom: Date | null; readonly deputyUntil: Date | null };

const periodIn = (locale: Locale, { deputyFrom, deputyUntil }: Deputy) =>
  words[locale].mails.period(
    deputyFrom ? date(locale, deputyFrom) : "",
    deputyUntil ? date(locale, lastDayOf(deputyUntil)) : "",
  );

export function deputyAppointedLetters(person: Deputy, around: Around): Addressed[] {
  const locale = localeOf(person);
  const { subject, said, can, itself } = words[locale].mails.deputy;
  const paragraphs = [`${said(around.by, person.organisation)}\n${periodIn(locale, person)}`, `${can} ${itself}`];
  const toThem = around.others.map((other) => {
    const theirs = localeOf(other);
    const about = words[theirs].mails.about.deputy;
    const told = `${about.said(around.by, fullName(person), person.organisation)}\n${periodIn(theirs, person)}`;
    return to(
      other,
      letter(theirs, person, {
        subject: about.subject(fullName(person)),
        paragraphs: [told],
        path: manage,
        by: around.by,
      }),
    );
  });
  return [to(person, letter(locale, person, { subject, paragraphs, by: around.by })), ...toThem];
}

export function deputyEndedLetters(person: Deputy, around: Around): Addressed[] {
  const locale = localeOf(person);
  const { subject, said } = words[locale].mails.deputyEnded;
  const paragraphs = [said(around.by, person.organisation)];
  return [
    to(person, letter(locale, person, { subject, paragraphs, by: around.by })),
    ...toOthers("deputyEnded", person, around),
  ];
}

export function deputyStartsLetter(person: Deputy): Letter {
  const locale = localeOf(person);
  const { subject, said } = words[locale].mails.deputyStarts;
  const { can, itself } = words[locale].mails.deputy;
  return letter(locale, person, {
    subject,
    paragraphs: [`${said(person.organisation)}\n${periodIn(locale, person)}`, `${can} ${itself}`],
  });
}

export function deputyEndsLetter(person: Deputy): Letter {
  const locale = localeOf(person);
  const { subject, said } = words[locale].mails.deputyEnds;
  return letter(locale, person, { subject, paragraphs: [said(person.organisation)] });
}
