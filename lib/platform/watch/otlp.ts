import "server-only";
import { settings } from "../settings.ts";
import { builtCommit } from "./server.ts";
import { useTracer, type Attributes, type Span } from "./spans.ts";

/** Sent at this many, or after this long, whichever is first. What comes while many wait is dropped. */
const batch = 512;
const mostWaiting = 4 * batch;
const everyMs = 5_000;
const patienceMs = 5_000;

type Collector = {
  /** As OTEL_EXPORTER_OTLP_ENDPOINT has it: /v1/traces is put behind it. */
  readonly endpoint: string;
  /** As OTEL_EXPORTER_OTLP_HEADERS has them: `name=value,name=value`. */
  readonly headers?: string | undefined;
  /** Which part of the traces is kept, from 0 to 1. */
  readonly share?: number;
  readonly resource: Attributes;
};

const valueOf = (value: Attributes[string]) => {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
};

const written = (attributes: Attributes) =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: valueOf(value) }));

/** OTLP over HTTP, in JSON: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding. */
const bodyOf = (spans: readonly Span[], resource: Attributes): string =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: written(resource) },
        scopeSpans: [
          {
            scope: { name: "portaalhulp" },
            spans: spans.map(({ attributes, failed, ...span }) => ({
              ...span,
              attributes: written(attributes),
              status: failed ? { code: 2 } : {},
            })),
          },
        ],
      },
    ],
  });

const headersIn = (written: string) =>
  Object.fromEntries(
    written.split(",").flatMap((pair) => {
      const [name = "", ...value] = pair.split("=");
      return name.trim() ? [[name.trim(), decodeURIComponent(value.join("=").trim())]] : [];
    }),
  );

/** Whether a trace is one of that share: the same answer in every process, by its id. */
export const isKept = (traceId: string, share: number): boolean =>
  parseInt(traceId.slice(-8), 16) < Math.ceil(share * 2 ** 32);

/** Sends spans to a collector, a batch at a time. One that is away holds up nothing: what it missed is gone. */
export function startTracing({ endpoint, headers = "", share = 1, resource }: Collector): { stop(): Promise<void> } {
  const url = `${endpoint.replace(/\/$/, "")}/v1/traces`;
  let waiting: Span[] = [];
  let underWay = 0;
  let sending = Promise.resolve();
  let toldAt = -Infinity;

  async function send(spans: readonly Span[]): Promise<void> {
    try {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...headersIn(headers) },
        body: bodyOf(spans, resource),
        redirect: "error",
        signal: AbortSignal.timeout(patienceMs),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(String(answer.status));
    } catch (error) {
      if (performance.now() < toldAt + 60_000) return;
      toldAt = performance.now();
      console.warn(`Spans could not be sent and were dropped: ${(error as Error).message}.`);
    } finally {
      underWay -= spans.length;
    }
  }

  const flush = () => {
    const [spans] = [waiting, (waiting = [])];
    underWay += spans.length;
    if (spans.length > 0) sending = sending.then(() => send(spans));
    return sending;
  };
  const timer = setInterval(() => void flush(), everyMs);
  timer.unref();
  useTracer((span) => {
    if (!isKept(span.traceId, share) || underWay + waiting.length >= mostWaiting) return;
    if (waiting.push(span) >= batch) void flush();
  });
  return {
    async stop() {
      clearInterval(timer);
      useTracer(null);
      await flush();
    },
  };
}

/** Starts it where the settings name a collector. */
export function traced(): ReturnType<typeof startTracing> | null {
  const set = settings();
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers } = set;
  if (!endpoint) return null;
  const resource = { "service.name": set.OTEL_SERVICE_NAME, "service.version": builtCommit() };
  return startTracing({ endpoint, headers, share: set.OTEL_TRACES_SAMPLER_ARG, resource });
}
