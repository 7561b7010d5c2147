import { readdirSync, readFileSync } from "node:fs";
import { everyone } from "#lib/features/administration/colleagues/queries.ts";
import { databaseOver, useDatabase } from "#lib/platform/db/client.ts";
import { openPostgresql } from "#lib/platform/db/postgresql.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { connect, signInAgain } from "#scripts/bench/raw.ts";
import { judged } from "#scripts/bench/rounds.ts";
import { rareName, sessions } from "#scripts/bench/world.ts";

const rounds = 7;
const atOnce = 16;

const url = process.env["DATABASE_URL"] ?? "";
await signInAgain(url);
const raw = connect(url);
const database = await databaseOver(openPostgresql(url, atOnce));
useDatabase(database);

/** What Linux tells of a process, from its state on. */
const fields = (pid: string) =>
  readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
// The parent of a backend is the server itself.
const { rows } = await raw.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
const server = fields(String(rows[0]?.pid))[1] ?? "";

/** What the server has used so far in hundredths of a second: itself, its processes, and those that have ended. */
function used(): number {
  const sum = (pid: string, from: number, until: number) => {
    try {
      const all = fields(pid);
      return pid === server || all[1] === server
        ? all.slice(from, until).reduce((total, ticks) => total + Number(ticks), 0)
        : 0;
    } catch {
      return 0;
    }
  };
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return processes.reduce((total, pid) => total + sum(pid, 11, pid === server ? 15 : 13), 0);
}

async function search(): Promise<void> {
  const answer = await ask(everyone, { kind: "session", sessionId: sessions.staff }, { q: rareName });
  if (answer.status !== "found" || answer.value.people.length === 0) throw new Error(`the search ${answer.status}`);
  // The page writes down that somebody searched.
  for (const { command, input } of everyone.traces?.(answer.value) ?? [])
    await execute(command, { kind: "session", sessionId: sessions.staff }, input);
}

/** Milliseconds of the server's time that one search costs with so many at once. */
async function cost(connections: number, searches = 320): Promise<number> {
  const before = used();
  let left = searches;
  const one = async () => {
    while (left-- > 0) await search();
  };
  await Promise.all(Array.from({ length: connections }, one));
  return ((used() - before) * 10) / searches;
}

// What a connection that was just opened has still to learn is no part of a search: it is said by itself.
const fresh = await cost(atOnce, 4 * atOnce);
console.log(`a search costs PostgreSQL ${fresh.toFixed(2)} ms with ${atOnce} at once on connections that are new`);
await cost(atOnce);
await cost(1);
const ratios: number[] = [];
for (let round = 0; round < rounds; round++) {
  const alone = await cost(1);
  const together = await cost(atOnce);
  ratios.push(together / alone);
  console.log(
    `a search costs PostgreSQL ${alone.toFixed(2)} ms alone, ${together.toFixed(2)} ms with ${atOnce} at once`,
  );
}
console.log(
  judged(`staff's search by a rare name, ${atOnce} at once against alone, in the server's time`, ratios, 1.3),
);
await Promise.all([database.close(), raw.end()]);
