import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK } from "jose";
import { claimParts } from "#lib/platform/broker/claims.ts";
import type { Entry } from "#lib/platform/broker/entries.ts";
import { usualLevelNames } from "#lib/platform/broker/levels.ts";

export const loa3 = "urn:etoegang:core:assurance-class:loa3";

/** Rachid, as a broker says him. */
export const rachid = {
  [claimParts.legal_subject]: "69599084",
  [claimParts.acting_subject]: "0123456789abcdef@fedcba9876543210",
  [claimParts.loa]: loa3,
};

type Json = Record<string, unknown>;
type Answer = (request: IncomingMessage, response: ServerResponse) => void;
type Key = { readonly kid: string; readonly privateKey: CryptoKey; readonly publicKey: CryptoKey; readonly jwk: JWK };

/** What this broker does otherwise than it should; nothing of it is a broker that does well. */
export type Wrong = {
  discovery?(metadata: Json): Json;
  /** The keys it shows. */
  keys?(keys: Json[]): Json[];
  claims?(claims: Json): Json;
  userinfo?(claims: Json): Json;
  header?(header: Json): Json;
  /** Signs the token itself. */
  sign?(claims: Json, keys: { own: Key; other: Key }): Promise<string>;
  token?(body: Json): Json;
  /** What the browser brings back. */
  returned?(query: URLSearchParams): void;
  /** An answer instead of the usual one, at this part. */
  answers?: Partial<Record<"discovery" | "keys" | "token" | "userinfo", Answer>>;
};

async function aKey(kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  return { kid, privateKey, publicKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: "ES256", use: "sig" } };
}

/** A broker that answers as one should, but for what it is told to do wrong. It plays the browser too. */
export async function startBroker() {
  let [own, other] = [await aKey("one"), await aKey("other")];
  let wrong: Wrong = {};
  let person: Json = rachid;
  const codes = new Map<string, { nonce: string; challenge: string }>();
  const asked: string[] = [];

  const json = (response: ServerResponse, body: unknown, status = 200) =>
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));

  const parts: Record<string, (request: IncomingMessage, response: ServerResponse) => unknown> = {
    "/.well-known/openid-configuration": (_, response) => {
      const metadata = {
        issuer: origin(),
        authorization_endpoint: `${origin()}/authorize`,
        token_endpoint: `${origin()}/token`,
        jwks_uri: `${origin()}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["ES256", "HS256", "none"],
        authorization_response_iss_parameter_supported: true,
      };
      json(response, wrong.discovery?.(metadata) ?? metadata);
    },
    "/keys": (_, response) => json(response, { keys: wrong.keys?.([{ ...own.jwk }]) ?? [own.jwk] }),
    "/userinfo": (_, response) => json(response, wrong.userinfo?.({ sub: "s", ...person }) ?? { sub: "s", ...person }),
    "/token": async (request, response) => {
      const sent = new URLSearchParams(await bodyOf(request));
      const code = codes.get(sent.get("code") ?? "");
      codes.delete(sent.get("code") ?? "");
      const proof = createHash("sha256")
        .update(sent.get("code_verifier") ?? "")
        .digest("base64url");
      if (!code || proof !== code.challenge) return json(response, { error: "invalid_grant" }, 400);
      const now = Math.floor(Date.now() / 1000);
      const usual = { iss: origin(), aud: "portaalhulp", sub: "s", iat: now, exp: now + 300, nonce: code.nonce };
      const claims = wrong.claims?.({ ...usual, ...person }) ?? { ...usual, ...person };
      const body = { access_token: randomUUID(), token_type: "Bearer", id_token: await tokenOf(claims) };
      return json(response, wrong.token?.(body) ?? body);
    },
  };

  const tokenOf = async (claims: Json) => {
    if (wrong.sign) return wrong.sign(claims, { own, other });
    const header = { alg: "ES256", kid: own.kid };
    return new SignJWT(claims).setProtectedHeader({ ...header, ...wrong.header?.(header) }).sign(own.privateKey);
  };

  const named = { "/.well-known/openid-configuration": "discovery", "/keys": "keys", "/token": "token" } as const;
  const server = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    asked.push(path);
    const part = path === "/userinfo" ? "userinfo" : path in named ? named[path as keyof typeof named] : null;
    const instead = part && wrong.answers?.[part];
    if (instead) return instead(request, response);
    void parts[path]?.(request, response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    asked,
    issuer: origin(),
    entry: (more: Partial<Entry["demands"]> = {}): Entry => ({
      issuer: origin(),
      clientId: "portaalhulp",
      key: { secret: "a secret of the tests" },
      scope: "openid",
      acrValues: "",
      plainHttp: true,
      demands: {
        ...{ claims: claimParts, minimum: "EH3", levelNames: usualLevelNames, usualLevel: null, service: "" },
        ...more,
      },
    }),
    /** From now on it does this wrong, and nothing else. */
    does(next: Wrong, who: Json = rachid) {
      [wrong, person] = [next, who];
    },
    rotateKeys: async () => void ([own, other] = [await aKey("two"), own]),
    /** Signs in at the broker as a browser would, and gives the address that it is sent back to. */
    visit(url: string): URL {
      const query = new URL(url).searchParams;
      const code = randomUUID();
      codes.set(code, { nonce: query.get("nonce") ?? "", challenge: query.get("code_challenge") ?? "" });
      const back = new URL(query.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      back.searchParams.set("state", query.get("state") ?? "");
      back.searchParams.set("iss", origin());
      wrong.returned?.(back.searchParams);
      return back;
    },
    async stop() {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
}

export type TestBroker = Awaited<ReturnType<typeof startBroker>>;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}

export const unsigned = (claims: Json) => Promise.resolve(new UnsecuredJWT(claims).encode());

export const signedBy = (key: Key, claims: Json, header: Json = {}) =>
  new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: key.kid, ...header }).sign(key.privateKey);

/** With a header that whoever reads it must understand, and nobody does. */
export const unheardOf = (claims: Json, { own }: { own: Key }) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: "ES256", kid: own.kid, crit: ["portal"], portal: "elsewhere" })
    .sign(own.privateKey, { crit: { portal: true } });

/** The old trick: the key that everyone may see, used as a secret. */
export const signedWithThePublicKey = async (claims: Json, { own }: { own: Key }) =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256", kid: own.kid })
    .sign(new TextEncoder().encode(await exportSPKI(own.publicKey)));
