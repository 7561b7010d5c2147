import { z } from "zod";
import { roles } from "#lib/platform/access/roles.ts";
import { code, declareEvents, id, quiet, told } from "#lib/platform/audit/event.ts";
import { statuses } from "./rules.ts";

export const stands = { appointmentId: id, status: z.enum(statuses) };

export const events = declareEvents("appointments", {
  "appointment.submit": quiet({
    title: { nl: "Beheerder aangemeld", en: "Administrator put forward" },
    after: { appointmentId: id, kind: code, helpEnd: code.optional() },
  }),
  "appointment.confirm": quiet({
    title: { nl: "Aanmelding bevestigd via mail", en: "Application confirmed by email" },
    before: stands,
    after: stands,
  }),
  "appointment.invite": told("people", {
    title: { nl: "Nieuwe beheerder uitgenodigd", en: "New administrator invited" },
    before: stands,
    after: { ...stands, role: z.enum(roles).optional() },
    nl: ({ who }) => `De verzekeraar nodigde ${who} uit als beheerder.`,
    en: ({ who }) => `The insurer invited ${who} as an administrator.`,
  }),
  "appointment.complete": told("people", {
    title: { nl: "Nieuwe beheerder begonnen", en: "New administrator started" },
    before: stands,
    after: stands,
    nl: ({ Who }) => `${Who} begon als beheerder.`,
    en: ({ Who }) => `${Who} started as an administrator.`,
  }),
  "appointment.expire": quiet({
    title: { nl: "Aanmelding verlopen", en: "Application expired" },
    before: stands,
    after: stands,
  }),
  "appointment.withdraw": quiet({
    title: { nl: "Aanmelding ingetrokken", en: "Application withdrawn" },
    before: stands,
    after: stands,
  }),
  "appointment.forget": quiet({ title: { nl: "Aanmelding gewist", en: "Application deleted" }, before: stands }),
});
