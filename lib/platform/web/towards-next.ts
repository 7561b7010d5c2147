import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { renewedForm } from "../gate/kept.ts";
import { defaultLocale, isLocale } from "../i18n/locale.ts";
import { isActionBody } from "./action-body.ts";
import { formIn, peek } from "./body.ts";
import { actionOf, isOfAnotherBuild } from "./known-actions.ts";
import { hasPlainParts } from "./plain-parts.ts";
import { isReport, unreadableForm } from "./pre-filter.ts";
import { publicOrigin } from "./public-origin.ts";
import { contentSecurityPolicy, framedPath, securityHeaders } from "./security-headers.ts";

declare global {
  /** Keeps a form for its browser: scripts/serving.mjs stands outside Next's bundle, and knows nothing that is secret. */
  var portalRenewed: typeof renewedForm | undefined;
}

/** Headers that a client can write, so nothing behind the door may trust them. */
const dropped = [
  "forwarded",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-forwarded-server",
  "x-middleware-subrequest",
  "x-original-url",
  "x-rewrite-url",
];

/** Addresses without a language; "__nextjs_" is what a page asks while it is developed. */
const bare = /^\/(api\/|_next\/|__nextjs_|demo\/(?:berichten\.json$|brief\.html$|kvk\/)|icon\.svg$)/;

/** As it is in the address bar: Next's own scripts add a name, so that caches tell data from pages. */
function addressOf({ url = "" }: IncomingMessage, origin: string): URL {
  const asked = new URL(origin + url);
  if (asked.searchParams.has("_rsc")) asked.searchParams.delete("_rsc");
  return asked;
}

/**
 * Tells Next what it is to know of a request, in headers that nobody else can have written, and the browser what may run
 * on the answer. An address without a language is led to one that has it: false when that was the answer.
 */
export function tellNext(request: IncomingMessage, response: ServerResponse): boolean {
  const { headers } = request;
  const origin = publicOrigin();
  const { pathname, search } = addressOf(request, origin);
  for (const name of dropped) delete headers[name];
  if (!isReport(pathname)) delete headers.authorization;
  // Next compares the origin of an action with this host, and reads its nonce from the policy.
  headers["x-forwarded-host"] = new URL(origin).host;
  headers["x-path"] = pathname + search;
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), process.env["NODE_ENV"] === "development");
  headers["content-security-policy"] = policy;
  // A mail in a frame brings a policy of its own, with the styles that mails have.
  if (pathname !== framedPath && !pathname.startsWith("/_next/static/"))
    response.setHeader("Content-Security-Policy", policy);
  if (bare.test(pathname) || isLocale(pathname.split("/")[1] ?? "")) return true;
  for (const { key, value } of securityHeaders()) response.setHeader(key, value);
  const path = `/${defaultLocale}${pathname === "/" ? "" : pathname}`;
  response.writeHead(307, { Location: origin + path + new URL(origin + (request.url ?? "")).search }).end();
  return false;
}

/**
 * Whether a form is one that pages of this build send, so that Next can read it; all else was answered here. It is
 * asked when the form has its turn.
 */
export async function isOurForm(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const origin = publicOrigin();
  const { pathname, search } = addressOf(request, origin);
  const { method, headers } = request;
  if (method !== "POST" || isReport(pathname)) return true;
  const body = await peek(request, Number(headers["content-length"] ?? 0));
  // Whoever stopped halfway hears nothing.
  if (!body) return false;
  const header = headers["next-action"]?.toString() ?? null;
  const form = await formIn(request, body);
  for (const { key, value } of securityHeaders()) response.setHeader(key, value);
  const isOfPage = isLocale(pathname.split("/")[1] ?? "");
  const isPlain = header === null || hasPlainParts(headers["content-type"] ?? "", body);
  // Next takes what it does not know for a language: "/api/inloggen" would be a page, with all of its actions.
  const isOurs = isOfPage ? form && isPlain && isActionBody(header, form) : !mayCall(header, form);
  if (!isOurs) {
    response.writeHead(unreadableForm.status, { "Content-Type": "text/plain" });
    response.end(`${unreadableForm.sentence}\n`);
    return false;
  }
  if (!isOfPage || !form) return true;
  const action = actionOf(header, form);
  if (action === null || !isOfAnotherBuild(action)) return true;
  sendRenewed(response, origin, pathname + search, header, form);
  return false;
}

/** Whether Next would look for an action in it. */
const mayCall = (header: string | null, form: FormData | null) =>
  header !== null || [...(form?.keys() ?? [])].some((name) => name.startsWith("$ACTION_"));

/** Leads to the page of a form from before a release, as it is now, with what was filled in. */
function sendRenewed(response: ServerResponse, origin: string, path: string, header: string | null, form: FormData) {
  const kept = globalThis.portalRenewed?.(path, form);
  if (kept !== undefined) response.setHeader("Set-Cookie", kept);
  // Next's own scripts follow this header; they would follow a real redirection in silence.
  const way = header === null ? { Location: origin + path } : { "x-action-redirect": `${path};push` };
  response.writeHead(303, { "Content-Type": "text/plain", ...way }).end();
}
