import { to } from "#lib/addresses.ts";
import { signIn, sinceAdministrator } from "#lib/features/base/people/mails.ts";
import { dayAndMonth, ended } from "#lib/platform/i18n/format.ts";
import { letter, type Said } from "#lib/platform/outbox/letter.ts";
import type { RejectReason } from "./rules.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

type About = {
  readonly company: string;
  readonly reference: string;
  /** The link to the status page. Each mail has one of its own. */
  readonly link: string;
};

/** Every mail to the applicant ends with this; whom to call stands under each letter. */
const ending = (reference: string) => ({
  nl: [`Je kenmerk is ${reference}.`] as const,
  en: [`Your reference is ${reference}.`] as const,
});

const sinceAppointed: Said = {
  nl: "Je krijgt deze mail omdat met dit e-mailadres een beheerder is aangemeld.",
  en: "You get this email because this address was given for a new administrator.",
};

const follow = (link: string) => ({
  button: { nl: "Bekijk je aanmelding", en: "See your application", path: to.appointmentStatus(link) },
  reason: sinceAppointed,
});

/** To an address nobody has proven, so nothing that was typed stands in it. */
export const receivedLetter = letter("appointments.received", ({ reference, link }: Omit<About, "company">) => ({
  nl: {
    subject: "Bevestig je e-mailadres",
    paragraphs: [
      "Met dit adres is een beheerder aangemeld. Klopt dat? Bevestig dan je adres.",
      "Pas daarna gaan we aan de slag. De link werkt 7 dagen.",
    ],
    closing: ["Heb jij dit niet gedaan? Dan hoef je niets te doen.", ...ending(reference).nl],
  },
  en: {
    subject: "Confirm your email address",
    paragraphs: [
      "This address was given for a new administrator. Is that right? Then please confirm it.",
      "Only then do we begin. The link works for 7 days.",
    ],
    closing: ["Was this not you? Then you don’t need to do anything.", ...ending(reference).en],
  },
  button: { nl: "Bevestig je adres", en: "Confirm your address", path: to.appointmentStatus(link) },
  reason: sinceAppointed,
}));

export const confirmedLetter = letter(
  "appointments.confirmed",
  ({ company, reference, link, expectedAt }: About & { readonly expectedAt: Date }) => ({
    nl: {
      subject: `Je aanmelding is binnen (kenmerk ${reference})`,
      paragraphs: [
        `Je aanmelding als beheerder van ${company} is binnen. We controleren je gegevens.`,
        `Je hoort het uiterlijk ${dayAndMonth("nl", expectedAt)}.`,
      ],
      closing: ending(reference).nl,
    },
    en: {
      subject: `We have your application (reference ${reference})`,
      paragraphs: [
        `We have your application as administrator of ${ended(company)} We are checking your details.`,
        `You will hear by ${dayAndMonth("en", expectedAt)}.`,
      ],
      closing: ending(reference).en,
    },
    ...follow(link),
  }),
);

/** When `waits` is true, the link comes after a day, in which the present beheerders can object. */
export const approvedLetter = letter(
  "appointments.approved",
  ({ company, reference, link, waits }: About & { readonly waits: boolean }) => ({
    nl: {
      subject: "Goedgekeurd: je link komt eraan",
      paragraphs: [
        `De aanmelding van een beheerder voor ${company} is goedgekeurd.`,
        waits
          ? "Je organisatie heeft al een beheerder. Daarom komt de link pas over een dag."
          : "Je krijgt zo een mail met een link om te beginnen.",
      ],
      closing: ending(reference).nl,
    },
    en: {
      subject: "Approved: your link is on its way",
      paragraphs: [
        `The application of an administrator for ${company} has been approved.`,
        waits
          ? "Your organisation has an administrator already. That is why the link comes a day later."
          : "You will soon get an email with a link to start.",
      ],
      closing: ending(reference).en,
    },
    ...follow(link),
  }),
);

/** Says why, and what to do now. It leaves out what staff wrote for each other. */
export const rejectedLetter = letter(
  "appointments.rejected",
  ({ company, reference, link, reason }: About & { readonly reason: RejectReason }) => ({
    nl: {
      subject: "Je aanmelding is afgewezen",
      paragraphs: [
        `Wij hebben de aanmelding van een beheerder voor ${company} afgewezen.`,
        nl.rejected[reason].why,
        nl.rejected[reason].how,
      ],
      closing: ending(reference).nl,
    },
    en: {
      subject: "Your application has been rejected",
      paragraphs: [
        `We have rejected the application of an administrator for ${ended(company)}`,
        en.rejected[reason].why,
        en.rejected[reason].how,
      ],
      closing: ending(reference).en,
    },
    ...follow(link),
  }),
);

/** To someone who works there already, and has nothing to take up. */
export const raisedLetter = letter("appointments.raised", ({ company, reference }: About) => ({
  nl: {
    subject: `Je bent nu beheerder van ${company}`,
    paragraphs: [
      `Vanaf nu ben je beheerder van ${ended(company)}`,
      "Log in zoals je gewend bent. Daarna kun je collega’s toegang geven.",
    ],
    closing: ending(reference).nl,
  },
  en: {
    subject: `You are now an administrator of ${company}`,
    paragraphs: [
      `From now on you are an administrator of ${ended(company)}`,
      "Sign in as you always do. Then you can give colleagues access.",
    ],
    closing: ending(reference).en,
  },
  button: signIn,
  reason: sinceAppointed,
}));

export const stoppedLetter = letter("appointments.stopped", ({ company, reference, link }: About) => ({
  nl: {
    subject: "Je aanmelding kan niet doorgaan",
    paragraphs: [
      `De aanmelding van een beheerder voor ${company} kan toch niet doorgaan.`,
      "Bel ons. Dan zoeken we samen uit hoe het wel kan.",
    ],
    closing: ending(reference).nl,
  },
  en: {
    subject: "Your application cannot go on",
    paragraphs: [
      `The application of an administrator for ${company} cannot go on after all.`,
      "Please call us. Then we find out together how it can.",
    ],
    closing: ending(reference).en,
  },
  ...follow(link),
}));

export const expiredLetter = letter("appointments.expired", ({ company, reference, link }: About) => ({
  nl: {
    subject: "Je aanmelding is verlopen",
    paragraphs: [
      `Je begon niet op tijd als beheerder van ${ended(company)}`,
      "Wil je het toch worden? Meld je dan opnieuw aan.",
    ],
    closing: ending(reference).nl,
  },
  en: {
    subject: "Your application has expired",
    paragraphs: [
      `You did not begin in time as an administrator of ${ended(company)}`,
      "Would you still like to? Then please start again.",
    ],
    closing: ending(reference).en,
  },
  ...follow(link),
}));

export const withdrawnLetter = letter("appointments.withdrawn", ({ company, reference, link }: About) => ({
  nl: {
    subject: "Je aanmelding is ingetrokken",
    paragraphs: [
      `De aanmelding van een beheerder voor ${company} is ingetrokken.`,
      "Er verandert dus niets. We wissen je gegevens na 90 dagen.",
    ],
    closing: ending(reference).nl,
  },
  en: {
    subject: "Your application was withdrawn",
    paragraphs: [
      `The application of an administrator for ${company} was withdrawn.`,
      "So nothing changes. We delete your details after 90 days.",
    ],
    closing: ending(reference).en,
  },
  ...follow(link),
}));

/** The steps of which who put a colleague forward hears. */
export const followedSteps = [
  ...(["SUBMITTED", "CONFIRMED", "APPROVED", "REJECTED"] as const),
  ...(["COMPLETED", "EXPIRED", "WITHDRAWN"] as const),
] as const;
export type FollowedStep = (typeof followedSteps)[number];

/** To who put a colleague forward, at an address nobody has proven, so nothing that was typed stands in it. */
export const followedLetter = letter(
  "appointments.followed",
  ({ reference, link, step }: Omit<About, "company"> & { readonly step: FollowedStep }) => ({
    nl: {
      subject: nl.followed[step].subject,
      paragraphs: [nl.followed[step].text],
      closing: [...(step === "SUBMITTED" ? [nl.followed.notYou] : []), ...ending(reference).nl],
    },
    en: {
      subject: en.followed[step].subject,
      paragraphs: [en.followed[step].text],
      closing: [...(step === "SUBMITTED" ? [en.followed.notYou] : []), ...ending(reference).en],
    },
    button: { nl: "Volg de aanmelding", en: "Follow the application", path: to.appointmentStatus(link) },
    reason: {
      nl: "Je krijgt deze mail omdat iemand dit adres opgaf om een aanmelding te volgen.",
      en: "You get this email because someone gave this address to follow an application.",
    },
  }),
);

type Told = { readonly person: string; readonly organisation: string; readonly reference: string };

/** To the present beheerders, a day before another one is invited. */
export const administratorsToldLetter = letter(
  "appointments.administrators-told",
  ({ person, organisation, reference }: Told, { desk }) => ({
    nl: {
      subject: `${organisation} krijgt nog een beheerder`,
      paragraphs: [
        `${person} wordt over een dag ook beheerder van ${ended(organisation)}`,
        "Dit is aangevraagd met een formulier. Wij hebben het gecontroleerd.",
      ],
      closing: [
        `Klopt dit niet? Bel dan vandaag de ${desk.name}: ${desk.phone}, ${desk.hours}. Noem kenmerk ${reference}.`,
      ],
    },
    en: {
      subject: `${organisation} gets another administrator`,
      paragraphs: [
        `Tomorrow ${person} will also become an administrator of ${ended(organisation)}`,
        "This was asked for with a form. We have checked it.",
      ],
      closing: [
        `Is this not right? Then call the ${desk.name} today: ${desk.phone}, ${desk.hours}. Mention reference ${reference}.`,
      ],
    },
    reason: {
      nl: sinceAdministrator(organisation).nl,
      en: `You get this email because you are an administrator of ${ended(organisation)}`,
    },
  }),
);
