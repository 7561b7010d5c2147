import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { to } from "#lib/addresses.ts";
import { href, isLocale, type Locale } from "../i18n/locale.ts";
import { acceptsGzip, asksForPage, documentAt, ourCookies, sendPage, themeOf, type Document } from "./document.ts";
import type { Written } from "./written.ts";

const compressed = promisify(gzip);

/** A page that anyone may see and that needs no database: the head of its document is that of all others. */
const anyPage = (locale: Locale) => href(locale, to.notFound());

/** What stands above the body, and the headers around it, without the scripts and what prepares for them. */
async function headOf(request: IncomingMessage, locale: Locale): Promise<Document | null> {
  const document = await documentAt(request, anyPage(locale));
  const head = /^.*?<\/head>/s.exec(document?.html ?? "")?.[0];
  if (!document || !head?.includes("<title>")) return null;
  const still = head.replace(/<script\b[^>]*><\/script>|<link\b[^>]*\bas="script"[^>]*>| nonce="[^"]*"/g, "");
  return { ...document, html: still };
}

/**
 * Pages of someone signed in that are written as HTML without Next (written.ts). A page says itself whether it can be;
 * this knows only its address. It has no scripts, so nothing may run there.
 */
export function writtenPages() {
  const heads = new Map<string, Promise<Document | null>>();

  /** It stays the same while this build runs. */
  function headFor(request: IncomingMessage, locale: Locale): Promise<Document | null> {
    const name = `${locale} ${themeOf(request) ?? ""}`;
    const head = heads.get(name) ?? headOf(request, locale);
    heads.set(name, head);
    void head.then((found) => found ?? heads.delete(name));
    return head;
  }

  async function pageFor(request: IncomingMessage) {
    const [, path = "", locale = "", screen = "", query = ""] =
      /^(\/(nl|en)(\/[^?]*))(?:\?(.*))?$/.exec(request.url ?? "") ?? [];
    const write = globalThis.portalWritten?.get(screen);
    const cookies = ourCookies(request);
    if (!write || !isLocale(locale) || cookies.size === 0 || !asksForPage(request)) return null;
    const theme = themeOf(request);
    const [head, written] = await Promise.all([headFor(request, locale), write({ path, query, cookies, theme })]);
    return head && written && { head, html: documentOf(head, written) };
  }

  /** Answers with a page that could be written, or leaves the request to Next. */
  return async function sendWritten(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    // Next meets the same fault, and says it in its own way.
    const page = await pageFor(request).catch(() => null);
    if (!page) return false;
    const isGzipped = acceptsGzip(request);
    const bytes = isGzipped ? await compressed(page.html) : Buffer.from(page.html);
    sendPage(response, page.head, null, { bytes, isGzipped });
    return true;
  };
}

const documentOf = (head: Document, { title, body }: Written) =>
  `${head.html.replace(/<title>.*?<\/title>/, () => `<title>${title}</title>`)}<body>${body}</body></html>`;
