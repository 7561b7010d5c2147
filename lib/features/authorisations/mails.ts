import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const mails = { nl: nl.mails, en: en.mails };

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

type Settled = {
  readonly by: string;
  readonly organisation: string;
  readonly desk: Desk;
  /** To the state of the request, where the person can say that it did not help. */
  readonly path: string;
};

export function settledLetter(locale: Locale, { by, organisation, desk, path }: Settled): Letter {
  const { subject, settled, button, stillNot, call, reason } = mails[locale].settled;
  return {
    subject,
    paragraphs: [settled(by, organisation)],
    button: { label: button, path: "/inloggen" },
    links: [{ label: stillNot, path }],
    closing: [call(desk)],
    reason,
  };
}

/** To an address nobody knows: whose organisation it is and who the beheerders are, is not for them to read. */
export function strangersRequestSettledLetter(locale: Locale, { desk, path }: Pick<Settled, "desk" | "path">): Letter {
  const { subject, strangers, stillNot, call, reason } = mails[locale].settled;
  return { subject, paragraphs: [strangers], links: [{ label: stillNot, path }], closing: [call(desk)], reason };
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
