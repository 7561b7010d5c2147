import { to } from "#lib/addresses.ts";
import { sinceAdministrator } from "#lib/features/base/people/mails.ts";
import { counted, lastDay } from "#lib/platform/i18n/format.ts";
import { letter } from "#lib/platform/outbox/letter.ts";
import type { Step } from "./rules.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

type Asked = {
  readonly firstName: string;
  readonly organisation: string;
  /** The moment at which the last day is over. */
  readonly dueAt: Date;
  readonly lapsesAt: Date | null;
  readonly left: number;
};

const go = { nl: "Naar de controle", en: "Go to the access review", path: to.accessReview() };

const ends = {
  nl: (at: Date) =>
    `Wie niet uiterlijk op ${lastDay("nl", at)} bevestigd is, verliest daarna de toegang. De laatste beheerder houdt die.`,
  en: (at: Date) =>
    `Whoever is not confirmed by ${lastDay("en", at)} loses access after that day. The last administrator keeps it.`,
};

export const askedLetter = letter(
  "access-reviews.asked",
  ({ firstName, organisation, dueAt, lapsesAt, left }: Asked, { insurer }) => ({
    hello: firstName,
    nl: {
      subject: `Controleer wie er toegang heeft bij ${organisation}`,
      paragraphs: [
        `${insurer} vraagt je om alle ${nl.people(left)} van ${organisation} langs te lopen: wie heeft nog toegang nodig?`,
        `Doe dit uiterlijk op ${lastDay("nl", dueAt)}. Je kunt tussendoor stoppen. Wat je hebt bevestigd, blijft bewaard.`,
        lapsesAt && ends.nl(lapsesAt),
      ],
    },
    en: {
      subject: `Check who has access at ${organisation}`,
      paragraphs: [
        `${insurer} asks you to go through all ${en.people(left)} of ${organisation}: who still needs access?`,
        `Do this by ${lastDay("en", dueAt)}. You can stop and go on later. What you have confirmed is kept.`,
        lapsesAt && ends.en(lapsesAt),
      ],
    },
    button: go,
    reason: sinceAdministrator(organisation),
  }),
);

export const reminderLetter = letter(
  "access-reviews.reminder",
  ({ firstName, organisation, dueAt, lapsesAt, left, step }: Asked & { readonly step: Exclude<Step, "begin"> }) => ({
    hello: firstName,
    nl: {
      subject:
        step === "soon"
          ? `Nog een week voor de controle bij ${organisation}`
          : `De controle bij ${organisation} is niet af`,
      paragraphs: [
        step === "soon"
          ? `De controle moet op ${lastDay("nl", dueAt)} af zijn. Nog niet bevestigd: ${nl.people(left)}.`
          : `De controle had op ${lastDay("nl", dueAt)} af moeten zijn. Nog niet bevestigd: ${nl.people(left)}.`,
        lapsesAt && ends.nl(lapsesAt),
      ],
    },
    en: {
      subject:
        step === "soon"
          ? `One week left for the access review at ${organisation}`
          : `The access review at ${organisation} is not finished`,
      paragraphs: [
        step === "soon"
          ? `The access review must be finished on ${lastDay("en", dueAt)}. Not confirmed yet: ${en.people(left)}.`
          : `The access review should have been finished on ${lastDay("en", dueAt)}. Not confirmed yet: ${en.people(left)}.`,
        lapsesAt && ends.en(lapsesAt),
      ],
    },
    button: go,
    reason: sinceAdministrator(organisation),
  }),
);

const others = (n: number) => (n === 1 ? "1 other" : `${counted("en", n)} others`);

type Lapsed = {
  readonly firstName: string;
  readonly organisation: string;
  readonly lapsed: number;
  /** The first of them. */
  readonly names: readonly string[];
};

export const lapsedLetter = letter("access-reviews.lapsed", ({ firstName, organisation, lapsed, names }: Lapsed) => ({
  hello: firstName,
  nl: {
    subject: `Toegang beëindigd bij ${organisation}`,
    paragraphs: [
      `In de controle heeft niemand bevestigd dat ${nl.people(lapsed)} nog toegang nodig ${lapsed === 1 ? "heeft" : "hebben"}. Die toegang is nu beëindigd.`,
      `${names.join(", ")}${lapsed > names.length ? ` en ${nl.people(lapsed - names.length)} meer` : ""}.`,
      "Nog wel nodig? Kies bij de collega Opnieuw autoriseren. Dan krijgt de collega dezelfde portalen terug. Wie beheerder was, wordt gebruiker.",
    ],
  },
  en: {
    subject: `Access ended at ${organisation}`,
    paragraphs: [
      `In the access review nobody confirmed that ${en.people(lapsed)} still ${lapsed === 1 ? "needs" : "need"} access. That access has ended now.`,
      `${names.join(", ")}${lapsed > names.length ? ` and ${others(lapsed - names.length)}` : ""}.`,
      "Is it still needed? Choose Reauthorise on the colleague’s page. Then they get the same portals back. Whoever was an administrator becomes a user.",
    ],
  },
  button: { nl: "Bekijk wie", en: "See who", path: to.colleagues({ status: "ingetrokken" }) },
  reason: sinceAdministrator(organisation),
}));
