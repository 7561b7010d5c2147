import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { compactVerify, createLocalJWKSet } from "jose";
import type Provider from "oidc-provider";
import { to } from "#lib/addresses.ts";
import { Line, type Size } from "../admission/line.ts";
import { turnIn } from "../admission/turn.ts";
import { sessionCookie, wayCookie } from "../auth/cookies.ts";
import { setCookie } from "../auth/set-cookie.ts";
import { hours } from "../durations.ts";
import { defaultLocale, href, isLocale, type Locale } from "../i18n/locale.ts";
import { clientPortals } from "../portals.ts";
import { settings } from "../settings.ts";
import { showWaiting } from "../watch/metrics.ts";
import { peek, sentForm } from "../web/body.ts";
import { clientOf } from "../web/client-address.ts";
import type { Mounted } from "../web/mounts.ts";
import { mount, seenFrom } from "../web/mounts.ts";
import type { PortalAccess } from "./access.ts";
import { mostAsked } from "./asking.ts";
import { stepAt } from "./demands.ts";
import { errorPage, errorPagePolicy } from "./error-page.ts";
import { publicKeys } from "./keys.ts";
import { sessionIn } from "./own-session.ts";
import { begunAt, demandOf, issuer, makeProvider, portalOf } from "./provider.ts";

/** Opens /oidc for the portals that sign people on with us. Without one of those it answers nothing. */
export function openProvider(access: PortalAccess): void {
  if (clientPortals().length > 0) mount("/oidc", answering(makeProvider(access), access));
}

export function answering(provider: Provider, access: PortalAccess): Mounted {
  const answer = provider.callback();
  const origin = settings().PUBLIC_ORIGIN;
  const line = new Line(few);
  showWaiting("portals", () => line.waiting);
  return async (request, response) => {
    const url = new URL(request.url ?? "/", origin);
    const uid = /^\/oidc\/verder\/([\w-]{1,100})$/.exec(url.pathname)?.[1];
    if (uid !== undefined && request.method === "GET") return goOn(provider, access, request, response, uid);
    if (url.pathname === "/oidc/session/end") return signOut(access, request, response, url);
    seenFrom(request, "/oidc", origin);
    const answered = () => answer(request, response);
    if (costsNothing.test(url.pathname)) return answered();
    // How long it is has to be known before it has its turn, and portals' libraries say so.
    if (request.headers["transfer-encoding"] !== undefined) return sayHowLong(response);
    const length = Number(request.headers["content-length"] ?? 0);
    // Whether it would be read or not: a request that announces this much gets no turn, and no way past those with one.
    if (length > mostAsked) return sayTooMuch(response);
    if (url.search.length > mostAsked) return showTooMuch(response);
    // It has its turn once all of it has come: whoever sends slowly keeps nobody out.
    const whose = peek(request, length).then((body) => body && { network: clientOf(request.headers), who: null });
    const turn = await turnIn("portals", line, response, whose);
    if (!turn) return;
    if ("done" in turn) return void (await answered().finally(turn.done));
    const seconds = Math.ceil(turn.busyMs / 1000);
    response.writeHead(503, { "Retry-After": seconds, "Cache-Control": "no-store" }).end();
  };
}

const costsNothing = /^\/oidc\/(?:\.well-known\/|jwks$)/;

const sayHowLong = (response: ServerResponse) => refuseBody(response, 411, "the request needs a Content-Length");
const sayTooMuch = (response: ServerResponse) => refuseBody(response, 413, `more than ${mostAsked} bytes`);

/** The rest of it is not read, so nothing else may come along this connection. */
function refuseBody(response: ServerResponse, status: 411 | 413, why: string): void {
  response.writeHead(status, { "Content-Type": "application/json", "Cache-Control": "no-store", Connection: "close" });
  response.end(JSON.stringify({ error: "invalid_request", error_description: why }));
}

/** Whoever brings that much in an address is a browser, and somebody looks at it. */
function showTooMuch(response: ServerResponse): void {
  const html = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": errorPagePolicy };
  response.writeHead(400, { ...html, "Cache-Control": "no-store" }).end(errorPage("tooMuch"));
}

/**
 * Portals refresh many tokens at once, and this process has one thread: few have a turn, so that pages come in between.
 * Their networks take turns, so that no stranger who sends hundreds keeps a portal waiting.
 */
const few: Size = { width: 4, length: 500, patienceMs: 10_000 };

const seeOther = (response: ServerResponse, address: string) =>
  response.writeHead(303, { Location: address, "Cache-Control": "no-store" }).end();

/** The language somebody reads: that of the request, or of their browser. */
function localeOf(wanted: unknown, { headers }: IncomingMessage): Locale {
  const asked = `${typeof wanted === "string" ? wanted : ""} ${headers["accept-language"] ?? ""}`;
  return asked.split(/[\s,;-]+/).find(isLocale) ?? defaultLocale;
}

/**
 * Where a request under way goes on: to what its person has to do first, or back to the provider for the code. It is
 * only asked by GET, since no form may send a browser to another site.
 */
async function goOn(
  provider: Provider,
  access: PortalAccess,
  request: IncomingMessage,
  response: ServerResponse,
  uid: string,
): Promise<void> {
  const interaction = await provider.interactionDetails(request, response).catch(() => null);
  const portal = portalOf(interaction?.params["client_id"]);
  if (!interaction || interaction.uid !== uid || !portal) {
    const locale = localeOf(undefined, request);
    seeOther(response, href(locale, to.portalTooLate()));
    return;
  }
  const { params } = interaction;
  const { organisation } = params;
  const wish = { portal: portal.key, ...(typeof organisation === "string" && { organisationId: organisation }) };
  const sessionId = await sessionIn(request);
  const door = sessionId ? await access.doorOf(sessionId, wish) : ({ door: "signIn" } as const);
  const step = stepAt(door, demandOf(portal, params, begunAt(interaction)), new Date());
  if (step === "go" || step === "otherPerson") {
    response.appendHeader("Set-Cookie", wayTo("", 0));
    // The browser is the one that began, by its cookie; the person may have signed in or switched meanwhile.
    interaction.session = undefined;
    interaction.result = step === "go" ? { login: { accountId: sessionId ?? "" }, consent: {} } : somebodyElse;
    await interaction.persist();
    seeOther(response, interaction.returnTo);
    return;
  }
  const locale = localeOf(params["ui_locales"], request);
  const here = to.portalEntry(portal.key, {
    verder: uid,
    ...(wish.organisationId && { organisatie: wish.organisationId }),
  });
  // Whatever comes between, a code, a block and its help, or a right, the next sign-in in this browser leads back here.
  if (step === "signIn" || step === "closed") response.appendHeader("Set-Cookie", wayTo(here, hours(8) / 1000));
  const page = {
    signIn: () => to.signIn({ naar: here }),
    confirm: () => to.confirmFactor({ naar: here }),
    closed: () => here,
    strengthen: () => to.portalEntry(portal.key, { verder: uid, sterker: "ja" }),
  }[step]();
  seeOther(response, href(locale, page));
}

/** For the portal, which asked for somebody and can ask anew for anybody. */
const somebodyElse = { error: "login_required", error_description: "somebody else is signed in" };

/** The cookie that remembers where a request of a portal waits. */
const wayTo = (address: string, seconds: number) => setCookie(wayCookie(), address, seconds);

/** Signing out that a portal begins. With an ID token of ours it ends the session that the portal's sign-on came from. */
async function signOut(
  access: PortalAccess,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const params = request.method === "POST" ? await sentForm(request, response, 20_000) : url.searchParams;
  const hint = await hintIn(params.get("id_token_hint"));
  const ended = hint && (await access.signOut(hint.sid));
  const mine = await sessionIn(request);
  const staysIn = mine !== null && mine !== ended;
  if (mine !== null && !staysIn) forgetSession(response);
  const back = addressBack(params, hint);
  // Without a token of ours nothing was ended: whoever is signed in here stays with us, and sees that they are.
  const locale = localeOf(params.get("ui_locales"), request);
  const ours = href(locale, staysIn ? to.mine() : to.start());
  seeOther(response, back && (hint || !staysIn) ? back : ours);
}

const forgetSession = (response: ServerResponse) =>
  void response.setHeader("Set-Cookie", setCookie(sessionCookie(), "", 0));

/** Where the portal wants people back, if its entry says so too. */
function addressBack(params: URLSearchParams, hint: Hint | null): string | null {
  const portal = portalOf(hint?.aud ?? params.get("client_id"));
  const back = params.get("post_logout_redirect_uri");
  if (back === null || !portal?.client.postLogoutRedirectUris.includes(back)) return null;
  const target = new URL(back);
  const state = params.get("state");
  if (state !== null) target.searchParams.set("state", state);
  return target.href;
}

type Hint = { readonly aud: string; readonly sid: string };

/** Whose ID token it is and of which sign-on, if we signed it, however long ago. */
async function hintIn(token: string | null): Promise<Hint | null> {
  if (!token) return null;
  try {
    const { payload } = await compactVerify(token, createLocalJWKSet({ keys: publicKeys() }));
    const { iss, aud, sid } = JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
    return iss === issuer() && typeof aud === "string" && typeof sid === "string" ? { aud, sid } : null;
  } catch {
    return null;
  }
}
