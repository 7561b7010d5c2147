import { type Address, to } from "#lib/addresses.ts";
import { signIn, sinceAccount, sinceAdministrator } from "#lib/features/base/people/mails.ts";
import { dateTime, ended } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { letter, type Said } from "#lib/platform/outbox/letter.ts";

type ToPerson = { readonly firstName: string };
/** Null means the insurer. */
type By = { readonly by: string | null; readonly organisation: string };
/** The path at which this reader can stop it. */
type Stoppable = { readonly notMe: Address };
type WithLink = { readonly link: string };

const thatWasNotMe = (path: Address) => [{ nl: "Dit was ik niet", en: "That was not me", path }];

const freezes: Said = {
  nl: "Was jij dit niet? Kies ‘Dit was ik niet’. Dan zetten we je account meteen vast.",
  en: "Was this not you? Choose ‘That was not me’. Then we freeze your account at once.",
};

/** To an address that may have been typed wrongly: its reader can freeze nobody. */
export const unknown: Said = {
  nl: "Ken je dit niet? Dan hoef je niets te doen.",
  en: "Is this not about you? Then you don’t need to do anything.",
};

export const numberStartedLetter = letter(
  "account-changes.number-started",
  (facts: ToPerson & By & Stoppable & WithLink & { readonly mobile: string }, { insurer }) => {
    const { firstName, by, organisation, mobile, link, notMe } = facts;
    return {
      hello: firstName,
      nl: {
        subject: "Bevestig je nieuwe mobiele nummer",
        paragraphs: [
          by === null
            ? `${insurer} wil je mobiele nummer wijzigen, na een telefoongesprek met jou. Het nieuwe nummer is ${mobile}.`
            : `${by}, beheerder van ${organisation}, wil je mobiele nummer wijzigen. Het nieuwe nummer is ${mobile}.`,
          "Klik op de knop en vul je wachtwoord in. Daarna krijg je een code op het nieuwe nummer. De link werkt 24 uur. Bevestig je niet, dan blijft je oude nummer.",
        ],
        closing: [freezes.nl],
      },
      en: {
        subject: "Confirm your new mobile number",
        paragraphs: [
          by === null
            ? `${insurer} wants to change your mobile number, after a telephone call with you. The new number is ${mobile}.`
            : `${by}, administrator of ${organisation}, wants to change your mobile number. The new number is ${mobile}.`,
          "Click the button and enter your password. Then you get a code on the new number. The link works for 24 hours. If you do not confirm, your old number stays.",
        ],
        closing: [freezes.en],
      },
      button: { nl: "Bevestig je nummer", en: "Confirm your number", path: to.newNumber(link) },
      links: thatWasNotMe(notMe),
      reason: sinceAccount(insurer),
    };
  },
);

export const numberChangedLetter = letter(
  "account-changes.number-changed",
  ({ firstName, mobile, notMe }: ToPerson & Stoppable & { readonly mobile: string }, { insurer }) => ({
    hello: firstName,
    nl: {
      subject: "Je mobiele nummer is gewijzigd",
      paragraphs: [
        `Je mobiele nummer is nu ${mobile}. Codes om in te loggen gaan daarheen. Overal waar je was ingelogd, ben je nu uitgelogd.`,
      ],
      closing: [freezes.nl],
    },
    en: {
      subject: "Your mobile number was changed",
      paragraphs: [
        `Your mobile number is now ${mobile}. Codes to sign in go there. Wherever you were signed in, you are now signed out.`,
      ],
      closing: [freezes.en],
    },
    button: signIn,
    links: thatWasNotMe(notMe),
    reason: sinceAccount(insurer),
  }),
);

/** What has already been done to the account. */
const reset = ({ by, organisation }: By, insurer: string): Said => ({
  nl: `${by === null ? `${insurer} laat je account opnieuw activeren, na een telefoongesprek met jou.` : `${by}, beheerder van ${organisation}, laat je account opnieuw activeren.`} Je oude wachtwoord en je oude nummer werken niet meer.`,
  en: `${by === null ? `${insurer} has asked you to activate your account again, after a telephone call with you.` : `${by}, administrator of ${organisation}, has asked you to activate your account again.`} Your old password and your old number no longer work.`,
});

type Reactivated = ToPerson & By & WithLink & { readonly from: Date };

/** `notMe` is null in a mail to a new address, which may be anybody's. */
export const reactivationLetter = letter(
  "account-changes.reactivation",
  ({ firstName, from, link, notMe, ...facts }: Reactivated & { readonly notMe: Address | null }, { insurer }) => ({
    hello: firstName,
    nl: {
      subject: "Activeer je account opnieuw",
      paragraphs: [
        reset(facts, insurer).nl,
        `De link werkt vanaf ${dateTime("nl", from)}, 7 dagen lang. Kies dan een wachtwoord. De code komt op je nieuwe telefoon.`,
      ],
      closing: [notMe === null ? unknown.nl : freezes.nl],
    },
    en: {
      subject: "Activate your account again",
      paragraphs: [
        reset(facts, insurer).en,
        `The link works from ${dateTime("en", from)}, for 7 days. Then choose a password. The code comes on your new phone.`,
      ],
      closing: [notMe === null ? unknown.en : freezes.en],
    },
    button: { nl: "Account activeren", en: "Activate account", path: to.activation(link) },
    links: notMe === null ? [] : thatWasNotMe(notMe),
    reason: sinceAccount(insurer),
  }),
);

/** To the old address, which does not get the link. */
export const reactivationElsewhereLetter = letter(
  "account-changes.reactivation-elsewhere",
  ({ firstName, notMe, ...facts }: ToPerson & By & Stoppable, { insurer }) => ({
    hello: firstName,
    nl: {
      subject: "Je account krijgt een ander e-mailadres",
      paragraphs: [reset(facts, insurer).nl, "De link om te activeren gaat naar een nieuw e-mailadres."],
      closing: [freezes.nl],
    },
    en: {
      subject: "Your account gets another email address",
      paragraphs: [reset(facts, insurer).en, "The link to activate it goes to a new email address."],
      closing: [freezes.en],
    },
    links: thatWasNotMe(notMe),
    reason: sinceAccount(insurer),
  }),
);

export type Occasion = "numberStarted" | "numberChanged" | "reactivation";

/** The path at which a beheerder can stop the change, or report one that was finished. */
type Contestable = { readonly notRight: Address };

const stops: Said = {
  nl: "Vertrouw je het niet? Met de link stop je deze wijziging. Het account blijft verder zoals het is.",
  en: "Do you not trust it? With the link you stop this change. The account stays as it is otherwise.",
};
const stop = { nl: "Dit klopt niet: stop de wijziging", en: "This is not right: stop the change" };

/** For a change that is finished, which no beheerder can undo. */
export const reports: Said = {
  nl: "Vertrouw je het niet? Meld het met de link. Dan zoekt de Servicedesk het uit.",
  en: "Do you not trust it? Report it with the link. Then the Servicedesk looks into it.",
};
export const report = { nl: "Dit klopt niet: meld het", en: "This is not right: report it" };

type ToAdministrator = Contestable & {
  readonly occasion: Occasion;
  readonly person: string;
  /** Who did it, the insurer included; null hides a beheerder of another organisation from the reader. */
  readonly by: string | null;
  /** The organisation in which the reader is beheerder. */
  readonly organisation: string;
};

export const administratorLetter = letter(
  "account-changes.administrator",
  ({ occasion, person, by, organisation, notRight: path }: ToAdministrator) => ({
    nl: {
      subject: {
        numberStarted: `Nieuw mobiel nummer voor ${person}`,
        numberChanged: `Het mobiele nummer van ${person} is gewijzigd`,
        reactivation: `${person} activeert het account opnieuw`,
      }[occasion],
      paragraphs: [
        {
          numberStarted: `${by ?? "Een beheerder"} wil het mobiele nummer van ${person} wijzigen. ${person} moet dat nog bevestigen, met wachtwoord en code.`,
          numberChanged: `${person} heeft een nieuw mobiel nummer bevestigd.`,
          reactivation: `${by ?? "Een beheerder"} laat ${person} het account opnieuw activeren. Er hoort een nieuw mobiel nummer bij.`,
        }[occasion],
      ],
      closing: [occasion === "numberChanged" ? reports.nl : stops.nl],
    },
    en: {
      subject: {
        numberStarted: `New mobile number for ${person}`,
        numberChanged: `The mobile number of ${person} was changed`,
        reactivation: `${person} activates the account again`,
      }[occasion],
      paragraphs: [
        {
          numberStarted: `${by ?? "An administrator"} wants to change the mobile number of ${person}. ${person} still has to confirm that, with password and code.`,
          numberChanged: `${person} has confirmed a new mobile number.`,
          reactivation: `${by ?? "An administrator"} has ${person} activate the account again. A new mobile number comes with it.`,
        }[occasion],
      ],
      closing: [occasion === "numberChanged" ? reports.en : stops.en],
    },
    links: [{ ...(occasion === "numberChanged" ? report : stop), path }],
    reason: sinceAdministrator(organisation),
  }),
);

const toOldNumber: Record<Locale, Record<Occasion, (insurer: string) => string>> = {
  nl: {
    numberStarted: (insurer) =>
      `Iemand wil je mobiele nummer bij ${insurer} wijzigen. Was jij dit niet? Zet je account vast:`,
    numberChanged: (insurer) => `Je mobiele nummer bij ${insurer} is gewijzigd. Was jij dit niet? Zet je account vast:`,
    reactivation: (insurer) =>
      `Je account bij ${insurer} krijgt een ander mobiel nummer. Was jij dit niet? Zet je account vast:`,
  },
  en: {
    numberStarted: (insurer) =>
      `Somebody wants to change your mobile number at ${ended(insurer)} Was this not you? Freeze your account:`,
    numberChanged: (insurer) => `Your mobile number at ${insurer} was changed. Was this not you? Freeze your account:`,
    reactivation: (insurer) =>
      `Your account at ${insurer} gets another mobile number. Was this not you? Freeze your account:`,
  },
};

/** To the old number. `url` is complete, so that a telephone makes it a link. */
export const oldNumberText = (locale: Locale, occasion: Occasion, insurer: string, url: string) =>
  `${toOldNumber[locale][occasion](insurer)} ${url}`;

export const frozenLetter = letter(
  "account-changes.frozen",
  ({ firstName, reference }: ToPerson & { readonly reference: string }, { insurer, desk }) => ({
    hello: firstName,
    nl: {
      subject: "Je account is vastgezet",
      paragraphs: [
        "Iemand meldde dat een wijziging van je account niet klopt. Daarom is het vastgezet. Niemand kan er nu mee inloggen.",
        `De ${desk.name} belt je hierover, ${desk.hours}.`,
      ],
      closing: [`Heb je haast? Bel ${desk.phone}. Je kenmerk is ${reference}.`],
    },
    en: {
      subject: "Your account is frozen",
      paragraphs: [
        "Somebody reported that a change to your account is not right. That is why it is frozen. Nobody can sign in with it now.",
        `The ${desk.name} calls you about it, ${desk.hours}.`,
      ],
      closing: [`In a hurry? Call ${desk.phone}. Your reference is ${reference}.`],
    },
    reason: sinceAccount(insurer),
  }),
);

type Theirs = { readonly person: string; readonly organisation: string };

export const frozenAdministratorLetter = letter(
  "account-changes.frozen-administrator",
  ({ person, organisation }: Theirs, { desk }) => ({
    nl: {
      subject: `Het account van ${person} is vastgezet`,
      paragraphs: [
        `Iemand meldde dat een wijziging van het account van ${person} niet klopt. Niemand kan er nu mee inloggen.`,
        `De ${desk.name} zoekt het uit. Jij hoeft niets te doen.`,
      ],
    },
    en: {
      subject: `The account of ${person} is frozen`,
      paragraphs: [
        `Somebody reported that a change to the account of ${person} is not right. Nobody can sign in with it now.`,
        `The ${desk.name} sees to it. You don’t need to do anything.`,
      ],
    },
    reason: sinceAdministrator(organisation),
  }),
);

/** To the person, when a beheerder stopped a change that was under way. */
export const changeStoppedLetter = letter(
  "account-changes.stopped",
  (
    { firstName, kind }: ToPerson & { readonly kind: "MOBILE_NUMBER" | "EMAIL" | "NAME" | "REACTIVATION" },
    { insurer },
  ) => ({
    hello: firstName,
    nl: {
      subject: "Een wijziging van je account is gestopt",
      paragraphs: [
        "Een beheerder meldde dat een wijziging van je account niet klopt. Daarom is die gestopt. De link in de eerdere mail werkt niet meer.",
        kind === "REACTIVATION"
          ? "Je oude wachtwoord en nummer werken niet meer. Vraag je beheerder of de Servicedesk om opnieuw te beginnen."
          : "Aan je account is niets veranderd.",
      ],
    },
    en: {
      subject: "A change to your account was stopped",
      paragraphs: [
        "An administrator reported that a change to your account is not right. That is why it was stopped. The link in the earlier email no longer works.",
        kind === "REACTIVATION"
          ? "Your old password and number no longer work. Ask your administrator or the Servicedesk to begin again."
          : "Nothing about your account has changed.",
      ],
    },
    reason: sinceAccount(insurer),
  }),
);
