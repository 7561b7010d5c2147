import "server-only";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { largestFile, type TableRefusal, type TextChoice, type Understanding } from "./table.ts";
import { onlyOutsideTransactions } from "../db/open-transaction.ts";
import { inTurn, noTurns } from "../turns.ts";

/** What the thread says: a few rows at a time, and in the end everything else. */
export type Said = { readonly rows: readonly unknown[] } | { readonly whole: object };

/** What the thread is asked: `by` is the module that understands the file, of which the thread is told `asked`. */
export type Asked = {
  readonly bytes: Uint8Array;
  readonly chosen: TextChoice;
  readonly by: string;
  readonly asked: unknown;
};

/**
 * What one file may take of the machine: memory, time of a processor, and, however busy all others are, of the clock.
 * What needs more ends in a sentence, and nobody else notices. With the wait for a turn it is less than a proxy waits
 * (deploy/nginx.conf), so that the sentence arrives.
 */
const caps = { megabytes: 256, cpuMs: 10_000, clockMs: 30_000 };
const lookMs = 50;

const turnLimits = {
  atOnce: Math.max(1, Math.min(2, availableParallelism() - 1)),
  mostWaiting: 20,
  mostWaitMs: 30_000,
};

// Bundles have modules of their own; what they share is the process.
const shared = globalThis as { portalReaders?: ReturnType<typeof noTurns> };

/** Node runs these as they are, beside the bundle and not in it. */
const own = (path: string) => join(process.cwd(), path);

/**
 * Reads a file that anyone may have made, in a thread of its own, so that it can hold up or end nothing else, and has it
 * understood there: what comes out is what the `understand` of a module of the house makes of it, and what the module
 * does not keep never reaches the process. `by` is its path in the house, which `scripts/package-files.mjs` must know.
 */
export async function readBy<U extends Understanding<never, object>>(
  by: string,
  asked: Parameters<U>[1],
  bytes: Uint8Array,
  chosen: TextChoice = {},
  within = caps,
): Promise<ReturnType<U> | TableRefusal> {
  onlyOutsideTransactions("A file");
  if (bytes.length === 0) return { refused: "fileEmpty" };
  if (bytes.length > largestFile) return { refused: "fileTooLarge", count: bytes.length };
  const said = await inTurn((shared.portalReaders ??= noTurns()), turnLimits, () =>
    inThread({ bytes, chosen, by: own(by), asked }, within),
  );
  return said === null ? { refused: "readersBusy" } : (said as ReturnType<U> | TableRefusal);
}

/** Node keeps here what it made of the thread's modules, where it may write: half of what a thread costs to start. */
const ofThread = { NODE_COMPILE_CACHE: own(".next/cache/threads") };

/** What the thread makes of the file. It gets nothing of our environment, so nothing in a file could find a secret there. */
function inThread(asked: Asked, within: typeof caps): Promise<object> {
  // Asked for by name at run time: the bundler would otherwise run the thread's file inside the server.
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  const worker = new Worker(own("lib/platform/tables/thread.ts"), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: within.megabytes, maxYoungGenerationSizeMb: 32 },
    env: ofThread,
    execArgv: ["--conditions=react-server"],
  });
  const rows: unknown[] = [];
  return new Promise<object>((resolve, reject) => {
    const tooMuch = () => resolve({ refused: "tooMuchToRead" });
    const clock = setTimeout(tooMuch, within.clockMs);
    const look = setInterval(() => void cpuMsOf(worker).then((used) => used > within.cpuMs && tooMuch()), lookMs);
    worker.on("message", (said: Said) => {
      if ("rows" in said) rows.push(...said.rows);
      else resolve("refused" in said.whole ? said.whole : { ...said.whole, rows });
    });
    worker.on("error", (error: Error & { code?: string }) =>
      error.code === "ERR_WORKER_OUT_OF_MEMORY" ? tooMuch() : reject(error),
    );
    worker.on("exit", (code) => {
      clearTimeout(clock);
      clearInterval(look);
      reject(new Error(`the thread that reads a file ended with ${code} before it had said anything`));
    });
    // oxlint-disable-next-line typescript/no-misused-promises -- finally() waits for it, whatever its type says
  }).finally(() => worker.terminate());
}

/** How long a thread has computed so far, which it tells also from within a loop; nothing once it has ended. */
const cpuMsOf = (worker: Worker) =>
  worker.cpuUsage().then(
    ({ user, system }) => (user + system) / 1_000,
    () => 0,
  );
