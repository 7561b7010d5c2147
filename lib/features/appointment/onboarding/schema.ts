import { z } from "zod";
import { rejectReasons } from "#lib/features/appointment/appointments/rules.ts";
import { shows, type ShowSlug } from "./rules.ts";

/** Anyone may have typed the address, so what makes no sense is left out. */
const show = z.enum(Object.keys(shows) as [ShowSlug, ...ShowSlug[]]).catch("alles");
const id = z.uuid().nullable().catch(null);

export const ViewOfQueue = z.object({ toon: show, na: id, gedaan: id });

export const ViewOfCase = z.object({ id: z.uuid(), toon: show, gedaan: id });

export const OneAppointment = z.object({ appointmentId: z.uuid() });

const note = z.string("noteTooLong").trim().max(500, "noteTooLong").default("");

export const Approve = OneAppointment.extend({
  note,
  /** The organisation the page showed, empty for a new one, so that no other one is approved unseen. */
  organisationId: z.union([z.uuid(), z.literal("")]).optional(),
  toon: show,
});

export const Reject = OneAppointment.extend({ reason: z.enum(rejectReasons, "reasonMissing"), note, toon: show });
