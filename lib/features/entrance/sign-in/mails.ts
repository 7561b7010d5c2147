import { to } from "#lib/addresses.ts";
import { sinceAccount } from "#lib/features/base/people/mails.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { ended } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { letter, type Said } from "#lib/platform/outbox/letter.ts";
import type { BeforeCode, Lane } from "./rules.ts";

/** To someone whose account was just blocked by too many wrong passwords. */
export const blockedLetter = letter(
  "sign-in.blocked",
  ({ firstName }: { readonly firstName: string }, { insurer }) => ({
    hello: firstName,
    nl: {
      subject: "Je account is geblokkeerd",
      paragraphs: [
        "Er is te vaak een verkeerd wachtwoord ingevuld. Daarom is je account geblokkeerd.",
        "Vraag je beheerder om je te deblokkeren. Je hoeft niet te weten wie dat is: wij sturen je vraag door.",
      ],
      closing: ["Heb je zelf niet geprobeerd in te loggen? Vertel dat dan ook aan je beheerder."],
    },
    en: {
      subject: "Your account is blocked",
      paragraphs: [
        "There were too many sign-in attempts with a wrong password. That is why your account is blocked.",
        "Ask your administrator to unblock you. You do not need to know who that is: we pass on your question.",
      ],
      closing: ["Was it not you who tried to sign in? Tell your administrator that too."],
    },
    button: {
      nl: "Vraag je beheerder",
      en: "Ask your administrator",
      path: to.askAdministrator(),
    },
    reason: sinceAccount(insurer),
  }),
);

type Closed = { readonly firstName: string; readonly lane: Lane };

/** To someone whose password was wrong so often in one lane that none is looked at there any more. */
export const closedLetter = letter("sign-in.closed", ({ firstName, lane }: Closed, { insurer }) => ({
  hello: firstName,
  nl: {
    subject: "Kies een nieuw wachtwoord",
    paragraphs: [
      lane === "elsewhere"
        ? "Er is te vaak een verkeerd wachtwoord ingevuld bij jouw account. Op een nieuw apparaat werkt je wachtwoord daarom niet meer."
        : "Er is te vaak een verkeerd wachtwoord ingevuld bij jouw account. Je wachtwoord werkt daarom niet meer op je eigen apparaten.",
      lane === "elsewhere" &&
        "Heb je een apparaat waarop je eerder inlogde? Daar kun je nog steeds inloggen. Je account is niet geblokkeerd.",
      "Met een nieuw wachtwoord kun je weer overal inloggen.",
    ],
    closing: ["Heb je dit zelf niet gedaan? Dan probeert iemand anders je wachtwoord te raden. Dat is niet gelukt."],
  },
  en: {
    subject: "Choose a new password",
    paragraphs: [
      lane === "elsewhere"
        ? "A wrong password was entered too often for your account. That is why your password no longer works on a new device."
        : "A wrong password was entered too often for your account. That is why your password no longer works on your own devices.",
      lane === "elsewhere" &&
        "Do you have a device on which you signed in before? You can still sign in there. Your account is not blocked.",
      "With a new password you can sign in everywhere again.",
    ],
    closing: ["Was this not you? Then somebody else is trying to guess your password. They have not succeeded."],
  },
  button: { nl: "Nieuw wachtwoord kiezen", en: "Choose a new password", path: to.forgotPassword() },
  reason: sinceAccount(insurer),
}));

/** What was done before the codes, and what it means when its owner did not do it. */
const guesses: Readonly<Record<BeforeCode, { readonly what: Said; readonly notYou: Said }>> = {
  SIGN_IN: {
    what: {
      nl: "Na je goede wachtwoord is te vaak een verkeerde code ingevuld.",
      en: "After your right password a wrong code was entered too often.",
    },
    notYou: {
      nl: "Dan kent iemand je wachtwoord. Vertel dat je beheerder, en kies daarna een nieuw wachtwoord.",
      en: "Then somebody knows your password. Tell your administrator, and then choose a new one.",
    },
  },
  RESET_PASSWORD: {
    what: {
      nl: "Na een link uit je mail is te vaak een verkeerde code ingevuld.",
      en: "After a link from your email a wrong code was entered too often.",
    },
    notYou: {
      nl: "Dan leest iemand je mail. Vertel dat je beheerder, en kies een nieuw wachtwoord voor je mail.",
      en: "Then somebody reads your email. Tell your administrator, and choose a new password for your email.",
    },
  },
  STEP_UP: {
    what: {
      nl: "Op een apparaat waar je was ingelogd, is te vaak een verkeerde code ingevuld.",
      en: "On a device on which you were signed in, a wrong code was entered too often.",
    },
    notYou: {
      nl: "Dan gebruikt iemand dat apparaat, of je wachtwoord. Vertel dat je beheerder, en kies daarna een nieuw wachtwoord.",
      en: "Then somebody uses that device, or your password. Tell your administrator, and then choose a new password.",
    },
  },
};

type CodesGuessed = { readonly firstName: string; readonly purpose: BeforeCode };

/** To someone whose account was just blocked by wrong codes. */
export const codesGuessedLetter = letter(
  "sign-in.codes-guessed",
  ({ firstName, purpose }: CodesGuessed, { insurer }) => ({
    hello: firstName,
    nl: {
      subject: "Je account is geblokkeerd",
      paragraphs: [
        `${guesses[purpose].what.nl} Daarom is je account geblokkeerd.`,
        "Deed je dit zelf? Vraag je beheerder om je te deblokkeren.",
      ],
      closing: [`Deed je dit niet zelf? ${guesses[purpose].notYou.nl}`],
    },
    en: {
      subject: "Your account is blocked",
      paragraphs: [
        `${guesses[purpose].what.en} That is why your account is blocked.`,
        "Was it you? Ask your administrator to unblock you.",
      ],
      closing: [`Was it not you? ${guesses[purpose].notYou.en}`],
    },
    button: { nl: "Vraag je beheerder", en: "Ask your administrator", path: to.askAdministrator() },
    reason: sinceAccount(insurer),
  }),
);

/** For whoever is unblocked after that. */
export const chooseAnother: Said = {
  nl: "Je was geblokkeerd na te veel foute codes. Vulde je die niet zelf in? Dan kent iemand je wachtwoord, of kan die bij je mail of apparaat. Kies dan een nieuw wachtwoord, ook voor je mail.",
  en: "You were blocked after too many wrong codes. Was it not you who entered them? Then somebody knows your password, or has your email or a device of yours. In that case choose a new password, also for your email.",
};

/** An SMS for somebody whose mail another reads. It has no link: nobody should learn to follow those. */
export const resetGuessed = (locale: Locale, insurer: string, { name, phone }: Desk, isBlocked: boolean) =>
  ({
    nl: `${insurer}: na een link uit je mail is te vaak een verkeerde code ingevuld. ${isBlocked ? "Je account is nu geblokkeerd. " : ""}Was jij dat niet? Dan leest iemand je mail. Kies een nieuw wachtwoord voor je mail, en bel de ${name}: ${phone}.`,
    en: `${insurer}: after a link from your email a wrong code was entered too often. ${isBlocked ? "Your account is now blocked. " : ""}Was it not you? Then somebody reads your email. Choose a new password for your email, and call the ${name}: ${phone}.`,
  })[locale];

type ManyTries = {
  readonly firstName: string;
  readonly tries: number;
  /** One of the two. */
  readonly network: string | null;
  readonly organisation: string | null;
};

/** To the insurer's staff, when passwords are tried at scale. */
export const manyTriesLetter = letter(
  "sign-in.many-tries",
  ({ firstName, tries, network, organisation }: ManyTries, { insurer }) => ({
    hello: firstName,
    nl: {
      subject: "Er worden veel wachtwoorden geraden",
      paragraphs: [
        organisation
          ? `In een uur zijn ${tries} foute wachtwoorden ingevuld bij mensen van ${ended(organisation)}`
          : `In een uur zijn ${tries} foute wachtwoorden ingevuld vanaf het netwerk ${network ?? ""}.`,
        "Wie eerder inlogde op een apparaat, kan daar gewoon inloggen. Niemand is hierdoor geblokkeerd.",
        organisation
          ? "Kijk of de organisatie iets heeft gemerkt. Wie belt, kan zelf een link aanvragen op de pagina om in te loggen."
          : "Vraag je beheer om te kijken of dit netwerk te vertrouwen is. Zo niet, dan kan het bij de ingang worden geweigerd.",
      ],
    },
    en: {
      subject: "Many passwords are being guessed",
      paragraphs: [
        organisation
          ? `In one hour ${tries} wrong passwords were entered for people of ${ended(organisation)}`
          : `In one hour ${tries} wrong passwords were entered from the network ${network ?? ""}.`,
        "People who signed in on a device before can still sign in there. Nobody is blocked by this.",
        organisation
          ? "See whether the organisation has noticed anything. Whoever calls can ask for a link on the page where they sign in."
          : "Ask whoever runs the portal to see whether this network can be trusted. If not, it can be turned away at the entrance.",
      ],
    },
    reason: {
      nl: `Je krijgt deze mail omdat je medewerker bent van ${ended(insurer)}`,
      en: `You get this email because you are a member of staff of ${ended(insurer)}`,
    },
  }),
);
