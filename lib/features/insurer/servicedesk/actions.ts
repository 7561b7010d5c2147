"use server";
import { refresh } from "next/cache";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { numberInFull } from "#lib/platform/gate/shown-back.ts";
import { setNumber, startNumberChange, startReactivation } from "./commands/factors.ts";
import { unfreeze } from "./commands/freezing.ts";
import { renewInvitationByStaff } from "./commands/inviting.ts";
import { signOutByStaff } from "./commands/signing-out.ts";
import { unblockByStaff } from "./commands/unblocking.ts";
import { viewPerson } from "./commands/viewing.ts";
import { type ActSlug } from "./rules.ts";
import { words as texts } from "./texts.ts";

export const viewPersonAction = formAction(viewPerson, {
  texts,
  done({ authorisationId }) {
    refresh();
    return to.person(authorisationId);
  },
});

/** Leads back to the person, where the page says what was done. */
const told =
  (act: ActSlug) =>
  ({ authorisationId }: { authorisationId: string }) => {
    refresh();
    return to.person(authorisationId, { gedaan: act });
  };

export const unblockByStaffAction = formAction(unblockByStaff, { texts, stepUp, done: told("deblokkeren") });

export const unfreezeAction = formAction(unfreeze, { texts, stepUp, done: told("vrijgeven") });

export const signOutByStaffAction = formAction(signOutByStaff, { texts, stepUp, done: told("uitloggen") });

export const startNumberChangeAction = formAction(startNumberChange, {
  texts,
  stepUp,
  shownBack: numberInFull,
  done: told("mobiel-nummer"),
});

export const setNumberAction = formAction(setNumber, {
  texts,
  stepUp,
  shownBack: numberInFull,
  done: told("mobiel-nummer"),
});

export const startReactivationAction = formAction(startReactivation, {
  texts,
  stepUp,
  shownBack: numberInFull,
  done: told("opnieuw-activeren"),
});

export const renewInvitationByStaffAction = formAction(renewInvitationByStaff, { texts, done: told("uitnodiging") });
