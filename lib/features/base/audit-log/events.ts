import { z } from "zod";
import { count, declareEvents, flag, id, moment, told } from "#lib/platform/audit/event.ts";
import { between } from "#lib/platform/i18n/format.ts";
import { words } from "./texts.ts";

/** It records which filters were used, never who was searched for. */
export const exported = {
  kind: z.enum(["xlsx", "csv"]),
  rows: count,
  group: z.string().max(20).nullable(),
  searched: flag,
  from: z.string().max(10),
  until: z.string().max(10),
};

export const events = declareEvents("views", {
  "denials.note": told("access", {
    title: { nl: "Nog vaker geweigerd", en: "Denied more often" },
    staff: ["signIn"],
    after: { of: z.string().regex(/^[\w.-]{1,64}$/), tries: count, since: moment, until: moment },
    adds: {
      nl: ({ of, tries = 0, since, until }) => `${of}: ${tries} keer${between("nl", since, until)}`,
      en: ({ of, tries = 0, since, until }) =>
        `${of}: ${tries === 1 ? "once" : `${tries} times`}${between("en", since, until)}`,
    },
    nl: ({ Who, after: { tries = 0, since, until } }) =>
      `${Who} probeerde nog ${tries} keer iets wat niet mag${between("nl", since, until)}.`,
    en: ({ Who, after: { tries = 0, since, until } }) =>
      `${Who} tried something that is not allowed ${tries === 1 ? "once" : `${tries} times`} more${between("en", since, until)}.`,
  }),
  "log.export": told("files", {
    title: { nl: "Logboek geëxporteerd", en: "Log exported" },
    after: exported,
    nl: ({ By, after }) => `${By} haalde het logboek op: ${words.nl.lines(after.rows)}.`,
    en: ({ By, after }) => `${By} downloaded the log: ${words.en.lines(after.rows)}.`,
  }),
  "log.dispute": told("access", {
    title: { nl: "Gemeld dat iets niet klopt", en: "Reported that something is not right" },
    staff: ["help"],
    before: { recordId: id },
    after: { recordId: id, caseId: id },
    nl: ({ Who }) => `${Who} meldde dat iets niet klopt.`,
    en: ({ Who }) => `${Who} reported that something is not right.`,
  }),
});
