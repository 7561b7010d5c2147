import { beforeEach, expect, test } from "vitest";
import { eraseRecord, portalRestored } from "#lib/features/base/restore/commands.ts";
import { chainKey } from "#lib/platform/audit/chain.ts";
import { verify } from "#lib/platform/audit/verify.ts";
import { contentsOf, differences, isUnfinished, markUnfinished } from "#lib/platform/db/backup.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { settings } from "#lib/platform/settings.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aText } from "#tests/support/outbox.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";
import { seal } from "#tests/support/sealing.ts";

const system = { kind: "system", job: "restore" } as const;
const secret = "a-key-of-the-worker-alone-0123456789";

beforeEach(emptyDatabase);

test("what a backup brings back to life ends, with a record of how much", async () => {
  const { prisma } = await database();
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["bram"], invited: ["gerda"] });
  await signedIn(person("anna"));
  await enqueue(prisma, [aText()], new Date());
  const open = await prisma.session.count({ where: { endedAt: null } });
  const waiting = await prisma.outbox.count({ where: { kind: { in: ["SMS", "EMAIL"] }, sentAt: null } });
  expect([open, waiting].every((count) => count > 0)).toBe(true);
  const backupAt = "2026-11-22T09:00:00.000Z";
  await prisma.$executeRawUnsafe(markUnfinished);
  const reply = await execute(portalRestored, system, { backupAt });
  expect(reply).toMatchObject({ status: "done", result: { sessions: open, messages: waiting } });
  expect(await isUnfinished({ prisma })).toBe(false);
  expect(await prisma.session.count({ where: { endedAt: null } })).toBe(0);
  expect(await prisma.oneTimeLink.count({ where: { usedAt: null, replacedAt: null } })).toBe(0);
  expect(await prisma.outbox.count({ where: { kind: { not: "JOB" }, sentAt: null, deadAt: null } })).toBe(0);
  const record = await prisma.auditRecord.findFirstOrThrow({ where: { event: "portal.restore" } });
  expect(record).toMatchObject({ actorKind: "system", actorId: "restore", after: { backupAt, sessions: open } });
});

test("nobody but the system brings anything back or erases anything", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"] });
  const anna = await signedIn(person("anna"));
  const { prisma } = await database();
  const before = await prisma.session.count({ where: { endedAt: null } });
  expect(await execute(portalRestored, anna, { backupAt: "2026-11-22T09:00:00.000Z" })).toEqual({ status: "denied" });
  expect(await prisma.session.count({ where: { endedAt: null } })).toBe(before);
});

test("a record that is erased leaves a seal that says why, and everything fits; what has no seal is not found", async () => {
  Object.assign(settings(), { AUDIT_KEY: [secret] });
  const { prisma } = await database();
  await anOrganisation({ administrators: ["anna"], employees: ["bram"] });
  const { id: recordId } = await prisma.auditRecord.findFirstOrThrow();
  const because = "verzoek van de betrokkene";
  const erase = (input: object) => execute(eraseRecord, { kind: "system", job: "audit:erase" }, { because, ...input });
  expect(await erase({ recordId })).toEqual({ status: "notFound" });
  await seal([chainKey(secret)]);
  expect(await erase({ recordId, because: "" })).toMatchObject({ status: "invalid" });
  expect(await erase({ recordId })).toMatchObject({ status: "done" });
  expect(await prisma.auditRecord.findUnique({ where: { id: recordId } })).toBeNull();
  expect(await verify([chainKey(secret)])).toMatchObject({ verdicts: [], erased: 1, unsealed: 1 });
  expect(await erase({ recordId })).toEqual({ status: "notFound" });
  Object.assign(settings(), { AUDIT_KEY: undefined });
});

test("what is counted of a backup tells every difference", async () => {
  const { reader } = await database();
  const ask = (text: string) =>
    (reader as unknown as { $queryRawUnsafe(text: string): Promise<unknown[]> }).$queryRawUnsafe(text);
  const before = await contentsOf(ask);
  expect(differences(before, await contentsOf(ask))).toEqual([]);
  await anOrganisation({ administrators: ["anna"] });
  const after = await contentsOf(ask);
  expect(differences(before, after)).toContain("Account had 0 and has 1");
  expect(differences(after, { ...after, head: { n: "1", mac: "x" } })).toHaveLength(1);
});
