"use server";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { recordCheck, repeatCheck } from "./commands.ts";
import { words as texts } from "./texts.ts";

const checked = ({ appointmentId }: { readonly appointmentId: string }) =>
  to.appointment(appointmentId, { gedaan: "controle" });

export const repeatCheckAction = formAction(repeatCheck, { texts, done: checked });

export const recordCheckAction = formAction(recordCheck, { texts, stepUp, done: checked });
