import type { IncomingMessage, ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";

const peeked = new WeakMap<IncomingMessage, Promise<Buffer | null>>();
const forms = new WeakMap<Buffer, Promise<FormData | null>>();

/**
 * Reads a body of this length and puts it back for whoever reads it next; null when its sender stops halfway. Whoever
 * else asks, before it is read, gets what was found the first time.
 */
export function peek(request: IncomingMessage, length: number): Promise<Buffer | null> {
  const found = peeked.get(request) ?? peekOnce(request, length);
  peeked.set(request, found);
  return found;
}

async function peekOnce(request: IncomingMessage, length: number): Promise<Buffer | null> {
  if (length === 0) return Buffer.alloc(0);
  // A client that has gone emits no second close.
  if (request.destroyed) return null;
  const parts: Buffer[] = [];
  let come = 0;
  let whole: Buffer | null = null;
  await new Promise<void>((resolve) => {
    const take = () => {
      const part = request.read() as Buffer | null;
      if (!part) return;
      parts.push(part);
      come += part.length;
      if (come >= length) end(Buffer.concat(parts));
    };
    const gone = () => end(null);
    const end = (body: Buffer | null) => {
      request.off("readable", take).off("close", gone);
      whole = body;
      if (body) putBack(request, body);
      resolve();
    };
    request.on("readable", take).on("close", gone);
  });
  // The stream forgets one step later that someone was reading it in parts.
  await setImmediate();
  return whole;
}

/** To be done in the same step as the last part is read: after it the stream would have ended. */
function putBack(request: IncomingMessage, body: Buffer): void {
  request.unshift(body);
  // Next's handlers ask this first, and take no body that somebody has read from.
  Object.defineProperty(request, "readableDidRead", { value: false });
}

/** Reads a body to its end; null when its sender stops halfway. */
export function read(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  return new Promise((resolve) => {
    request.on("data", (part: Buffer) => parts.push(part));
    request.once("end", () => resolve(Buffer.concat(parts)));
    request.once("close", () => resolve(null));
  });
}

/** The form in a body; null when it cannot be read. It is read once, whoever asks. */
export function formIn(request: IncomingMessage, body: Buffer): Promise<FormData | null> {
  const found = forms.get(body) ?? parsed(request.headers["content-type"] ?? "", body);
  forms.set(body, found);
  return found;
}

const parsed = (type: string, body: Buffer): Promise<FormData | null> =>
  new Response(new Uint8Array(body), { headers: { "Content-Type": type } }).formData().catch(() => null);

/**
 * The form that came to something that is not Next. One of more than `longest` characters counts as empty: the rest of
 * it is not read, so nothing else may come along this connection.
 */
export async function sentForm(
  request: IncomingMessage,
  response: ServerResponse,
  longest: number,
): Promise<URLSearchParams> {
  let text = "";
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    if ((text += String(part)).length <= longest) continue;
    response.setHeader("Connection", "close");
    return new URLSearchParams();
  }
  return new URLSearchParams(text);
}
