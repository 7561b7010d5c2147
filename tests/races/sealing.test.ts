import pg from "pg";
import { beforeEach, expect, test } from "vitest";
import { chainKey } from "#lib/platform/audit/chain.ts";
import { sealSome } from "#lib/platform/audit/sealing.ts";
import { verify } from "#lib/platform/audit/verify.ts";
import { database } from "#lib/platform/db/client.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { seal } from "#tests/support/sealing.ts";

const key = chainKey("a-key-of-the-worker-alone-0123456789");
const adding = `INSERT INTO "AuditRecord" (id, at, event, outcome, "actorKind")
  VALUES (gen_random_uuid(), now(), 'user.unblock', 'done', 'system')`;

beforeEach(emptyDatabase);

async function ourConnection() {
  const { prisma } = await database();
  const [here] = await prisma.$queryRaw<{ name: string }[]>`SELECT current_database()::text AS name`;
  const url = new URL(process.env["TEST_DATABASE_URL"] ?? "");
  url.pathname = `/${here?.name ?? ""}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}

test("what commits later than what began after it keeps its place, and is not left out", async () => {
  const { prisma } = await database();
  const slow = await ourConnection();
  try {
    await slow.query("BEGIN");
    await slow.query(adding);
    await prisma.$executeRawUnsafe(adding);
    expect(await sealSome([key])).toMatchObject({ sealed: 0 });
    await slow.query("COMMIT");
    expect(await seal([key])).toMatchObject({ sealed: 2 });
  } finally {
    await slow.end();
  }
  expect((await verify([key])).verdicts).toEqual([]);
});

test("however many seal, while others write, there is one chain without a gap", async () => {
  const { prisma } = await database();
  let writing = true;
  const written = Promise.all(Array.from({ length: 60 }, () => prisma.$executeRawUnsafe(adding))).finally(
    () => (writing = false),
  );
  const sealing = async () => {
    let sum = 0;
    while (writing) sum += (await sealSome([key])).sealed;
    return sum;
  };
  const sums = await Promise.all([sealing(), sealing(), sealing()]);
  await written;
  const last = await seal([key]);
  expect(sums.reduce((sum, one) => sum + one, 0) + last.sealed).toBe(60);
  expect(await verify([key])).toMatchObject({ verdicts: [], seals: 60, unsealed: 0 });
});
