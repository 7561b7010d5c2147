import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import pg from "pg";
import { findBinaries } from "#scripts/postgresql.mjs";

const suite = join(import.meta.dirname, "../support/long-suite.mjs");

/** Starts a suite that never ends; resolves when all that belongs to it is there. */
async function begun(program: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const process_ = spawn(program, args, {
    env: { ...process.env, npm_lifecycle_event: "", TEST_DATABASE_URL: "", ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void process_.kill("SIGKILL"));
  let said = "";
  process_.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  // Each of them keeps this pipe open as long as it lives.
  const allGone = once(process_.stdout, "close");
  const exit = once(process_, "exit");
  while (!said.includes("}\n")) await once(process_.stdout, "data");
  const { folder, url } = JSON.parse(/\{.*\}/.exec(said)?.[0] ?? "") as { folder: string; url: string };
  expect(existsSync(join(folder, "left-by-0"))).toBe(true);
  return { process: process_, exit, allGone, folder, url, said: () => said };
}

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s ends a suite with all it began, and nothing comes after it", async (signal, code) => {
  const { process: running, exit, allGone, folder, said } = await begun(process.execPath, [suite]);
  running.kill(signal);
  await allGone;
  expect(await exit).toEqual([code, null]);
  expect(existsSync(folder)).toBe(false);
  expect(said()).toContain("The first");
  expect(said()).not.toMatch(/The second|passed/);
});

test("so does the end of the shell that npm put between it and us", async () => {
  const line = `"${process.execPath}" "${suite}"; true`;
  const { process: shell, allGone, folder } = await begun("sh", ["-c", line], { npm_lifecycle_event: "test" });
  shell.kill("SIGKILL");
  await allGone;
  expect(existsSync(folder)).toBe(false);
});

test.skipIf(!findBinaries())("its PostgreSQL goes too", async () => {
  const { process: running, exit, allGone, folder, url } = await begun(process.execPath, [suite, "with PostgreSQL"]);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  client.on("error", () => {});
  running.kill("SIGTERM");
  await allGone;
  expect(await exit).toEqual([143, null]);
  await expect(new pg.Client({ connectionString: url }).connect()).rejects.toThrow("ECONNREFUSED");
  expect(existsSync(folder)).toBe(false);
});
