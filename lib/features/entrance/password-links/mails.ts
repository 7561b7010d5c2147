import { placesIn, stepIn } from "#lib/features/entrance/standing/mails.ts";
import type { KnownPerson } from "#lib/features/entrance/standing/rules.ts";
import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";
import { acceptPath } from "./rules.ts";

type To = { readonly firstName: string; readonly insurer: string };

const reason: Record<Locale, (insurer: string) => string> = {
  nl: (insurer) => `Je krijgt deze mail omdat je een account hebt voor de zakelijke portalen van ${insurer}.`,
  en: (insurer) => `You get this mail because you have an account for the business portals of ${insurer}.`,
};

const notAsked: Record<Locale, string> = {
  nl: "Heb je dit niet gevraagd? Dan hoef je niets te doen.",
  en: "Did you not ask for this? Then you need not do anything.",
};

export function resetLetter(locale: Locale, { firstName, insurer }: To, link: string): Letter {
  const path = `/wachtwoord-herstellen/${link}`;
  return locale === "nl"
    ? {
        subject: "Kies een nieuw wachtwoord",
        paragraphs: [
          `Hallo ${firstName},`,
          "Met deze link kies je een nieuw wachtwoord. De link werkt 24 uur en één keer.",
        ],
        button: { label: "Kies een nieuw wachtwoord", path },
        closing: [`${notAsked.nl} Je wachtwoord blijft hetzelfde.`],
        reason: reason.nl(insurer),
      }
    : {
        subject: "Choose a new password",
        paragraphs: [`Hello ${firstName},`, "Choose a new password with this link. It works for 24 hours, and once."],
        button: { label: "Choose a new password", path },
        closing: [`${notAsked.en} Your password stays the same.`],
        reason: reason.en(insurer),
      };
}

/** Why a new password does not help, who can, and the next step. The truth, where only the person reads it. */
export function whyNoLinkLetter(
  locale: Locale,
  person: KnownPerson,
  { insurer, desk }: { insurer: string; desk: Desk },
): Letter {
  const { firstName } = person;
  const opening =
    locale === "nl"
      ? [`Hallo ${firstName},`, "Je vroeg om een nieuw wachtwoord. Dat helpt nu niet, daarom zit er geen link bij."]
      : [`Hello ${firstName},`, "You asked for a new password. That does not help now, so there is no link here."];
  return {
    ...stepIn(locale, person, { desk, activation: null }),
    paragraphs: [...opening, ...placesIn(locale, person, desk)],
    closing: [notAsked[locale]],
    reason: reason[locale](insurer),
  };
}

/** To someone who asked for a new password before there was a first one. */
export function activateFirstLetter(
  locale: Locale,
  person: KnownPerson,
  { insurer, desk }: { insurer: string; desk: Desk },
  link: string,
): Letter {
  const { firstName } = person;
  const first =
    locale === "nl"
      ? [`Hallo ${firstName},`, "Je vroeg om een nieuw wachtwoord. Maar je hebt nog geen wachtwoord."]
      : [`Hello ${firstName},`, "You asked for a new password. But you have no password yet."];
  const last =
    locale === "nl"
      ? [
          "Met deze link activeer je je account en kies je een wachtwoord. Houd je telefoon bij de hand.",
          "De link werkt 7 dagen en één keer. Een oudere link werkt niet meer.",
        ]
      : [
          "With this link you activate your account and choose a password. Keep your phone at hand.",
          "The link works for 7 days, and once. An older link no longer works.",
        ];
  return {
    ...stepIn(locale, person, { desk, activation: link }),
    paragraphs: [...first, ...placesIn(locale, person, desk), last.join(" ")],
    closing: [notAsked[locale]],
    reason: reason[locale](insurer),
  };
}

export function passwordChangedLetter(locale: Locale, { firstName, insurer, desk }: To & { desk: Desk }): Letter {
  const path = "/hulp-bij-inloggen";
  return locale === "nl"
    ? {
        subject: "Je wachtwoord is gewijzigd",
        paragraphs: [
          `Hallo ${firstName},`,
          "Je wachtwoord is zojuist gewijzigd. Overal waar je was ingelogd, ben je nu uitgelogd.",
          `Was jij dit niet? Bel dan meteen de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
        ],
        button: { label: "Hulp bij inloggen", path },
        reason: reason.nl(insurer),
      }
    : {
        subject: "Your password was changed",
        paragraphs: [
          `Hello ${firstName},`,
          "Your password was changed just now. Wherever you were signed in, you are now signed out.",
          `Was this not you? Then call the ${desk.name} at once: ${desk.phone}, ${desk.hours}.`,
        ],
        button: { label: "Help signing in", path },
        reason: reason.en(insurer),
      };
}

export function invitationLetter(
  locale: Locale,
  { firstName, insurer, organisation, by }: To & { organisation: string; by?: string },
  link: string,
): Letter {
  const path = `/activeren/${link}`;
  return locale === "nl"
    ? {
        subject: `Activeer je account voor ${organisation}`,
        paragraphs: [
          `Hallo ${firstName},`,
          `Je krijgt toegang tot de zakelijke portalen van ${insurer}, voor ${organisation}.`,
          ...(by === undefined ? [] : [`${by}, beheerder bij ${organisation}, heeft je uitgenodigd.`]),
          "Kies een wachtwoord en houd je telefoon bij de hand. De link werkt 7 dagen en één keer.",
        ],
        button: { label: "Account activeren", path },
        reason: `Je krijgt deze mail omdat ${organisation} je heeft uitgenodigd.`,
      }
    : {
        subject: `Activate your account for ${organisation}`,
        paragraphs: [
          `Hello ${firstName},`,
          `You get access to the business portals of ${insurer}, for ${organisation}.`,
          ...(by === undefined ? [] : [`${by}, administrator at ${organisation}, invited you.`]),
          "Choose a password and keep your phone at hand. The link works for 7 days, and once.",
        ],
        button: { label: "Activate account", path },
        reason: `You get this mail because ${organisation} invited you.`,
      };
}

/** To one of the insurer's own people. */
export function staffInvitationLetter(locale: Locale, { firstName, insurer }: To, link: string): Letter {
  const path = `/activeren/${link}`;
  return locale === "nl"
    ? {
        subject: `Activeer je account als medewerker van ${insurer}`,
        paragraphs: [
          `Hallo ${firstName},`,
          `Je krijgt toegang tot Portaalhulp, als medewerker van ${insurer}.`,
          "Kies een wachtwoord en houd je telefoon bij de hand. De link werkt 7 dagen en één keer.",
        ],
        button: { label: "Account activeren", path },
        closing: ["Werk je hier niet? Dan hoef je niets te doen."],
        reason: `Je krijgt deze mail omdat ${insurer} je toegang geeft.`,
      }
    : {
        subject: `Activate your account as a member of staff of ${insurer}`,
        paragraphs: [
          `Hello ${firstName},`,
          `You get access to Portaalhulp, as a member of staff of ${insurer}.`,
          "Choose a password and keep your phone at hand. The link works for 7 days, and once.",
        ],
        button: { label: "Activate account", path },
        closing: ["Do you not work here? Then you need not do anything."],
        reason: `You get this mail because ${insurer} gives you access.`,
      };
}

type Offer = To & { readonly organisation: string; readonly by?: string };

/** To someone who has an account already: one button takes up the access. */
export function acceptLetter(locale: Locale, { firstName, insurer, organisation, by }: Offer, link: string): Letter {
  const path = acceptPath(link);
  return locale === "nl"
    ? {
        subject: `Aanvaard je toegang voor ${organisation}`,
        paragraphs: [
          `Hallo ${firstName},`,
          `${by ?? organisation} nodigt je uit om de portalen van ${insurer} te gebruiken voor ${organisation}.`,
          "Je houdt je account en je wachtwoord. Aanvaard je dit? Dan ziet de beheerder daar je naam en telefoonnummer.",
          "De link werkt 7 dagen en één keer.",
        ],
        button: { label: "Toegang aanvaarden", path },
        closing: [`Ken je ${organisation} niet? Doe dan niets.`],
        reason: `Je krijgt deze mail omdat ${organisation} je heeft uitgenodigd.`,
      }
    : {
        subject: `Accept your access for ${organisation}`,
        paragraphs: [
          `Hello ${firstName},`,
          `${by ?? organisation} invites you to use the portals of ${insurer} for ${organisation}.`,
          "You keep your account and your password. If you accept, the administrator there sees your name and phone number.",
          "The link works for 7 days, and once.",
        ],
        button: { label: "Accept access", path },
        closing: [`Do you not know ${organisation}? Then do nothing.`],
        reason: `You get this mail because ${organisation} invited you.`,
      };
}

/** To one of the insurer's own people, whom no beheerder can add: nothing comes of it. */
export function staffAddressLetter(locale: Locale, { firstName, insurer, organisation, by }: Offer): Letter {
  return locale === "nl"
    ? {
        subject: `${organisation} wil je toevoegen`,
        paragraphs: [
          `Hallo ${firstName},`,
          `${by ?? organisation} heeft je uitgenodigd als gebruiker van ${organisation}. Je hebt al een account als medewerker van ${insurer}.`,
          "Daarom kun je deze uitnodiging niet aanvaarden. Er verandert niets.",
          "Vind je dit vreemd? Meld het dan bij de Servicedesk.",
        ],
        reason: `Je krijgt deze mail omdat ${organisation} je heeft uitgenodigd.`,
      }
    : {
        subject: `${organisation} wants to add you`,
        paragraphs: [
          `Hello ${firstName},`,
          `${by ?? organisation} invited you as a user of ${organisation}. You already have an account as staff of ${insurer}.`,
          "That is why you cannot accept this invitation. Nothing changes.",
          "Does this seem odd? Then report it to the service desk.",
        ],
        reason: `You get this mail because ${organisation} invited you.`,
      };
}
