import { z } from "zod";
import { given } from "#lib/features/base/people/events.ts";
import { words as people } from "#lib/features/base/people/texts.ts";
import { roles } from "#lib/platform/access/roles.ts";
import { because, capital, code, count, declareEvents, ids, told } from "#lib/platform/audit/event.ts";
import { recordedReasons } from "./rules/ending.ts";
import { rightsDifference } from "./rules/rights.ts";
import { words } from "./texts.ts";

const rights = { portals: given.portals, validUntil: given.validUntil };

/** What ended with the authorisation. */
const ended = { helpRequestIds: ids.optional(), invitations: count.optional(), changes: count.optional() };

export const events = declareEvents("users", {
  "authorisation.withdraw": told("people", {
    title: { nl: "Autorisatie ingetrokken", en: "Authorisation withdrawn" },
    wish: {
      nl: (whom) => `de autorisatie van ${whom} in te trekken`,
      en: (whom) => `withdraw the authorisation of ${whom}`,
    },
    before: { status: code, role: z.enum(roles) },
    after: { status: code, reason: z.enum(recordedReasons), ...ended },
    nl: ({ By, of, after }) =>
      `${By} trok ${of("de autorisatie")} in${because(after.reason && words.nl.log.withdrawn[after.reason])}.`,
    en: ({ By, of, after }) =>
      `${By} withdrew ${of("authorisation")}${because(after.reason && words.en.log.withdrawn[after.reason])}.`,
  }),
  "authorisation.sign-out": told("access", {
    title: { nl: "Overal uitgelogd", en: "Signed out everywhere" },
    after: { sessions: count },
    nl: ({ By, who }) => `${By} logde ${who} hier overal uit.`,
    en: ({ By, who }) => `${By} signed ${who} out everywhere here.`,
  }),
  "authorisation.mail-again": told("access", {
    title: { nl: "Inlogmail opnieuw gestuurd", en: "Sign-in email sent again" },
    nl: ({ By, who }) => `${By} liet ${who} een nieuwe mail sturen om in te loggen.`,
    en: ({ By, who }) => `${By} had a new email sent to ${who} to sign in with.`,
  }),
  "authorisation.reauthorise": told("people", {
    title: { nl: "Opnieuw geautoriseerd", en: "Reauthorised" },
    before: { status: code, role: z.enum(roles) },
    after: { status: code, ...given, helpRequestIds: ids },
    nl: (said) => `${said.By} autoriseerde ${said.who} opnieuw${because(people.nl.given(said.after))}.`,
    en: (said) => `${said.By} reauthorised ${said.who}${because(people.en.given(said.after))}.`,
  }),
  "authorisation.change-rights": told("rights", {
    title: { nl: "Rechten gewijzigd", en: "Rights changed" },
    wish: {
      nl: (whom) => `de rechten van ${whom} te wijzigen`,
      en: (whom) => `change the rights of ${whom}`,
    },
    before: rights,
    after: rights,
    nl: (said) =>
      `${said.By} wijzigde ${said.of("de rechten")}${because(words.nl.log.rights(rightsDifference(said.before, said.after)))}.`,
    en: (said) =>
      `${said.By} changed ${said.of("rights")}${because(words.en.log.rights(rightsDifference(said.before, said.after)))}.`,
  }),
  "authorisation.undo-change-rights": told("rights", {
    title: { nl: "Rechten teruggezet", en: "Rights put back" },
    before: rights,
    after: rights,
    nl: (said) =>
      `${said.By} zette ${said.of("de rechten")} terug${because(words.nl.log.rights(rightsDifference(said.before, said.after)))}.`,
    en: (said) =>
      `${said.By} put ${said.of("rights")} back${because(words.en.log.rights(rightsDifference(said.before, said.after)))}.`,
  }),
  "authorisation.expire": told("people", {
    title: { nl: "Automatisch ingetrokken", en: "Withdrawn automatically" },
    before: { status: code, role: z.enum(roles) },
    after: { status: code, ...ended },
    nl: ({ of }) => `De einddatum is bereikt. ${capital(of("de autorisatie"))} is verlopen.`,
    en: ({ of }) => `The end date has come. ${capital(of("authorisation"))} has expired.`,
  }),
});
