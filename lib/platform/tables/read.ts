import "server-only";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { largestFile, type Sheet, type Table, type TableRefusal, type TableRow, type TextChoice } from "./table.ts";
import { inTurn, noTurns } from "./turns.ts";

/** What the thread says: a few rows at a time, and in the end that these were all, or why there are none. */
export type Said =
  | { readonly sheet: number; readonly rows: readonly TableRow[] }
  | { readonly refusal: TableRefusal }
  | { readonly isWhole: true; readonly text: Table["text"]; readonly sheets: readonly Omit<Sheet, "rows">[] };

/** What the thread is asked. */
export type Asked = { readonly bytes: Uint8Array; readonly chosen: TextChoice };

/** What one file may take of the machine. What needs more ends in a sentence, and nobody else notices. */
const caps = { megabytes: 256, milliseconds: 10_000 };

const turnLimits = {
  atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)),
  mostWaiting: 20,
  mostWaitMs: 30_000,
};

// Bundles have modules of their own; what they share is the process.
const shared = globalThis as { portalReaders?: ReturnType<typeof noTurns> };

/** Node runs it as it is, beside the bundle and not in it. */
const thread = () => join(process.cwd(), "lib", "platform", "tables", "thread.ts");

/** Reads a file that anyone may have made, in a thread of its own, so that it can hold up or end nothing else. */
export async function readTable(
  bytes: Uint8Array,
  chosen: TextChoice = {},
  within = caps,
): Promise<Table | TableRefusal> {
  if (bytes.length === 0) return { refused: "fileEmpty" };
  if (bytes.length > largestFile) return { refused: "fileTooLarge", count: bytes.length };
  const table = await inTurn((shared.portalReaders ??= noTurns()), turnLimits, () =>
    inThread({ bytes, chosen }, within),
  );
  return table ?? { refused: "readersBusy" };
}

/** What the thread makes of the file. It gets no environment, so nothing in a file could find a secret there. */
function inThread(asked: Asked, within: typeof caps): Promise<Table | TableRefusal> {
  // Asked for by name at run time: the bundler would otherwise run the thread's file inside the server.
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  const worker = new Worker(thread(), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: within.megabytes, maxYoungGenerationSizeMb: 32 },
    env: {},
    execArgv: ["--conditions=react-server"],
  });
  const rows: TableRow[][] = [];
  return new Promise<Table | TableRefusal>((resolve, reject) => {
    const tooMuch = () => resolve({ refused: "tooMuchToRead" });
    const timer = setTimeout(tooMuch, within.milliseconds);
    worker.on("message", (said: Said) => {
      if ("rows" in said) (rows[said.sheet] ??= []).push(...said.rows);
      else if ("refusal" in said) resolve(said.refusal);
      else resolve({ text: said.text, sheets: said.sheets.map((sheet, i) => ({ ...sheet, rows: rows[i] ?? [] })) });
    });
    worker.on("error", (error: Error & { code?: string }) =>
      error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooMuch() : reject(error),
    );
    worker.on("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`the thread that reads a file ended with ${code} before it had said anything`));
    });
  }).finally(() => worker.terminate());
}
