import { z } from "zod";
import { begunAnew, filledIn, states } from "#lib/features/administration/account-changes/events.ts";
import { why } from "#lib/features/insurer/organisations/events.ts";
import { viewReasons } from "#lib/features/insurer/organisations/rules.ts";
import { because, code, count, declareEvents, id, ids, told } from "#lib/platform/audit/event.ts";
import { lifts } from "#lib/features/administration/authorisations/blocking/rules.ts";
import { scriptDone } from "./rules.ts";

/** The call that came first, and the requests for it that are finished by that. */
const script = { script: z.array(z.enum(scriptDone)), callBackIds: ids.optional() };

export const events = declareEvents("help", {
  "staff.view": told("insurer", {
    title: { nl: "Gegevens bekeken door de verzekeraar", en: "Details viewed by the insurer" },
    staff: ["views"],
    after: { reason: z.enum(viewReasons) },
    adds: why,
    nl: ({ By, whom, of, after }) =>
      `${By} bekeek ${whom === null ? "de organisatie" : of("de gegevens")}${because(why.nl(after))}.`,
    en: ({ By, whom, of, after }) =>
      `${By} viewed ${whom === null ? "the organisation" : of("details")}${because(why.en(after))}.`,
  }),
  "staff.unblock": told("access", {
    title: { nl: "Gedeblokkeerd door de verzekeraar", en: "Unblocked by the insurer" },
    before: states,
    after: { lifted: z.array(z.enum(lifts)), helpRequestIds: ids, ...script },
    nl: ({ By, who }) => `${By} deblokkeerde ${who}, na terugbellen.`,
    en: ({ By, who }) => `${By} unblocked ${who}, after calling back.`,
  }),
  "staff.sign-out": told("access", {
    title: { nl: "Overal uitgelogd door de verzekeraar", en: "Signed out everywhere by the insurer" },
    before: states,
    after: { sessions: count, ...script },
    nl: ({ By, who }) => `${By} logde ${who} overal uit, na terugbellen.`,
    en: ({ By, who }) => `${By} signed ${who} out everywhere, after calling back.`,
  }),
  "staff.unfreeze": told("access", {
    title: { nl: "Weer vrijgegeven door de verzekeraar", en: "Released by the insurer" },
    before: states,
    after: { account: code, password: code, caseIds: ids, ...script },
    nl: ({ By, of }) => `${By} gaf ${of("het account")} weer vrij, na terugbellen.`,
    en: ({ By, of }) => `${By} released ${of("account")}, after calling back.`,
  }),
  "staff.start-mobile-number": told("details", {
    title: {
      nl: "Wijzigen van mobiel nummer begonnen door de verzekeraar",
      en: "Change of mobile number started by the insurer",
    },
    before: states,
    after: { changeId: id, ...script },
    nl: ({ By, of }) => `${By} begon met wijzigen van ${of("het mobiele nummer")}.`,
    en: ({ By, of }) => `${By} started a change of ${of("mobile number")}.`,
  }),
  "staff.set-mobile-number": told("details", {
    title: { nl: "Mobiel nummer ingevuld door de verzekeraar", en: "Mobile number filled in by the insurer" },
    before: states,
    after: { ...filledIn, ...script },
    nl: ({ By, of }) => `${By} vulde ${of("het mobiele nummer")} in.`,
    en: ({ By, of }) => `${By} filled in ${of("mobile number")}.`,
  }),
  "staff.start-reactivation": told("details", {
    title: { nl: "Opnieuw activeren begonnen door de verzekeraar", en: "Reactivation started by the insurer" },
    before: states,
    after: { ...begunAnew, caseIds: ids.optional(), ...script },
    nl: ({ By, of }) => `${By} liet ${of("het account")} opnieuw activeren. Wachtwoord en nummer vervielen.`,
    en: ({ By, of }) => `${By} had ${of("account")} reactivated. Password and number ended.`,
  }),
  "staff.renew-invitation": told("people", {
    title: { nl: "Uitnodiging verstuurd door de verzekeraar", en: "Invitation sent by the insurer" },
    before: states,
    after: { status: code, ...script },
    nl: ({ By, who }) => `${By} stuurde ${who} een nieuwe uitnodiging.`,
    en: ({ By, who }) => `${By} sent ${who} a new invitation.`,
  }),
});
