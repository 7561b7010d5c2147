"use server";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { approveAppointment, rejectAppointment, releaseAppointment, takeAppointment } from "./commands.ts";
import { nextPath, viewIn } from "./rules.ts";
import { words as texts } from "./texts.ts";

export const takeAction = formAction(takeAppointment, {
  texts,
  stepUp,
  done: (_, { values }) => to.appointment(values["appointmentId"] ?? "", viewIn(values)),
});

export const releaseAction = formAction(releaseAppointment, {
  texts,
  done: (_, { values }) => to.appointments({ ...viewIn(values), gedaan: values["appointmentId"] ?? null }),
});

export const approveAction = formAction(approveAppointment, {
  texts,
  stepUp,
  done: ({ appointmentId, next }, { values }) => nextPath(next, { ...viewIn(values), gedaan: appointmentId }),
});

export const rejectAction = formAction(rejectAppointment, {
  texts,
  stepUp,
  done: ({ appointmentId, next }, { values }) => nextPath(next, { ...viewIn(values), gedaan: appointmentId }),
});
