import { spawn } from "node:child_process";
import { constants } from "node:os";
import { node24, root } from "./node24.mjs";

/** Ends the script with one sentence. */
export class Stop extends Error {
  constructor(sentence, code = 1) {
    super(sentence);
    this.code = code;
  }
}

let current = null;
let signalled = false;

function stop(signal) {
  signalled = true;
  current?.kill(signal);
}
process.on("SIGINT", stop);
process.on("SIGTERM", stop);

// npm ends only the shell between it and us; without this a server would be left behind.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid === parent || signalled || stop("SIGTERM"), 250).unref();
}

export const wasStopped = () => signalled;

/** Runs a program with our output and hands on signals; resolves with its exit code. */
export function run(program, args, environment = {}) {
  return new Promise((resolve, reject) => {
    // npm is a script on Windows, and those need the shell.
    const shell = process.platform === "win32" && program === "npm";
    current = spawn(program, args, { cwd: root, stdio: "inherit", shell, env: { ...process.env, ...environment } });
    current.on("error", reject);
    current.on("exit", (code, signal) => {
      current = null;
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** Runs Node 24 with these arguments. */
export function runNode(args, environment) {
  const node = node24();
  if (!node) {
    throw new Stop(
      "Node 24 is missing: npm brings none for this machine, so install Node 24 yourself and start again.",
    );
  }
  return run(node, args, environment);
}

/** Stops the script when a program failed; with an empty sentence when that program has said why. */
export async function must(running, sentence) {
  const code = await running;
  if (code !== 0) throw new Stop(signalled ? "Stopped." : sentence, signalled ? 130 : code);
}

/** Runs a script's main function; a Stop becomes its sentence and its exit code. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop)) console.error(error);
    else if (error.message) console.error(error.message);
    process.exitCode = error instanceof Stop ? error.code : 1;
  }
}
