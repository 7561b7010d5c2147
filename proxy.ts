import { randomBytes, randomUUID } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import { renewedForm } from "#lib/platform/gate/kept.ts";
import { defaultLocale, isLocale } from "#lib/platform/i18n/locale.ts";
import { isActionBody } from "#lib/platform/web/action-body.ts";
import { actionOf, isOfAnotherBuild } from "#lib/platform/web/known-actions.ts";
import { isReport, rejectionOf, unreadableForm, type Rejection } from "#lib/platform/web/pre-filter.ts";
import { publicOrigin } from "#lib/platform/web/public-origin.ts";
import { contentSecurityPolicy, framedPath } from "#lib/platform/web/security-headers.ts";

const development = process.env.NODE_ENV === "development";

/** Headers that a client can write, so nothing behind the proxy may trust them. */
const dropped = [
  "authorization",
  "forwarded",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-forwarded-server",
  "x-middleware-subrequest",
  "x-original-url",
  "x-rewrite-url",
];

/** Addresses without a language. */
const bare = /^\/(api\/|_next\/|demo\/(?:berichten\.json$|brief\.html$|kvk\/)|icon\.svg$)/;

/** Turns away requests that no page should see. It grants nothing: authority lives with the data. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const origin = publicOrigin();
  const asked = new URL(request.url);
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"), development);
  const rejection =
    rejectionOf({ method: request.method, path: asked.pathname, headers: request.headers }, origin) ??
    (await rejectionOfForm(request, asked, origin));
  const response =
    rejection instanceof NextResponse
      ? rejection
      : rejection
        ? new NextResponse(`${rejection.sentence}\n`, {
            status: rejection.status,
            headers: { "Content-Type": "text/plain" },
          })
        : (redirection(asked, origin) ?? pass(request, asked, origin, policy));
  // A mail in a frame brings a policy of its own, with the styles that mails have.
  if (asked.pathname !== framedPath) response.headers.set("Content-Security-Policy", policy);
  return response;
}

async function rejectionOfForm(
  request: NextRequest,
  { pathname, search }: URL,
  origin: string,
): Promise<Rejection | NextResponse | null> {
  if (request.method !== "POST" || request.nextUrl.pathname.startsWith("/api/")) return null;
  const header = request.headers.get("next-action");
  const form = await request
    .clone()
    .formData()
    .catch(() => null);
  if (!form || !isActionBody(header, form)) return unreadableForm;
  const action = actionOf(header, form);
  return action !== null && isOfAnotherBuild(action) ? renewed(origin, pathname + search, header, form) : null;
}

/** The page of a form from before a release, as it is now, with what was filled in. */
function renewed(origin: string, path: string, header: string | null, form: FormData): NextResponse {
  const { name, value, options } = renewedForm(path, form);
  // Next's own scripts follow this header; they would follow a real redirection in silence.
  const way = header === null ? { Location: origin + path } : { "x-action-redirect": `${path};push` };
  const response = new NextResponse(null, { status: 303, headers: { "Content-Type": "text/plain", ...way } });
  response.cookies.set(name, value, options);
  return response;
}

function redirection({ pathname, search }: URL, origin: string): NextResponse | null {
  if (bare.test(pathname) || isLocale(pathname.split("/")[1] ?? "")) return null;
  const path = `/${defaultLocale}${pathname === "/" ? "" : pathname}`;
  return NextResponse.redirect(new URL(origin + path + search), 307);
}

function pass(request: NextRequest, { pathname, search }: URL, origin: string, policy: string): NextResponse {
  const headers = new Headers(request.headers);
  const kept = isReport(pathname) ? headers.get("authorization") : null;
  for (const name of dropped) headers.delete(name);
  if (kept !== null) headers.set("authorization", kept);
  // Next compares the origin of an action with this host, and reads its nonce from the policy.
  headers.set("x-forwarded-host", new URL(origin).host);
  headers.set("content-security-policy", policy);
  // The front door gives every request its id; what a client sent under that name went there.
  if (!headers.has("x-request-id")) headers.set("x-request-id", randomUUID());
  headers.set("x-path", pathname + search);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: "/((?!_next/static/).*)" };
