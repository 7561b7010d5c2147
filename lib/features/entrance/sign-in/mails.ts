import { to } from "#lib/addresses.ts";
import { sinceAccount } from "#lib/features/base/people/mails.ts";
import { letter } from "#lib/platform/outbox/letter.ts";

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
