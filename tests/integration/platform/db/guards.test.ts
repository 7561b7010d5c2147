import { beforeEach, expect, test } from "vitest";
import { database } from "#lib/platform/db/client.ts";
import { emptyDatabase } from "#tests/support/database.ts";

const at = new Date("2026-03-02T08:00:00Z");
const record = { at, event: "test", outcome: "done", actorKind: "system" };
const person = { email: "a@b.example", initials: "A.", firstName: "An", lastName: "Bos", sortName: "bos" } as const;

beforeEach(emptyDatabase);

async function anAccount(sortName = "bos", email: string = person.email) {
  const { prisma } = await database();
  return prisma.$transaction(async (tx) => {
    await tx.auditRecord.create({ data: record });
    return tx.account.create({ data: { ...person, email, sortName, status: "ACTIVE", createdAt: at } });
  });
}

test("a protected row is not created without a record in the same transaction", async () => {
  const { prisma } = await database();
  const creating = prisma.organisation.create({ data: { kind: "BUSINESS", name: "Bakkerij", createdAt: at } });
  await expect(creating).rejects.toThrow("unaudited");
  const inTransaction = prisma.$transaction((tx) =>
    tx.organisation.create({ data: { kind: "BUSINESS", name: "Bakkerij", createdAt: at } }),
  );
  await expect(inTransaction).rejects.toThrow("unaudited");
  expect(await prisma.organisation.count()).toBe(0);
});

test("a record of another transaction does not count", async () => {
  const { prisma } = await database();
  await prisma.auditRecord.create({ data: record });
  await expect(prisma.organisation.create({ data: { kind: "BUSINESS", name: "X", createdAt: at } })).rejects.toThrow(
    "unaudited",
  );
});

test("a record brought along by a dump does not count, even when its transaction's number comes round again", async () => {
  const { prisma } = await database();
  const [current] = await prisma.$queryRaw<{ id: string }[]>`SELECT pg_current_xact_id()::text AS id`;
  const next = Array.from({ length: 500 }, (_, i) => String(BigInt(current?.id ?? "") + BigInt(i + 1)));
  await prisma.auditRecord.createMany({ data: next.map((transactionId) => ({ ...record, transactionId })) });
  await expect(prisma.organisation.create({ data: { kind: "BUSINESS", name: "X", createdAt: at } })).rejects.toThrow(
    "unaudited",
  );
});

test("a change of an account needs a record, except when it last signed in", async () => {
  const { prisma } = await database();
  const { id } = await anAccount();
  await prisma.account.update({ where: { id }, data: { lastSignInAt: at } });
  await expect(prisma.account.update({ where: { id }, data: { status: "BLOCKED" } })).rejects.toThrow("unaudited");
  await expect(prisma.account.delete({ where: { id } })).rejects.toThrow("unaudited");
  expect(await prisma.account.findUnique({ where: { id } })).toMatchObject({ status: "ACTIVE", lastSignInAt: at });
});

test("a session may be seen without a record, not begun or ended", async () => {
  const { prisma } = await database();
  const { id: accountId } = await anAccount();
  const begin = { accountId, factorAt: at, createdAt: at, lastSeenAt: at };
  await expect(prisma.session.create({ data: begin })).rejects.toThrow("unaudited");
  const { id } = await prisma.$transaction(async (tx) => {
    await tx.auditRecord.create({ data: record });
    return tx.session.create({ data: begin });
  });
  await prisma.session.update({ where: { id }, data: { lastSeenAt: new Date(at.getTime() + 1000) } });
  await expect(prisma.session.update({ where: { id }, data: { endedAt: at } })).rejects.toThrow("unaudited");
});

test("a record is never changed or deleted", async () => {
  const { prisma } = await database();
  const { id } = await prisma.auditRecord.create({ data: record });
  await expect(prisma.auditRecord.update({ where: { id }, data: { event: "other" } })).rejects.toThrow("never changed");
  await expect(prisma.auditRecord.deleteMany()).rejects.toThrow("never changed");
});

test("names sort the Dutch way", async () => {
  const { prisma } = await database();
  for (const [i, name] of ["zwart", "Éclair", "de boer", "eik", "Appel"].entries())
    await anAccount(name, `${i}@b.example`);
  const sorted = await prisma.account.findMany({ orderBy: { sortName: "asc" }, select: { sortName: true } });
  expect(sorted.map(({ sortName }) => sortName)).toEqual(["Appel", "de boer", "Éclair", "eik", "zwart"]);
});

test("times come back as the moments that were written", async () => {
  const { id } = await anAccount();
  const { prisma } = await database();
  const [row] = await prisma.$queryRaw<{ at: Date; zone: string }[]>`
    SELECT "createdAt" AS at, current_setting('TimeZone') AS zone FROM "Account" WHERE id = ${id}::uuid`;
  expect(row).toEqual({ at, zone: "UTC" });
});
