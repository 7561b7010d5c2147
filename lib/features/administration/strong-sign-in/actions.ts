"use server";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { askStrong, endExemption, endStrong, exempt } from "./commands.ts";
import { words as texts } from "./texts.ts";

export const askStrongAction = formAction(askStrong, { texts, stepUp, done: () => to.strongRule() });

export const endStrongAction = formAction(endStrong, { texts, stepUp, done: () => to.strongRule() });

export const exemptAction = formAction(exempt, { texts, stepUp, done: () => to.strongRule() });

export const endExemptionAction = formAction(endExemption, { texts, done: () => to.strongRule() });
