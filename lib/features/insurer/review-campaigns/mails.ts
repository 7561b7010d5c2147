import { to } from "#lib/addresses.ts";
import { words } from "#lib/features/base/people/texts.ts";
import { ended, lastDay } from "#lib/platform/i18n/format.ts";
import { letter } from "#lib/platform/outbox/letter.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

type State = {
  readonly firstName: string;
  readonly campaignId: string;
  readonly done: number;
  readonly open: number;
  /** People in the organisations that are not done whom nobody confirmed. */
  readonly people: number;
  readonly lapsesAt: Date | null;
};

export const stateLetter = letter(
  "review-campaigns.state",
  ({ firstName, campaignId, done, open, people, lapsesAt }: State, { insurer }) => ({
    hello: firstName,
    nl: {
      subject:
        open === 0
          ? "De controle van autorisaties is overal klaar"
          : `De controle van autorisaties: ${nl.organisations(open)} nog niet klaar`,
      paragraphs: [
        `De laatste dag is voorbij. Klaar: ${nl.organisations(done)}. Nog niet klaar: ${nl.organisations(open)}.`,
        open > 0 && `Daar ${people === 1 ? "is" : "zijn"} ${words.nl.people(people)} nog niet bevestigd.`,
        open > 0 &&
          lapsesAt &&
          `Wie niet uiterlijk op ${lastDay("nl", lapsesAt)} bevestigd is, verliest daarna de toegang. De laatste beheerder houdt die.`,
        open > 0 && "Bel de organisaties die nog niet klaar zijn.",
      ],
    },
    en: {
      subject:
        open === 0
          ? "The access review is finished everywhere"
          : `The access review: ${en.organisations(open)} not finished`,
      paragraphs: [
        `The last day is over. Finished: ${en.organisations(done)}. Not finished: ${en.organisations(open)}.`,
        open > 0 && `There, ${words.en.people(people)} ${people === 1 ? "has" : "have"} not been confirmed yet.`,
        open > 0 &&
          lapsesAt &&
          `Whoever is not confirmed by ${lastDay("en", lapsesAt)} loses access after that day. The last administrator keeps it.`,
        open > 0 && "Please call the organisations that are not finished.",
      ],
    },
    button: { nl: "Bekijk hoe ver ze zijn", en: "See how far they are", path: to.campaign(campaignId) },
    reason: {
      nl: `Je krijgt deze mail omdat je medewerker bent van ${ended(insurer)}`,
      en: `You get this email because you are a member of staff of ${ended(insurer)}`,
    },
  }),
);
