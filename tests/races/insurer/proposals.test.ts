import { beforeEach, expect, test } from "vitest";
import { approveProposal, rejectProposal, withdrawProposal } from "#lib/features/insurer/proposals/commands.ts";
import { changeOrganisation } from "#lib/features/insurer/organisations/commands/facts.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, signedIn } from "#tests/support/people.ts";
import { propose } from "#tests/support/proposals.ts";

const rounds = 20;

let otto: Identity;
let others: readonly Identity[];

beforeEach(async () => {
  await emptyDatabase();
  otto = await signedIn(await aStaffMember("otto", "ONBOARDING"));
  others = await Promise.all(
    ["ina", "sara", "piet"].map(async (first) => signedIn(await aStaffMember(first, "ONBOARDING"))),
  );
});

/** Another number on file of an office of its own, proposed by Otto. */
async function proposed() {
  const { organisationId } = await anOrganisation();
  const { prisma } = await database();
  const organisation = () => prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const { name } = await organisation();
  const wanted = { organisationId, name, phoneNumber: "020 624 11 11" };
  const proposalId = await propose(changeOrganisation, otto, wanted);
  const records = (outcome: string) =>
    prisma.auditRecord.count({ where: { event: changeOrganisation.event, organisationId, outcome } });
  return { proposalId, organisation, records };
}

const outcomes = (replies: readonly { status: string; code?: string }[]) =>
  replies.map(({ status, code }) => code ?? status).sort();

test(`those who approve the same at once: it happens once, and the rest hear that it did: ${rounds} rounds`, async () => {
  for (let round = 0; round < rounds; round++) {
    const { proposalId, organisation, records } = await proposed();
    const replies = await Promise.all(others.map((each) => execute(approveProposal, each, { proposalId })));
    expect(outcomes(replies)).toEqual(["approved", "approved", "done"]);
    expect((await organisation()).phoneNumber).toBe("+31206241111");
    expect(await records("done")).toBe(1);
  }
});

test(`approving against withdrawing and rejecting: one of them, and nothing changed unless it was approved: ${rounds} rounds`, async () => {
  const [ina = otto, sara = otto] = others;
  for (let round = 0; round < rounds; round++) {
    const { proposalId, organisation, records } = await proposed();
    const [approving, rejecting, withdrawing] = await Promise.all([
      execute(approveProposal, ina, { proposalId }),
      execute(rejectProposal, sara, { proposalId, reason: "NOT_AGREED" }),
      execute(withdrawProposal, otto, { proposalId }),
    ]);
    const replies = [approving, rejecting, withdrawing];
    expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
    const isApproved = approving.status === "done";
    expect((await organisation()).phoneNumber).toBe(isApproved ? "+31206241111" : null);
    expect(await records("done")).toBe(isApproved ? 1 : 0);
  }
});

test("those who propose the same at once: it waits once", async () => {
  const { organisationId } = await anOrganisation();
  const { prisma } = await database();
  const { name } = await prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const wanted = { organisationId, name, phoneNumber: "020 624 11 11" };
  const replies = await Promise.all([otto, ...others].map((each) => execute(changeOrganisation, each, wanted)));
  expect(outcomes(replies)).toEqual(["alreadyWaiting", "alreadyWaiting", "alreadyWaiting", "waiting"]);
  expect(await prisma.proposal.count()).toBe(1);
});
