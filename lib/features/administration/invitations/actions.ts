"use server";
import { refresh } from "next/cache";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { numberInFull } from "#lib/platform/gate/shown-back.ts";
import { acceptInvitation } from "./commands/accepting.ts";
import { addPerson } from "./commands/adding.ts";
import { resendInvitation, revokeInvitation } from "./commands/inviting.ts";
import { words as texts } from "./texts.ts";

export const addPersonAction = formAction(addPerson, {
  texts,
  stepUp,
  shownBack: numberInFull,
  done: ({ authorisationId }) => to.colleague(authorisationId, { uitnodiging: "toegevoegd" }),
  refused: (problem) =>
    problem.code === "existsHere"
      ? to.colleague(problem.detail.authorisationId, { uitnodiging: "bestaat" })
      : undefined,
});

export const resendInvitationAction = formAction(resendInvitation, {
  texts,
  done({ authorisationId }) {
    refresh();
    return to.colleague(authorisationId, { uitnodiging: "verstuurd" });
  },
});

export const revokeInvitationAction = formAction(revokeInvitation, {
  texts,
  done({ authorisationId }) {
    refresh();
    return to.colleague(authorisationId, { uitnodiging: "ingetrokken" });
  },
});

export const acceptInvitationAction = formAction(acceptInvitation, {
  texts,
  done: (_, { values }) => to.acceptance(values["link"] ?? ""),
});
