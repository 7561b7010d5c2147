import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";

type To = { readonly firstName: string; readonly insurer: string };

const reason: Record<Locale, (insurer: string) => string> = {
  nl: (insurer) => `Je krijgt deze mail omdat je een account hebt voor de zakelijke portalen van ${insurer}.`,
  en: (insurer) => `You get this mail because you have an account for the business portals of ${insurer}.`,
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
        closing: ["Heb je dit niet gevraagd? Dan hoef je niets te doen. Je wachtwoord blijft hetzelfde."],
        reason: reason.nl(insurer),
      }
    : {
        subject: "Choose a new password",
        paragraphs: [`Hello ${firstName},`, "Choose a new password with this link. It works for 24 hours, and once."],
        button: { label: "Choose a new password", path },
        closing: ["Did you not ask for this? Then you need not do anything. Your password stays the same."],
        reason: reason.en(insurer),
      };
}

/** The truth, where only the person reads it: a new password does not help someone who is blocked. */
export function blockedInsteadLetter(locale: Locale, { firstName, insurer }: To): Letter {
  const path = "/hulp-bij-inloggen/vraag-je-beheerder";
  return locale === "nl"
    ? {
        subject: "Je account is geblokkeerd",
        paragraphs: [
          `Hallo ${firstName},`,
          "Je vroeg om een nieuw wachtwoord. Je account is geblokkeerd, dus een nieuw wachtwoord helpt nu niet.",
          "Vraag je beheerder om je te deblokkeren. Daarna kun je een nieuw wachtwoord kiezen.",
        ],
        button: { label: "Vraag je beheerder", path },
        reason: reason.nl(insurer),
      }
    : {
        subject: "Your account is blocked",
        paragraphs: [
          `Hello ${firstName},`,
          "You asked for a new password. Your account is blocked, so a new password does not help now.",
          "Ask your administrator to unblock you. After that you can choose a new password.",
        ],
        button: { label: "Ask your administrator", path },
        reason: reason.en(insurer),
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
  { firstName, insurer, organisation }: To & { organisation: string },
  link: string,
): Letter {
  const path = `/activeren/${link}`;
  return locale === "nl"
    ? {
        subject: `Activeer je account voor ${organisation}`,
        paragraphs: [
          `Hallo ${firstName},`,
          `Je krijgt toegang tot de zakelijke portalen van ${insurer}, voor ${organisation}.`,
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
          "Choose a password and keep your phone at hand. The link works for 7 days, and once.",
        ],
        button: { label: "Activate account", path },
        reason: `You get this mail because ${organisation} invited you.`,
      };
}
