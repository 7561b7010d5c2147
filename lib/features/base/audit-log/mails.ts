import { to } from "#lib/addresses.ts";
import { sinceAccount, sinceAdministrator } from "#lib/features/base/people/mails.ts";
import { date, ended } from "#lib/platform/i18n/format.ts";
import { letter } from "#lib/platform/outbox/letter.ts";
import { sentenceOf, type Entry } from "./rules.ts";

type Disputed = { readonly entry: Entry; readonly reference: string };

/** To whoever reported it. */
export const disputedLetter = letter(
  "audit-log.disputed",
  ({ entry, reference, firstName }: Disputed & { readonly firstName: string }, { insurer, desk }) => ({
    hello: firstName,
    nl: {
      subject: `Je melding: dit klopt niet (${reference})`,
      paragraphs: [
        `Je hebt gemeld dat iets in je geschiedenis niet klopt. Dit stond er, van ${date("nl", entry.at)}:`,
        sentenceOf("nl", entry),
        `${insurer} zoekt het uit en neemt contact met je op. Het kenmerk is ${reference}.`,
      ],
      closing: [`Kan iemand anders in je account? Bel dan meteen de ${desk.name}: ${desk.phone}.`],
    },
    en: {
      subject: `Your report: this is not right (${reference})`,
      paragraphs: [
        `You reported that something in your history is not right. This is what it said, of ${date("en", entry.at)}:`,
        sentenceOf("en", entry),
        `${insurer} will look into it and get in touch with you. The reference is ${reference}.`,
      ],
      closing: [`Can someone else get into your account? Then call the ${desk.name} at once: ${desk.phone}.`],
    },
    button: { nl: "Bekijk je geschiedenis", en: "See your history", path: to.myHistory() },
    reason: sinceAccount(insurer),
  }),
);

type About = { readonly person: string; readonly organisation: string };

/** To the beheerders of the organisation where it happened. */
export const disputeLetter = letter(
  "audit-log.dispute",
  ({ entry, reference, person, organisation }: Disputed & About, { insurer }) => ({
    nl: {
      subject: `${person} meldt: dit klopt niet`,
      paragraphs: [
        `${person} vindt dat iets niet klopt in de geschiedenis bij ${ended(organisation)} Dit stond er, van ${date("nl", entry.at)}:`,
        sentenceOf("nl", entry),
        `${insurer} zoekt het uit. Het kenmerk is ${reference}.`,
      ],
    },
    en: {
      subject: `${person} reports: this is not right`,
      paragraphs: [
        `${person} says that something is not right in the history at ${ended(organisation)} This is what it said, of ${date("en", entry.at)}:`,
        sentenceOf("en", entry),
        `${insurer} will look into it. The reference is ${reference}.`,
      ],
    },
    button: { nl: "Bekijk het logboek", en: "See the log", path: to.log() },
    reason: sinceAdministrator(organisation),
  }),
);
