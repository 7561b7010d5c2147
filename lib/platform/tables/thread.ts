import "server-only";
import { setPriority } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { parseTable } from "./parse.ts";
import type { Asked, Said } from "./read.ts";

// A thread that reads one file and ends. On Linux this is its own priority; elsewhere it would be the whole process's.
if (process.platform === "linux") setPriority(10);

const say = (said: Said) => parentPort?.postMessage(said);

/** So few that whoever receives them never stops for long; what waits already is received in one go, hence the pause. */
const cellsAtOnce = 2_000;

const { bytes, chosen } = workerData as Asked;
const table = await parseTable(bytes, chosen);
if ("refused" in table) say({ refusal: table });
else {
  for (const [sheet, { rows }] of table.sheets.entries()) {
    const widest = rows.reduce((width, { cells }) => Math.max(width, cells.length), 1);
    const rowsAtOnce = Math.max(10, Math.floor(cellsAtOnce / widest));
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      say({ sheet, rows: rows.slice(at, at + rowsAtOnce) });
      if (rows.length > rowsAtOnce) await pause(5);
    }
  }
  say({ isWhole: true, text: table.text, sheets: table.sheets.map(({ name, isHidden }) => ({ name, isHidden })) });
}
