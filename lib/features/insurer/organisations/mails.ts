import { type PortalKey, portalNames } from "#lib/platform/portals.ts";
import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const mails = { nl: nl.mails, en: en.mails };

export type Here = { readonly organisation: string; readonly insurer: string; readonly desk: Desk };

/** To the beheerders. */
export function closedLetter(locale: Locale, { organisation, insurer, desk }: Here): Letter {
  const { subject, closed, people, elsewhere, wrong, reason } = mails[locale].closed;
  return {
    subject: subject(organisation),
    paragraphs: [closed(insurer, organisation), people(organisation), elsewhere],
    closing: [wrong(desk)],
    reason: reason(organisation),
  };
}

/** To whoever asked for help there. It names no organisation: of who asked, an address may be all we know. */
export function requestClosedLetter(locale: Locale, { desk }: Pick<Here, "desk">): Letter {
  const { subject, closed, call, reason } = mails[locale].requestClosed;
  return { subject, paragraphs: [closed, call(desk)], reason };
}

/** To the beheerders. `phone` null: none is on file any more. */
export function phoneLetter(
  locale: Locale,
  { organisation, insurer, desk, phone }: Here & { readonly phone: string | null },
): Letter {
  const { subject, changed, now, none, use, wrong, reason } = mails[locale].phone;
  return {
    subject: subject(organisation),
    paragraphs: [
      `${changed(insurer, organisation)} ${phone === null ? none : now(phone)}`,
      ...(phone === null ? [] : [use]),
    ],
    closing: [wrong(desk)],
    reason: reason(organisation),
  };
}

type Changed = Here & { readonly added: readonly PortalKey[]; readonly taken: readonly PortalKey[] };

/** To the beheerders. */
export function portalsLetter(locale: Locale, { organisation, insurer, desk, added, taken }: Changed): Letter {
  const { subject, changed, came, went, everyone, some, button, wrong, reason } = mails[locale].portals;
  return {
    subject: subject(organisation),
    paragraphs: [
      changed(insurer, organisation),
      ...(taken.length > 0 ? [`${went(portalNames(locale, taken))} ${everyone}`] : []),
      ...(added.length > 0 ? [`${came(portalNames(locale, added))} ${some}`] : []),
    ],
    button: { label: button, path: "/beheer/gebruikers" },
    closing: [wrong(desk)],
    reason: reason(organisation),
  };
}
