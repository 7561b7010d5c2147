import { beforeEach, expect, test } from "vitest";
import { chainKey, checkpointOf } from "#lib/platform/audit/chain.ts";
import { batchSize, headOf, unsealedSeconds } from "#lib/platform/audit/sealing.ts";
import { links, verify } from "#lib/platform/audit/verify.ts";
import { database } from "#lib/platform/db/client.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation } from "#tests/support/people.ts";
import { seal } from "#tests/support/sealing.ts";

const key = chainKey("a-key-of-the-worker-alone-0123456789");
const newer = chainKey("a-newer-key-of-the-worker-0123456789");

beforeEach(emptyDatabase);

const allSealed = async () => {
  let sum = 0;
  for (let isMore = true; isMore;) {
    const one = await seal([key]);
    sum += one.sealed;
    ({ isMore } = one);
  }
  return sum;
};

/** As whoever owns the tables and switches their triggers off. */
async function tampered(...statements: string[]) {
  const { prisma } = await database();
  await prisma.$executeRawUnsafe(
    `DO $$ BEGIN PERFORM set_config('session_replication_role', 'replica', true); ${statements.join("; ")}; END $$`,
  );
}

async function kinds(checkpoints: Parameters<typeof verify>[1] = []) {
  return (await verify([key, newer], checkpoints)).verdicts.map(({ kind }) => kind);
}

const nth = (n: number) => `(SELECT "recordId" FROM "AuditSeal" WHERE n = ${n})`;

/** Records of the past, as many as asked. */
const records = (count: number) =>
  tampered(`
    INSERT INTO "AuditRecord" (id, at, event, outcome, "actorKind", after)
    SELECT gen_random_uuid(), now(), 'user.unblock', 'done', 'system', jsonb_build_object('n', n)
    FROM generate_series(1, ${count}) n`);

test("what was committed is sealed once, in the order of its transactions, and fits", async () => {
  await anOrganisation({ administrators: ["anna"], employees: ["bram"] });
  const { prisma } = await database();
  const count = await prisma.auditRecord.count();
  expect(count).toBeGreaterThan(1);
  expect(await allSealed()).toBe(count);
  expect(await allSealed()).toBe(0);
  expect(await unsealedSeconds({ prisma })).toBe(0);
  const { verdicts, seals, unsealed, head } = await verify([key]);
  expect({ verdicts, seals, unsealed, n: head?.n }).toEqual({
    verdicts: [],
    seals: count,
    unsealed: 0,
    n: BigInt(count),
  });
  const order: bigint[] = [];
  for await (const page of links()) order.push(...page.map(({ record }) => BigInt(record?.transactionId ?? 0)));
  expect(order).toEqual(order.toSorted((a, b) => Number(a - b)));
});

test("a transaction with more records than a batch is sealed to its end", async () => {
  await records(batchSize + 5);
  expect(await seal([key])).toMatchObject({ sealed: batchSize, isMore: true });
  expect(await allSealed()).toBe(5);
  await records(1);
  expect(await allSealed()).toBe(1);
  expect(await kinds()).toEqual([]);
});

test("a seal has every column of a record", async () => {
  const { prisma } = await database();
  const columns = await prisma.$queryRaw<{ name: string }[]>`
    SELECT column_name::text AS name FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = 'AuditRecord'`;
  await records(1);
  await allSealed();
  for await (const [link] of links())
    expect(Object.keys(link?.record ?? {}).sort()).toEqual(columns.map(({ name }) => name).sort());
});

test.each([
  ["changed", `UPDATE "AuditRecord" SET after = '{"n": 99}' WHERE id = ${nth(2)}`],
  ["deleted", `DELETE FROM "AuditRecord" WHERE id = ${nth(2)}`],
  ["missing", `DELETE FROM "AuditRecord" WHERE id = ${nth(2)}; DELETE FROM "AuditSeal" WHERE n = 2`],
  ["broken", `UPDATE "AuditSeal" SET digest = 'x' WHERE n = 2`],
  [
    "inserted",
    `INSERT INTO "AuditRecord" (id, at, event, outcome, "actorKind", "transactionId")
     VALUES (gen_random_uuid(), now(), 'user.unblock', 'done', 'system', '3')`,
  ],
  [
    "cut off",
    `DELETE FROM "AuditRecord" WHERE id IN (SELECT "recordId" FROM "AuditSeal" WHERE n > 3); DELETE FROM "AuditSeal" WHERE n > 3`,
  ],
])("whoever owns the tables does not go unseen: %s", async (kind, statement) => {
  await records(5);
  await allSealed();
  const { prisma } = await database();
  const shipped = [checkpointOf((await headOf(prisma)).head, new Date(), key)];
  expect(await kinds(shipped)).toEqual([]);
  await tampered(statement);
  expect(await kinds(shipped)).toContain(kind);
});

test("nothing is added to a chain whose end is not ours", async () => {
  await records(2);
  await allSealed();
  await tampered(`UPDATE "AuditSeal" SET mac = repeat('x', 43) WHERE n = 2`);
  await records(1);
  await expect(seal([key])).rejects.toThrow("the seal 2 at the end of the chain is not ours");
  await expect(seal([newer])).rejects.toThrow("not ours");
});

test("another key goes on where the last one ended", async () => {
  await records(2);
  await allSealed();
  await records(2);
  expect(await seal([newer, key])).toMatchObject({ sealed: 2 });
  expect(await kinds()).toEqual([]);
  expect((await verify([newer])).verdicts.map(({ kind }) => kind)).toContain("unknown key");
});

test("in a server where transactions are counted anew, all that has no seal is sealed", async () => {
  await records(2);
  await allSealed();
  await tampered(`UPDATE "AuditRecord" SET "transactionId" = '900000000000'`, `DELETE FROM "AuditSeal"`);
  expect(await allSealed()).toBe(0);
  await records(1);
  await tampered(`UPDATE "AuditRecord" SET "transactionId" = '1' WHERE "transactionId" <> '900000000000'`);
  await allSealed();
  expect(await kinds()).toEqual([]);
});

test("the database changes no seal and no record, and lets one go only where its seal says why", async () => {
  await records(1);
  await allSealed();
  const { prisma } = await database();
  const refused = "never changed or deleted";
  await expect(prisma.$executeRaw`UPDATE "AuditSeal" SET mac = ''`).rejects.toThrow(refused);
  await expect(prisma.$executeRaw`DELETE FROM "AuditSeal"`).rejects.toThrow(refused);
  await expect(prisma.$executeRaw`DELETE FROM "AuditRecord"`).rejects.toThrow(refused);
  await expect(
    prisma.$executeRaw`INSERT INTO "AuditErasure" VALUES (1, 'because', now(), 'key', 'mac')`,
  ).rejects.toThrow("unaudited");
});
