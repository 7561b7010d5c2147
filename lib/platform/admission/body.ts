import type { IncomingMessage } from "node:http";
import { setImmediate } from "node:timers/promises";

/** Reads a body of this length and puts it back for whoever reads it next; false when its sender stops halfway. */
export async function peek(request: IncomingMessage, length: number): Promise<Buffer | null> {
  if (length === 0) return Buffer.alloc(0);
  const parts: Buffer[] = [];
  let come = 0;
  const whole = await new Promise<boolean>((resolve) => {
    const take = () => {
      const part = request.read() as Buffer | null;
      if (!part) return;
      parts.push(part);
      come += part.length;
      if (come >= length) end(true);
    };
    const gone = () => end(false);
    const end = (isWhole: boolean) => {
      request.off("readable", take).off("close", gone);
      // In the same step as the last part: after it the body would count as read.
      if (isWhole) request.unshift(Buffer.concat(parts));
      resolve(isWhole);
    };
    request.on("readable", take).on("close", gone);
  });
  // The stream forgets one step later that someone was reading it in parts.
  await setImmediate();
  return whole ? Buffer.concat(parts) : null;
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

/** The form in a body; null when it cannot be read. */
export const formIn = (request: IncomingMessage, body: Buffer): Promise<FormData | null> =>
  new Response(new Uint8Array(body), { headers: { "Content-Type": request.headers["content-type"] ?? "" } })
    .formData()
    .catch(() => null);
