import { request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import { to } from "#lib/addresses.ts";

/** For each status the page to send. */
const pages: Readonly<Record<number, string>> = { 404: "niet-gevonden", 500: "storing" };

/** The one for somebody signed in who asked for what is not there. */
const inMenu = to.notFoundHere();

const lastWord = "Dit ging bij ons mis. Probeer het later opnieuw. / Something went wrong. Please try again later.\n";

/**
 * For what is not there or broke, Next sends a blank document and leaves the words to JavaScript. This puts
 * a page of ours in its place, under the same status. Call it before Next gets the response.
 */
export function sendFullPages(request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? "").split("?", 1)[0] ?? "";
  if (Object.values(pages).some((page) => path.endsWith(`/${page}`))) return;
  // A file that is not there has no type and no text.
  const silence = /^\/(nl|en)\//.test(path) ? "text/html" : "";
  const isBlank = () =>
    !response.headersSent &&
    response.statusCode in pages &&
    /^text\/html\b/.test(response.getHeader("content-type")?.toString() ?? silence);

  const { writeHead, write, end, flushHeaders } = response;
  let replaced = false;
  response.flushHeaders = () => {
    if (!isBlank()) flushHeaders.call(response);
  };
  // Compression needs the head before the first byte.
  response.writeHead = (...sent: unknown[]) =>
    (isBlank() ? response : Reflect.apply(writeHead, response, sent)) as ServerResponse;
  response.write = (...sent: unknown[]) => (isBlank() ? true : Reflect.apply(write, response, sent)) as boolean;
  response.end = (...sent: unknown[]) => {
    if (replaced || !isBlank()) return Reflect.apply(end, response, sent) as ServerResponse;
    replaced = true;
    Object.assign(response, { writeHead, write, end, flushHeaders });
    const locale = path.startsWith("/en") ? "en" : "nl";
    replace(request, response, waysOf(request.headers.cookie, locale, response.statusCode));
    return response;
  };
}

type Way = { readonly path: string; readonly cookie: string };

/**
 * The pages to send, each when the one before it cannot be made. What is not there keeps the menu of whoever is signed
 * in; that asks the database, and the page behind it nothing. All keep the colours of their reader.
 */
function waysOf(cookies: string | undefined, locale: string, status: number): readonly Way[] {
  const held = (name: string) => new RegExp(`(?:__Host-)?${name}=[^;]*`).exec(cookies ?? "")?.[0];
  const [session, theme = ""] = [held("portal\\.session"), held("theme")];
  const plain = { path: `/${locale}/${pages[status]}`, cookie: theme };
  return session !== undefined && status === 404
    ? [{ path: `/${locale}${inMenu}`, cookie: `${session}; ${theme}` }, plain]
    : [plain];
}

function replace(request: IncomingMessage, response: ServerResponse, [way, ...others]: readonly Way[]): void {
  const { localAddress, localPort } = request.socket;
  const { host, "accept-encoding": encoding = "identity" } = request.headers;
  const fail = () => {
    response.removeHeader("content-encoding");
    response.setHeader("content-type", "text/plain; charset=utf-8");
    response.end(lastWord);
  };
  if (!way) return fail();
  const headers = { host, "accept-encoding": encoding, cookie: way.cookie, "user-agent": "portal" };
  const asking = ask({ host: localAddress, port: localPort, path: way.path, headers }, (page) => {
    if (page.statusCode !== 200) {
      page.resume();
      return replace(request, response, others);
    }
    for (const name of response.getHeaderNames()) if (name !== "set-cookie") response.removeHeader(name);
    for (const [name, value] of Object.entries(page.headers)) {
      if (value !== undefined && name !== "connection" && name !== "keep-alive") response.setHeader(name, value);
    }
    page.pipe(response);
  });
  asking.once("error", fail);
  asking.end();
}
