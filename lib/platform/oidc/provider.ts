import "server-only";
import { decodeJwt } from "jose";
import { Provider, errors, interactionPolicy, type ClientMetadata, type KoaContextWithOIDC } from "oidc-provider";
import { hours, minutes } from "../durations.ts";
import { newId } from "../new-id.ts";
import { fetchOutside } from "../outside.ts";
import { clientPortals, type ClientPortal } from "../portals.ts";
import { keyedHashes } from "../secrets.ts";
import { settings } from "../settings.ts";
import type { Door, PortalAccess } from "./access.ts";
import { useCarriedTokens } from "./access-tokens.ts";
import { TooOften } from "./asking.ts";
import { Artifacts, settle, type KeepCode, type ReadAlong } from "./artifacts.ts";
import { claimNames, claimsFor, subjectOf } from "./claims.ts";
import { acrOf, acrValues, acrWanted, amrOf, stepAt, type Demand } from "./demands.ts";
import { errorPage, errorPagePolicy } from "./error-page.ts";
import { signingKeys } from "./keys.ts";
import { useOwnSessions } from "./own-session.ts";
import { publishedKeys } from "./published-keys.ts";
import { traceOf } from "./traces.ts";

const seconds = (ms: number) => Math.floor(ms / 1000);

/** Where our pages take over from the provider, and give back to it. */
const onwardPath = (uid: string) => `/oidc/verder/${uid}`;
export const issuer = () => `${settings().PUBLIC_ORIGIN}/oidc`;

export const portalOf = (clientId: unknown): ClientPortal | undefined =>
  clientPortals().find(({ client }) => client.id === clientId);

/** Who is named by the ID token that came with a request, which the provider has checked. */
const namedBy = (hint: unknown) => (typeof hint === "string" ? (decodeJwt(hint).sub ?? null) : null);

/** What a portal asks of a sign-in, in the request and in its entry. */
export function demandOf(portal: ClientPortal, params: Readonly<Record<string, unknown>>, since: Date | null): Demand {
  const { client } = portal;
  const { max_age: maxAge, prompt, acr_values: asked, id_token_hint: hint } = params;
  const named = namedBy(hint);
  return {
    acr: acrWanted(client.acr, asked),
    maxAge: maxAge === undefined ? client.maxAge : Number(maxAge),
    since,
    asksAnew: typeof prompt === "string" && prompt.split(" ").includes("login"),
    means: (accountId) => named === null || named === subjectOf(portal, accountId),
  };
}

function metadataOf(portal: ClientPortal): ClientMetadata {
  const { client, secret } = portal;
  const known = client.jwksUri
    ? ({ token_endpoint_auth_method: "private_key_jwt", jwks_uri: client.jwksUri } as const)
    : ({
        token_endpoint_auth_method: "client_secret_basic",
        client_secret: process.env[secret?.setting ?? ""] ?? sharedSecretOf(portal),
      } as const);
  return {
    client_id: client.id,
    client_name: portal.name.nl,
    redirect_uris: [...client.redirectUris],
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    require_auth_time: true,
    // To the provider a person is a session of ours, which no portal may see: what they see is made by pairwiseIdentifier.
    subject_type: "pairwise",
    sector_identifier_uri: `https://sector.invalid/${client.id}`,
    require_pushed_authorization_requests: client.pushedOnly,
    ...known,
  };
}

/** Only a demo or a test may do with a secret that the world knows: anywhere else a portal without its own stops the start. */
function sharedSecretOf(portal: ClientPortal): string {
  const { APP_ENV } = settings();
  if (APP_ENV === "demo" || APP_ENV === "test") return demoSecretOf(portal);
  throw new Error(
    `portal ${portal.key} has no secret: the setting ${portal.secret?.setting ?? "of its entry"} is not there`,
  );
}

/** The portals of the demo share it; production reads every secret from its setting. */
export const demoSecretOf = ({ key }: Pick<ClientPortal, "key">) => `demo-secret-of-portal-${key}-not-for-production`;

/** When a request began to wait; null for one that just came in. */
export const begunAt = (waiting: { readonly iat: number } | undefined): Date | null =>
  waiting ? new Date(waiting.iat * 1000) : null;

type Doors = WeakMap<object, Promise<Door>>;

/** What was begun to be read of whoever brings a token, by the request that brought it. */
type Begun = WeakMap<object, ReturnType<PortalAccess["readAlong"]>>;

/** What stands before the portal of this request, asked of the database once per request. */
const doorIn =
  (doors: Doors, begun: Begun, access: PortalAccess) =>
  (ctx: KoaContextWithOIDC, sessionId = ctx.oidc.session?.accountId): Promise<Door> => {
    const portal = portalOf(ctx.oidc.client?.clientId);
    if (!sessionId || !portal) return Promise.resolve({ door: "signIn" });
    const organisationId = ctx.oidc.params?.["organisation"];
    const wish = { portal: portal.key, ...(typeof organisationId === "string" && { organisationId }) };
    // A browser brings a session; whoever comes with a code or a token brings none.
    const asked = ctx.oidc.session ? access.doorOf : access.doorBehind;
    const door = doors.get(ctx.oidc) ?? begun.get(ctx.oidc)?.(wish) ?? asked(sessionId, wish);
    doors.set(ctx.oidc, door);
    return door;
  };

/** The pages between a request and its code: ours. Each check reads what holds now, also when it was asked before. */
function policyOf(doorOf: (ctx: KoaContextWithOIDC) => Promise<Door>): interactionPolicy.Prompt[] {
  const { Prompt, Check } = interactionPolicy;
  const stepOf = async (ctx: KoaContextWithOIDC) => {
    const portal = portalOf(ctx.oidc.client?.clientId);
    if (!portal) return "closed";
    const { params = {}, entities } = ctx.oidc;
    return stepAt(await doorOf(ctx), demandOf(portal, params, begunAt(entities.Interaction)), new Date());
  };
  const when = (wanted: string) => async (ctx: KoaContextWithOIDC) => (await stepOf(ctx)) === wanted;
  return [
    new Prompt(
      { name: "login", requestable: true },
      new Check("no_session", "sign-in is required", when("signIn")),
      new Check("too_old", "the sign-in is too long ago", when("confirm")),
      new Check(
        "too_weak",
        "the sign-in is not strong enough",
        "unmet_authentication_requirements",
        when("strengthen"),
      ),
      new Check("other_person", "the hint names somebody else", when("otherPerson")),
    ),
    new Prompt(
      { name: "entry" },
      new Check("closed", "this portal does not open for this person", "access_denied", when("closed")),
    ),
    // The insurer's own portals ask nobody's consent.
    new Prompt({ name: "consent", requestable: true }),
  ];
}

/**
 * A request that goes on in another session than the one we let on is looked at anew: somebody switched or showed their
 * factor meanwhile, in another tab. The library would have the browser end its session.
 */
function lookAnew(ctx: KoaContextWithOIDC): void {
  const { session, entities } = ctx.oidc ?? {};
  const { uid = "", result } = entities?.Interaction ?? {};
  if (!session?.accountId || !result?.login || result.login.accountId === session.accountId) return;
  ctx.status = 303;
  ctx.redirect(onwardPath(uid));
}

/** The OpenID provider for the portals of the registry. Throws for an entry that it cannot work with. */
export function makeProvider(access: PortalAccess, Kept: typeof Artifacts = Artifacts): Provider {
  const { SESSION_HOURS, APP_ENV } = settings();
  const production = APP_ENV === "production";
  const doors: Doors = new WeakMap();
  const begun: Begun = new WeakMap();
  const doorOf = doorIn(doors, begun, access);
  const sessionMs = hours(SESSION_HOURS);
  const keysAt = publishedKeys(fetchOutside);

  const keepCode: KeepCode = async (code, payload, lasts) => {
    const { accountId, clientId, grantId, scope, iat = 0 } = payload;
    const portal = portalOf(clientId);
    if (!portal || !accountId || !grantId) throw new errors.AccessDenied();
    const sid = newId();
    const grant = { iat, exp: iat + seconds(sessionMs), jti: grantId, kind: "Grant", accountId, clientId };
    const isIn = await access.signOn(accountId, {
      ...{ sid, portal: portal.key, grant: grantId },
      traces: [
        traceOf({ kind: "Grant", id: grantId }, { ...grant, openid: { scope } }, seconds(sessionMs)),
        traceOf({ kind: "AuthorizationCode", id: code, grantId }, { ...payload, sid }, lasts),
      ],
    });
    if (!isIn) throw new errors.AccessDenied("this portal does not open for this person any more");
  };

  const readAlong: ReadAlong = (token, db) => {
    const { oidc } = Provider.ctx ?? {};
    // The first is what was brought; elsewhere the one who asks is not its holder.
    if (oidc?.route === "token" && !begun.has(oidc)) begun.set(oidc, access.readAlong(token, db));
  };

  const tokens = new Kept("RefreshToken", keepCode, readAlong);
  const provider = new Provider(issuer(), {
    adapter: (kind: string) => new Kept(kind, keepCode, readAlong),
    clients: clientPortals().map(metadataOf),
    jwks: signingKeys(),
    acrValues,
    claims: { openid: ["sub", "sid", "acr", "amr", "auth_time", ...claimNames] },
    scopes: ["openid"],
    responseTypes: ["code"],
    // Portals read them in the ID token, and again from userinfo.
    conformIdTokenClaims: false,
    clientAuthMethods: ["client_secret_basic", "private_key_jwt"],
    clockTolerance: 5,
    // Only for the keys that a portal publishes.
    fetch: (url) => keysAt(url instanceof Request ? url.url : url.toString()),
    extraParams: ["organisation"],
    subjectTypes: ["public", "pairwise"],
    sectorIdentifierUriValidate: () => false,
    async pairwiseIdentifier(ctx, sessionId, { clientId }) {
      const [portal, door] = [portalOf(clientId), await doorOf(ctx, sessionId)];
      if (!portal || door.door !== "open") throw new errors.AccessDenied();
      return subjectOf(portal, door.guest.accountId);
    },
    allowOmittingSingleRegisteredRedirectUri: false,
    pkce: { required: () => true },
    rotateRefreshToken: false,
    issueRefreshToken: () => true,
    expiresWithSession: () => false,
    enableHttpPostMethods: true,
    clientBasedCORS: () => false,
    cookies: {
      keys: keyedHashes("oidc cookies", ""),
      names: { session: "oidc.session", interaction: "oidc.entry", resume: "oidc.resume" },
      long: { sameSite: "none", secure: true, signed: true },
      short: { httpOnly: true, sameSite: "lax", secure: production, signed: true },
    },
    ttl: {
      AuthorizationCode: 60,
      AccessToken: seconds(minutes(5)),
      IdToken: seconds(minutes(10)),
      RefreshToken: seconds(sessionMs),
      Grant: seconds(sessionMs),
      // Someone may have to ask their beheerder first.
      Interaction: seconds(hours(8)),
    },
    features: {
      devInteractions: { enabled: false },
      introspection: {
        enabled: true,
        async allowedPolicy(ctx, client, token) {
          const sessionId = "accountId" in token ? token.accountId : undefined;
          if (token.clientId !== client.clientId || !sessionId) return false;
          return (await doorOf(ctx, sessionId)).door === "open";
        },
      },
      revocation: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
      dPoP: { enabled: true },
      userinfo: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: { enabled: false },
    },
    discovery: {
      end_session_endpoint: `${issuer()}/session/end`,
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
      service_documentation: undefined,
    },
    interactions: { url: (_ctx, { uid }) => onwardPath(uid), policy: policyOf(doorOf) },
    async findAccount(ctx, sessionId) {
      const portal = portalOf(ctx.oidc.client?.clientId);
      const door = await doorOf(ctx, sessionId);
      if (!portal || door.door !== "open") return undefined;
      const { guest } = door;
      const { session } = ctx.oidc;
      if (session) {
        session.acr = acrOf(guest.way);
        session.amr = amrOf(guest.way);
        session.loginTs = seconds(guest.factorAt.getTime());
      }
      return { accountId: sessionId, claims: () => ({ sub: sessionId, ...claimsFor(portal, guest) }) };
    },
    loadExistingGrant(ctx) {
      const { client, account, params } = ctx.oidc;
      if (!client || !account) return undefined;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: account.accountId });
      grant.jti = newId();
      if (typeof params?.scope === "string") grant.addOIDCScope(params.scope);
      return grant;
    },
    renderError(ctx, _out, error) {
      ctx.type = "html";
      ctx.set("Content-Security-Policy", errorPagePolicy);
      const isOften = error instanceof TooOften;
      if (isOften) ctx.set("Retry-After", String(error.seconds));
      const isLate = error instanceof errors.SessionNotFound;
      ctx.body = errorPage(isOften ? "tooOften" : isLate ? "tooLate" : "unknown");
    },
  });
  provider.proxy = true;
  provider.on("server_error", (_ctx, error) => console.error(error));
  useOwnSessions(provider);
  useCarriedTokens(provider);
  provider.use(async (ctx, next) => {
    await next();
    lookAnew(ctx as KoaContextWithOIDC);
    await settle(ctx);
    // A refresh token in another portal's hands is stolen: whatever was given with it is over.
    const { params, client } = (ctx as KoaContextWithOIDC).oidc ?? {};
    const token = params?.["refresh_token"];
    if (ctx.status !== 400 || !client || typeof token !== "string") return;
    const held = await tokens.find(token);
    if (held?.grantId && held.clientId !== client.clientId) await tokens.revokeByGrantId(held.grantId);
  });
  return provider;
}
