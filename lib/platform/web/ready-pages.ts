import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { minutes } from "../durations.ts";
import { acceptsGzip, asksForPage, documentAt, ourCookies, sendPage, themeOf, type Document } from "./document.ts";
import { nonced, type Nonced } from "./nonced.ts";

type Ready = Pick<Document, "headers" | "nonce"> & { readonly made: number; readonly page: Nonced };

/** How many minutes old a page may be that stands in for one of Next: only the opening hours in it can be wrong. */
const oldest = 10;
/** How long someone waits for Next before they get the page of some minutes ago. */
const patienceMs = 1_000;

const minuteNow = () => Math.floor(Date.now() / minutes(1));

/**
 * Public pages that are the same for everyone: each is rendered by Next once a minute, for their words depend on the
 * clock, and sent to whoever asks with a nonce of their own. So they cost next to nothing, use no database, and stand
 * when Next is on its knees. Only these addresses, as they are, for a browser without a cookie of ours; anything else
 * goes to Next.
 */
export function readyPages(addresses: ReadonlySet<string>) {
  const ready = new Map<string, Ready>();
  const beingMade = new Map<string, Promise<Ready | null>>();

  /** Each theme has its own, for it stands on the page. */
  const nameOf = (request: IncomingMessage, address: string) => `${themeOf(request) ?? ""} ${address}`;

  async function make(request: IncomingMessage, address: string): Promise<Ready | null> {
    const made = minuteNow();
    const document = await documentAt(request, address);
    const page = document && nonced(document.html, document.nonce);
    if (!page) return null;
    const { headers, nonce } = document;
    const now = { made, page, headers, nonce };
    ready.set(nameOf(request, address), now);
    for (const [other, { made: then }] of ready) if (then < made - oldest) ready.delete(other);
    return now;
  }

  /** One question to Next at a time for each page, however many ask. */
  function beMade(request: IncomingMessage, address: string): Promise<Ready | null> {
    const name = nameOf(request, address);
    const under = beingMade.get(name) ?? make(request, address).finally(() => beingMade.delete(name));
    beingMade.set(name, under);
    return under;
  }

  /** The page of this minute. Of the minute before while another is made, so that nobody waits for it. */
  async function pageAt(request: IncomingMessage, address: string, last: Ready | undefined): Promise<Ready | null> {
    const coming = beMade(request, address);
    if (!last || last.made < minuteNow() - oldest) return coming;
    if (last.made === minuteNow() - 1) return last;
    return (await Promise.race([coming, pause(patienceMs, null, { ref: false })])) ?? last;
  }

  /** Answers with a page that is ready, or leaves the request to Next. */
  return async function sendReady(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const address = request.url ?? "";
    if (!addresses.has(address) || !asksForPage(request) || ourCookies(request).size > 0) return false;
    const last = ready.get(nameOf(request, address));
    const page = last?.made === minuteNow() ? last : await pageAt(request, address, last);
    if (page) send(request, response, page);
    return page !== null;
  };
}

function send(request: IncomingMessage, response: ServerResponse, ready: Ready): void {
  const nonce = randomBytes(16).toString("base64");
  const isGzipped = acceptsGzip(request);
  const bytes = isGzipped ? ready.page.gzipped(nonce) : ready.page.plain(nonce);
  sendPage(response, ready, nonce, { bytes, isGzipped });
}
