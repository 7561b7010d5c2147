"use server";
import { to } from "#lib/addresses.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { recordCheck, repeatCheck } from "./commands.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const texts = { nl, en };

const checked = ({ appointmentId }: { readonly appointmentId: string }) =>
  to.appointment(appointmentId, { gedaan: "controle" });

export const repeatCheckAction = formAction(repeatCheck, { texts, done: checked });

export const recordCheckAction = formAction(recordCheck, { texts, done: checked });
