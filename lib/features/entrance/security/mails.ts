import type { Address } from "#lib/addresses.ts";
import { signIn, sinceAccount } from "#lib/features/base/people/mails.ts";
import { dateTime } from "#lib/platform/i18n/format.ts";
import { letter, type Said } from "#lib/platform/outbox/letter.ts";
import { type Device, deviceOf, type SecurityChange } from "./rules.ts";
import { words } from "./texts.ts";

type Told = {
  readonly firstName: string;
  readonly change: SecurityChange;
  readonly at: Date;
  /** What the browser that did it calls itself; null where no browser of a person did, or another person's. */
  readonly userAgent: string | null;
  /** The path at which the account is frozen. */
  readonly notMe: Address;
};

type Happened = { readonly subject: Said; readonly what: Said; readonly asks?: Said };

/** What happened, as the subject of the letter and as its first sentences, and what it asks of whoever did it. */
const happened: Readonly<Record<SecurityChange, Happened>> = {
  newDevice: {
    subject: { nl: "Ingelogd op een nieuw apparaat", en: "Signed in on a new device" },
    what: {
      nl: "Er is ingelogd op je account, op een apparaat dat we nog niet kenden.",
      en: "Someone signed in to your account, on a device we did not know yet.",
    },
  },
  afterWrongPasswords: {
    subject: { nl: "Ingelogd na foute wachtwoorden", en: "Signed in after wrong passwords" },
    what: {
      nl: "Er is ingelogd op je account. Daarvoor was er minstens vijf keer een fout wachtwoord ingevuld.",
      en: "Someone signed in to your account. Before that, a wrong password had been entered at least five times.",
    },
  },
  secondFactorFailed: {
    subject: { nl: "Inloggen mislukt na het juiste wachtwoord", en: "Sign-in failed after the right password" },
    what: {
      nl: "Iemand vulde je juiste wachtwoord in, maar daarna te vaak een verkeerde code. Kies een nieuw wachtwoord als jij dit niet was.",
      en: "Someone entered your right password, but then too many wrong codes. Choose a new password if it was not you.",
    },
  },
  stepUpFailed: {
    subject: { nl: "Bevestigen mislukt op je account", en: "Confirming failed in your account" },
    what: {
      nl: "Iemand die op je account was ingelogd, vulde te vaak een verkeerde code in. Kies een nieuw wachtwoord als jij dit niet was.",
      en: "Someone who was signed in to your account entered too many wrong codes. Choose a new password if it was not you.",
    },
  },
  password: {
    subject: { nl: "Je wachtwoord is gewijzigd", en: "Your password was changed" },
    what: {
      nl: "Je wachtwoord is gewijzigd. Op andere apparaten ben je nu uitgelogd.",
      en: "Your password was changed. On other devices you are now signed out.",
    },
  },
  appAdded: {
    subject: { nl: "Authenticator-app toegevoegd", en: "Authenticator app added" },
    what: {
      nl: "Bij je account hoort nu een authenticator-app. Inloggen kan met de codes daarvan.",
      en: "An authenticator app was added to your account. Its codes can be used to sign in.",
    },
  },
  appRemoved: {
    subject: { nl: "Authenticator-app verwijderd", en: "Authenticator app removed" },
    what: {
      nl: "De authenticator-app hoort niet meer bij je account. De codes daarvan werken niet meer.",
      en: "The authenticator app was removed from your account. Its codes no longer work.",
    },
  },
  passkeyAdded: {
    subject: { nl: "Passkey toegevoegd", en: "Passkey added" },
    what: {
      nl: "Bij je account hoort nu een nieuwe passkey. Inloggen kan daarmee.",
      en: "A new passkey was added to your account. It can be used to sign in.",
    },
  },
  passkeyRemoved: {
    subject: { nl: "Passkey verwijderd", en: "Passkey removed" },
    what: {
      nl: "Er is een passkey van je account verwijderd. Inloggen kan daar niet meer mee.",
      en: "A passkey was removed from your account. It can no longer be used to sign in.",
    },
  },
  externalAdded: {
    subject: { nl: "eHerkenning gekoppeld", en: "eHerkenning connected" },
    what: {
      nl: "Er is eHerkenning aan je account gekoppeld. Inloggen kan daarmee, voor één organisatie.",
      en: "eHerkenning was connected to your account. It can be used to sign in, for one organisation.",
    },
  },
  externalRemoved: {
    subject: { nl: "eHerkenning losgekoppeld", en: "eHerkenning disconnected" },
    what: {
      nl: "eHerkenning is losgekoppeld van je account. Inloggen kan daar niet meer mee.",
      en: "eHerkenning was disconnected from your account. It can no longer be used to sign in.",
    },
  },
  externalOutgrown: {
    subject: { nl: "Koppel eHerkenning opnieuw", en: "Connect eHerkenning again" },
    what: {
      nl: "Je bent beheerder of waarnemer. Een link uit een mail is dan te weinig om eHerkenning te koppelen. Die koppeling werkt daarom niet meer.",
      en: "You are an administrator or a deputy. A link from an email is then not enough to connect eHerkenning. So that connection no longer works.",
    },
    asks: {
      nl: "Log dan in met je wachtwoord en code, en koppel eHerkenning opnieuw.",
      en: "Then sign in with your password and code, and connect eHerkenning again.",
    },
  },
  recoveryCodesMade: {
    subject: { nl: "Nieuwe herstelcodes gemaakt", en: "New recovery codes made" },
    what: {
      nl: "Er zijn nieuwe herstelcodes voor je account. Oude herstelcodes werken niet meer.",
      en: "There are new recovery codes for your account. Old recovery codes no longer work.",
    },
  },
  recoveryCodeUsed: {
    subject: { nl: "Herstelcode gebruikt", en: "Recovery code used" },
    what: {
      nl: "Er is een herstelcode van je account gebruikt. Die code werkt nu niet meer.",
      en: "A recovery code of your account was used. That code no longer works.",
    },
  },
  smsOff: {
    subject: { nl: "Codes per sms uitgezet", en: "Codes by text message switched off" },
    what: {
      nl: "Om in te loggen krijg je geen code per sms meer.",
      en: "You no longer get a code by text message to sign in.",
    },
  },
  smsOn: {
    subject: { nl: "Codes per sms aangezet", en: "Codes by text message switched on" },
    what: {
      nl: "Je kunt weer inloggen met een code per sms.",
      en: "A code by text message can be used to sign in again.",
    },
  },
  deviceForgotten: {
    subject: { nl: "Een apparaat is vergeten", en: "A device was forgotten" },
    what: {
      nl: "Een apparaat geldt niet meer als bekend. Wie daar was ingelogd, is nu uitgelogd.",
      en: "A device no longer counts as known. Whoever was signed in there is now signed out.",
    },
  },
  sessionEnded: {
    subject: { nl: "Uitgelogd op een ander apparaat", en: "Signed out on another device" },
    what: {
      nl: "Op een van je apparaten is je account uitgelogd, vanaf een ander apparaat.",
      en: "Your account was signed out on one of your devices, from another device.",
    },
  },
  otherSessionsEnded: {
    subject: { nl: "Uitgelogd op alle andere apparaten", en: "Signed out on all other devices" },
    what: {
      nl: "Op alle andere apparaten is je account uitgelogd.",
      en: "Your account was signed out on all other devices.",
    },
  },
};

const whenAndWhere = (at: Date, device: Device | null): Said => ({
  nl: `Dit gebeurde op ${dateTime("nl", at)}${device ? `, met ${words.nl.device(device)}` : ""}.`,
  en: `This happened on ${dateTime("en", at)}${device ? `, with ${words.en.device(device)}` : ""}.`,
});

const nothing: Said = { nl: "Dan hoef je niets te doen.", en: "Then you don’t need to do anything." };

const closing = (asks: Said): Said => ({
  nl: `Was jij dit? ${asks.nl} Was jij dit niet? Kies ‘Dit was ik niet’. Dan zetten we je account meteen vast.`,
  en: `Was this you? ${asks.en} Was this not you? Choose ‘That was not me’. Then we freeze your account at once.`,
});

/**
 * The one letter about whatever changes in how somebody signs in, and about where it was done. Every room that changes
 * a factor sends it: `tellSecurityChanged` of this room's store makes its link and gives what a command puts in `send`.
 */
export const securityChangedLetter = letter(
  "security.changed",
  ({ firstName, change, at, userAgent, notMe }: Told, { insurer }) => {
    const { subject, what, asks = nothing } = happened[change];
    const end = closing(asks);
    const when = whenAndWhere(at, userAgent === null ? null : deviceOf(userAgent));
    return {
      hello: firstName,
      nl: { subject: subject.nl, paragraphs: [what.nl, when.nl], closing: [end.nl] },
      en: { subject: subject.en, paragraphs: [what.en, when.en], closing: [end.en] },
      button: signIn,
      links: [{ nl: "Dit was ik niet", en: "That was not me", path: notMe }],
      reason: sinceAccount(insurer),
    };
  },
);
