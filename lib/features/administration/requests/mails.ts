import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const mails = { nl: nl.mails, en: en.mails };

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
