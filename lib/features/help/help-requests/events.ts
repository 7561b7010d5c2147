import { z } from "zod";
import { capital, code, count, declareEvents, flag, id, ids, quiet, told } from "#lib/platform/audit/event.ts";
import { endings, problems, statuses } from "./rules.ts";

const problem = z.enum(problems);
const stands = { helpRequestId: id, status: z.enum(statuses) };

export const events = declareEvents("help", {
  "help-request.ask": quiet({
    title: { nl: "Hulpvraag gesteld", en: "Help request asked" },
    after: { reference: code, helpEnd: code.optional() },
  }),
  "help-request.ask-access": quiet({
    title: { nl: "Toegang tot een portaal gevraagd", en: "Access to a portal asked for" },
    after: { reference: code, portal: code },
  }),
  "help-request.route": quiet({
    title: { nl: "Hulpvraag verwerkt", en: "Help request handled" },
    after: {
      problem,
      reference: code.optional(),
      organisations: count.optional(),
      helpRequestId: id.optional(),
      again: flag.optional(),
    },
  }),
  "help-request.deliver": told("help", {
    title: { nl: "Hulpvraag bezorgd", en: "Help request delivered" },
    after: { helpRequestId: id, problem, reference: code, again: flag, escalated: flag },
    nl: ({ Who }) => `${Who} vroeg om hulp bij inloggen.`,
    en: ({ Who }) => `${Who} asked for help with signing in.`,
  }),
  "help-request.escalate": told("help", {
    title: {
      nl: "Hulpvraag naar de verzekeraar: geen beheerder over",
      en: "Help request to the insurer: no administrator left",
    },
    after: { helpRequestId: id, problem, again: flag, handedOver: ids },
    nl: ({ of }) => `${capital(of("de hulpvraag"))} ging naar de verzekeraar. Er was geen beheerder die kon helpen.`,
    en: ({ of }) => `${capital(of("help request"))} went to the insurer. No administrator could help.`,
  }),
  "help-request.confirm": told("help", {
    title: { nl: "Hulpvraag bevestigd via mail", en: "Help request confirmed by email" },
    before: stands,
    after: stands,
    nl: ({ Who }) => `${Who} bevestigde de hulpvraag via mail.`,
    en: ({ Who }) => `${Who} confirmed the help request by email.`,
  }),
  "help-request.deny": told("help", {
    title: { nl: "Hulpvraag niet zelf gesteld", en: "Help request not asked by this person" },
    before: stands,
    after: stands,
    nl: ({ Who }) => `${Who} meldde de hulpvraag niet zelf te hebben gesteld.`,
    en: ({ Who }) => `${Who} reported not having asked for help.`,
  }),
  "help-request.see": quiet({
    title: { nl: "Hulpvraag gezien", en: "Help request seen" },
    before: stands,
    after: stands,
  }),
  "help-request.reopen": told("help", {
    title: { nl: "Hulpvraag heropend", en: "Help request reopened" },
    before: stands,
    after: { ...stands, problem },
    nl: ({ Who }) => `${Who} opende de hulpvraag opnieuw.`,
    en: ({ Who }) => `${Who} opened the help request again.`,
  }),
  "help-request.remind": quiet({
    title: { nl: "Aan hulpvraag herinnerd", en: "Reminder of help request sent" },
    before: stands,
    after: stands,
  }),
  "help-request.hand-over": told("help", {
    title: {
      nl: "Hulpvraag naar de verzekeraar: niet op tijd opgelost",
      en: "Help request to the insurer: not solved in time",
    },
    before: stands,
    after: stands,
    nl: ({ of }) => `${capital(of("de hulpvraag"))} ging naar de verzekeraar. Niemand loste hem op tijd op.`,
    en: ({ of }) => `${capital(of("help request"))} went to the insurer. Nobody solved it in time.`,
  }),
  "help-request.end": told("help", {
    title: { nl: "Hulpvraag niet meer nodig", en: "Help request no longer needed" },
    before: stands,
    after: { ...stands, because: z.enum(endings) },
    nl: ({ of, after: { because } }) =>
      `${capital(of("de hulpvraag"))} is niet meer nodig. ${because === "CAME_IN" ? "Inloggen is gelukt" : "De blokkade is opgeheven"}.`,
    en: ({ of, after: { because } }) =>
      `${capital(of("help request"))} is no longer needed. ${because === "CAME_IN" ? "Signing in worked" : "The block was lifted"}.`,
  }),
  "help-request.forget": quiet({
    title: { nl: "Onbevestigde hulpvraag gewist", en: "Unconfirmed help request deleted" },
    before: stands,
  }),
  "help-request.take": told("help", {
    title: { nl: "Hulpvraag opgepakt", en: "Help request taken" },
    before: stands,
    after: stands,
    nl: ({ By, of }) => `${By} pakte ${of("de hulpvraag")} op.`,
    en: ({ By, of }) => `${By} took on ${of("help request")}.`,
  }),
  "help-request.finish": told("help", {
    title: { nl: "Hulpvraag afgerond", en: "Help request finished" },
    before: stands,
    after: stands,
    nl: ({ By, of }) => `${By} rondde ${of("de hulpvraag")} af.`,
    en: ({ By, of }) => `${By} finished ${of("help request")}.`,
  }),
});
