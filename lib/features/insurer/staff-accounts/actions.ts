"use server";
import { refresh } from "next/cache";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { numberInFull } from "#lib/platform/gate/shown-back.ts";
import { changeStaffDuties, endStaff } from "./commands/changing.ts";
import { inviteStaff, renewStaff } from "./commands/inviting.ts";
import { type Telling } from "./rules.ts";
import { words as texts } from "./texts.ts";

const told =
  (telling: Telling) =>
  ({ accountId }: { accountId: string }) => {
    refresh();
    return to.staffAccount(accountId, { gedaan: telling });
  };

export const inviteStaffAction = formAction(inviteStaff, {
  texts,
  stepUp,
  shownBack: numberInFull,
  done: told("uitgenodigd"),
  refused: (problem) =>
    problem.code === "alreadyStaff" ? to.staffAccount(problem.detail.accountId, { gedaan: "bestaat" }) : undefined,
});

export const renewStaffAction = formAction(renewStaff, {
  texts,
  stepUp,
  shownBack: numberInFull,
  done: told("opnieuw"),
});

export const changeStaffDutiesAction = formAction(changeStaffDuties, { texts, stepUp, done: told("taken") });

export const endStaffAction = formAction(endStaff, { texts, stepUp, done: told("beeindigd") });
