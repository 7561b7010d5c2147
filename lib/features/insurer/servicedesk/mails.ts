import { to } from "#lib/addresses.ts";
import { anotherPassword, signIn, sinceAccount } from "#lib/features/base/people/mails.ts";
import { chooseAnother } from "#lib/features/entrance/sign-in/mails.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { ended } from "#lib/platform/i18n/format.ts";
import { letter, type Said } from "#lib/platform/outbox/letter.ts";

type To = { readonly firstName: string };

const notYou = ({ name, phone }: Desk): Said => ({
  nl: `Heb je ons hierover niet gesproken? Bel dan meteen de ${name}: ${phone}.`,
  en: `Did you not speak to us about this? Then call the ${name} at once: ${phone}.`,
});

/** `codesGuessed` says whether it was wrong codes that had blocked the account. */
type Unblocked = To & { readonly codesGuessed: boolean };

export const unblockedLetter = letter(
  "servicedesk.unblocked",
  ({ firstName, codesGuessed }: Unblocked, { insurer, desk }) => ({
    hello: firstName,
    nl: {
      subject: "Je kunt weer inloggen",
      paragraphs: [
        `De ${desk.name} heeft je gedeblokkeerd, na een telefoongesprek met jou.`,
        codesGuessed && chooseAnother.nl,
      ],
      closing: [notYou(desk).nl],
    },
    en: {
      subject: "You can sign in again",
      paragraphs: [
        `The ${desk.name} has unblocked you, after a telephone call with you.`,
        codesGuessed && chooseAnother.en,
      ],
      closing: [notYou(desk).en],
    },
    button: signIn,
    links: [anotherPassword],
    reason: sinceAccount(insurer),
  }),
);

export const signedOutLetter = letter("servicedesk.signed-out", ({ firstName }: To, { insurer, desk }) => ({
  hello: firstName,
  nl: {
    subject: "Je bent overal uitgelogd",
    paragraphs: [
      `De ${desk.name} heeft je overal uitgelogd, na een telefoongesprek met jou. Je kunt gewoon weer inloggen.`,
    ],
    closing: [notYou(desk).nl],
  },
  en: {
    subject: "You have been signed out everywhere",
    paragraphs: [
      `The ${desk.name} signed you out everywhere, after a telephone call with you. You can simply sign in again.`,
    ],
    closing: [notYou(desk).en],
  },
  button: signIn,
  reason: sinceAccount(insurer),
}));

export const unfrozenLetter = letter(
  "servicedesk.unfrozen",
  ({ firstName, link }: To & { readonly link: string }, { insurer, desk }) => ({
    hello: firstName,
    nl: {
      subject: "Je account is weer vrij",
      paragraphs: [
        `De ${desk.name} heeft je account weer vrijgegeven, na een telefoongesprek met jou.`,
        "Je oude wachtwoord werkt niet meer. Kies een nieuw wachtwoord. De link werkt 24 uur en één keer.",
      ],
      closing: [notYou(desk).nl],
    },
    en: {
      subject: "Your account is free again",
      paragraphs: [
        `The ${desk.name} has released your account, after a telephone call with you.`,
        "Your old password no longer works. Choose a new password. The link works for 24 hours, and once.",
      ],
      closing: [notYou(desk).en],
    },
    button: { nl: "Kies een nieuw wachtwoord", en: "Choose a new password", path: to.newPassword(link) },
    reason: sinceAccount(insurer),
  }),
);

export const numberSetLetter = letter(
  "servicedesk.number-set",
  ({ firstName, mobile }: To & { readonly mobile: string }, { insurer, desk }) => ({
    hello: firstName,
    nl: {
      subject: "Je mobiele nummer is ingevuld",
      paragraphs: [
        `De ${desk.name} heeft een mobiel nummer voor je ingevuld: ${mobile}.`,
        "Bij het activeren van je account krijg je een code op dit nummer.",
      ],
      closing: [notYou(desk).nl],
    },
    en: {
      subject: "Your mobile number was filled in",
      paragraphs: [
        `The ${desk.name} has filled in a mobile number for you: ${mobile}.`,
        "When you activate your account you get a code on this number.",
      ],
      closing: [notYou(desk).en],
    },
    reason: sinceAccount(insurer),
  }),
);

const sinceAdministrator = (organisation: string): Said => ({
  nl: `Je krijgt deze mail omdat je beheerder bent van ${ended(organisation)}`,
  en: `You get this email because you are administrator of ${ended(organisation)}`,
});

type About = { readonly person: string; readonly organisation: string };

const wrong = ({ name, phone }: Desk): Said => ({
  nl: `Klopt dit niet? Bel dan meteen de ${name}: ${phone}.`,
  en: `Is this not right? Then call the ${name} at once: ${phone}.`,
});

export const unblockedAdministratorLetter = letter(
  "servicedesk.unblocked-administrator",
  ({ person, organisation }: About, { desk }) => ({
    nl: {
      subject: `${person} is gedeblokkeerd`,
      paragraphs: [`De ${desk.name} heeft ${person} gedeblokkeerd, na terugbellen.`],
      closing: [wrong(desk).nl],
    },
    en: {
      subject: `${person} has been unblocked`,
      paragraphs: [`The ${desk.name} has unblocked ${person}, after calling back.`],
      closing: [wrong(desk).en],
    },
    reason: sinceAdministrator(organisation),
  }),
);

export const unfrozenAdministratorLetter = letter(
  "servicedesk.unfrozen-administrator",
  ({ person, organisation }: About, { desk }) => ({
    nl: {
      subject: `Het account van ${person} is weer vrij`,
      paragraphs: [`De ${desk.name} heeft het account van ${person} weer vrijgegeven.`],
      closing: [wrong(desk).nl],
    },
    en: {
      subject: `The account of ${person} is free again`,
      paragraphs: [`The ${desk.name} has released the account of ${person}.`],
      closing: [wrong(desk).en],
    },
    reason: sinceAdministrator(organisation),
  }),
);
