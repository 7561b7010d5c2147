import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import type { BlockReason } from "./rules.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const mails = { nl: nl.mails, en: en.mails };
const reasons = { nl: nl.blockReasons, en: en.blockReasons };

type Unblocked = {
  /** The beheerder who did it. */
  readonly by: string;
  readonly organisation: string;
  /** False when the beheerder only answered a request: there was nothing to lift (any more). */
  readonly wasBlocked: boolean;
  /** The full address of the page for a forgotten password. */
  readonly forgotten: string;
  /** To the state of the request it answers, where the person can say that it did not help. */
  readonly path: string | null;
};

export function unblockedLetter(locale: Locale, { by, organisation, wasBlocked, forgotten, path }: Unblocked): Letter {
  const { subject, unblocked, notBlocked, button, forgot, stillNot, reason } = mails[locale].unblocked;
  return {
    subject,
    paragraphs: [wasBlocked ? unblocked(by, organisation) : notBlocked(by, organisation)],
    button: { label: button, path: "/inloggen" },
    ...(path !== null && { links: [{ label: stillNot, path }] }),
    closing: [`${forgot}\n${forgotten}`],
    reason: reason(organisation),
  };
}

export function blockedAgainLetter(locale: Locale, { by, organisation }: { by: string; organisation: string }): Letter {
  const { subject, blocked, ask, button, reason } = mails[locale].blockedAgain;
  return {
    subject,
    paragraphs: [blocked(by, organisation), ask(by)],
    button: { label: button, path: "/hulp-bij-inloggen" },
    reason: reason(organisation),
  };
}

type Here = { readonly organisation: string };
type Person = Here & { readonly person: string; readonly authorisationId: string };

const pageOf = ({ authorisationId }: Person) => `/beheer/gebruikers/${authorisationId}`;

/** Who did it and why is for the beheerders; the person can ask them. */
export function blockedLetter(locale: Locale, { organisation }: Here): Letter {
  const { subject, blocked, elsewhere, ask, button, reason } = mails[locale].blocked;
  return {
    subject: subject(organisation),
    paragraphs: [blocked(organisation), elsewhere, ask],
    button: { label: button, path: "/hulp-bij-inloggen" },
    reason: reason(organisation),
  };
}

export function colleagueBlockedLetter(
  locale: Locale,
  told: Person & { readonly by: string; readonly reason: BlockReason },
): Letter {
  const { subject, blocked, why, lasts, button, reason } = mails[locale].colleagueBlocked;
  const { by, person, organisation } = told;
  return {
    subject: subject(person),
    paragraphs: [blocked(by, person, organisation), why(reasons[locale][told.reason]), lasts],
    button: { label: button, path: pageOf(told) },
    reason: reason(organisation),
  };
}

export function withdrawnLetter(locale: Locale, { organisation }: Here): Letter {
  const { subject, ended, code, elsewhere, ask, reason } = mails[locale].withdrawn;
  return {
    subject: subject(organisation),
    paragraphs: [ended(organisation), `${code} ${elsewhere}`],
    closing: [ask],
    reason: reason(organisation),
  };
}

/** `by` is null when the insurer did it. */
export function administratorWithdrawnLetter(locale: Locale, told: Person & { readonly by: string | null }): Letter {
  const { subject, ended, endedByInsurer, button, reason } = mails[locale].administratorWithdrawn;
  const { by, person, organisation } = told;
  return {
    subject: subject(person),
    paragraphs: [by === null ? endedByInsurer(person) : ended(by, person)],
    button: { label: button, path: pageOf(told) },
    reason: reason(organisation),
  };
}

export function expiredLetter(locale: Locale, { organisation }: Here): Letter {
  const { subject, ended, elsewhere, ask, button, reason } = mails[locale].expired;
  return {
    subject: subject(organisation),
    paragraphs: [ended(organisation), elsewhere, ask],
    button: { label: button, path: "/hulp-bij-inloggen/vraag-je-beheerder?problem=ACCESS_CODE_INACTIVE" },
    reason: reason(organisation),
  };
}

export function colleagueExpiredLetter(locale: Locale, told: Person): Letter {
  const { subject, ended, again, button, reason } = mails[locale].colleagueExpired;
  const { person, organisation } = told;
  return {
    subject: subject(person),
    paragraphs: [ended(person, organisation), again],
    button: { label: button, path: `${pageOf(told)}/opnieuw-autoriseren` },
    reason: reason(organisation),
  };
}

type Reauthorised = Here & {
  readonly by: string;
  /** What keeps the person out still. */
  readonly blockCause: "WRONG_TRIES" | "FREEZE" | "STAFF" | null;
  readonly desk: Desk;
  /** To the state of the request it answers. */
  readonly path: string | null;
};

export function reauthorisedLetter(locale: Locale, { by, organisation, blockCause, desk, path }: Reauthorised): Letter {
  const { subject, again, blocked, frozen, signIn, help, stillNot, reason } = mails[locale].reauthorised;
  const still = blockCause === null ? [] : [blockCause === "WRONG_TRIES" ? blocked : frozen(desk)];
  return {
    subject: subject(organisation),
    paragraphs: [again(by, organisation), ...still],
    button: blockCause === null ? { label: signIn, path: "/inloggen" } : { label: help, path: "/hulp-bij-inloggen" },
    ...(path !== null && { links: [{ label: stillNot, path }] }),
    reason: reason(organisation),
  };
}
