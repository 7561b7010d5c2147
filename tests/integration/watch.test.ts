import { readFileSync } from "node:fs";
import { beforeEach, expect, test } from "vitest";
import { database, useDatabase, type Database } from "#lib/platform/db/client.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { jobs } from "#lib/jobs.ts";
import { askForCallBack } from "#lib/features/help/call-backs/commands.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { figures } from "#lib/platform/watch/figures.ts";
import { metrics } from "#lib/platform/watch/metrics.ts";
import { startFigures } from "#lib/platform/watch/server.ts";
import { useTracer, type Span } from "#lib/platform/watch/spans.ts";
import { freePort } from "#scripts/postgresql.mjs";
import { emptyDatabase } from "#tests/support/database.ts";
import { workOff } from "#lib/platform/outbox/worker.ts";
import { aText } from "#tests/support/outbox.ts";
import { anOrganisation } from "#tests/support/people.ts";
import { aRequest, visitor } from "#tests/support/sign-in.ts";

beforeEach(emptyDatabase);

const valueOf = (text: string, figure: string) =>
  Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${figure} `))
      ?.split(" ")
      .at(-1),
  );

test("the figures say how much waits, how long, and how far the log is sealed", async () => {
  const { prisma } = await database();
  await enqueue(prisma, [aText(), aText()], new Date(Date.now() - 600_000));
  await anOrganisation({ administrators: ["anna"] });
  const text = await figures();
  expect(valueOf(text, `portal_queue_depth{lane="SMS"}`)).toBe(2);
  expect(valueOf(text, `portal_queue_oldest_seconds{lane="SMS"}`)).toBeGreaterThan(500);
  expect(valueOf(text, `portal_queue_dead{lane="SMS"}`)).toBe(0);
  expect(valueOf(text, "portal_database_up")).toBe(1);
  expect(valueOf(text, "portal_migrations_pending")).toBe(0);
  expect(valueOf(text, "portal_audit_unsealed_seconds")).toBeGreaterThanOrEqual(0);
});

test("while the database is away, they say so and the rest", async () => {
  const working = await database();
  const away = { prisma: { $queryRaw: () => Promise.reject(new Error("no")) }, load: () => null };
  useDatabase(away as unknown as Database);
  try {
    expect(valueOf(await figures(), "portal_database_up")).toBe(0);
  } finally {
    useDatabase(working);
  }
});

test("they stand on a port of their own, which knows nothing else", async () => {
  const port = Number(await freePort());
  const shown = await startFigures(port, "127.0.0.1");
  try {
    const at = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
    expect(await (await at("/metrics")).text()).toContain("portal_build_info{commit=");
    // The worker of another test may have stopped in this process, which it says then.
    expect([200, 503]).toContain((await at("/health")).status);
    expect((await at("/nl")).status).toBe(404);
    await expect(startFigures(port, "127.0.0.1")).rejects.toThrow(`port ${port}`);
  } finally {
    await shown.stop();
  }
});

test("every figure that an alert or the dashboard asks for is one that we give", async () => {
  const given = new Set(
    (await metrics.registry.getMetricsAsJSON()).flatMap(({ name, type }) =>
      String(type) === "histogram" ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
  const wanted = ["alerts.yml", "dashboard.json"].flatMap((file) => [
    ...readFileSync(`deploy/${file}`, "utf8").matchAll(/\b(?:portal|nodejs|process)_[a-z0-9_]+/g),
  ]);
  expect(wanted.length).toBeGreaterThan(30);
  expect(wanted.map(([name]) => name).filter((name) => !given.has(name))).toEqual([]);
  const alerts = readFileSync("deploy/alerts.yml", "utf8");
  expect(alerts.match(/- alert: /g)?.length).toBe(alerts.match(/^ {10}do: [A-Z].+[.]$/gm)?.length);
});

test("spans tell of a form, its statements and the work after it, and nothing of whoever sent it", async () => {
  const spans: Span[] = [];
  useTracer((span) => spans.push(span));
  try {
    const typed = { email: "kanarie@zangvogel.example", phoneNumber: "06 12 34 56 78" };
    const reply = await execute(askForCallBack, visitor, typed, aRequest());
    expect(reply.status).toBe("done");
    await workOff({ jobs });
  } finally {
    useTracer(null);
  }
  const names = spans.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["call-back.ask", "call-back.route", "deliver EMAIL"]));
  const { engine } = await database();
  if (engine === "postgresql") expect(names).toEqual(expect.arrayContaining(["BEGIN", "WITH Outbox", "COMMIT"]));
  const form = spans.find(({ name }) => name === "call-back.ask");
  expect(form?.attributes).toEqual({ "portal.outcome": "done" });
  expect(JSON.stringify(spans)).not.toMatch(/anarie|zangvogel|12345678|12 34/);
});
