import type { Desk } from "#lib/platform/contact.ts";
import { dayAndMonth } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { statusPath, type RejectReason } from "./rules.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const words = { nl, en };

export type About = {
  readonly company: string;
  readonly reference: string;
  /** Of the status page; each mail carries one of its own. */
  readonly link: string;
  readonly desk: Desk;
};

/** What every mail to who asked ends with: where to follow it, its reference, whom to call. */
function follow(locale: Locale, { reference, link, desk }: About) {
  const { mails } = words[locale];
  return {
    button: { label: mails.follow, path: statusPath(link) },
    closing: [mails.reference(reference), mails.call(desk)],
    reason: mails.reason,
  };
}

type Received = Pick<About, "reference" | "link" | "desk">;

/** To an address nobody has proven: nothing of what was typed stands in it. */
export function receivedLetter(locale: Locale, { reference, link, desk }: Received): Letter {
  const { received, ...mails } = words[locale].mails;
  return {
    subject: received.subject,
    paragraphs: [received.said, received.then],
    button: { label: received.button, path: statusPath(link) },
    closing: [received.wrong, mails.reference(reference), mails.call(desk)],
    reason: mails.reason,
  };
}

export function confirmedLetter(
  locale: Locale,
  { expectedAt, ...about }: About & { readonly expectedAt: Date },
): Letter {
  const { confirmed } = words[locale].mails;
  return {
    subject: confirmed.subject(about.reference),
    paragraphs: [confirmed.said(about.company), confirmed.expected(dayAndMonth(locale, expectedAt))],
    ...follow(locale, about),
  };
}

/** `waits`: the link comes after a day, in which the present beheerders can object. */
export function approvedLetter(locale: Locale, { waits, ...about }: About & { readonly waits: boolean }): Letter {
  const { approved } = words[locale].mails;
  return {
    subject: approved.subject,
    paragraphs: [approved.said(about.company), waits ? approved.waits : approved.soon],
    ...follow(locale, about),
  };
}

/** Says why, and what to do now. What staff wrote for each other stays with them. */
export function rejectedLetter(
  locale: Locale,
  { reason, ...about }: About & { readonly reason: RejectReason },
): Letter {
  const { rejected, mails } = words[locale];
  const { why, how } = rejected[reason];
  return {
    subject: mails.rejected.subject,
    paragraphs: [mails.rejected.said(about.company), why, how],
    ...follow(locale, about),
  };
}

/** For who works there already: nothing is left to take up. */
export function raisedLetter(locale: Locale, about: About): Letter {
  const { raised } = words[locale].mails;
  return {
    ...{ subject: raised.subject(about.company), paragraphs: [raised.said(about.company), raised.how] },
    ...follow(locale, about),
    button: { label: raised.button, path: "/inloggen" },
  };
}

type Ending = "stopped" | "expired" | "withdrawn";

const ending =
  (how: Ending) =>
  (locale: Locale, about: About): Letter => {
    const { subject, said, then } = words[locale].mails[how];
    return { subject, paragraphs: [said(about.company), then], ...follow(locale, about) };
  };

export const stoppedLetter = ending("stopped");
export const expiredLetter = ending("expired");
export const withdrawnLetter = ending("withdrawn");

type Told = {
  readonly person: string;
  readonly organisation: string;
  readonly reference: string;
  readonly desk: Desk;
};

/** To those who are beheerder already, a day before another one is invited. */
export function administratorsToldLetter(locale: Locale, { person, organisation, reference, desk }: Told): Letter {
  const { subject, said, how, wrong, reason } = words[locale].mails.administratorsTold;
  return {
    subject: subject(organisation),
    paragraphs: [said(person, organisation), how],
    closing: [wrong(desk, reference)],
    reason: reason(organisation),
  };
}
