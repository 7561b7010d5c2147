"use server";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { erasePerson } from "./commands/erasing.ts";
import { endHold, holdOrganisation, holdPerson } from "./commands/holding.ts";
import { words as texts } from "./texts.ts";

const toPage = (gedaan: "bewaard" | "vrij") => () => to.erasure({ gedaan });

export const eraseAction = formAction(erasePerson, { texts, stepUp, done: () => to.erasure() });
export const holdPersonAction = formAction(holdPerson, { texts, stepUp, done: toPage("bewaard") });
export const holdOrganisationAction = formAction(holdOrganisation, { texts, stepUp, done: toPage("bewaard") });
export const endHoldAction = formAction(endHold, { texts, stepUp, done: toPage("vrij") });
