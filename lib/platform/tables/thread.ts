import "server-only";
import { setPriority } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { parseTable } from "./parse.ts";
import type { Said } from "./read.ts";

// A thread that reads one file and ends. On Linux this is its own priority; elsewhere it would be the whole process's.
if (process.platform === "linux") setPriority(10);

const say = (said: Said) => parentPort?.postMessage(said);

/** So few that whoever receives them never stops for long; what waits already is received in one go, hence the pause. */
const rowsAtOnce = 250;

const table = await parseTable(workerData as Uint8Array);
if ("refused" in table) say({ refusal: table });
else {
  for (const [sheet, lines] of table.sheets.entries()) {
    for (let at = 0; at < lines.length; at += rowsAtOnce) {
      say({ sheet, rows: lines.slice(at, at + rowsAtOnce) });
      if (lines.length > rowsAtOnce) await pause(10);
    }
  }
  say({ isWhole: true });
}
