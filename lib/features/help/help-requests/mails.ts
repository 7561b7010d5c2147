import { type Address, to, withQuery } from "#lib/addresses.ts";
import { signIn, sinceAdministrator, stillNot } from "#lib/features/base/people/mails.ts";
import { causeIn, stepIn } from "#lib/features/entrance/standing/mails.ts";
import type { KnownPerson } from "#lib/features/entrance/standing/rules/causes.ts";
import type { Hindrance } from "#lib/features/entrance/standing/rules/hindrance.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { ended } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { portalName, type PortalKey } from "#lib/platform/portals.ts";
import { letter, type Said, type Way } from "#lib/platform/outbox/letter.ts";
import { requestAddress, type Problem } from "./rules.ts";

/** Why a beheerder hears of it now. */
export type Occasion = "asked" | "again" | "reminder";

export type Help = {
  readonly id: string;
  readonly authorisationId: string | null;
  /** Null for a stranger: nothing they typed is in the mail. */
  readonly person: string | null;
  readonly organisation: string;
  readonly problem: Problem;
  /** The portal that stayed closed, if it is about one. */
  readonly portal: PortalKey | null;
  /** What keeps the person out, as the portal itself knows; null for a stranger. */
  readonly hindrance: Hindrance | null;
  readonly isConfirmed: boolean;
};

const reported: Record<Problem, Said> = {
  BLOCKED: {
    nl: "Wat gemeld is: het account is geblokkeerd.",
    en: "What was reported: the account is blocked.",
  },
  ACCESS_CODE_INACTIVE: {
    nl: "Wat gemeld is: de toegangscode werkt niet meer.",
    en: "What was reported: the access code no longer works.",
  },
  WRONG_MOBILE_NUMBER: {
    nl: "Wat gemeld is: de code per sms komt niet aan.",
    en: "What was reported: the code by text message does not arrive.",
  },
  NO_MAIL: {
    nl: "Wat gemeld is: de mail voor een nieuw wachtwoord komt niet aan.",
    en: "What was reported: the email for a new password does not arrive.",
  },
  NO_ACCESS: {
    nl: "Wat gemeld is: er is nog geen toegang.",
    en: "What was reported: there is no access yet.",
  },
  OTHER: {
    nl: "Wat er precies niet lukt, weten we niet.",
    en: "We do not know what exactly does not work.",
  },
};

const seen: Record<Hindrance, Said> = {
  blocked: { nl: "Wat wij zien: het account is geblokkeerd.", en: "What we see: the account is blocked." },
  frozen: { nl: "Wat wij zien: het account is vastgezet.", en: "What we see: the account is frozen." },
  authorisationBlocked: {
    nl: "Wat wij zien: een beheerder heeft de autorisatie geblokkeerd.",
    en: "What we see: an administrator has blocked the authorisation.",
  },
  withdrawn: {
    nl: "Wat wij zien: de toegangscode is niet meer actief.",
    en: "What we see: the access code is no longer active.",
  },
  invited: {
    nl: "Wat wij zien: de uitnodiging is nog niet gebruikt.",
    en: "What we see: the invitation has not been used yet.",
  },
  none: { nl: "Wat wij zien: het account is actief.", en: "What we see: the account is active." },
};

const seeRequest = (help: Help): Way => ({
  nl: "Bekijk de hulpvraag",
  en: "See the help request",
  path: requestAddress({ ...help, isWithdrawn: help.hindrance === "withdrawn" }),
});

/** To a beheerder. Nothing in it was typed by whoever asked. */
export const helpLetter = letter(
  "help-requests.help",
  ({ person, occasion, ...help }: Help & { readonly person: string; readonly occasion: Occasion }, { desk }) => {
    const { organisation, problem, hindrance, isConfirmed } = help;
    const known = (locale: Locale) =>
      hindrance ? `${reported[problem][locale]}\n${seen[hindrance][locale]}` : reported[problem][locale];
    return {
      nl: {
        subject: {
          asked: `${person} vraagt je hulp bij het inloggen`,
          again: `Toch nog niet gelukt: ${person} vraagt je hulp`,
          reminder: `Nog niet opgelost: ${person} vraagt je hulp`,
        }[occasion],
        paragraphs: [
          {
            asked: `${person} van ${organisation} kan niet inloggen en vraagt je hulp.`,
            again: `${person} van ${organisation} kan nog steeds niet inloggen en vraagt opnieuw je hulp.`,
            reminder: `${person} van ${organisation} kan niet inloggen en wacht op hulp.`,
          }[occasion],
          known("nl"),
          isConfirmed
            ? "De hulpvraag is bevestigd via mail."
            : "Nog niet bevestigd: bel eerst, op een nummer dat je kent.",
          occasion === "reminder" && `Lukt het jullie vandaag niet? Dan neemt de ${desk.name} het over.`,
        ],
      },
      en: {
        subject: {
          asked: `${person} asks for your help with signing in`,
          again: `Still not working: ${person} asks for your help`,
          reminder: `Not solved yet: ${person} asks for your help`,
        }[occasion],
        paragraphs: [
          {
            asked: `${person} of ${organisation} cannot sign in and asks for your help.`,
            again: `${person} of ${organisation} still cannot sign in and asks for your help again.`,
            reminder: `${person} of ${organisation} cannot sign in and is waiting for help.`,
          }[occasion],
          known("en"),
          isConfirmed
            ? "The help request is confirmed by email."
            : "Not confirmed yet: call first, on a number you know.",
          occasion === "reminder" && `Can none of you do it today? Then the ${desk.name} takes over.`,
        ],
      },
      button: seeRequest({ person, ...help }),
      reason: sinceAdministrator(organisation),
    };
  },
);

/** To a beheerder, of somebody who is signed in and stands before a portal: who asks is certain, and what helps is named. */
export const portalHelpLetter = letter(
  "help-requests.portal-help",
  (
    {
      person,
      occasion,
      portal,
      ...help
    }: Help & { readonly person: string; readonly occasion: Occasion; readonly portal: PortalKey },
    { desk },
  ) => {
    const { organisation } = help;
    const [nl, en] = [portalName("nl", portal), portalName("en", portal)];
    const isReminder = occasion === "reminder";
    return {
      nl: {
        subject: `${isReminder ? "Nog niet opgelost: " : ""}${person} vraagt toegang tot ${nl}`,
        paragraphs: [
          `${person} van ${organisation} is ingelogd en kan ${nl} niet openen.`,
          "Hoort dit portaal bij het werk? Geef dan toegang. Anders sluit je de hulpvraag.",
          isReminder && `Lukt het jullie vandaag niet? Dan neemt de ${desk.name} het over.`,
        ],
      },
      en: {
        subject: `${isReminder ? "Not solved yet: " : ""}${person} asks for access to ${en}`,
        paragraphs: [
          `${person} of ${organisation} is signed in and cannot open ${en}.`,
          "Is this portal part of their work? Then give access. Otherwise close the help request.",
          isReminder && `Can none of you do it today? Then the ${desk.name} takes over.`,
        ],
      },
      button: seeRequest({ ...help, person, portal }),
      reason: sinceAdministrator(organisation),
    };
  },
);

/** To a beheerder, about a stranger. */
export const strangersHelpLetter = letter(
  "help-requests.strangers-help",
  ({ occasion, ...help }: Help & { readonly occasion: Occasion }, { desk }) => ({
    nl: {
      subject: {
        asked: "Iemand vraagt toegang",
        again: "Toch nog niet gelukt: iemand vraagt toegang",
        reminder: "Nog niet opgelost: iemand vraagt toegang",
      }[occasion],
      paragraphs: [
        {
          asked: `Iemand zonder account vraagt toegang bij ${ended(help.organisation)}`,
          again: `Iemand zonder account vraagt opnieuw toegang bij ${ended(help.organisation)}`,
          reminder: `Iemand zonder account wacht op toegang bij ${ended(help.organisation)}`,
        }[occasion],
        "Het e-mailadres is bevestigd. Wie het is, weten wij niet. Ken je de persoon niet? Doe dan niets.",
        occasion === "reminder" && `Lukt het jullie vandaag niet? Dan neemt de ${desk.name} het over.`,
      ],
    },
    en: {
      subject: {
        asked: "Someone asks for access",
        again: "Still not working: someone asks for access",
        reminder: "Not solved yet: someone asks for access",
      }[occasion],
      paragraphs: [
        {
          asked: `Someone without an account asks for access at ${ended(help.organisation)}`,
          again: `Someone without an account asks again for access at ${ended(help.organisation)}`,
          reminder: `Someone without an account is waiting for access at ${ended(help.organisation)}`,
        }[occasion],
        "The email address is confirmed. We do not know who it is. You do not know them? Then do nothing.",
        occasion === "reminder" && `Can none of you do it today? Then the ${desk.name} takes over.`,
      ],
    },
    button: seeRequest(help),
    reason: sinceAdministrator(help.organisation),
  }),
);

type Denied = { readonly person: string; readonly organisation: string };

/** To the beheerders who had been mailed: whoever has the mailbox did not ask. */
export const deniedLetter = letter("help-requests.denied", ({ person, organisation }: Denied) => ({
  nl: {
    subject: `Afgerond: ${person} vroeg niet om hulp`,
    paragraphs: [
      `De hulpvraag van ${person} van ${organisation} is afgerond. Het was iemand anders.`,
      "Je hoeft niets te doen. Aan het account is niets veranderd.",
    ],
    closing: ["Belt iemand je hierover? Bel dan zelf terug, op een nummer dat je kent."],
  },
  en: {
    subject: `Closed: ${person} did not ask for help`,
    paragraphs: [
      `The help request of ${person} of ${organisation} is closed. It was someone else.`,
      "You don’t need to do anything. Nothing has changed about the account.",
    ],
    closing: ["Does someone call you about this? Then call back yourself, on a number you know."],
  },
  reason: sinceAdministrator(organisation),
}));

/** Both links lead to the same page, where a button gives the answer. */
const answers = (path: Address, isConfirmed: boolean) =>
  isConfirmed
    ? { button: { nl: "Bekijk je hulpvraag", en: "See your help request", path } }
    : {
        button: { nl: "Dit was ik", en: "That was me", path },
        links: [{ nl: "Dit was ik niet", en: "That was not me", path: withQuery(path, { antwoord: "niet" }) }],
      };

export const sinceSomeoneAsked: Said = {
  nl: "Je krijgt deze mail omdat iemand met jouw e-mailadres om hulp vroeg.",
  en: "You get this email because someone asked for help with your email address.",
};

export const sinceYouAsked: Said = {
  nl: "Je krijgt deze mail omdat je om hulp vroeg bij het inloggen.",
  en: "You get this email because you asked for help with signing in.",
};

type Asked = {
  readonly organisation: string;
  /** The names of the beheerders who can help; when empty, the insurer's staff have it. */
  readonly administrators: readonly string[];
  /** Whether the insurer's staff have it already, though there is a beheerder who can help. */
  readonly isHandedOver: boolean;
  /** False when it stands in their list only, as they have had too many mails for now. */
  readonly isTold: boolean;
  readonly reference: string;
  readonly isConfirmed: boolean;
  readonly path: Address;
};

/** To whoever asked, at the address on file. It says who has been told, and asks whether it was them. */
export const askedLetter = letter("help-requests.asked", (asked: Asked, { desk }) => {
  const { organisation, administrators, isHandedOver, isTold, reference, isConfirmed, path } = asked;
  const whose = isHandedOver ? "handedOver" : administrators.length === 0 ? "nobody" : isTold ? "told" : "listed";
  const isOfDesk = whose === "handedOver" || whose === "nobody";
  const names = (locale: Locale) => new Intl.ListFormat(locale, { type: "conjunction" }).format(administrators);
  return {
    nl: {
      subject: isOfDesk ? `De ${desk.name} heeft je hulpvraag` : "Je beheerder heeft je hulpvraag",
      paragraphs: [
        {
          handedOver: `De ${desk.name} heeft je hulpvraag over ${organisation} al en helpt je verder.`,
          nobody: `Bij ${organisation} is nu geen beheerder die je kan helpen. Daarom heeft de ${desk.name} je hulpvraag.`,
          told: `We hebben je hulpvraag gestuurd naar ${names("nl")}, van ${ended(organisation)}`,
          listed: `Je hulpvraag staat in de lijst van ${names("nl")}, van ${ended(organisation)}`,
        }[whose],
        `Meestal ben je binnen 1 werkdag geholpen. Je krijgt daar bericht van.\nJe kenmerk is ${reference}.`,
        !isConfirmed && "Heb jij dit gevraagd? Vertel het ons. Daarna zie je hoe het met je hulpvraag staat.",
      ],
      closing: [`Heb je haast? Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`],
    },
    en: {
      subject: isOfDesk ? `The ${desk.name} has your help request` : "Your administrator has your help request",
      paragraphs: [
        {
          handedOver: `The ${desk.name} already has your help request about ${organisation} and will help you.`,
          nobody: `At ${organisation} there is no administrator who can help you now. So the ${desk.name} has your request.`,
          told: `We have sent your help request to ${names("en")}, of ${ended(organisation)}`,
          listed: `Your help request is in the list of ${names("en")}, of ${ended(organisation)}`,
        }[whose],
        `Most people are helped within 1 working day. You will get a message.\nYour reference is ${reference}.`,
        !isConfirmed && "Did you ask for this? Please tell us. You then see the status of your help request.",
      ],
      closing: [`In a hurry? Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`],
    },
    ...answers(path, isConfirmed),
    reason: sinceSomeoneAsked,
  };
});

const sinceStranger: Said = {
  nl: "Je krijgt deze mail omdat iemand jouw e-mailadres invulde bij de hulp.",
  en: "You get this email because someone entered your email address in our help.",
};

type Stranger = {
  readonly path: Address;
  /** Who has the request; nobody before it is confirmed. */
  readonly whose: "nobody" | "administrator" | "desk";
  /** The end of the organisation's number that was typed. */
  readonly numberEnd: string;
};

/** To an unknown address. It names nobody, and of what was typed it says the end of a number that we know. */
export const strangerLetter = letter("help-requests.stranger", ({ path, whose, numberEnd }: Stranger, { desk }) => ({
  nl: {
    subject: "Heb jij om hulp bij het inloggen gevraagd?",
    paragraphs: [
      "Iemand vroeg met dit e-mailadres om toegang.",
      {
        nobody: `Het nummer eindigt op ${numberEnd}. Vulde je later een ander nummer in? Dan zie je dat na je klik.`,
        administrator: "Een beheerder heeft je vraag al. Je hoeft niets te doen.",
        desk: `De ${desk.name} heeft je vraag al. Je hoeft niets te doen.`,
      }[whose],
      whose === "nobody" && "Was jij dat? Vertel het ons. Pas daarna krijgt een beheerder je vraag.",
    ],
    closing: [whose === "nobody" && "Was jij het niet? Dan hoef je niets te doen. Na 24 uur wissen we de vraag."],
  },
  en: {
    subject: "Did you ask for help with signing in?",
    paragraphs: [
      "Someone asked for access with this email address.",
      {
        nobody: `The number ends in ${numberEnd}. Did you enter another number later? Then you see that after your click.`,
        administrator: "An administrator has your request already. You don’t need to do anything.",
        desk: `The ${desk.name} has your request already. You don’t need to do anything.`,
      }[whose],
      whose === "nobody" && "Was that you? Please tell us. Only then does an administrator get your request.",
    ],
    closing: [
      whose === "nobody" && "Was it not you? Then you don’t need to do anything. We delete the request after 24 hours.",
    ],
  },
  ...answers(path, whose !== "nobody"),
  reason: sinceStranger,
}));

/** To an unknown address. It says nothing of what was typed but that we do not know the number. */
export const unknownNumberLetter = letter("help-requests.unknown-number", (_: object, { desk }) => ({
  nl: {
    subject: "We kennen dit nummer niet",
    paragraphs: [
      "Iemand vroeg met dit e-mailadres om toegang. Bij het nummer vinden we geen organisatie.",
      "Was jij dat? Vraag dan een collega om het tussenpersoon-, polis- of KvK-nummer. Vraag het daarna opnieuw.",
      `Lukt het niet? Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    ],
    closing: ["Was jij het niet? Dan hoef je niets te doen."],
  },
  en: {
    subject: "We do not know this number",
    paragraphs: [
      "Someone asked for access with this email address. We find no organisation with the number.",
      "Was that you? Then ask a colleague for the intermediary, policy or KvK number. After that, ask again.",
      `Not working? Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    ],
    closing: ["Was it not you? Then you don’t need to do anything."],
  },
  button: { nl: "Vraag het opnieuw", en: "Ask again", path: to.askAdministrator({ problem: "NO_ACCESS" }) },
  reason: sinceStranger,
}));

/** To someone who has an account, but no organisation whose beheerders could help. */
export const noPlaceLetter = letter("help-requests.no-place", (_: object, { desk }) => ({
  nl: {
    subject: "Je hulpvraag bij het inloggen",
    paragraphs: [
      "Je account hoort niet bij een organisatie. Daarom is er geen beheerder die je kan helpen.",
      `Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    ],
    closing: ["Heb je dit niet gevraagd? Dan hoef je niets te doen."],
  },
  en: {
    subject: "Your request for help with signing in",
    paragraphs: [
      "Your account belongs to no organisation. So there is no administrator who can help you.",
      `Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    ],
    closing: ["Did you not ask for this? Then you don’t need to do anything."],
  },
  reason: sinceSomeoneAsked,
}));

/** To whoever asked, when the beheerders did not solve it in time. */
export const handedOverLetter = letter("help-requests.handed-over", ({ path }: { path: Address }, { desk }) => ({
  nl: {
    subject: `De ${desk.name} heeft nu je hulpvraag`,
    paragraphs: [
      `Je hulpvraag is nog niet opgelost. Daarom helpt de ${desk.name} je nu verder.`,
      "Je hoeft niets te doen.",
    ],
    closing: [`Heb je haast? Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`],
  },
  en: {
    subject: `The ${desk.name} has your help request now`,
    paragraphs: [
      `Your help request is not solved yet. So the ${desk.name} now helps you.`,
      "You don’t need to do anything.",
    ],
    closing: [`In a hurry? Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`],
  },
  ...answers(path, true),
  reason: sinceYouAsked,
}));

type CameIn = { readonly organisation: string; readonly path: Address };

/** To whoever asked and then came in, so that their request has ended. */
export const cameInLetter = letter("help-requests.came-in", ({ organisation, path }: CameIn, { desk }) => ({
  nl: {
    subject: "Je hulpvraag is afgerond",
    paragraphs: [
      `Je vroeg om hulp bij het inloggen bij ${ended(organisation)} Daarna ben je ingelogd.`,
      "Daarom hebben we je hulpvraag afgerond. Je hoeft niets te doen.",
    ],
    closing: [`Liever bellen? De ${desk.name} is er ${desk.hours}: ${desk.phone}.`],
  },
  en: {
    subject: "Your help request is done",
    paragraphs: [
      `You asked for help with signing in at ${ended(organisation)} After that you signed in.`,
      "So we have closed your help request. You don’t need to do anything.",
    ],
    closing: [`Rather call? The ${desk.name} is there ${desk.hours}: ${desk.phone}.`],
  },
  links: [stillNot(path)],
  reason: sinceYouAsked,
}));

/** What the end of a request says of signing in now. `known` is null for a stranger, of whom nothing is said. */
export function signingInNow(known: KnownPerson | null, desk: Desk): { readonly said: Said; readonly button: Way } {
  const [place] = known?.places ?? [];
  if (!known || !place || place.cause.hindrance === "none")
    return { said: { nl: "Probeer opnieuw in te loggen.", en: "Please try to sign in again." }, button: signIn };
  return {
    said: {
      nl: `Inloggen lukt nu nog niet. ${causeIn("nl", place.cause)}`,
      en: `You cannot sign in yet. ${causeIn("en", place.cause)}`,
    },
    button: stepIn(known, { desk, activation: null }).button,
  };
}

/** `organisation` is null for a stranger, who is told of none. */
type Finished = {
  readonly organisation: string | null;
  readonly known: KnownPerson | null;
  readonly path: Address;
};

export const finishedLetter = letter("help-requests.finished", ({ organisation, known, path }: Finished, { desk }) => {
  const { said, button } = signingInNow(known, desk);
  return {
    nl: {
      subject: "Je hulpvraag is afgerond",
      paragraphs: [
        `De ${desk.name} heeft je hulpvraag${organisation === null ? "" : ` over ${organisation}`} afgerond. ${said.nl}`,
      ],
      closing: [`Liever bellen? De ${desk.name} is er ${desk.hours}: ${desk.phone}.`],
    },
    en: {
      subject: "Your help request is done",
      paragraphs: [
        `The ${desk.name} has finished your help request${organisation === null ? "" : ` about ${organisation}`}. ${said.en}`,
      ],
      closing: [`Rather call? The ${desk.name} is there ${desk.hours}: ${desk.phone}.`],
    },
    button,
    links: [stillNot(path)],
    reason: sinceYouAsked,
  };
});
