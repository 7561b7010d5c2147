import { expect } from "vitest";
import type { input, ZodType } from "zod";
import { approveProposal } from "#lib/features/insurer/proposals/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import type { Command, Outcome } from "#lib/platform/gate/command.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { changed } from "#tests/support/people.ts";

/** What waits for a second person, the newest last. */
export const waitingProposals = async () =>
  (await database()).prisma.proposal.findMany({ where: { status: "WAITING" }, orderBy: { id: "asc" } });

/** Proposes what takes a second person, and returns the id of the proposal. */
export async function propose<I extends ZodType, O extends Outcome>(
  command: Command<I, O>,
  proposer: Identity,
  what: input<I>,
): Promise<string> {
  const reply = await execute(command, proposer, what);
  expect(reply).toEqual({ status: "waiting", proposalId: expect.any(String) as string });
  return reply.status === "waiting" ? reply.proposalId : "";
}

/** The second person says yes. */
export const approve = (approver: Identity, proposalId: string) => execute(approveProposal, approver, { proposalId });

/** Does what takes two: one proposes it, another approves it. Returns the answer to the approval. */
export async function byTwo<I extends ZodType, O extends Outcome>(
  command: Command<I, O>,
  { proposer, approver }: { readonly proposer: Identity; readonly approver: Identity },
  what: input<I>,
) {
  return approve(approver, await propose(command, proposer, what));
}

/** Lets someone who was invited have done what the mail asks. */
export const activate = (accountId: string) =>
  changed((tx, now) =>
    tx.account.update({ where: { id: accountId }, data: { status: "ACTIVE", mobileProvenAt: now } }),
  );
