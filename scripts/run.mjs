import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { endWithDescendants } from "./descendants.mjs";
import { node24, root } from "./node24.mjs";

/** Ends the script with one sentence. */
export class Stop extends Error {
  constructor(sentence, code = 1) {
    super(sentence);
    this.code = code;
  }
}

const codeOf = (signal) => 128 + constants.signals[signal];

/** The programs that run now. */
const running = new Set();
/** The program that is asked to end and gets time for it, if there is one. */
let server = null;
/** Functions that undo what must not outlive this run. */
const endings = [];
let stopped = null;

/** Registers what is done before this process ends, also at a signal; the last one goes first. */
export function atTheEnd(work) {
  endings.push(work);
}

async function end() {
  while (endings.length > 0) await endings.pop()();
}

/** Ends everything at once; no work follows. */
async function stop(signal) {
  if (stopped) return;
  stopped = signal;
  if (server) return void server.kill(signal);
  endWithDescendants([...running]);
  await end().catch(console.error);
  process.exit(codeOf(signal));
}
process.on("SIGINT", stop);
process.on("SIGTERM", stop);

// npm ends only the shell between it and this process; without this everything would be left running.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid === parent || stop("SIGTERM"), 250).unref();
}

/** From here on this run, and all it starts, has a temporary folder of its own that goes with it. */
export function ownTemporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "portal-"));
  // The user of the tests' PostgreSQL needs to enter it.
  chmodSync(folder, 0o711);
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder;
  atTheEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
}

/** Starts a program that ends together with this process. */
export function start(program, args, options = {}) {
  if (stopped) throw new Stop("Stopped.", codeOf(stopped));
  // npm is a script on Windows, and a script needs the shell there.
  const shell = process.platform === "win32" && program === "npm";
  const child = spawn(program, args, { cwd: root, shell, ...options });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

/** Resolves with the exit code of what was started; never when a signal ends this run, so no work follows. */
function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (!stopped || child === server) resolve(code ?? codeOf(signal));
    });
  });
}

/** Runs a program that writes to our output, and resolves with its exit code. */
export const run = (program, args, environment = {}) =>
  exitOf(start(program, args, { stdio: "inherit", env: { ...process.env, ...environment } }));

/** Runs a program and returns its exit code and what it printed. */
export async function outputOf(program, args, options) {
  const child = start(program, args, options);
  const printed = { stdout: "", stderr: "" };
  for (const name of Object.keys(printed))
    child[name]?.setEncoding("utf8").on("data", (text) => (printed[name] += text));
  const closed = new Promise((resolve) => child.once("close", resolve));
  const code = await exitOf(child);
  await closed;
  return { code, ...printed };
}

function nodeOfOurs() {
  const node = node24();
  if (node) return node;
  throw new Stop("Node 24 is missing: npm brings none for this machine, so install Node 24 yourself and start again.");
}

/** Runs Node 24 with these arguments. */
export const runNode = (args, environment) => run(nodeOfOurs(), args, environment);

/** Runs the portal until it ends. At a signal it first answers the requests it has. */
export function serve(...options) {
  server = start(nodeOfOurs(), ["scripts/serve.mjs", ...options], { stdio: "inherit" });
  return exitOf(server);
}

/** Stops the script when a program failed; the sentence is empty when that program has said why. */
export async function must(running, sentence) {
  const code = await running;
  if (code !== 0) throw new Stop(sentence, code);
}

/** Runs a script's main function and turns a Stop into its sentence and exit code. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop)) console.error(error);
    else if (error.message) console.error(error.message);
    process.exitCode = error instanceof Stop ? error.code : 1;
  } finally {
    // What still runs was left behind by work that broke.
    if (!stopped && !server) endWithDescendants([...running]);
    if (!stopped || server) await end();
  }
}
