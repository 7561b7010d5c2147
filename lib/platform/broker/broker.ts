import "server-only";
import * as oidc from "openid-client";
import { minutes } from "../durations.ts";
import { Breaker } from "../breaker.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import { type BrokerProblem, provenBy, type Proven } from "./claims.ts";
import type { Entry } from "./entries.ts";
import { problemOf } from "./problems.ts";

const requestSeconds = 5;
/** For all that one visit asks of the broker together. */
const visitMs = 8_000;
/** How far the broker's clock may be from ours. */
const skewSeconds = 10;
/** An answer is used at once; an older one was kept by somebody. */
const answerLastsMs = minutes(5);

/** Signatures that need the broker's own key: never none, never one that the public key could make. */
const algorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

/** What we must have again when the person comes back, and nobody else may know. */
type Checks = { readonly state: string; readonly nonce: string; readonly verifier: string };

type Known = { readonly metadata: oidc.ServerMetadata; readonly until: number };

type Way = "out" | "back";

/**
 * What a broker says of itself, and each way, has servers of its own there: where those of one hang, the others answer
 * all the same.
 */
type Step = "itself" | Way;

/** What each broker says of itself, and whether it answers. */
const known = new Map<string, Known>();
const breakers = new Map<string, Breaker>();

function breakerOf(step: Step, issuer: string): Breaker {
  const name = `${step} ${issuer}`;
  const breaker = breakers.get(name) ?? new Breaker();
  breakers.set(name, breaker);
  return breaker;
}

/** Forgets what is known of every broker, for tests. */
export function forgetBrokers(): void {
  known.clear();
  breakers.clear();
}

/** Sends someone to the broker: the address, and what to keep until they are back. */
export const setOut = (entry: Entry, returnTo: string) =>
  asking("out", entry, async (client) => {
    const checks = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
    const wanted = {
      ...{ redirect_uri: returnTo, scope: entry.scope, state: checks.state, nonce: checks.nonce },
      ...{ response_type: "code", code_challenge_method: "S256", prompt: "login" },
      code_challenge: await oidc.calculatePKCECodeChallenge(checks.verifier),
      ...(entry.acrValues !== "" && { acr_values: entry.acrValues }),
    };
    const isPushed = client.serverMetadata().pushed_authorization_request_endpoint !== undefined;
    const url = isPushed
      ? await oidc.buildAuthorizationUrlWithPAR(client, wanted)
      : oidc.buildAuthorizationUrl(client, wanted);
    return { url: url.href, checks };
  });

/** Takes what someone brought back from the broker, has the broker vouch for it, and says whom it is about. */
export const comeBack = (entry: Entry, returned: URL, { state, nonce, verifier }: Checks) =>
  asking("back", entry, async (client): Promise<Proven | { readonly problem: BrokerProblem }> => {
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    const tokens = await oidc.authorizationCodeGrant(client, returned, checks);
    const claims = tokens.claims();
    if (!claims || Math.abs(Date.now() - claims.iat * 1000) > answerLastsMs) return { problem: "unclear" };
    if (claims.iat * 1000 > Date.now() + skewSeconds * 1000) return { problem: "unclear" };
    const { userinfo_endpoint } = client.serverMetadata();
    const isSaid = Object.hasOwn(claims, entry.demands.claims.legal_subject);
    const more = isSaid || !userinfo_endpoint ? {} : await oidc.fetchUserInfo(client, tokens.access_token, claims.sub);
    const proven = provenBy(claims.iss, { ...more, ...claims }, entry.demands);
    return typeof proven === "string" ? { problem: proven } : proven;
  });

/** Asks the broker what it says of itself, where what it said is over, and then what this way is for. */
async function asking<T>(way: Way, entry: Entry, ask: (client: oidc.Configuration) => Promise<T>) {
  const bounded = boundedFetch(AbortSignal.timeout(visitMs));
  const described = await overWire("itself", entry, bounded, async (fetching) => ({
    metadata: await metadataOf(entry, fetching),
  }));
  if ("problem" in described) return described;
  return overWire(way, entry, bounded, async (fetching) => ask(await clientFor(entry, described.metadata, fetching)));
}

/**
 * Asks the broker, unless it did not answer the last times. Whatever goes wrong is a problem with a name. Only what goes
 * over the wire counts: a browser can bring back any error it likes, and nobody else may be kept waiting for that.
 */
async function overWire<T>(step: Step, { issuer }: Entry, bounded: oidc.CustomFetch, ask: Asking<T>) {
  const breaker = breakerOf(step, issuer);
  const wire = wireBehind(breaker, bounded);
  try {
    const answer = await ask(wire.fetching);
    if (wire.isUsed) breaker.answered();
    return answer;
  } catch (error) {
    if (wire.isClosed) return { problem: "down" as const };
    const problem = problemOf(error);
    if (wire.isUsed && problem === "down") {
      known.delete(issuer);
      breaker.failed(Date.now());
    } else if (wire.isUsed) {
      breaker.answered();
    }
    if (problem === "down" || problem === "unclear") console.error(`broker: ${problem}: ${causeIn(error)}`);
    return { problem };
  }
}

type Asking<T> = (fetching: oidc.CustomFetch) => Promise<T>;

/** The wire of one step. Its first question asks the breaker, so that a step with none takes nobody's turn. */
function wireBehind(breaker: Breaker, bounded: oidc.CustomFetch) {
  const fetching: oidc.CustomFetch = async (...asked) => {
    if (!wire.isUsed) wire.isClosed = !breaker.mayAsk(Date.now());
    if (wire.isClosed) throw new Error("left alone");
    wire.isUsed = true;
    return bounded(...asked);
  };
  const wire = { fetching, isUsed: false, isClosed: false };
  return wire;
}

/** What went wrong, without anything of a person: no token stands in a message of the library. */
const causeIn = (error: unknown): string =>
  error instanceof Error
    ? [error.message, error.cause instanceof Error ? error.cause.message : ""].join(" ").trim()
    : "";

/**
 * A client of its own for every visit, so that the broker's keys are asked each time: one that it withdrew opens nothing
 * any more, and a new one works at once.
 */
async function clientFor(
  entry: Entry,
  metadata: oidc.ServerMetadata,
  fetching: oidc.CustomFetch,
): Promise<oidc.Configuration> {
  const client = new oidc.Configuration(metadata, entry.clientId, ourMetadata, await authentication(entry));
  client.timeout = requestSeconds;
  client[oidc.customFetch] = fetching;
  if (isPlain(entry)) oidc.allowInsecureRequests(client);
  oidc.enableNonRepudiationChecks(client);
  return client;
}

const ourMetadata = { [oidc.clockTolerance]: skewSeconds };

const isPlain = ({ plainHttp, issuer }: Entry) => plainHttp && issuer.startsWith("http:");

async function metadataOf(entry: Entry, fetching: oidc.CustomFetch): Promise<oidc.ServerMetadata> {
  const before = known.get(entry.issuer);
  if (before && before.until > Date.now()) return structuredClone(before.metadata);
  const found = await oidc.discovery(new URL(entry.issuer), entry.clientId, undefined, undefined, {
    ...{ timeout: requestSeconds, [oidc.customFetch]: fetching },
    ...(isPlain(entry) && { execute: [oidc.allowInsecureRequests] }),
  });
  const { id_token_signing_alg_values_supported: offered = ["RS256"], ...rest } = found.serverMetadata();
  const metadata: oidc.ServerMetadata = {
    ...structuredClone(plainOf(rest)),
    issuer: rest.issuer,
    id_token_signing_alg_values_supported: offered.filter((name) => algorithms.includes(name)),
  };
  known.set(entry.issuer, { metadata, until: Date.now() + minutes(10) });
  return structuredClone(metadata);
}

/** Without the methods that the library adds. */
const plainOf = (metadata: object) =>
  Object.fromEntries(Object.entries(metadata).filter(([, value]) => typeof value !== "function"));

async function authentication({ key }: Entry): Promise<oidc.ClientAuth> {
  if ("secret" in key) return oidc.ClientSecretBasic(key.secret);
  const { alg, kid } = key.jwk;
  const hash = `SHA-${alg.slice(2)}`;
  const algorithm = alg.startsWith("ES")
    ? { name: "ECDSA", namedCurve: `P-${alg === "ES512" ? "521" : alg.slice(2)}` }
    : { name: alg.startsWith("PS") ? "RSA-PSS" : "RSASSA-PKCS1-v1_5", hash };
  const imported = await crypto.subtle.importKey("jwk", key.jwk, algorithm, false, ["sign"]);
  return oidc.PrivateKeyJwt(kid === undefined ? imported : { key: imported, kid });
}
