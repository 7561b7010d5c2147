import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { providePostgresql } from "#scripts/postgresql.mjs";
import { main, ownTemporaryFolder, runNode } from "#scripts/run.mjs";
import { runAll } from "#scripts/suites.mjs";

const [how = "", url = ""] = process.argv.slice(2);
const again = (...args) => [import.meta.filename, ...args];

/** Lives until it is killed, deaf to signals; begins another in a session of its own, and that one more. */
function live(depth) {
  setInterval(() => {}, 60_000);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
  writeFileSync(join(tmpdir(), `left-by-${depth}`), "");
  if (depth > 0) spawn(process.execPath, again(String(depth - 1), url), { detached: true, stdio: "inherit" });
  else console.log(JSON.stringify({ folder: tmpdir(), url }));
}

/** A suite as `npm test` runs it, whose first part never ends and whose second must not begin. */
async function suite() {
  ownTemporaryFolder();
  const postgresql = how === "with PostgreSQL" ? await providePostgresql() : {};
  return runAll([
    ["The first", async () => ({ passed: 0, failed: await runNode(again("2", postgresql.url ?? "")) })],
    ["The second", async () => ({ passed: 1, failed: 0 })],
  ]);
}

if (/^\d$/.test(how)) live(Number(how));
else await main(suite);
