import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { acceptsGzip } from "./document.ts";

const compressed = promisify(gzip);

const script = /<script\b[^>]*>.*?<\/script>|<link\b[^>]*\bas="script"[^>]*>/gs;
/** Whoever is asked for their own factor may show a passkey, which only a script can ask of a device. */
const needsScripts = 'name="ownFactors"';

/** A form of a page that is written without scripts, sent as a browser sends it by itself. */
function isPlainForm({ method, url = "", headers }: IncomingMessage): boolean {
  const screen = /^\/(?:nl|en)(\/[^?]*)/.exec(url)?.[1] ?? "";
  return method === "POST" && headers["next-action"] === undefined && globalThis.portalWritten?.has(screen) === true;
}

/**
 * A form without scripts is answered by Next with the page made anew (written-pages.ts is for those who only look). It
 * brings the scripts that its reader did without, and all of the page once more for them to read: this leaves both out.
 * Call it before Next gets the response, after `sendFullPages`.
 */
export function sendWithoutScripts(request: IncomingMessage, response: ServerResponse): void {
  if (!isPlainForm(request)) return;
  const isGzipped = acceptsGzip(request);
  // What was compressed cannot be read here.
  delete request.headers["accept-encoding"];
  const isPage = () =>
    response.statusCode === 200 && /^text\/html\b/.test(response.getHeader("content-type")?.toString() ?? "");

  const { writeHead, write, end, flushHeaders } = response;
  const parts: Buffer[] = [];
  const take = (part: unknown) => {
    if (typeof part === "string" || part instanceof Uint8Array) parts.push(Buffer.from(part as string));
  };
  response.flushHeaders = () => {
    if (!isPage()) flushHeaders.call(response);
  };
  response.writeHead = (...sent: unknown[]) =>
    (isPage() ? response : Reflect.apply(writeHead, response, sent)) as ServerResponse;
  response.write = (...sent: unknown[]) => {
    if (!isPage()) return Reflect.apply(write, response, sent) as boolean;
    take(sent[0]);
    return true;
  };
  response.end = (...sent: unknown[]) => {
    if (!isPage()) return Reflect.apply(end, response, sent) as ServerResponse;
    take(sent[0]);
    Object.assign(response, { writeHead, write, end, flushHeaders });
    void send(response, Buffer.concat(parts).toString(), isGzipped);
    return response;
  };
}

async function send(response: ServerResponse, html: string, isGzipped: boolean): Promise<void> {
  const page = html.includes(needsScripts) ? html : html.replace(script, "");
  response.removeHeader("content-length");
  response.setHeader("Vary", "Accept-Encoding");
  if (isGzipped) response.setHeader("Content-Encoding", "gzip");
  response.end(isGzipped ? await compressed(page) : page);
}
