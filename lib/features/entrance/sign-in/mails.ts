import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Letter } from "#lib/platform/outbox/mail.ts";

type Blocked = { readonly firstName: string; readonly insurer: string };

/** To someone whose account was just blocked by too many wrong passwords. */
export function blockedLetter(locale: Locale, { firstName, insurer }: Blocked): Letter {
  if (locale === "en") {
    return {
      subject: "Your account is blocked",
      paragraphs: [
        `Hello ${firstName},`,
        "There were too many sign-in attempts with a wrong password. That is why your account is blocked.",
        "Ask your administrator to unblock you. You do not need to know who that is: we pass on your question.",
      ],
      button: {
        label: "Ask your administrator",
        path: "/hulp-bij-inloggen/vraag-je-beheerder",
      },
      closing: ["Was it not you who tried to sign in? Tell your administrator that too."],
      reason: `You get this mail because you have an account for the business portals of ${insurer}.`,
    };
  }
  return {
    subject: "Je account is geblokkeerd",
    paragraphs: [
      `Hallo ${firstName},`,
      "Er is te vaak een verkeerd wachtwoord ingevuld. Daarom is je account geblokkeerd.",
      "Vraag je beheerder om je te deblokkeren. Je hoeft niet te weten wie dat is: wij sturen je vraag door.",
    ],
    button: {
      label: "Vraag je beheerder",
      path: "/hulp-bij-inloggen/vraag-je-beheerder",
    },
    closing: ["Heb je zelf niet geprobeerd in te loggen? Vertel dat dan ook aan je beheerder."],
    reason: `Je krijgt deze mail omdat je een account hebt voor de zakelijke portalen van ${insurer}.`,
  };
}
