import type { Portal } from "#lib/features/base/people/schema.ts";
import { en as portalsEn } from "#lib/features/administration/authorisations/texts.en.ts";
import { nl as portalsNl } from "#lib/features/administration/authorisations/texts.nl.ts";
import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const mails = { nl: nl.mails, en: en.mails };
const portalNames = { nl: portalsNl.portals, en: portalsEn.portals };

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

type Changed = Here & { readonly added: readonly Portal[]; readonly taken: readonly Portal[] };

/** To the beheerders. */
export function portalsLetter(locale: Locale, { organisation, insurer, desk, added, taken }: Changed): Letter {
  const { subject, changed, came, went, everyone, some, button, wrong, reason } = mails[locale].portals;
  const named = (portals: readonly Portal[]) => portals.map((portal) => portalNames[locale][portal]).join(", ");
  return {
    subject: subject(organisation),
    paragraphs: [
      changed(insurer, organisation),
      ...(taken.length > 0 ? [`${went(named(taken))} ${everyone}`] : []),
      ...(added.length > 0 ? [`${came(named(added))} ${some}`] : []),
    ],
    button: { label: button, path: "/beheer/gebruikers" },
    closing: [wrong(desk)],
    reason: reason(organisation),
  };
}
