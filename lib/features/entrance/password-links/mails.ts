import { to } from "#lib/addresses.ts";
import { sinceAccount } from "#lib/features/base/people/mails.ts";
import { helpersOf, placesIn, stepIn } from "#lib/features/entrance/standing/mails.ts";
import type { KnownPerson } from "#lib/features/entrance/standing/rules/causes.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { ended } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { letter, type Said } from "#lib/platform/outbox/letter.ts";

type To = { readonly firstName: string };
type WithLink = { readonly link: string };

const notAsked: Said = {
  nl: "Heb je dit niet gevraagd? Dan hoef je niets te doen.",
  en: "Did you not ask for this? Then you don’t need to do anything.",
};

const sinceInvited = (organisation: string): Said => ({
  nl: `Je krijgt deze mail omdat ${organisation} je heeft uitgenodigd.`,
  en: `You get this email because ${organisation} invited you.`,
});

const activate = (link: string) => ({ nl: "Account activeren", en: "Activate account", path: to.activation(link) });

export const resetLetter = letter("password-links.reset", ({ firstName, link }: To & WithLink, { insurer }) => ({
  hello: firstName,
  nl: {
    subject: "Kies een nieuw wachtwoord",
    paragraphs: ["Met deze link kies je een nieuw wachtwoord. De link werkt 24 uur en één keer."],
    closing: [`${notAsked.nl} Je wachtwoord blijft hetzelfde.`],
  },
  en: {
    subject: "Choose a new password",
    paragraphs: ["Choose a new password with this link. It works for 24 hours, and once."],
    closing: [`${notAsked.en} Your password stays the same.`],
  },
  button: { nl: "Kies een nieuw wachtwoord", en: "Choose a new password", path: to.newPassword(link) },
  reason: sinceAccount(insurer),
}));

/** Says why a new password does not help, who can help, and the next step. */
export const whyNoLinkLetter = letter("password-links.why-no-link", (person: KnownPerson, { insurer, desk }) => {
  const { subject, button } = stepIn(person, { desk, activation: null });
  return {
    hello: person.firstName,
    nl: {
      subject: subject.nl,
      paragraphs: [
        "Je vroeg om een nieuw wachtwoord. Dat helpt nu niet, daarom zit er geen link bij.",
        ...placesIn("nl", person, desk),
      ],
      closing: [notAsked.nl],
    },
    en: {
      subject: subject.en,
      paragraphs: [
        "You asked for a new password. That does not help now, so there is no link here.",
        ...placesIn("en", person, desk),
      ],
      closing: [notAsked.en],
    },
    button,
    addresses: helpersOf(person),
    reason: sinceAccount(insurer),
  };
});

/** To someone who asked for a new password before there was a first one. */
export const activateFirstLetter = letter(
  "password-links.activate-first",
  ({ link, ...person }: KnownPerson & WithLink, { insurer, desk }) => {
    const { subject, button } = stepIn(person, { desk, activation: link });
    return {
      hello: person.firstName,
      nl: {
        subject: subject.nl,
        paragraphs: [
          "Je vroeg om een nieuw wachtwoord. Maar je hebt nog geen wachtwoord.",
          ...placesIn("nl", person, desk),
          "Met deze link activeer je je account en kies je een wachtwoord. Houd je telefoon bij de hand. De link werkt 7 dagen en één keer. Een oudere link werkt niet meer.",
        ],
        closing: [notAsked.nl],
      },
      en: {
        subject: subject.en,
        paragraphs: [
          "You asked for a new password. But you have no password yet.",
          ...placesIn("en", person, desk),
          "With this link you activate your account and choose a password. Keep your phone at hand. The link works for 7 days, and once. An older link no longer works.",
        ],
        closing: [notAsked.en],
      },
      button,
      addresses: helpersOf(person),
      reason: sinceAccount(insurer),
    };
  },
);

/** `by` is the beheerder who did it, if one did. */
type Offer = To & WithLink & { readonly organisation: string; readonly by?: string };

export const invitationLetter = letter(
  "password-links.invitation",
  ({ firstName, organisation, by, link }: Offer, { insurer }) => ({
    hello: firstName,
    nl: {
      subject: `Activeer je account voor ${organisation}`,
      paragraphs: [
        `Je krijgt toegang tot de zakelijke portalen van ${insurer}, voor ${ended(organisation)}`,
        by !== undefined && `${by}, beheerder bij ${organisation}, heeft je uitgenodigd.`,
        "Kies een wachtwoord en houd je telefoon bij de hand. De link werkt 7 dagen en één keer.",
      ],
    },
    en: {
      subject: `Activate your account for ${organisation}`,
      paragraphs: [
        `You get access to the business portals of ${insurer}, for ${ended(organisation)}`,
        by !== undefined && `${by}, administrator at ${organisation}, invited you.`,
        "Choose a password and keep your phone at hand. The link works for 7 days, and once.",
      ],
    },
    button: activate(link),
    reason: sinceInvited(organisation),
  }),
);

/** To one of the insurer's own people. */
export const staffInvitationLetter = letter(
  "password-links.staff-invitation",
  ({ firstName, link }: To & WithLink, { insurer }) => ({
    hello: firstName,
    nl: {
      subject: `Activeer je account als medewerker van ${insurer}`,
      paragraphs: [
        `Je krijgt toegang tot Portaalhulp, als medewerker van ${ended(insurer)}`,
        "Kies een wachtwoord en houd je telefoon bij de hand. De link werkt 7 dagen en één keer.",
      ],
      closing: ["Werk je hier niet? Dan hoef je niets te doen."],
    },
    en: {
      subject: `Activate your account as a member of staff of ${insurer}`,
      paragraphs: [
        `You get access to Portaalhulp, as a member of staff of ${ended(insurer)}`,
        "Choose a password and keep your phone at hand. The link works for 7 days, and once.",
      ],
      closing: ["Do you not work here? Then you don’t need to do anything."],
    },
    button: activate(link),
    reason: {
      nl: `Je krijgt deze mail omdat ${insurer} je toegang geeft.`,
      en: `You get this email because ${insurer} gives you access.`,
    },
  }),
);

/** To someone who has an account already, and accepts with one button. */
export const acceptLetter = letter(
  "password-links.accept",
  ({ firstName, organisation, by, link }: Offer, { insurer }) => ({
    hello: firstName,
    nl: {
      subject: `Accepteer je toegang voor ${organisation}`,
      paragraphs: [
        `${by ?? organisation} nodigt je uit om de portalen van ${insurer} te gebruiken voor ${ended(organisation)}`,
        "Je houdt je account en je wachtwoord. Accepteer je dit? Dan ziet de beheerder daar je naam en telefoonnummer.",
        "De link werkt 7 dagen en één keer.",
      ],
      closing: [`Ken je ${organisation} niet? Doe dan niets.`],
    },
    en: {
      subject: `Accept your access for ${organisation}`,
      paragraphs: [
        `${by ?? organisation} invites you to use the portals of ${insurer} for ${ended(organisation)}`,
        "You keep your account and your password. If you accept, the administrator there sees your name and phone number.",
        "The link works for 7 days, and once.",
      ],
      closing: [`Do you not know ${organisation}? Then do nothing.`],
    },
    button: { nl: "Toegang accepteren", en: "Accept access", path: to.acceptance(link) },
    reason: sinceInvited(organisation),
  }),
);

/** To one of the insurer's own people: no beheerder can add them, so the invitation has no effect. */
export const staffAddressLetter = letter(
  "password-links.staff-address",
  ({ firstName, organisation, by }: Omit<Offer, "link">, { insurer }) => ({
    hello: firstName,
    nl: {
      subject: `${organisation} wil je toevoegen`,
      paragraphs: [
        `${by ?? organisation} heeft je uitgenodigd als gebruiker van ${ended(organisation)} Je hebt al een account als medewerker van ${ended(insurer)}`,
        "Daarom kun je deze uitnodiging niet accepteren. Er verandert niets.",
        "Vind je dit vreemd? Meld het dan bij de Servicedesk.",
      ],
    },
    en: {
      subject: `${organisation} wants to add you`,
      paragraphs: [
        `${by ?? organisation} invited you as a user of ${ended(organisation)} You already have an account as staff of ${ended(insurer)}`,
        "That is why you cannot accept this invitation. Nothing changes.",
        "Does this seem odd? Then report it to the Servicedesk.",
      ],
    },
    reason: sinceInvited(organisation),
  }),
);

/** An SMS for whoever waits for a mail that will come back. It has no link: nobody should learn to follow those. */
export const mailComesBack = (locale: Locale, insurer: string, { name, phone }: Desk) =>
  ({
    nl: `${insurer}: je vroeg om een mail. Mail aan jouw adres komt terug. Vraag je beheerder, of bel de ${name}: ${phone}.`,
    en: `${insurer}: you asked for an email. Email to your address comes back. Ask your administrator, or call the ${name}: ${phone}.`,
  })[locale];
