import {
  type Answer,
  type Done,
  elsewhere,
  type Here,
  type Person,
  view,
} from "#lib/features/administration/authorisations/mails.ts";
import { en } from "#lib/features/administration/authorisations/texts.en.ts";
import { nl } from "#lib/features/administration/authorisations/texts.nl.ts";
import {
  anotherPassword,
  helpSigningIn,
  signIn,
  sinceAccess,
  sinceAdministrator,
  stillNot,
} from "#lib/features/base/people/mails.ts";
import { chooseAnother } from "#lib/features/entrance/sign-in/mails.ts";
import { ended } from "#lib/platform/i18n/format.ts";
import { letter } from "#lib/platform/outbox/letter.ts";
import type { BlockReason } from "./rules.ts";

type Unblocked = Done &
  Answer & {
    /** False when nothing had to be lifted (any more) and the beheerder only answered a request. */
    readonly wasBlocked: boolean;
    /** Whether it was wrong codes that had blocked the account. */
    readonly codesGuessed: boolean;
  };

export const unblockedLetter = letter(
  "authorisations.unblocked",
  ({ by, organisation, wasBlocked, codesGuessed, path }: Unblocked) => ({
    nl: {
      subject: "Je kunt weer inloggen",
      paragraphs: [
        wasBlocked
          ? `${by}, beheerder van ${organisation}, heeft je gedeblokkeerd. Je kunt weer inloggen.`
          : `${by}, beheerder van ${organisation}, heeft je hulpvraag bekeken. Je bent niet geblokkeerd en kunt inloggen.`,
        codesGuessed && chooseAnother.nl,
      ],
    },
    en: {
      subject: "You can sign in again",
      paragraphs: [
        wasBlocked
          ? `${by}, administrator of ${organisation}, has unblocked you. You can sign in again.`
          : `${by}, administrator of ${organisation}, has looked at your help request. You are not blocked and can sign in.`,
        codesGuessed && chooseAnother.en,
      ],
    },
    button: signIn,
    links: [anotherPassword, ...(path === null ? [] : [stillNot(path)])],
    reason: sinceAccess(organisation),
  }),
);

export const blockedAgainLetter = letter("authorisations.blocked-again", ({ by, organisation }: Done) => ({
  nl: {
    subject: "Je bent weer geblokkeerd",
    paragraphs: [
      `${by}, beheerder van ${organisation}, heeft het deblokkeren teruggedraaid. Je kunt nu niet inloggen.`,
      `Vraag ${by} waarom, als je dat niet weet.`,
    ],
  },
  en: {
    subject: "You are blocked again",
    paragraphs: [
      `${by}, administrator of ${organisation}, has undone the unblocking. You cannot sign in now.`,
      `Ask ${by} why, if you do not know.`,
    ],
  },
  button: helpSigningIn,
  reason: sinceAccess(organisation),
}));

/** Who did it and why is for the beheerders only; the person can ask them. */
export const blockedLetter = letter("authorisations.blocked", ({ organisation }: Here) => ({
  nl: {
    subject: `Je toegang via ${organisation} is geblokkeerd`,
    paragraphs: [
      `Een beheerder van ${organisation} heeft je toegang geblokkeerd. Je kunt daar nu niet inloggen.`,
      elsewhere.nl,
      "Weet je niet waarom? Vraag het een beheerder van je organisatie.",
    ],
  },
  en: {
    subject: `Your access through ${organisation} is blocked`,
    paragraphs: [
      `An administrator of ${organisation} has blocked your access. You cannot sign in there now.`,
      elsewhere.en,
      "Do you not know why? Ask an administrator of your organisation.",
    ],
  },
  button: helpSigningIn,
  reason: sinceAccess(organisation),
}));

export const colleagueBlockedLetter = letter(
  "authorisations.colleague-blocked",
  ({ by, person, organisation, reason, authorisationId }: Person & Done & { readonly reason: BlockReason }) => ({
    nl: {
      subject: `${person} is geblokkeerd`,
      paragraphs: [
        `${by} heeft de toegang van ${person} bij ${organisation} geblokkeerd.`,
        `Reden: ${nl.blockReasons[reason]}.`,
        "De blokkade blijft tot een van jullie deblokkeert.",
      ],
    },
    en: {
      subject: `${person} is blocked`,
      paragraphs: [
        `${by} has blocked the access of ${person} at ${ended(organisation)}`,
        `Reason: ${en.blockReasons[reason]}.`,
        "The block stays until one of you lifts it.",
      ],
    },
    button: view(authorisationId),
    reason: sinceAdministrator(organisation),
  }),
);
