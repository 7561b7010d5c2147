import { to } from "#lib/addresses.ts";
import { sinceAccount } from "#lib/features/base/people/mails.ts";
import { letter } from "#lib/platform/outbox/letter.ts";

type Facts = { readonly firstName: string; readonly link: string };

/** Lets one browser try passwords while others have to wait. It signs nobody in. */
export const signInLinkLetter = letter("sign-in-links.open", ({ firstName, link }: Facts, { insurer }) => ({
  hello: firstName,
  nl: {
    subject: "Je link om in te loggen",
    paragraphs: [
      "Houden foute wachtwoorden je tegen? Met deze link kun je toch inloggen, met je wachtwoord en een code.",
      "Open de link in de browser waarin je wilt inloggen. De link werkt een uur en één keer.",
    ],
    closing: ["Vroeg je hier niet om? Dan hoef je niets te doen."],
  },
  en: {
    subject: "Your link to sign in",
    paragraphs: [
      "Do you have to wait after wrong passwords? With this link you can sign in all the same, with your password and a code.",
      "Open the link in the browser in which you want to sign in. It works for an hour, and once.",
    ],
    closing: ["Did you not ask for this? Then you don’t need to do anything."],
  },
  button: { nl: "Verder met inloggen", en: "Continue signing in", path: to.openSignIn(link) },
  reason: sinceAccount(insurer),
}));
