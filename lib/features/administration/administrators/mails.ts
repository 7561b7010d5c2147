import { to } from "#lib/addresses.ts";
import { signIn, sinceAccess } from "#lib/features/base/people/mails.ts";
import { helpersOf, placesIn, stepIn } from "#lib/features/entrance/standing/mails.ts";
import type { KnownPerson } from "#lib/features/entrance/standing/rules/causes.ts";
import { date, ended } from "#lib/platform/i18n/format.ts";
import { letter, type Said } from "#lib/platform/outbox/letter.ts";
import { lastDayOf } from "./rules.ts";

/** For each organisation what keeps one out and the beheerders, with one button for the next step. */
export const administratorsLetter = letter(
  "administrators.who-they-are",
  ({ activation, ...person }: KnownPerson & { readonly activation: string | null }, { desk }) => {
    const { subject, button } = stepIn(person, { desk, activation });
    const getsCodes = person.places.some(({ cause }) => cause.hindrance !== "withdrawn");
    return {
      hello: person.firstName,
      nl: {
        subject: subject.nl,
        paragraphs: [
          "Je vroeg wie je beheerder is. Hier lees je dat, en hoe je account ervoor staat.",
          ...placesIn("nl", person, desk),
          getsCodes &&
            (person.mobileEnding
              ? `Een code per sms gaat naar je nummer dat eindigt op ${person.mobileEnding}. Klopt dat niet? Zeg dat als je hulp vraagt.`
              : "Wij hebben geen mobiel nummer van je. Zeg dat als je hulp vraagt."),
          activation && "De knop hieronder werkt 7 dagen en één keer. Een oudere link werkt niet meer.",
        ],
        closing: ["Heb je dit niet gevraagd? Dan hoef je niets te doen."],
      },
      en: {
        subject: subject.en,
        paragraphs: [
          "You asked who your administrator is. This email says that, and how your account stands.",
          ...placesIn("en", person, desk),
          getsCodes &&
            (person.mobileEnding
              ? `A code by text message goes to your number ending in ${person.mobileEnding}. Is that wrong? Say so when you ask for help.`
              : "We have no mobile number for you. Say so when you ask for help."),
          activation && "The button below works for 7 days, and once. An older link no longer works.",
        ],
        closing: ["Did you not ask for this? Then you don’t need to do anything."],
      },
      button,
      addresses: helpersOf(person),
      reason: {
        nl: "Je krijgt deze mail omdat iemand met jouw e-mailadres vroeg wie je beheerder is.",
        en: "You get this email because someone with your email address asked who your administrator is.",
      },
    };
  },
);

type Here = { readonly organisation: string };
/** The beheerder who did it. */
type Done = Here & { readonly by: string };
type Theirs = Done & { readonly person: string };

/** The people one can ask about it. */
const unexpected = (by: string): Said => ({
  nl: `Had je dit niet verwacht? Vraag het ${by || "je beheerder"}.`,
  en: `Did you not expect this? Ask ${by || "your administrator"}.`,
});

const toThePerson = (organisation: string) => ({ button: signIn, reason: sinceAccess(organisation) });

/** To the other beheerders: what changed among them, and who did it. */
const toOthers = (organisation: string) => ({
  button: { nl: "Bekijk de beheerders", en: "View the administrators", path: to.administrators() },
  reason: sinceAccess(organisation),
});

const begin: Said = {
  nl: "Je helpt collega’s die niet kunnen inloggen en regelt hun toegang. Log opnieuw in om te beginnen.",
  en: "You help colleagues who cannot sign in, and decide on their access. Sign in again to begin.",
};

export const ruleOfTwoLetter = letter(
  "administrators.rule-of-two",
  ({ organisation, isOn }: { readonly organisation: string; readonly isOn: boolean }, { desk }) => ({
    nl: {
      subject: isOn ? "Twee beheerders nodig voor een beheerder erbij of eraf" : "Eén beheerder is weer genoeg",
      paragraphs: [
        isOn
          ? `Een beheerder erbij of eraf bij ${organisation}: dat keurt nu een tweede beheerder goed. Zijn er minder dan drie beheerders? Dan is één genoeg.`
          : `Een beheerder erbij of eraf bij ${organisation}: dat kan één beheerder nu weer alleen.`,
      ],
      closing: [`Klopt dit niet? Bel de ${desk.name}: ${desk.phone}.`],
    },
    en: {
      subject: isOn ? "Adding or removing an administrator takes two" : "One administrator is enough again",
      paragraphs: [
        isOn
          ? `Whoever adds or removes an administrator at ${organisation} now needs a second administrator for that. With fewer than three administrators, one is enough.`
          : `Whoever adds or removes an administrator at ${organisation} can now do that alone.`,
      ],
      closing: [`Is this not right? Call the ${desk.name}: ${desk.phone}.`],
    },
    button: { nl: "Bekijk de beheerders", en: "View the administrators", path: to.administrators() },
    reason: {
      nl: `Je krijgt deze mail omdat je beheerder bent van ${ended(organisation)}`,
      en: `You get this email because you are an administrator of ${ended(organisation)}`,
    },
  }),
);

export const appointedLetter = letter("administrators.appointed", ({ by, organisation }: Done) => ({
  nl: {
    subject: "Je bent nu beheerder",
    paragraphs: [`${by} heeft je beheerder gemaakt van ${ended(organisation)}`, begin.nl],
    closing: [unexpected(by).nl],
  },
  en: {
    subject: "You are an administrator now",
    paragraphs: [`${by} has made you administrator of ${ended(organisation)}`, begin.en],
    closing: [unexpected(by).en],
  },
  ...toThePerson(organisation),
}));

export const othersAppointedLetter = letter(
  "administrators.others-appointed",
  ({ by, person, organisation }: Theirs) => ({
    nl: {
      subject: `${person} is nu beheerder`,
      paragraphs: [`${by} heeft ${person} beheerder gemaakt van ${ended(organisation)}`],
      closing: [unexpected(by).nl],
    },
    en: {
      subject: `${person} is an administrator now`,
      paragraphs: [`${by} has made ${person} administrator of ${ended(organisation)}`],
      closing: [unexpected(by).en],
    },
    ...toOthers(organisation),
  }),
);

export const removedLetter = letter("administrators.removed", ({ by, organisation }: Done) => ({
  nl: {
    subject: "Je bent geen beheerder meer",
    paragraphs: [
      `${by} heeft je rol gewijzigd. Je bent geen beheerder meer van ${ended(organisation)}`,
      "Je eigen portalen houd je. Log daarvoor opnieuw in.",
    ],
    closing: [unexpected(by).nl],
  },
  en: {
    subject: "You are no longer an administrator",
    paragraphs: [
      `${by} has changed your role. You are no longer an administrator of ${ended(organisation)}`,
      "You keep your own portals. Sign in again to use them.",
    ],
    closing: [unexpected(by).en],
  },
  ...toThePerson(organisation),
}));

export const othersRemovedLetter = letter("administrators.others-removed", ({ by, person, organisation }: Theirs) => ({
  nl: {
    subject: `${person} is geen beheerder meer`,
    paragraphs: [
      `${by} heeft de rol van ${person} gewijzigd. ${person} is geen beheerder meer van ${ended(organisation)}`,
    ],
    closing: [unexpected(by).nl],
  },
  en: {
    subject: `${person} is no longer an administrator`,
    paragraphs: [
      `${by} has changed the role of ${person}. ${person} is no longer an administrator of ${ended(organisation)}`,
    ],
    closing: [unexpected(by).en],
  },
  ...toOthers(organisation),
}));

/** `isNew` says that whoever takes over was no beheerder yet. */
export const handedOverLetter = letter(
  "administrators.handed-over",
  ({ by, organisation, isNew }: Done & { readonly isNew: boolean }) => ({
    nl: {
      subject: "Het beheer is aan jou overgedragen",
      paragraphs: [
        isNew
          ? `${by} heeft het beheer van ${organisation} aan jou overgedragen. Je bent nu beheerder.`
          : `${by} is geen beheerder meer en heeft het beheer aan jou overgedragen.`,
        isNew && begin.nl,
      ],
      closing: [unexpected(by).nl],
    },
    en: {
      subject: "Administration has been handed over to you",
      paragraphs: [
        isNew
          ? `${by} has handed over the administration of ${organisation} to you. You are an administrator now.`
          : `${by} is no longer an administrator and has handed over to you.`,
        isNew && begin.en,
      ],
      closing: [unexpected(by).en],
    },
    ...toThePerson(organisation),
  }),
);

export const othersHandedOverLetter = letter(
  "administrators.others-handed-over",
  ({ by, person, organisation }: Theirs) => ({
    nl: {
      subject: `Het beheer is overgedragen aan ${person}`,
      paragraphs: [
        `${by} heeft het beheer van ${organisation} overgedragen aan ${person}. ${by} is geen beheerder meer.`,
      ],
      closing: [unexpected(by).nl],
    },
    en: {
      subject: `Administration has been handed over to ${person}`,
      paragraphs: [
        `${by} has handed over the administration of ${organisation} to ${person}. ${by} is no longer an administrator.`,
      ],
      closing: [unexpected(by).en],
    },
    ...toOthers(organisation),
  }),
);

type Period = { readonly deputyFrom: Date | null; readonly deputyUntil: Date | null };

const periodIn = ({ deputyFrom, deputyUntil }: Period): Said => {
  const day = (locale: "nl" | "en", moment: Date | null) => (moment ? date(locale, moment) : "");
  const last = deputyUntil && lastDayOf(deputyUntil);
  return {
    nl: `Van ${day("nl", deputyFrom)} tot en met ${day("nl", last)}.`,
    en: `From ${day("en", deputyFrom)} up to and including ${day("en", last)}.`,
  };
};

const helps: Said = {
  nl: "In die tijd help je collega’s die niet kunnen inloggen en regel je hun toegang. Het begint en eindigt vanzelf.",
  en: "In that time you help colleagues who cannot sign in, and decide on their access. It begins and ends by itself.",
};

export const deputyLetter = letter("administrators.deputy", ({ by, organisation, ...period }: Done & Period) => ({
  nl: {
    subject: "Je neemt waar als beheerder",
    paragraphs: [
      `${by} heeft je aangewezen als waarnemend beheerder van ${ended(organisation)} ${periodIn(period).nl}`,
      helps.nl,
    ],
    closing: [unexpected(by).nl],
  },
  en: {
    subject: "You are standing in as administrator",
    paragraphs: [
      `${by} has appointed you deputy administrator of ${ended(organisation)} ${periodIn(period).en}`,
      helps.en,
    ],
    closing: [unexpected(by).en],
  },
  ...toThePerson(organisation),
}));

export const othersDeputyLetter = letter(
  "administrators.others-deputy",
  ({ by, person, organisation, ...period }: Theirs & Period) => ({
    nl: {
      subject: `${person} neemt waar als beheerder`,
      paragraphs: [
        `${by} heeft ${person} aangewezen als waarnemend beheerder van ${ended(organisation)} ${periodIn(period).nl}`,
      ],
      closing: [unexpected(by).nl],
    },
    en: {
      subject: `${person} is standing in as administrator`,
      paragraphs: [
        `${by} has appointed ${person} deputy administrator of ${ended(organisation)} ${periodIn(period).en}`,
      ],
      closing: [unexpected(by).en],
    },
    ...toOthers(organisation),
  }),
);

export const deputyEndedLetter = letter("administrators.deputy-ended", ({ by, organisation }: Done) => ({
  nl: {
    subject: "Je waarneming is beëindigd",
    paragraphs: [`${by} heeft je waarneming beëindigd. Je bent geen waarnemend beheerder van ${ended(organisation)}`],
    closing: [unexpected(by).nl],
  },
  en: {
    subject: "Your deputy period has been ended",
    paragraphs: [`${by} has ended your deputy period. You are not a deputy administrator of ${ended(organisation)}`],
    closing: [unexpected(by).en],
  },
  ...toThePerson(organisation),
}));

export const othersDeputyEndedLetter = letter(
  "administrators.others-deputy-ended",
  ({ by, person, organisation }: Theirs) => ({
    nl: {
      subject: `${person} neemt niet meer waar`,
      paragraphs: [`${by} heeft de waarneming van ${person} bij ${organisation} beëindigd.`],
      closing: [unexpected(by).nl],
    },
    en: {
      subject: `${person} is no longer standing in`,
      paragraphs: [`${by} has ended the deputy period of ${person} at ${ended(organisation)}`],
      closing: [unexpected(by).en],
    },
    ...toOthers(organisation),
  }),
);

export const deputyStartsLetter = letter(
  "administrators.deputy-starts",
  ({ organisation, ...period }: Here & Period) => ({
    nl: {
      subject: "Je waarneming is begonnen",
      paragraphs: [`Je bent nu waarnemend beheerder van ${ended(organisation)} ${periodIn(period).nl}`, helps.nl],
      closing: [unexpected("").nl],
    },
    en: {
      subject: "Your deputy period has begun",
      paragraphs: [`You are now deputy administrator of ${ended(organisation)} ${periodIn(period).en}`, helps.en],
      closing: [unexpected("").en],
    },
    ...toThePerson(organisation),
  }),
);

export const deputyEndsLetter = letter("administrators.deputy-ends", ({ organisation }: Here) => ({
  nl: {
    subject: "Je waarneming is voorbij",
    paragraphs: [`Je bent geen waarnemend beheerder meer van ${ended(organisation)} Bedankt voor het waarnemen.`],
    closing: [unexpected("").nl],
  },
  en: {
    subject: "Your deputy period is over",
    paragraphs: [`You are no longer deputy administrator of ${ended(organisation)} Thank you for standing in.`],
    closing: [unexpected("").en],
  },
  ...toThePerson(organisation),
}));
