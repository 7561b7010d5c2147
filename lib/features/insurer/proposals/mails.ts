import type { Address } from "#lib/addresses.ts";
import { dateTime } from "#lib/platform/i18n/format.ts";
import { letter, type Said, type Way } from "#lib/platform/outbox/letter.ts";
import type { RejectReason } from "./rules.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

/** `what` is in the reader's language, and names nobody: who it is about stands on the screen. */
type About = {
  readonly what: string;
  /** Where the reader decides or reads it. */
  readonly path: Address;
};

const way = ({ path }: Pick<About, "path">): Way => ({ nl: "Bekijk het voorstel", en: "View the proposal", path });

const reasonFor: Record<"decider" | "proposer", Said> = {
  decider: {
    nl: "Je krijgt deze mail omdat jij hierover mag beslissen.",
    en: "You get this email because you may decide about this.",
  },
  proposer: {
    nl: "Je krijgt deze mail omdat je dit hebt voorgesteld.",
    en: "You get this email because you proposed this.",
  },
};

type Waiting = About & {
  readonly until: Date;
  /** Whether the insurer's staff decide what a beheerder proposed. */
  readonly isOfCustomer: boolean;
};

/** To everyone who may decide. */
export const waitingLetter = letter("proposals.waiting", ({ what, path, until, isOfCustomer }: Waiting) => ({
  nl: {
    subject: "Er wacht een voorstel op jouw besluit",
    paragraphs: [
      `Een ${isOfCustomer ? "beheerder van een organisatie" : "collega"} stelt voor: ${what}.`,
      "Het gebeurt pas als iemand anders het goedkeurt. Bekijk om wie het gaat, en keur het goed of wijs het af.",
      `Zonder besluit vervalt het op ${dateTime("nl", until)}.`,
    ],
    closing: [
      isOfCustomer
        ? "Twijfel je? Bel dan eerst de beheerder, op het nummer in onze administratie."
        : "Twijfel je? Bel dan eerst je collega, op een nummer dat je al kende.",
    ],
  },
  en: {
    subject: "A proposal is waiting for your decision",
    paragraphs: [
      `${isOfCustomer ? "An administrator of an organisation" : "A colleague"} proposes: ${what}.`,
      "It happens only once somebody else approves it. See who it is about, and approve or reject it.",
      `Without a decision it lapses on ${dateTime("en", until)}.`,
    ],
    closing: [
      isOfCustomer
        ? "In doubt? Call the administrator first, on the number we have on file."
        : "In doubt? Call your colleague first, on a number you knew already.",
    ],
  },
  button: way({ path }),
  reason: reasonFor.decider,
}));

export const approvedLetter = letter("proposals.approved", ({ what, path }: About) => ({
  nl: {
    subject: "Je voorstel is goedgekeurd",
    paragraphs: [`Je stelde voor: ${what}.`, "Het is goedgekeurd en gebeurd."],
  },
  en: { subject: "Your proposal was approved", paragraphs: [`You proposed: ${what}.`, "It was approved and is done."] },
  button: way({ path }),
  reason: reasonFor.proposer,
}));

export const rejectedLetter = letter(
  "proposals.rejected",
  ({ what, path, reason }: About & { readonly reason: RejectReason }) => ({
    nl: {
      subject: "Je voorstel is afgewezen",
      paragraphs: [`Je stelde voor: ${what}.`, `Het is afgewezen. De reden: ${nl.reasons[reason].toLowerCase()}.`],
    },
    en: {
      subject: "Your proposal was rejected",
      paragraphs: [`You proposed: ${what}.`, `It was rejected. The reason: ${en.reasons[reason].toLowerCase()}.`],
    },
    button: way({ path }),
    reason: reasonFor.proposer,
  }),
);

export const lapsedLetter = letter("proposals.lapsed", ({ what, path }: About) => ({
  nl: {
    subject: "Je voorstel is verlopen",
    paragraphs: [`Je stelde voor: ${what}.`, "Niemand besliste op tijd. Is het nog nodig? Stel het dan opnieuw voor."],
  },
  en: {
    subject: "Your proposal has lapsed",
    paragraphs: [`You proposed: ${what}.`, "Nobody decided in time. Is it still needed? Then propose it again."],
  },
  button: way({ path }),
  reason: reasonFor.proposer,
}));
