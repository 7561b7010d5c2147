import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDirectory } from "#lib/platform/db/pglite.ts";
import { lockDirectory } from "#lib/platform/db/lock.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";

let directory = "";
const started: ChildProcess[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "portal-lock-"));
});

afterEach(async () => {
  await Promise.all(started.splice(0).map(kill));
  rmSync(directory, { recursive: true });
});

async function kill(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

async function aProcess(port = 4001) {
  const holder = join(import.meta.dirname, "../../support/lock-holder.ts");
  const child = spawn(process.execPath, ["--conditions=react-server", holder, directory, String(port)]);
  started.push(child);
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, said: line.toString().trim() };
}

test("a second process is refused and told which process has the directory on which port", async () => {
  const first = await aProcess(4001);
  const second = await aProcess(4002);
  expect(first.said).toBe("held");
  expect(second.said).toContain(`is in use by process ${first.child.pid} on port 4001;`);
});

test("a killed process leaves the directory free", async () => {
  const first = await aProcess();
  await kill(first.child);
  expect((await aProcess()).said).toBe("held");
});

test("a released lock can be taken again by the same process", async () => {
  (await lockDirectory(directory, 4001)).release();
  const again = await lockDirectory(directory, 4001);
  await expect(lockDirectory(directory, 4001)).rejects.toThrow(`in use by process ${process.pid} on port 4001`);
  again.release();
});

test("of many processes after a killed one exactly one gets the directory", async () => {
  await kill((await aProcess()).child);
  const all = await Promise.all(Array.from({ length: 6 }, () => aProcess()));
  const winners = all.filter(({ said }) => said === "held");
  expect(winners).toHaveLength(1);
  for (const { said } of all.filter((one) => !winners.includes(one))) {
    expect(said).toContain(`process ${winners[0]?.child.pid} on port`);
  }
});

test("a directory that is a file is refused in one sentence", async () => {
  const file = join(directory, "file");
  writeFileSync(file, "");
  await expect(lockDirectory(file, 4001)).rejects.toThrow(
    /^The data directory .* cannot be used: it is not a directory;/,
  );
});

test("a directory with a torn database is refused in one sentence and left unlocked", async () => {
  const database = await openDirectory(directory, 4001);
  await database.close();
  writeFileSync(join(directory, "database", "global", "pg_control"), "torn");
  await expect(openDirectory(directory, 4001)).rejects.toThrow(StartRefusal);
  (await lockDirectory(directory, 4001)).release();
});
