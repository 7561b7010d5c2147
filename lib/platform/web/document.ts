import { randomBytes } from "node:crypto";
import { request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import { publicOrigin } from "./public-origin.ts";
import { contentSecurityPolicy } from "./security-headers.ts";
import { themeCookie, themeIn, type Theme } from "./theme.ts";

/** Headers that belong to one answer, or say how its body was sent. */
const ofOneAnswer = new Set([
  "connection",
  "content-length",
  "content-security-policy",
  "date",
  "keep-alive",
  "set-cookie",
  "transfer-encoding",
]);

/** Requests of this process to itself; nobody else can know the word. */
const own = { name: "x-own-question", word: randomBytes(16).toString("base64url") };

/** Whether this is such a request, which only Next may answer. The word goes no further. */
export function isOwnQuestion(request: IncomingMessage): boolean {
  const isOwn = request.headers[own.name] === own.word;
  delete request.headers[own.name];
  return isOwn;
}

export type Document = {
  readonly html: string;
  readonly nonce: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
};

const longestMs = 10_000;

/** In which colours a browser asks for its pages. */
export const themeOf = ({ headers }: IncomingMessage): Theme | null => themeIn(headers.cookie);

/**
 * What Next gives anyone for an address: of the request that brought us here only the theme goes along. Null unless it
 * is a page.
 */
export function documentAt(request: IncomingMessage, path: string): Promise<Document | null> {
  const { socket } = request;
  const { host } = new URL(publicOrigin());
  const theme = themeOf(request);
  const cookie = theme && { cookie: `${themeCookie.production}=${theme}; ${themeCookie.development}=${theme}` };
  return new Promise((resolve) => {
    const where = { host: socket.localAddress, port: socket.localPort, path, timeout: longestMs };
    // To whoever does not say what they are Next sends a title later, for scripts to put in its place.
    const headers = { host, "user-agent": own.name, [own.name]: own.word, ...cookie };
    const asking = ask({ ...where, headers }, (answer) => {
      let html = "";
      answer.setEncoding("utf8").on("data", (text: string) => (html += text));
      answer.once("error", () => resolve(null));
      answer.once("end", () => resolve(read(answer, html)));
    });
    asking.once("timeout", () => asking.destroy()).once("error", () => resolve(null));
    asking.end();
  });
}

function read({ statusCode, headers }: IncomingMessage, html: string): Document | null {
  const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"]?.toString() ?? "")?.[1];
  if (statusCode !== 200 || !headers["content-type"]?.startsWith("text/html") || !nonce || headers["set-cookie"])
    return null;
  const kept = Object.entries(headers).filter(([name, value]) => value !== undefined && !ofOneAnswer.has(name));
  return { html, nonce, headers: Object.fromEntries(kept) as Document["headers"] };
}

/** Whether a browser asks for a page anew, in no way that Next would answer otherwise. */
export const asksForPage = ({ method, headers }: IncomingMessage): boolean =>
  method === "GET" &&
  !Object.keys(headers).some((name) => /^(rsc$|next-|x-next|x-middleware|x-invoke|range$|if-)/.test(name));

/** Our own cookies in a request, as they came, without the one that changes no page: to whom a browser is known. */
export function ourCookies({ headers: { cookie = "" } }: IncomingMessage): ReadonlyMap<string, string> {
  const found = cookie.matchAll(/(?:^|;\s*)((?:__Host-)?portal\.(?!device=)[^=;]+)=([^;]*)/g);
  return new Map([...found].map(([, name = "", value = ""]) => [name, value]));
}

export function acceptsGzip({ headers }: IncomingMessage): boolean {
  const accepted = headers["accept-encoding"]?.toString() ?? "";
  return /\bgzip\b/.test(accepted) && !/\bgzip\s*;\s*q=0(\.0*)?\s*(,|$)/.test(accepted);
}

const varying = "Accept-Encoding";

/** Sends a page of ours with the headers that Next would have given it. Without a nonce nothing may run on it. */
export function sendPage(
  response: ServerResponse,
  { headers, nonce: old }: Pick<Document, "headers" | "nonce">,
  nonce: string | null,
  body: { readonly bytes: Buffer; readonly isGzipped: boolean },
): void {
  const vary = [headers["vary"] ?? []].flat().join(", ");
  const link = headers["link"]?.toString().replaceAll(` nonce="${old}";`, nonce === null ? "" : ` nonce="${nonce}";`);
  response.writeHead(200, {
    ...headers,
    ...(link !== undefined && { link }),
    vary: vary.includes(varying) ? vary : [vary, varying].filter(Boolean).join(", "),
    "content-security-policy": contentSecurityPolicy(nonce, false),
    "content-length": body.bytes.length,
    ...(body.isGzipped && { "content-encoding": "gzip" }),
  });
  response.end(body.bytes);
}
