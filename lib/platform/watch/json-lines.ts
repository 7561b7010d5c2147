import { AsyncLocalStorage } from "node:async_hooks";
import { inspect } from "node:util";

export type Level = "debug" | "info" | "warn" | "error";

/** Of which request something is said. */
type Asked = { readonly requestId: string; readonly traceId?: string };

const shared = globalThis as { [key: symbol]: AsyncLocalStorage<Asked> | undefined };
/** Set by the Node server and read wherever something is said, also inside Next's bundles. */
export const asked = (shared[Symbol.for("portal.asked")] ??= new AsyncLocalStorage<Asked>());

/** What every line says by itself; a fact of that name would take its place. */
type Reserved = { readonly time?: never; readonly level?: never; readonly message?: never };

/** What a line says beside its sentence: names and numbers of ours, and nothing that anybody typed. */
export class Facts {
  readonly facts: Readonly<Record<string, string | number | boolean | null>> & Reserved;
  constructor(facts: Facts["facts"]) {
    this.facts = facts;
  }
  [inspect.custom]() {
    return Object.entries(this.facts)
      .map(([name, value]) => `${name}=${value}`)
      .join(" ");
  }
}

export const say = (level: Level, sentence: string, facts: Facts["facts"] = {}): void =>
  console[level](sentence, new Facts(facts));

const colours = /\u001b\[[\d;]*m/g;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * A text without what may be about somebody, or open something: addresses, numbers as of a telephone, what stands
 * between quotes, queries, and anything long that is not a word.
 */
export const scrubbed = (text: string): string =>
  text
    .replaceAll(colours, "")
    .replaceAll(/"[^"]*"|'[^'\n]*'|`[^`]*`|\([^()\n]*\)=\([^()\n]*\)/g, "…")
    .replaceAll(/\?\S*/g, "")
    .replaceAll(/\S+/g, (word) => (word.includes("@", 1) ? "…" : word))
    .replaceAll(/\+?\d[\d\s.-]{6,}\d/g, "…")
    .replaceAll(/[\w-]{16,}/g, (word) => (uuid.test(word) || /^[a-zA-Z]+$/.test(word) ? word : "…"))
    .slice(0, 1_000);

/** Frames of a stack say where, and nothing else. */
const framesOf = (stack = "") =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());

/** An error without its message where that may repeat what was asked: Prisma prints arguments, PostgreSQL values. */
function ofError(error: Error) {
  const { name, message, stack } = error;
  const { code, digest, cause } = error as { code?: unknown; digest?: unknown; cause?: unknown };
  const foreign = name.startsWith("Prisma") || name === "error" || name === "DatabaseError";
  return {
    error: name,
    ...(typeof code === "string" && /^[A-Z\d][A-Z\d_]{1,30}$/.test(code) && { code }),
    ...(typeof digest === "string" && { digest: digest.slice(0, 20) }),
    ...(!foreign && { why: scrubbed(message) }),
    ...(cause instanceof Error && { cause: cause.name }),
    at: framesOf(stack),
  };
}

/** What was said as one line of JSON, for whatever collects the output of the process. */
export function lineOf(level: Level, said: readonly unknown[], time = new Date()): string {
  const message = said.flatMap((one) => (typeof one === "string" ? scrubbed(one) : [])).join(" ");
  const error = said.find((one) => one instanceof Error);
  const facts = said.find((one) => one instanceof Facts);
  return JSON.stringify({
    ...{ time: time.toISOString(), level, message: message || (error ? "something went wrong" : "") },
    ...asked.getStore(),
    ...facts?.facts,
    ...(error && ofError(error)),
  });
}

/** From here on everything that this process says is a line of JSON on its standard output, whoever says it. */
export function sayInJson(write: (line: string) => void = (line) => void process.stdout.write(line)): void {
  const levels = { debug: "debug", log: "info", info: "info", warn: "warn", error: "error" } as const;
  for (const [name, level] of Object.entries(levels) as [keyof typeof levels, Level][])
    console[name] = (...said: unknown[]) => write(`${lineOf(level, said)}\n`);
}
