import { to } from "#lib/addresses.ts";
import { sinceAdministrator } from "#lib/features/base/people/mails.ts";
import { letter } from "#lib/platform/outbox/letter.ts";
import type { ActName } from "./rules/acts.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

type About = { readonly bulkActId: string; readonly organisation: string; readonly act: ActName };

/** To the other beheerders, in place of a mail for each of the people. `names` are the first few of them. */
export const doneToManyLetter = letter(
  "bulk-acts.others",
  ({
    by,
    organisation,
    act,
    done,
    names,
    bulkActId,
  }: About & { by: string; done: number; names: readonly string[] }) => ({
    nl: {
      subject: nl.mail.subject[act](done),
      paragraphs: [
        `${by} deed dit bij ${organisation}: ${nl.log[act]}, bij ${nl.people(done)}.`,
        nl.mail.names(names, done - names.length),
        "Klopt dit niet? Bekijk het verslag, en vraag het na.",
      ],
    },
    en: {
      subject: en.mail.subject[act](done),
      paragraphs: [
        `${by} did this at ${organisation}: ${en.log[act]}, for ${en.people(done)}.`,
        en.mail.names(names, done - names.length),
        "Is this not right? See the report, and ask about it.",
      ],
    },
    button: { nl: "Bekijk het verslag", en: "See the report", path: to.bulkAct(bulkActId) },
    reason: sinceAdministrator(organisation),
  }),
);

/** To whoever started something that took a while. */
export const manyDoneLetter = letter(
  "bulk-acts.done",
  ({ bulkActId, organisation, act, done, others }: About & { done: number; others: number }) => ({
    nl: {
      subject: "Klaar: het verslag staat voor je klaar",
      paragraphs: [
        `Je begon bij ${organisation} met ${nl.log[act]}. Dat is gedaan bij ${nl.people(done)}.`,
        others > 0 && nl.mail.others(others),
      ],
    },
    en: {
      subject: "Finished: your report is ready",
      paragraphs: [
        `At ${organisation} you started ${en.log[act]}. That is done for ${en.people(done)}.`,
        others > 0 && en.mail.others(others),
      ],
    },
    button: { nl: "Bekijk het verslag", en: "See the report", path: to.bulkAct(bulkActId) },
    reason: {
      nl: "Je krijgt deze mail omdat je hiermee begon.",
      en: "You get this email because you started this.",
    },
  }),
);
