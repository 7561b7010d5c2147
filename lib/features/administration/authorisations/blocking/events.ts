import { z } from "zod";
import { words } from "#lib/features/administration/authorisations/texts.ts";
import { because, code, declareEvents, ids, told } from "#lib/platform/audit/event.ts";
import { blockReasons, lifts } from "./rules.ts";

export const events = declareEvents("users", {
  "authorisation.unblock": told("access", {
    title: { nl: "Gedeblokkeerd", en: "Unblocked" },
    before: { authorisation: code, account: code },
    after: { lifted: z.array(z.enum(lifts)), helpRequestIds: ids },
    nl: ({ By, who, after }) =>
      after.lifted?.length === 0 ? `${By} hielp ${who}. Er was geen blokkade.` : `${By} deblokkeerde ${who}.`,
    en: ({ By, who, after }) =>
      after.lifted?.length === 0 ? `${By} helped ${who}. There was no block.` : `${By} unblocked ${who}.`,
  }),
  "authorisation.undo-unblock": told("access", {
    title: { nl: "Deblokkeren teruggedraaid", en: "Unblocking undone" },
    before: { authorisation: code, account: code },
    after: { restored: z.array(z.enum(lifts)), helpRequestIds: ids },
    nl: ({ By, who }) => `${By} blokkeerde ${who} weer: het deblokkeren is teruggedraaid.`,
    en: ({ By, who }) => `${By} blocked ${who} again: the unblocking was undone.`,
  }),
  "authorisation.block": told("access", {
    title: { nl: "Geblokkeerd", en: "Blocked" },
    before: { status: code },
    after: { status: code, reason: z.enum(blockReasons) },
    nl: ({ By, who, after }) =>
      `${By} blokkeerde ${who}${because(after.reason && words.nl.log.blocked[after.reason])}.`,
    en: ({ By, who, after }) => `${By} blocked ${who}${because(after.reason && words.en.log.blocked[after.reason])}.`,
  }),
});
