import { generateKeyPairSync, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Provider, type Adapter, type AdapterPayload } from "oidc-provider";
import { returnAddress } from "#lib/features/entrance/eherkenning/commands/visiting.ts";
import { claimParts } from "#lib/platform/broker/claims.ts";
import { keyedHashes } from "#lib/platform/secrets.ts";
import { settings } from "#lib/platform/settings.ts";
import { demoBrokerAt, demoBrokerClient, demoBrokerSecret } from "#lib/platform/settings/demo.ts";
import { sentForm } from "#lib/platform/web/body.ts";
import { mount, seenFrom } from "#lib/platform/web/mounts.ts";
import { brokenPage, choosePage } from "./broker-page.ts";
import { brokerPeople, cancelled } from "./broker-people.ts";

/**
 * Opens the demo's broker for eHerkenning: an OpenID provider as anybody would build one, which knows of us what any
 * broker knows. It is made when the first one comes.
 */
export function openDemoBroker(): void {
  let provider: Provider | undefined;
  mount(demoBrokerAt, (request, response) => answer((provider ??= makeBroker()), request, response));
}

async function answer(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? "").split("?", 1)[0] ?? "";
  const uid = /^\/choose\/([\w-]{1,100})$/.exec(path.slice(demoBrokerAt.length))?.[1];
  seenFrom(request, demoBrokerAt, settings().PUBLIC_ORIGIN);
  if (uid === undefined) return provider.callback()(request, response);
  const interaction = await provider.interactionDetails(request, response).catch(() => null);
  if (interaction?.uid !== uid) return show(response, broken(), 400);
  if (request.method !== "POST") return show(response, choose());
  const key = (await sentForm(request, response, 1_000)).get("wie");
  if (key === "annuleren") return provider.interactionFinished(request, response, cancelled);
  const person = brokerPeople.find((known) => known.key === key);
  if (!person) return show(response, choose(), 400);
  const { said } = person;
  const result = "error" in said ? said : { login: { accountId: person.key, acr: said.acr } };
  return provider.interactionFinished(request, response, result);
}

function choose(): string {
  const { EHERKENNING_SERVICE: service, EHERKENNING_LEVEL: level } = settings();
  return choosePage({ service, level, people: brokerPeople });
}

/** Where the sign-in began; the portal knows no other place to send somebody back to. */
const broken = () => brokenPage(new URL("../../inloggen", returnAddress()).pathname);

const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

const show = (response: ServerResponse, html: string, status = 200) =>
  void response
    .writeHead(status, {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy": policy,
    })
    .end(html);

/** More visits than any demo has; the oldest make place. */
const mostKept = 2_000;

/** What the broker must know again a moment later, in this process alone. */
function inMemory(): (kind: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  return (kind) => {
    const named = (id: string) => `${kind} ${id}`;
    const firstWith = (part: "uid" | "userCode", value: string) =>
      [...kept].find(([name, payload]) => name.startsWith(`${kind} `) && payload[part] === value)?.[1];
    return {
      upsert(id, payload) {
        // A broker for eHerkenning remembers nobody: whoever comes again chooses again.
        if (kind === "Session") return Promise.resolve();
        kept.delete(named(id));
        kept.set(named(id), payload);
        const [oldest] = kept.keys();
        if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(kept.get(named(id))),
      findByUid: (uid) => Promise.resolve(firstWith("uid", uid)),
      findByUserCode: (userCode) => Promise.resolve(firstWith("userCode", userCode)),
      consume(id) {
        const payload = kept.get(named(id));
        if (payload) payload["consumed"] = Math.floor(Date.now() / 1000);
        return Promise.resolve();
      },
      destroy: (id) => Promise.resolve(void kept.delete(named(id))),
      revokeByGrantId(grantId) {
        for (const [name, payload] of kept) if (payload.grantId === grantId) kept.delete(name);
        return Promise.resolve();
      },
    };
  };
}

function signingKey() {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { ...privateKey.export({ format: "jwk" }), kid: randomUUID(), use: "sig", alg: "ES256" };
}

function makeBroker(): Provider {
  const { PUBLIC_ORIGIN } = settings();
  const isSecure = PUBLIC_ORIGIN.startsWith("https:");
  const cookie = { httpOnly: true, sameSite: "lax", signed: true, secure: isSecure, path: demoBrokerAt } as const;
  const provider = new Provider(PUBLIC_ORIGIN + demoBrokerAt, {
    adapter: inMemory(),
    clients: [
      {
        ...{ client_id: demoBrokerClient, client_secret: demoBrokerSecret, client_name: "Portaalhulp" },
        ...{ redirect_uris: [returnAddress()], response_types: ["code"], grant_types: ["authorization_code"] },
        ...{ token_endpoint_auth_method: "client_secret_basic", id_token_signed_response_alg: "ES256" },
      },
    ],
    jwks: { keys: [signingKey()] },
    claims: { openid: ["sub", "acr", ...Object.values(claimParts)] },
    scopes: ["openid"],
    responseTypes: ["code"],
    conformIdTokenClaims: false,
    clientAuthMethods: ["client_secret_basic"],
    clientBasedCORS: () => false,
    pkce: { required: () => true },
    expiresWithSession: () => false,
    cookies: {
      keys: keyedHashes("demo broker cookies", ""),
      names: { session: "demo-broker.session", interaction: "demo-broker.choose", resume: "demo-broker.resume" },
      long: cookie,
      short: cookie,
    },
    ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 600, IdToken: 300, Interaction: 600, Session: 600 },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: true },
    },
    interactions: { url: (_ctx, { uid }) => `${demoBrokerAt}/choose/${uid}` },
    findAccount(_ctx, accountId) {
      const said = brokerPeople.find(({ key }) => key === accountId)?.said;
      if (!said || "error" in said) return undefined;
      return { accountId, claims: () => ({ sub: accountId, ...said.claims }) };
    },
    async loadExistingGrant(ctx) {
      const { client, account } = ctx.oidc;
      if (!client || !account) return undefined;
      const grant = new ctx.oidc.provider.Grant({ clientId: client.clientId, accountId: account.accountId });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
    renderError(ctx) {
      ctx.type = "html";
      ctx.set("Content-Security-Policy", policy);
      ctx.body = broken();
    },
  });
  provider.proxy = true;
  provider.on("server_error", (_ctx, error) => console.error(error));
  return provider;
}
