import { beforeEach, describe, expect, test } from "vitest";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { settleRequest } from "#lib/features/administration/requests/commands.ts";
import { requests, settled } from "#lib/features/administration/requests/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";

const stranger = "nieuw@elders.example";

type Of = { readonly organisationId: string; readonly accountId?: string; readonly authorisationId?: string };

const asked = (of: Of, status: "UNCONFIRMED" | "RECEIVED" = "RECEIVED") =>
  changed((tx, now) =>
    tx.helpRequest.create({
      data: {
        ...of,
        ...(!of.accountId && { email: stranger }),
        problem: "NO_ACCESS",
        status,
        reference: "H7K-3F9-2QX",
        createdAt: now,
        openedAt: now,
      },
    }),
  );

async function office() {
  const made = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
  return { ...made, anna: await signedIn(made.person("anna")) };
}

const seenBy = async (who: Identity) => {
  const answer = await ask(requests, who, {});
  return answer.status === "found" ? answer.value : answer.status;
};
const statusOf = async (id: string) =>
  (await (await database()).prisma.helpRequest.findUniqueOrThrow({ where: { id } })).status;

beforeEach(async () => {
  fixClock(null);
  await emptyDatabase();
});

describe("someone nobody knows who asks for access", () => {
  test("is seen by the beheerder once the address is proven, and never before", async () => {
    const { anna, organisationId } = await office();
    const { id } = await asked({ organisationId }, "UNCONFIRMED");
    expect(await seenBy(anna)).toMatchObject({ open: [], total: 0, solved: [] });
    expect(await execute(settleRequest, anna, { helpRequestId: id, outcome: "SOLVED" })).toEqual({
      status: "notFound",
    });
    await changed((tx) => tx.helpRequest.update({ where: { id }, data: { status: "RECEIVED" } }));
    expect(await seenBy(anna)).toMatchObject({
      open: [{ id, person: null, email: stranger, answer: null, maySettle: true }],
    });
  });

  test("is told that it was settled, without a name of the office or its people", async () => {
    const { anna, organisationId, person } = await office();
    const { id } = await asked({ organisationId });
    expect(await execute(settleRequest, anna, { helpRequestId: id, outcome: "SOLVED" })).toEqual({
      status: "done",
      result: { authorisationId: null },
    });
    expect(await statusOf(id)).toBe("RESOLVED");
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail?.to).toBe(stranger);
    expect(mail?.text).toMatch(/Toch nog niet gelukt:\n.*\/nl\/hulp-bij-inloggen\/status\/[\w-]{43}\n/);
    const { name } = await (await database()).prisma.organisation.findUniqueOrThrow({ where: { id: organisationId } });
    for (const secret of [name, person("anna").email, "Anna"]) {
      expect(mail?.text).not.toContain(secret);
      expect(mail?.html).not.toContain(secret);
    }
    expect(await ask(settled, anna, { afgehandeld: id })).toMatchObject({
      status: "found",
      value: { request: { status: "RESOLVED", person: null, isYours: true } },
    });
  });

  test("is nothing to the beheerder of another office", async () => {
    const { organisationId } = await office();
    const { id } = await asked({ organisationId });
    const elsewhere = await anOrganisation({ administrators: ["cees"] });
    const cees = await signedIn(elsewhere.person("cees"));
    expect(await seenBy(cees)).toMatchObject({ open: [], total: 0, solved: [] });
    expect(await execute(settleRequest, cees, { helpRequestId: id, outcome: "SOLVED" })).toEqual({
      status: "notFound",
    });
    expect(await statusOf(id)).toBe("RECEIVED");
    expect(await ask(settled, cees, { afgehandeld: id })).toEqual({ status: "found", value: { request: null } });
  });
});

test("ending an authorisation closes what was asked about it, and says so in its record", async () => {
  const { organisationId, person } = await office();
  const { accountId, authorisationId } = person("dora");
  const { id } = await asked({ organisationId, accountId, authorisationId });
  const reply = await execute(
    withdrawAuthorisation,
    { kind: "system", job: "test" },
    { authorisationId, reason: "LEFT" },
  );
  expect(reply.status).toBe("done");
  expect(await statusOf(id)).toBe("CLOSED");
  const { prisma } = await database();
  const record = await prisma.auditRecord.findFirstOrThrow({ where: { event: "authorisation.withdraw" } });
  expect(record.after).toEqual({ status: "WITHDRAWN", reason: "LEFT", helpRequestIds: [id] });
});
