import { z } from "zod";
import { roles } from "#lib/platform/access/roles.ts";
import { code, count, declareEvents, flag, id, moment, quiet, told } from "#lib/platform/audit/event.ts";
import { lastDay, shortDate } from "#lib/platform/i18n/format.ts";

type Period = { readonly deputyFrom?: Date | null | undefined; readonly deputyUntil?: Date | null | undefined };

const periodWords = {
  nl: ({ deputyFrom, deputyUntil }: Period) =>
    deputyFrom && deputyUntil ? ` van ${shortDate("nl", deputyFrom)} tot en met ${lastDay("nl", deputyUntil)}` : "",
  en: ({ deputyFrom, deputyUntil }: Period) =>
    deputyFrom && deputyUntil ? ` from ${shortDate("en", deputyFrom)} until ${lastDay("en", deputyUntil)}` : "",
};

const period = { deputyFrom: moment.nullable(), deputyUntil: moment.nullable() };

export const events = declareEvents("users", {
  "administrator.appoint": told("rights", {
    title: { nl: "Beheerder gemaakt", en: "Made administrator" },
    wish: {
      nl: (whom) => `${whom} beheerder te maken`,
      en: (whom) => `add ${whom} as administrator`,
    },
    before: { role: z.enum(roles) },
    after: { role: z.enum(roles) },
    nl: ({ By, who }) => `${By} maakte ${who} beheerder. Eerst gebruiker.`,
    en: ({ By, who }) => `${By} made ${who} an administrator. Before: colleague.`,
  }),
  "administrator.remove": told("rights", {
    title: { nl: "Geen beheerder meer", en: "No longer administrator" },
    wish: {
      nl: (whom) => `de rol van beheerder van ${whom} in te trekken`,
      en: (whom) => `remove ${whom} as administrator`,
    },
    before: { role: z.enum(roles) },
    after: { role: z.enum(roles) },
    nl: ({ By, who }) => `${By} maakte ${who} gebruiker. Eerst beheerder.`,
    en: ({ By, who }) => `${By} made ${who} a colleague. Before: administrator.`,
  }),
  "administrator.hand-over": told("rights", {
    title: { nl: "Beheer overgedragen", en: "Administration handed over" },
    wish: {
      nl: (whom) => `het beheer over te dragen aan ${whom}`,
      en: (whom) => `hand over the administration to ${whom}`,
    },
    before: { role: z.enum(roles) },
    after: { role: z.enum(roles), steppedDown: id },
    nl: ({ By, who }) => `${By} droeg het beheer over aan ${who}.`,
    en: ({ By, who }) => `${By} handed the administration over to ${who}.`,
  }),
  "administrator.rule-of-two": told("rights", {
    title: { nl: "Twee beheerders nodig of niet meer", en: "Two administrators needed or no longer" },
    wish: {
      nl: () => "één beheerder te laten beslissen",
      en: () => "let one administrator be enough",
    },
    before: { two: flag },
    after: { two: flag },
    nl: ({ By, after }) =>
      after.two
        ? `${By} stelde in dat voor een beheerder erbij of eraf twee beheerders nodig zijn.`
        : `${By} stelde in dat voor een beheerder erbij of eraf één beheerder genoeg is.`,
    en: ({ By, after }) =>
      after.two
        ? `${By} set that adding or removing an administrator takes two of them.`
        : `${By} set that one administrator is enough to add or remove one.`,
  }),
  "deputy.appoint": told("rights", {
    title: { nl: "Waarnemend beheerder aangewezen", en: "Deputy administrator appointed" },
    wish: {
      nl: (whom) => `${whom} te laten waarnemen`,
      en: (whom) => `let ${whom} stand in`,
    },
    before: period,
    after: period,
    nl: (said) => `${said.By} maakte ${said.who} waarnemend beheerder${periodWords.nl(said.after)}.`,
    en: (said) => `${said.By} made ${said.who} a deputy administrator${periodWords.en(said.after)}.`,
  }),
  "deputy.end": told("rights", {
    title: { nl: "Waarneming beëindigd", en: "Deputy period ended" },
    before: period,
    after: period,
    nl: ({ By, of }) => `${By} beëindigde ${of("de waarneming")}.`,
    en: ({ By, of }) => `${By} ended ${of("deputy period")}.`,
  }),
  "deputy.tell": quiet({
    title: { nl: "Bericht over waarneming verstuurd", en: "Notice of deputy period sent" },
    after: { moment: z.enum(["starts", "ends"]), told: flag },
  }),
  "administrators.ask": quiet({
    title: { nl: "Namen van beheerders gevraagd", en: "Names of administrators requested" },
    after: { helpEnd: code.optional() },
  }),
  "administrators.mail": quiet({
    title: { nl: "Namen van beheerders verwerkt", en: "Names of administrators handled" },
    after: { organisations: count },
  }),
});
