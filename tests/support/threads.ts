import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { onTestFinished } from "vitest";

/**
 * What a function of ours answers to each of these, asked in a thread of its own. Whoever would never come back from
 * one then fails the test at the suite's limit and ends with it, and does not hold up the suite.
 */
export async function inThread(path: string, name: string, each: readonly (readonly unknown[])[]): Promise<unknown[]> {
  const worker = new Worker(join(import.meta.dirname, "thread.mjs"), {
    workerData: { path: join(import.meta.dirname, "../..", path), name, each },
    execArgv: ["--conditions=react-server"],
    stderr: true,
  });
  onTestFinished(async () => void (await worker.terminate()));
  const said: unknown[] = [];
  return new Promise((resolve, reject) => {
    worker.on("message", (answer: unknown) => said.push(answer));
    worker.on("error", reject);
    worker.on("exit", () => resolve(said));
  });
}
