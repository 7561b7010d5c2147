import "server-only";
import { setPriority } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { parseTable } from "./parse.ts";
import type { Asked, Said } from "./read.ts";
import type { Understanding } from "./table.ts";

// A thread that reads one file and ends. On Linux this is its own priority; elsewhere it would be the whole process's.
if (process.platform === "linux") setPriority(10);

const say = (said: Said) => parentPort?.postMessage(said);

/** Few enough that whoever receives them never stops for long; what waits is received in one go, hence the pause. */
const cellsAtOnce = 2_000;
const restMs = 2;

type Row = { readonly cells: object };
type Module = { readonly understand: Understanding<unknown, { readonly rows?: readonly Row[] }> };

async function sayRows(rows: readonly Row[]) {
  let [from, cells] = [0, 0];
  for (const [at, row] of rows.entries()) {
    cells += Object.keys(row.cells).length;
    if (cells < cellsAtOnce) continue;
    say({ rows: rows.slice(from, at + 1) });
    [from, cells] = [at + 1, 0];
    await pause(restMs);
  }
  say({ rows: rows.slice(from) });
}

const { bytes, chosen, by, asked } = workerData as Asked;
const table = await parseTable(bytes, chosen);
if ("refused" in table) say({ whole: table });
else {
  const { understand } = (await import(by)) as Module;
  const { rows, ...whole } = understand(table, asked);
  if (rows) await sayRows(rows);
  say({ whole });
}
