import { beforeEach, expect, test } from "vitest";
import { enterCode } from "#lib/features/entrance/sign-in/commands.ts";
import { erasePerson } from "#lib/features/insurer/erasure/commands/erasing.ts";
import { holdOrganisation, holdPerson } from "#lib/features/insurer/erasure/commands/holding.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { openSessionsOf } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { approve, propose } from "#tests/support/proposals.ts";
import { halfSignedIn, visitor } from "#tests/support/sign-in.ts";

let otto: Identity;
let ina: Identity;

beforeEach(async () => {
  await emptyDatabase();
  otto = await signedIn(await aStaffMember("otto", "ONBOARDING"));
  ina = await signedIn(await aStaffMember("ina", "ONBOARDING"));
});

const hold = { reason: "DISPUTE", fileNumber: "2026/17" } as const;
const soon = () => new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);

test("whoever is erased while they sign in is not in afterwards", async () => {
  for (let round = 0; round < 3; round++) {
    const { person } = await anOrganisation({ employees: ["dora"] });
    const dora = person("dora");
    const half = await halfSignedIn(dora);
    await changed((tx, now) =>
      tx.authorisation.update({ where: { id: dora.authorisationId }, data: { status: "WITHDRAWN", withdrawnAt: now } }),
    );
    const proposalId = await propose(erasePerson, otto, { accountId: dora.accountId, reason: "ASKED" });
    const [, erased] = await Promise.all([execute(enterCode, visitor, half), approve(ina, proposalId)]);
    expect(erased.status).toBe("done");
    expect(await openSessionsOf(dora)).toBe(0);
  }
});

test("a person is erased or held, and never both, when it comes at once", async () => {
  for (let round = 0; round < 4; round++) {
    const { person, organisationId } = await anOrganisation({ employees: ["dora"] });
    const { accountId, authorisationId } = person("dora");
    await changed((tx, now) =>
      tx.authorisation.update({ where: { id: authorisationId }, data: { status: "WITHDRAWN", withdrawnAt: now } }),
    );
    const proposalId = await propose(erasePerson, otto, { accountId, reason: "ASKED" });
    const [, held] = await Promise.all([
      approve(ina, proposalId),
      round % 2 === 0
        ? execute(holdPerson, otto, { accountId, ...hold, until: soon() })
        : execute(holdOrganisation, otto, { organisationId, ...hold, until: soon() }),
    ]);
    const { prisma } = await database();
    const { erasedAt } = await prisma.account.findUniqueOrThrow({ where: { id: accountId } });
    const ofPerson = await prisma.legalHold.findFirst({ where: { accountId } });
    if (round % 2 === 0) expect((erasedAt === null) === (ofPerson !== null)).toBe(true);
    // An organisation can be held after somebody of it was erased, and then not of them.
    const name = await prisma.account.findUniqueOrThrow({ where: { id: accountId }, select: { lastName: true } });
    expect(name.lastName.startsWith("Gewist")).toBe(erasedAt !== null);
    expect(["done", "refused"]).toContain(held.status);
  }
});
