import { beforeEach, expect, test, vi } from "vitest";
import { database } from "#lib/platform/db/client.ts";
import { sql } from "#lib/platform/db/sql.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { claim, claiming, type Claimed } from "#lib/platform/outbox/queue.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { allLanes } from "#tests/support/outbox.ts";

beforeEach(emptyDatabase);

test("of many workers at once each row goes to one, and none is forgotten", async () => {
  const { prisma } = await database();
  const message = { kind: "SMS", to: "+31612340001", text: "x" } as const;
  await enqueue(prisma, Array(400).fill(message), new Date(0));
  const worker = async () => {
    const mine: Claimed[] = [];
    for (let rows = await claim(allLanes(7)); rows.length > 0; rows = await claim(allLanes(7))) mine.push(...rows);
    return mine;
  };
  const claimed = (await Promise.all(Array.from({ length: 8 }, worker))).flat();
  expect(claimed).toHaveLength(400);
  expect(new Set(claimed.map(({ id }) => id)).size).toBe(400);
  expect(new Set(claimed.map(({ attempts }) => attempts))).toEqual(new Set([1]));
});

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
type Plan = {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Index Cond"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: Plan[];
};

test("a claim reads what is due and nothing of 100,000 jobs for later", async () => {
  const { prisma } = await database();
  await prisma.$executeRaw`
    INSERT INTO "Outbox" (id, kind, lane, "to", "createdAt", "notBefore")
    SELECT gen_random_uuid(), 'JOB', 'JOB', 'authorisation.expire', now(), now() + n * interval '1 minute'
    FROM generate_series(60, 100000) n`;
  await enqueue(prisma, Array(30).fill({ kind: "JOB", event: "test", input: {} }), new Date(0));
  await prisma.$executeRaw`ANALYZE "Outbox"`;
  for (const mode of ["force_custom_plan", "force_generic_plan"]) {
    const plan = await prisma.$transaction(async (db) => {
      await db.$executeRaw`SELECT set_config('plan_cache_mode', ${mode}, true)`;
      const explained = sql`EXPLAIN (ANALYZE, FORMAT JSON) ${claiming(allLanes(4))}`;
      const [row] = await db.$queryRaw<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(explained);
      if (!row) throw new Error("there is no plan");
      return row["QUERY PLAN"][0].Plan;
    });
    const reads = nodesOf(plan).filter((node) => node["Relation Name"] === "Outbox" && /Scan/.test(node["Node Type"]));
    expect(reads.map((node) => node["Node Type"])).not.toContain("Seq Scan");
    const found = reads.find((node) => node["Index Name"] === "Outbox_todo_idx");
    expect(found?.["Index Cond"]).toMatch(/lane = .*"notBefore" <=/);
    // In rows, not in blocks: how many of those it passes depends on what earlier tests left behind.
    const looked = (node: Plan) => node["Actual Rows"] * node["Actual Loops"] + (node["Rows Removed by Filter"] ?? 0);
    expect(reads.reduce((sum, node) => sum + looked(node), 0)).toBeLessThan(400);
  }
});

test("processes hear of each other's work, also after their connection broke", async () => {
  const opened = await database();
  let rung = 0;
  const stop = opened.listen(() => rung++);
  try {
    // It rings by itself once it listens.
    await vi.waitUntil(() => rung === 1, { timeout: 60_000 });
    await opened.announce();
    await vi.waitUntil(() => rung === 2, { timeout: 60_000 });
    await opened.prisma.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE 'LISTEN%' AND pid <> pg_backend_pid()`;
    await vi.waitUntil(() => rung === 3, { timeout: 60_000 });
    await opened.announce();
    await vi.waitUntil(() => rung === 4, { timeout: 60_000 });
  } finally {
    await stop();
  }
});
