import { to } from "#lib/addresses.ts";
import { shortDateTime } from "#lib/platform/i18n/format.ts";
import { letter, type Said, type Way } from "#lib/platform/outbox/letter.ts";
import type { RejectReason } from "./rules.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

/** `what` is in the reader's language, and names nobody: who it is about stands on the screen. */
type About = {
  readonly what: string;
  /** Where the reader decides or reads it. */
  readonly side: "staff" | "administrator";
};

const way = ({ side }: Pick<About, "side">): Way => ({
  ...{ nl: "Bekijk het voorstel", en: "View the proposal" },
  path: side === "staff" ? to.staffProposals() : to.proposals(),
});

const reasonFor: Record<"decider" | "proposer", Said> = {
  decider: {
    nl: "Je krijgt deze mail omdat jij hierover mag beslissen.",
    en: "You get this mail because you may decide about this.",
  },
  proposer: {
    nl: "Je krijgt deze mail omdat je dit hebt voorgesteld.",
    en: "You get this mail because you proposed this.",
  },
};

/** To everyone who may decide. */
export const waitingLetter = letter("proposals.waiting", ({ what, side, until }: About & { until: Date }) => ({
  nl: {
    subject: "Er wacht een voorstel op jouw besluit",
    paragraphs: [
      `Een collega stelt voor: ${what}.`,
      "Het gebeurt pas als iemand anders het goedkeurt. Bekijk om wie het gaat, en keur het goed of wijs het af.",
      `Zonder besluit vervalt het ${shortDateTime("nl", until)}.`,
    ],
    closing: ["Twijfel je? Bel dan eerst je collega, op een nummer dat je al kende."],
  },
  en: {
    subject: "A proposal is waiting for your decision",
    paragraphs: [
      `A colleague proposes: ${what}.`,
      "It happens only once somebody else approves it. See who it is about, and approve or reject it.",
      `Without a decision it lapses ${shortDateTime("en", until)}.`,
    ],
    closing: ["In doubt? Call your colleague first, on a number you knew already."],
  },
  button: way({ side }),
  reason: reasonFor.decider,
}));

export const approvedLetter = letter("proposals.approved", ({ what, side }: About) => ({
  nl: {
    subject: "Je voorstel is goedgekeurd",
    paragraphs: [`Je stelde voor: ${what}.`, "Het is goedgekeurd en gebeurd."],
  },
  en: { subject: "Your proposal was approved", paragraphs: [`You proposed: ${what}.`, "It was approved and is done."] },
  button: way({ side }),
  reason: reasonFor.proposer,
}));

export const rejectedLetter = letter(
  "proposals.rejected",
  ({ what, side, reason }: About & { readonly reason: RejectReason }) => ({
    nl: {
      subject: "Je voorstel is afgewezen",
      paragraphs: [`Je stelde voor: ${what}.`, `Het is afgewezen. De reden: ${nl.reasons[reason].toLowerCase()}.`],
    },
    en: {
      subject: "Your proposal was rejected",
      paragraphs: [`You proposed: ${what}.`, `It was rejected. The reason: ${en.reasons[reason].toLowerCase()}.`],
    },
    button: way({ side }),
    reason: reasonFor.proposer,
  }),
);

export const lapsedLetter = letter("proposals.lapsed", ({ what, side }: About) => ({
  nl: {
    subject: "Je voorstel is verlopen",
    paragraphs: [`Je stelde voor: ${what}.`, "Niemand besliste op tijd. Is het nog nodig? Stel het dan opnieuw voor."],
  },
  en: {
    subject: "Your proposal has lapsed",
    paragraphs: [`You proposed: ${what}.`, "Nobody decided in time. Is it still needed? Then propose it again."],
  },
  button: way({ side }),
  reason: reasonFor.proposer,
}));
