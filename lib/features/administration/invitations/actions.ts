"use server";
import { refresh } from "next/cache";
import { acceptPath } from "#lib/features/entrance/password-links/rules.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { acceptInvitation } from "./commands/accepting.ts";
import { addPerson } from "./commands/adding.ts";
import { resendInvitation, revokeInvitation } from "./commands/inviting.ts";
import { personPath } from "./rules.ts";
import { en } from "./texts.en.ts";
import { nl } from "./texts.nl.ts";

const texts = { nl, en };

export const addPersonAction = formAction(addPerson, {
  texts,
  done: ({ authorisationId }) => personPath(authorisationId, "toegevoegd"),
  refused: (code, { detail }) =>
    code === "existsHere" ? personPath(String(detail["authorisationId"]), "bestaat") : undefined,
});

export const resendInvitationAction = formAction(resendInvitation, {
  texts,
  done({ authorisationId }) {
    refresh();
    return personPath(authorisationId, "verstuurd");
  },
});

export const revokeInvitationAction = formAction(revokeInvitation, {
  texts,
  done({ authorisationId }) {
    refresh();
    return personPath(authorisationId, "ingetrokken");
  },
});

export const acceptInvitationAction = formAction(acceptInvitation, {
  texts,
  done: (_, { values }) => acceptPath(values["link"] ?? ""),
});
