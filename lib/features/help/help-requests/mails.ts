import type { Standing } from "#lib/features/entrance/standing/rules.ts";
import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { requestPath, type Problem } from "./rules.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const mails = { nl: nl.mails, en: en.mails };

/** Why a beheerder hears of it now. */
export type Occasion = "asked" | "again" | "reminder";

export type Help = {
  readonly id: string;
  readonly authorisationId: string | null;
  /** Null of someone nobody knows: nothing of theirs is in the mail. */
  readonly person: string | null;
  readonly organisation: string;
  readonly problem: Problem;
  /** What we see ourselves. */
  readonly standing: Standing | null;
  readonly isConfirmed: boolean;
  readonly desk: Desk;
};

/** To a beheerder. Nothing in it was typed by whoever asked. */
export function helpLetter(locale: Locale, occasion: Occasion, help: Help): Letter {
  const { known, stranger, problems, standings, confirmed, unconfirmed, strange, later, button, reason } =
    mails[locale].help;
  const { person, organisation, problem, standing, isConfirmed, desk } = help;
  const said =
    person === null
      ? [stranger.asks[occasion](organisation), strange]
      : [
          known.asks[occasion](person, organisation),
          [problems[problem], standing && standings[standing]].filter(Boolean).join("\n"),
          isConfirmed ? confirmed : unconfirmed,
        ];
  return {
    subject: person === null ? stranger.subject[occasion] : known.subject[occasion](person),
    paragraphs: [...said, ...(occasion === "reminder" ? [later(desk)] : [])],
    button: { label: button, path: requestPath(help) },
    reason: reason(organisation),
  };
}

/** To the beheerders who had been told: whoever has the mailbox did not ask. */
export function deniedLetter(
  locale: Locale,
  { person, organisation }: { person: string; organisation: string },
): Letter {
  const { subject, denied, nothing, careful } = mails[locale].denied;
  return {
    subject: subject(person),
    paragraphs: [denied(person, organisation), nothing],
    closing: [careful],
    reason: mails[locale].help.reason(organisation),
  };
}

type Asked = {
  readonly organisation: string;
  /** Without beheerders the insurer's staff have it. */
  readonly administrators: readonly string[];
  /** False: it stands in their list, but they have had too many mails for now. */
  readonly isTold: boolean;
  readonly reference: string;
  readonly isConfirmed: boolean;
  readonly path: string;
  readonly desk: Desk;
};

/** To whoever asked, at the address on file: who has been told, and whether it was them. */
export function askedLetter(locale: Locale, asked: Asked): Letter {
  const { subject, escalatedSubject, told, listed, escalated, soon, reference, question, hurry, reason } =
    mails[locale].asked;
  const { organisation, administrators, isTold, isConfirmed, path, desk } = asked;
  const theirs = administrators.length > 0;
  const names = inWords(locale, administrators);
  const withThem = isTold ? told(names, organisation) : listed(names, organisation);
  return {
    subject: theirs ? subject : escalatedSubject(desk),
    paragraphs: [
      theirs ? withThem : escalated(organisation, desk),
      `${soon}\n${reference(asked.reference)}`,
      ...(isConfirmed ? [] : [question]),
    ],
    ...answers(locale, path, isConfirmed),
    closing: [hurry(desk)],
    reason,
  };
}

/** Both lead to the same page, on which a button answers. */
function answers(locale: Locale, path: string, isConfirmed: boolean): Pick<Letter, "button" | "links"> {
  const { yes, no, look } = mails[locale].answers;
  if (isConfirmed) return { button: { label: look, path } };
  return { button: { label: yes, path }, links: [{ label: no, path: `${path}?antwoord=niet` }] };
}

/** To an address nobody knows. It names nobody, and says nothing of what was typed. */
export function strangerLetter(
  locale: Locale,
  { path, isConfirmed }: { readonly path: string; readonly isConfirmed: boolean },
): Letter {
  const { subject, asked, question, waits, otherwise, reason } = mails[locale].stranger;
  return {
    subject,
    paragraphs: [asked, isConfirmed ? waits : question],
    ...answers(locale, path, isConfirmed),
    closing: isConfirmed ? [] : [otherwise],
    reason,
  };
}

/** To someone who has an account, but no organisation whose beheerders could help. */
export function noPlaceLetter(locale: Locale, desk: Desk): Letter {
  const { subject, noPlace, call, notMe, reason } = mails[locale].noPlace;
  return { subject, paragraphs: [noPlace, call(desk)], closing: [notMe], reason };
}

/** To whoever asked: the beheerders did not come to it. */
export function handedOverLetter(locale: Locale, { path, desk }: { path: string; desk: Desk }): Letter {
  const { subject, now, nothing } = mails[locale].handedOver;
  return {
    subject: subject(desk),
    paragraphs: [now(desk), nothing],
    ...answers(locale, path, true),
    closing: [mails[locale].asked.hurry(desk)],
    reason: mails[locale].finished.reason,
  };
}

/** `organisation` null: of someone nobody knows, who is told of none. */
type Finished = { readonly organisation: string | null; readonly path: string; readonly desk: Desk };

export function finishedLetter(locale: Locale, { organisation, path, desk }: Finished): Letter {
  const { subject, done, button, stillNot, call, reason } = mails[locale].finished;
  return {
    subject,
    paragraphs: [done(organisation, desk)],
    button: { label: button, path: "/inloggen" },
    links: [{ label: stillNot, path }],
    closing: [call(desk)],
    reason,
  };
}

const inWords = (locale: Locale, names: readonly string[]) =>
  new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
