import { to } from "#lib/addresses.ts";
import { helpSigningIn, signIn, sinceAccount } from "#lib/features/base/people/mails.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { time } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { letter } from "#lib/platform/outbox/letter.ts";

type To = { readonly firstName: string };
type There = To & { readonly organisation: string };

/** Finishes, in the browser that asked, what was begun at eHerkenning. */
export const bindLinkLetter = letter(
  "eherkenning.link",
  ({ firstName, organisation, link, until }: There & { readonly link: string; readonly until: Date }, { insurer }) => ({
    hello: firstName,
    nl: {
      subject: "Koppel eHerkenning aan je account",
      paragraphs: [
        `Iemand logde in met eHerkenning voor ${organisation}, en wil daarmee in jouw account. Ben jij dat? Open dan deze link en klik op de knop. Daarna log je in met eHerkenning, zonder wachtwoord.`,
        `De link werkt één keer, tot ${time("nl", until)}. En alleen in de browser waarin je hem vroeg.`,
      ],
      closing: ["Vroeg je hier niet om? Klik dan niet. Er verandert niets."],
    },
    en: {
      subject: "Connect eHerkenning to your account",
      paragraphs: [
        `Someone signed in with eHerkenning for ${organisation}, and wants to use it for your account. Is that you? Then open this link and click the button. After that you sign in with eHerkenning, without a password.`,
        `The link works once, until ${time("en", until)}, and only in the browser in which you asked for it.`,
      ],
      closing: ["Did you not ask for this? Then do not click. Nothing changes."],
    },
    button: { nl: "Koppel eHerkenning", en: "Connect eHerkenning", path: to.externalLink(link) },
    reason: sinceAccount(insurer),
  }),
);

/** To a beheerder, whose account is worth more than a mailbox. */
export const bindWithPasswordLetter = letter(
  "eherkenning.with-password",
  ({ firstName, organisation }: There, { insurer, desk }) => ({
    hello: firstName,
    nl: {
      subject: "Koppel eHerkenning met je wachtwoord",
      paragraphs: [
        `Iemand logde in met eHerkenning voor ${organisation}, en wil daarmee in jouw account.`,
        "Je bent beheerder. Daarom koppel je zelf, als je bent ingelogd met je wachtwoord en code. Kies bij Beveiliging voor eHerkenning.",
      ],
      closing: [`Was jij dit niet? Er verandert niets. Vertrouw je het niet? Bel de ${desk.name}: ${desk.phone}.`],
    },
    en: {
      subject: "Connect eHerkenning with your password",
      paragraphs: [
        `Someone signed in with eHerkenning for ${organisation}, and wants to use it for your account.`,
        "You are an administrator. So you connect it yourself, signed in with your password and code. Choose eHerkenning under Security.",
      ],
      closing: [`Was this not you? Nothing changes. Do you not trust it? Call the ${desk.name}: ${desk.phone}.`],
    },
    button: signIn,
    reason: sinceAccount(insurer),
  }),
);

/** To whom no link helps: the account may not enter, or not for this number. */
export const noBindLinkLetter = letter(
  "eherkenning.no-link",
  ({ firstName, kvkNumber }: To & { readonly kvkNumber: string }, { insurer }) => ({
    hello: firstName,
    nl: {
      subject: "Met deze eHerkenning kom je niet binnen",
      paragraphs: [
        `Iemand logde in met eHerkenning voor KvK-nummer ${kvkNumber}, en wil daarmee in jouw account. Dat kan nu niet: je account heeft daar geen toegang, of is geblokkeerd.`,
        "De hulp bij inloggen vertelt je wie je verder helpt.",
      ],
      closing: ["Vroeg je hier niet om? Dan hoef je niets te doen."],
    },
    en: {
      subject: "This eHerkenning does not let you in",
      paragraphs: [
        `Someone signed in with eHerkenning for KvK number ${kvkNumber}, and wants to use it for your account. That is not possible now: your account has no access there, or is blocked.`,
        "The login help tells you who can help.",
      ],
      closing: ["Did you not ask for this? Then you don’t need to do anything."],
    },
    button: helpSigningIn,
    reason: sinceAccount(insurer),
  }),
);

/** To the phone, since whoever reads the mail of another could have clicked. It has no link. */
export const boundByLink = (locale: Locale, insurer: string, { name, phone }: Desk) =>
  ({
    nl: `${insurer}: eHerkenning is aan je account gekoppeld. Was jij dat niet? Bel de ${name}: ${phone}.`,
    en: `${insurer}: eHerkenning was connected to your account. Was that not you? Call the ${name}: ${phone}.`,
  })[locale];
