import { placesIn, stepIn } from "#lib/features/standing/mails.ts";
import type { KnownPerson } from "#lib/features/standing/rules.ts";
import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
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
