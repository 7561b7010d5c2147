"use server";
import { refresh } from "next/cache";
import { to } from "#lib/addresses.ts";
import { stepUp } from "#lib/features/entrance/step-up/commands.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { approveProposal, rejectProposal, withdrawProposal } from "./commands.ts";
import type { Telling } from "./rules.ts";
import { words as texts } from "./texts.ts";

/** Back to the list on the side where the reader was. */
const told = (gedaan: Telling) => (result: { readonly side: "staff" | "administrator" }) => {
  refresh();
  return result.side === "staff" ? to.staffProposals({ gedaan }) : to.proposals({ gedaan });
};

export const approveProposalAction = formAction(approveProposal, { texts, stepUp, done: told("goedgekeurd") });

export const rejectProposalAction = formAction(rejectProposal, { texts, stepUp, done: told("afgewezen") });

export const withdrawProposalAction = formAction(withdrawProposal, { texts, done: told("ingetrokken") });
