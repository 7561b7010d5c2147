import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { chainKey, checkpointOf } from "#lib/platform/audit/chain.ts";
import { database } from "#lib/platform/db/client.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";
import { seal } from "#tests/support/sealing.ts";

const folder = mkdtempSync(join(tmpdir(), "portal-backup-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = "a-key-of-the-worker-alone-0123456789";

/** The address of another database of the server, and a way to ask it something. */
function at(name: string) {
  const url = new URL(process.env["TEST_DATABASE_URL"] ?? "");
  url.pathname = `/${name}`;
  return url.href;
}
async function ask(name: string, text: string) {
  const client = new pg.Client({ connectionString: at(name) });
  await client.connect();
  try {
    return (await client.query(text)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

const run = (script: string, url: string, ...args: string[]) => runWith({}, script, url, ...args);

const runWith = async (other: Readonly<Record<string, string>>, script: string, url: string, ...args: string[]) => {
  const environment = { PATH: process.env["PATH"], APP_ENV: "test", DATABASE_URL: url, AUDIT_KEY: secret };
  const checkpoints = { AUDIT_CHECKPOINTS: `file://${join(folder, "checkpoints.jsonl")}` };
  const asked = promisify(execFile)(process.execPath, ["--conditions=react-server", `scripts/${script}.ts`, ...args], {
    // What begins to serve instead of refusing would never end.
    timeout: 240_000,
    env: { NODE_ENV: "test", ...environment, ...checkpoints, ...other },
  });
  return asked.then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: unknown) => {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, said: stdout + stderr };
    },
  );
};

test("a backup of a portal comes back whole, when it is tried out and into an empty database, and into no other", async () => {
  await emptyDatabase();
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["bram"] });
  await signedIn(person("anna"));
  const sealed = await seal([chainKey(secret)]);
  const { prisma } = await database();
  const [here] = await prisma.$queryRaw<{ name: string }[]>`SELECT current_database()::text AS name`;
  const [from, to] = [here?.name ?? "", `portal_restored_${process.pid}`];
  const kept = join(folder, "one");
  expect(await run("backup", at(from), kept)).toMatchObject({ code: 0 });
  expect(await run("backup", at(from), kept)).toMatchObject({ code: 1 });

  // Checkpoints that are gone are no proof that nothing was cut off.
  expect(await run("audit-verify", at(from))).toMatchObject({
    code: 1,
    said: expect.stringContaining("cannot be read") as string,
  });

  // A backup that is still being written is none yet.
  mkdirSync(join(folder, "unfinished"));
  writeFileSync(join(folder, "unfinished", "backup.json"), "{");
  // Tried out beside the portal, of which nothing ends, and of which no checkpoint says that it went back.
  const tried = await run("restore-test", at(from), folder);
  expect(tried).toMatchObject({ code: 0, said: expect.stringContaining("all of it fits") as string });
  expect(tried.said).toContain(`All ${sealed.sealed} sealed records fit their chain`);
  expect(tried.said).toContain("A restore would end 1 sessions");
  expect(await prisma.session.count({ where: { endedAt: null } })).toBe(1);
  // A log that had come further before the backup was made: its end was cut off.
  const further = checkpointOf({ n: 999n, mac: "x" }, new Date(Date.now() - 3_600_000), chainKey(secret));
  writeFileSync(join(folder, "further.jsonl"), JSON.stringify(further));
  expect(await run("restore-test", at(from), folder, "--checkpoints", join(folder, "further.jsonl"))).toMatchObject({
    code: 1,
    said: expect.stringMatching(/cut off[\s\S]*is gone again[\s\S]*does not fit/) as string,
  });
  expect(await ask("postgres", "SELECT 1 FROM pg_database WHERE datname = 'portal_restore_test'")).toEqual([]);

  await ask("postgres", `CREATE DATABASE ${to}`);
  try {
    const restored = await run("restore", at(to), kept);
    expect(restored).toMatchObject({ code: 0 });
    expect(restored.said).toContain(`All ${sealed.sealed} sealed records fit their chain`);
    const [sessions] = await ask(to, `SELECT count(*)::int AS open FROM "Session" WHERE "endedAt" IS NULL`);
    expect(sessions?.["open"]).toBe(0);
    const shipped = readFileSync(join(folder, "checkpoints.jsonl"), "utf8");
    expect(JSON.parse(shipped)).toMatchObject({ kind: "restored", n: String(sealed.sealed) });
    // Printed before it leaves, for whoever is killed in between.
    expect(restored.said.indexOf(shipped.trim())).toBeLessThan(restored.said.indexOf("Ended, and on record"));
    expect(restored.said).toContain(shipped.trim());
    expect(await run("restore", at(to), kept)).toMatchObject({
      code: 1,
      said: expect.stringContaining("not empty") as string,
    });
    expect(await run("audit-verify", at(to))).toMatchObject({ code: 0 });
  } finally {
    await ask("postgres", `DROP DATABASE ${to} WITH (FORCE)`);
  }
  writeFileSync(join(kept, "database.dump"), "x", { flag: "a" });
  expect(await run("restore", at(to), kept)).toMatchObject({
    code: 1,
    said: expect.stringContaining("SHA-256") as string,
  });
});

test("whatever stands in the way of a restore, nothing is served of which something could live again", async () => {
  await emptyDatabase();
  const { person } = await anOrganisation({ administrators: ["anna"] });
  await signedIn(person("anna"));
  const { sealed } = await seal([chainKey(secret)]);
  const { prisma } = await database();
  const [here] = await prisma.$queryRaw<{ name: string }[]>`SELECT current_database()::text AS name`;
  const [from, to] = [here?.name ?? "", `portal_restored_${process.pid}`];
  const kept = join(folder, "two");
  expect(await run("backup", at(from), kept)).toMatchObject({ code: 0 });
  const openIn = async () => {
    const [sessions] = await ask(to, `SELECT count(*)::int AS open FROM "Session" WHERE "endedAt" IS NULL`);
    return sessions?.["open"];
  };

  // A chain that does not fit: what came back stays as it was, and nothing starts on it.
  await ask("postgres", `CREATE DATABASE ${to}`);
  try {
    const other = { AUDIT_KEY: "another-key-of-the-worker-0123456789abc" };
    expect(await runWith(other, "restore", at(to), kept)).toMatchObject({
      code: 1,
      said: expect.stringContaining("does not fit its chain") as string,
    });
    expect(await openIn()).toBe(1);
    expect(await run("worker", at(to))).toMatchObject({
      code: 1,
      said: expect.stringContaining("that was not finished") as string,
    });
  } finally {
    await ask("postgres", `DROP DATABASE ${to} WITH (FORCE)`);
  }

  // A place that takes no checkpoint, as on a new machine: all is ended, and the line can be put there by hand.
  await ask("postgres", `CREATE DATABASE ${to}`);
  try {
    const missing = { AUDIT_CHECKPOINTS: `file://${join(folder, "not-there", "checkpoints.jsonl")}` };
    const restored = await runWith(missing, "restore", at(to), kept);
    expect(restored).toMatchObject({ code: 1, said: expect.stringContaining("by hand") as string });
    expect(await openIn()).toBe(0);
    const line = restored.said.split("\n").find((one) => one.startsWith("{"));
    expect(JSON.parse(line ?? "{}")).toMatchObject({ kind: "restored", n: String(sealed) });
    expect(restored.said).not.toContain("    at ");
    expect(await ask(to, `SELECT to_regclass('"_restore_unfinished"') AS mark`)).toEqual([{ mark: null }]);
  } finally {
    await ask("postgres", `DROP DATABASE ${to} WITH (FORCE)`);
  }
});
