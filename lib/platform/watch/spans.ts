import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { onlyOutsideTransactions } from "../db/open-transaction.ts";

/** What a span may say: our own names and numbers. Nothing that anybody typed, and nothing of anybody. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** As OTLP counts them. */
const kinds = { internal: 1, server: 2, client: 3, consumer: 5 } as const;
type Kind = keyof typeof kinds;

export type Span = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: Attributes;
  readonly links?: readonly Linked[];
  readonly failed: boolean;
};

type Linked = { readonly traceId: string; readonly spanId: string };

/** Where a span belongs. It may follow from what somebody else began, such as a proxy before us. */
type Begun = { readonly traceId: string; readonly spanId?: string; readonly follows?: Linked };

/** What is under way; `ofSpan` adds to what it says. */
type Open = Begun & { readonly added: Record<string, string | number | boolean>; failed: boolean };

type Tracer = { readonly within: AsyncLocalStorage<Open>; end(span: Span): void };

/** Next loads this module once per bundle and the Node server once more; a process has one tracer, or none. */
const shared = globalThis as { [key: symbol]: Tracer | undefined };
const key = Symbol.for("portal.tracer");

/** From here on spans are made, and each goes there when it ends; null ends that. */
export function useTracer(end: ((span: Span) => void) | null): void {
  shared[key] = end ? { within: new AsyncLocalStorage(), end } : undefined;
}

const nanos = (ms: number) => String(BigInt(Math.round(ms * 1_000)) * 1_000n);
const newId = (bytes: number) => randomBytes(bytes).toString("hex");
export const newTraceId = () => newId(16);

/**
 * Does the work within a span of this name, when somebody looks at spans at all; otherwise it is the work and no more.
 * With `begun` it goes on with a trace of before, or begins one; without, it belongs to what is under way.
 */
export function spanned<T>(
  kind: Kind,
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
  begun?: Begun | null,
): Promise<T> {
  const tracer = shared[key];
  if (!tracer) return work();
  const around = begun === undefined ? tracer.within.getStore() : begun;
  const parentSpanId = around?.spanId;
  const open: Open = {
    traceId: around?.traceId ?? newTraceId(),
    spanId: newId(8),
    added: { ...attributes },
    failed: false,
  };
  const startedAt = performance.timeOrigin + performance.now();
  const end = () =>
    tracer.end({
      traceId: open.traceId,
      spanId: open.spanId ?? "",
      ...(parentSpanId && { parentSpanId }),
      name,
      kind: kinds[kind],
      startTimeUnixNano: nanos(startedAt),
      endTimeUnixNano: nanos(performance.timeOrigin + performance.now()),
      attributes: open.added,
      ...(begun?.follows && { links: [begun.follows] }),
      failed: open.failed,
    });
  return tracer.within
    .run(open, work)
    .catch((error: unknown) => {
      open.failed = true;
      open.added["error.type"] = error instanceof Error ? error.name : "unknown";
      throw error;
    })
    .finally(end);
}

/** Says more of the span that is under way, if there is one. */
export function ofSpan(attributes: Attributes, { failed }: { failed?: boolean } = {}): void {
  const open = shared[key]?.within.getStore();
  if (!open) return;
  Object.assign(open.added, attributes);
  if (failed !== undefined) open.failed = failed;
}

export const isTraced = (): boolean => shared[key] !== undefined;

/** What a statement does and to which table first: "SELECT Account". Never the statement itself. */
export function summaryOf(statement: string): string {
  const [operation = "?"] = /[A-Za-z]+/.exec(statement) ?? [];
  const [, table] = /\b(?:FROM|INTO|UPDATE)\s+(?:"public"\.)?"?([A-Za-z]\w*)"?/.exec(statement) ?? [];
  return table ? `${operation.toUpperCase()} ${table}` : operation.toUpperCase();
}

/** A call to somebody else: which host is asked, and never with what. */
export function outside<T>(what: string, url: string | URL, work: () => Promise<T>): Promise<T> {
  onlyOutsideTransactions(what);
  return shared[key] ? spanned("client", what, { "server.address": new URL(url).hostname }, work) : work();
}

/** A statement to the database. */
export const queried = <T>(statement: string, work: () => Promise<T>): Promise<T> =>
  shared[key] ? spanned("client", summaryOf(statement), { "db.system.name": "postgresql" }, work) : work();
