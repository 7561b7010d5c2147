import type { ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { comeBack, forgetBrokers, setOut } from "#lib/platform/broker/broker.ts";
import { type BrokerProblem, claimParts } from "#lib/platform/broker/claims.ts";
import {
  loa3,
  rachid,
  signedBy,
  signedWithThePublicKey,
  startBroker,
  type TestBroker,
  unheardOf,
  unsigned,
  type Wrong,
} from "#tests/support/broker.ts";

const returnTo = "https://portaal.example/nl/inloggen/eherkenning/terug";
const [subject, company, level] = [claimParts.acting_subject, claimParts.legal_subject, claimParts.loa];
const seconds = (from: number) => Math.floor(Date.now() / 1000) + from;

let broker: TestBroker;
beforeAll(async () => {
  broker = await startBroker();
});
afterAll(() => broker.stop());
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  forgetBrokers();
  broker.does({});
});
afterEach(() => vi.restoreAllMocks());

/** Out and back, as one person does. */
async function signIn(more: Parameters<TestBroker["entry"]>[0] = {}) {
  const entry = broker.entry(more);
  const out = await setOut(entry, returnTo);
  return "url" in out ? comeBack(entry, broker.visit(out.url), out.checks) : out;
}

test("a broker that does well is believed", async () => {
  expect(await signIn()).toEqual({ issuer: broker.issuer, subject: rachid[subject], kvkNumber: "69599084" });
});

test("what is asked carries all that makes an answer ours", async () => {
  const out = await setOut({ ...broker.entry(), acrValues: "idp:wallet-verifier" }, returnTo);
  const asked = new URL("url" in out ? out.url : "").searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    ...{ response_type: "code", redirect_uri: returnTo, client_id: "portaalhulp", scope: "openid", prompt: "login" },
    ...{ code_challenge_method: "S256", acr_values: "idp:wallet-verifier" },
  });
  for (const name of ["state", "nonce", "code_challenge"]) expect(asked.get(name)?.length).toBeGreaterThan(40);
});

const claims = (changes: Record<string, unknown>): Wrong => ({ claims: (before) => ({ ...before, ...changes }) });
const without = (name: string): Wrong => ({
  claims: (before) => Object.fromEntries(Object.entries(before).filter(([key]) => key !== name)),
});
const back = (change: (query: URLSearchParams) => void): Wrong => ({ returned: change });
const answering = (part: "discovery" | "keys" | "token", status: number, body: string, type = "application/json") => ({
  answers: {
    [part]: (_: unknown, response: ServerResponse) =>
      void response.writeHead(status, { "Content-Type": type }).end(body),
  },
});

const wrong: readonly (readonly [string, Wrong, BrokerProblem])[] = [
  ["a token without a signature", { sign: unsigned }, "unclear"],
  ["a token signed with the public key as a secret", { sign: signedWithThePublicKey }, "unclear"],
  [
    "another's signature under the broker's kid",
    { sign: (c, { own, other }) => signedBy({ ...other, kid: own.kid }, c) },
    "unclear",
  ],
  ["a kid that the broker does not have", { header: () => ({ kid: "elsewhere" }) }, "unclear"],
  ["its own key in the token", { sign: (c, { other }) => signedBy(other, c, { jwk: other.jwk }) }, "unclear"],
  [
    "a key address in the token",
    { sign: (c, { other }) => signedBy(other, c, { jku: "http://127.0.0.1:1/keys" }) },
    "unclear",
  ],
  ["a header that must be understood", { sign: unheardOf }, "unclear"],
  [
    "a changed body under the old signature",
    { token: (body) => ({ ...body, id_token: tampered(String(body["id_token"])) }) },
    "unclear",
  ],
  ["a token of two parts", { token: (body) => ({ ...body, id_token: "a.b" }) }, "unclear"],
  ["no token at all", { token: ({ id_token: _, ...body }) => body }, "unclear"],
  ["no keys", { keys: () => [] }, "unclear"],
  ["keys of another kind", { keys: (keys) => keys.map((key) => ({ ...key, use: "enc" })) }, "unclear"],
  ["another issuer", claims({ iss: "https://elsewhere.example" }), "unclear"],
  ["no issuer", without("iss"), "unclear"],
  ["an issuer with a slash more", { claims: (before) => ({ ...before, iss: `${String(before["iss"])}/` }) }, "unclear"],
  ["another audience", claims({ aud: "another portal" }), "unclear"],
  ["no audience", without("aud"), "unclear"],
  ["two audiences and no azp", claims({ aud: ["portaalhulp", "another portal"] }), "unclear"],
  ["another azp", claims({ aud: ["portaalhulp", "another portal"], azp: "another portal" }), "unclear"],
  ["no nonce", without("nonce"), "unclear"],
  ["another nonce", claims({ nonce: "of another visit" }), "unclear"],
  ["expired", claims({ exp: seconds(-60) }), "unclear"],
  ["no end", without("exp"), "unclear"],
  ["an end in words", claims({ exp: "tomorrow" }), "unclear"],
  ["not valid yet", claims({ nbf: seconds(120) }), "unclear"],
  ["made in the future", claims({ iat: seconds(120), exp: seconds(600) }), "unclear"],
  ["made long ago", claims({ iat: seconds(-3600) }), "unclear"],
  ["no moment", without("iat"), "unclear"],
  ["no subject", without("sub"), "unclear"],
  ["another state", back((query) => query.set("state", "of another visit")), "unclear"],
  ["no state", back((query) => query.delete("state")), "unclear"],
  ["two states", back((query) => query.append("state", "another")), "unclear"],
  ["a mix-up: the answer of another issuer", back((query) => query.set("iss", "https://elsewhere.example")), "unclear"],
  ["no issuer in the answer of one that always says it", back((query) => query.delete("iss")), "unclear"],
  ["no code", back((query) => query.delete("code")), "unclear"],
  ["a code of nobody", back((query) => query.set("code", "guessed")), "expired"],
  ["two codes", back((query) => query.append("code", "another")), "unclear"],
  ["the whole token in the address", back((query) => query.set("response", "a.b.c")), "unclear"],
  ["cancelled", back((query) => (query.delete("code"), query.set("error", "access_denied"))), "cancelled"],
  [
    "no authorisation for the service",
    back(
      (query) => (
        query.delete("code"),
        query.set("error", "access_denied"),
        query.set("error_description", "RequestDenied")
      ),
    ),
    "service",
  ],
  [
    "out of order, it says itself",
    back((query) => (query.delete("code"), query.set("error", "temporarily_unavailable"))),
    "down",
  ],
  ["an error of its own making", back((query) => (query.delete("code"), query.set("error", "<script>"))), "unclear"],
  ["no level", without(level), "level"],
  ["a lower level", claims({ [level]: loa3.replace("loa3", "loa2plus") }), "level"],
  ["the lowest level", claims({ [level]: loa3.replace("loa3", "loa2") }), "level"],
  ["a level nobody knows", claims({ [level]: "loa9" }), "level"],
  ["a level that is a word of the language", claims({ [level]: "constructor" }), "level"],
  ["two levels", claims({ [level]: [loa3, loa3.replace("loa3", "loa2")] }), "level"],
  ["no company", without(company), "kvk"],
  ["two companies", claims({ [company]: ["69599084", "68750110"] }), "kvk"],
  ["a company as a number", claims({ [company]: 69_599_084 }), "kvk"],
  ["a company's number with a digit too many", claims({ [company]: "695990840" }), "kvk"],
  [
    "a number of another register",
    claims({ [claimParts.legal_subject_type]: "urn:etoegang:1.9:EntityConcernedID:RSIN" }),
    "kvk",
  ],
  ["one branch", claims({ [claimParts.branch_number]: "000012345678" }), "branch"],
  ["a branch that cannot be read", claims({ [claimParts.branch_number]: [] }), "branch"],
  ["through another company", claims({ [claimParts.intermediate]: "68750110" }), "chain"],
  ["no person", without(subject), "unclear"],
  ["two persons", claims({ [subject]: ["a@b", "c@d"] }), "unclear"],
  ["a person of spaces", claims({ [subject]: "  " }), "unclear"],
  ["a person without end", claims({ [subject]: "a".repeat(600) }), "unclear"],
  ["a page instead of keys", answering("keys", 200, "<h1>Onderhoud</h1>", "text/html"), "down"],
  ["a page instead of a token", answering("token", 200, "<h1>Onderhoud</h1>", "text/html"), "down"],
  ["half a token", answering("token", 200, '{"access_token":"a'), "down"],
  ["a fault at the token", answering("token", 500, "{}"), "down"],
  ["a fault at the keys", answering("keys", 503, "{}"), "down"],
  ["a fault at the first question", answering("discovery", 500, "{}"), "down"],
  [
    "another that answers in its name",
    { discovery: (metadata) => ({ ...metadata, issuer: "https://elsewhere.example" }) },
    "unclear",
  ],
  ["a redirection of the token", answering("token", 302, ""), "down"],
  ["an answer without end", answering("token", 200, `{"access_token":"${"a".repeat(400_000)}"}`), "down"],
  ["keys without end", answering("keys", 200, `{"keys":[],"more":"${"a".repeat(400_000)}"}`), "down"],
  ["a connection that breaks", { answers: { token: (_, response) => void response.destroy() } }, "down"],
  ["we are not known there any more", answering("token", 401, '{"error":"invalid_client"}'), "down"],
  ["a token of a kind we do not ask for", { token: (body) => ({ ...body, token_type: "mac" }) }, "unclear"],
];

/** The same token about somebody else. */
function tampered(token: string): string {
  const [header, body = "", signature] = token.split(".");
  const said = JSON.parse(Buffer.from(body, "base64url").toString()) as object;
  const changed = Buffer.from(JSON.stringify({ ...said, [subject]: "somebody@else" })).toString("base64url");
  return [header, changed, signature].join(".");
}

test("there are more than forty ways to answer wrongly", () => expect(wrong.length).toBeGreaterThan(40));

test.each(wrong)("%s lets nobody in", async (_, does, problem) => {
  broker.does(does);
  expect(await signIn()).toEqual({ problem });
});

test("a code works once, and only with what its own visit kept", async () => {
  const entry = broker.entry();
  const [one, two] = [await setOut(entry, returnTo), await setOut(entry, returnTo)];
  if (!("url" in one) || !("url" in two)) throw new Error("nobody set out");
  const returned = broker.visit(one.url);
  expect(await comeBack(entry, returned, two.checks)).toEqual({ problem: "unclear" });
  expect(await comeBack(entry, returned, { ...one.checks, verifier: two.checks.verifier })).toEqual({
    problem: "expired",
  });
  const again = broker.visit(one.url);
  expect(await comeBack(entry, again, one.checks)).toMatchObject({ kvkNumber: "69599084" });
  expect(await comeBack(entry, again, one.checks)).toEqual({ problem: "expired" });
});

test("a key that the broker changed works at once, and the one before it no more", async () => {
  expect(await signIn()).toMatchObject({ kvkNumber: "69599084" });
  await broker.rotateKeys();
  expect(await signIn()).toMatchObject({ kvkNumber: "69599084" });
  broker.does({ sign: (c, { other }) => signedBy(other, c) });
  expect(await signIn()).toEqual({ problem: "unclear" });
});

test("what the token leaves out may be asked for, about the same person only", async () => {
  const said = { sub: "s", [company]: "69599084" };
  const apart: Wrong = {
    discovery: (metadata) => ({ ...metadata, userinfo_endpoint: `${broker.issuer}/userinfo` }),
    claims: ({ [company]: _, ...rest }) => rest,
    userinfo: () => said,
  };
  broker.does(apart);
  expect(await signIn()).toMatchObject({ kvkNumber: "69599084" });
  forgetBrokers();
  broker.does({ ...apart, userinfo: () => ({ ...said, sub: "another" }) });
  expect(await signIn()).toEqual({ problem: "unclear" });
});

test("a higher level is enough, and a broker that never says one may have a usual one", async () => {
  broker.does(claims({ [level]: loa3.replace("loa3", "loa4") }));
  expect(await signIn()).toMatchObject({ kvkNumber: "69599084" });
  broker.does(without(level));
  expect(await signIn({ usualLevel: "EH2" })).toEqual({ problem: "level" });
  expect(await signIn({ usualLevel: "EH3" })).toMatchObject({ kvkNumber: "69599084" });
});

test("an authorisation for another service is none here", async () => {
  const service = "urn:etoegang:DV:0001:services:1";
  expect(await signIn({ service })).toEqual({ problem: "service" });
  broker.does(claims({ [claimParts.service]: [service] }));
  expect(await signIn({ service })).toEqual({ problem: "service" });
  broker.does(claims({ [claimParts.service]: service }));
  expect(await signIn({ service })).toMatchObject({ kvkNumber: "69599084" });
});

test("a broker that fails five times is left alone, and asked again later", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    broker.does(answering("discovery", 500, "{}"));
    for (let i = 0; i < 5; i++) expect(await signIn()).toEqual({ problem: "down" });
    const before = broker.asked.length;
    broker.does({});
    expect(await signIn()).toEqual({ problem: "down" });
    expect(broker.asked.length).toBe(before);
    vi.setSystemTime(Date.now() + 31_000);
    expect(await signIn()).toMatchObject({ kvkNumber: "69599084" });
  } finally {
    vi.useRealTimers();
  }
});

const withError = (error: string) => back((query) => (query.delete("code"), query.set("error", error)));

test("whatever error a browser brings back, the broker is asked for everybody else, and nothing of it is forgotten", async () => {
  expect(await signIn()).toMatchObject({ kvkNumber: "69599084" });
  const before = broker.asked.filter((path) => path.includes("well-known")).length;
  for (let i = 0; i < 5; i++) {
    broker.does(withError("server_error"));
    expect(await signIn()).toEqual({ problem: "down" });
  }
  broker.does({});
  expect(await signIn()).toMatchObject({ kvkNumber: "69599084" });
  expect(broker.asked.filter((path) => path.includes("well-known"))).toHaveLength(before);
});

test("a broker that vouches for nobody is left alone after five, though others set out and turn back meanwhile", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    for (let i = 0; i < 5; i++) {
      broker.does(answering("token", 500, "{}"));
      expect(await signIn()).toEqual({ problem: "down" });
      broker.does(withError("access_denied"));
      expect(await signIn()).toEqual({ problem: "cancelled" });
    }
    broker.does({});
    const before = broker.asked.length;
    expect(await signIn()).toEqual({ problem: "down" });
    expect(broker.asked.length).toBe(before);
    vi.setSystemTime(Date.now() + 31_000);
    broker.does(withError("server_error"));
    expect(await signIn()).toEqual({ problem: "down" });
    broker.does({});
    expect(await signIn()).toMatchObject({ kvkNumber: "69599084" });
  } finally {
    vi.useRealTimers();
  }
});

test("a broker that takes no pushed request is left alone after five, though it goes on saying what it is", async () => {
  const pushed_authorization_request_endpoint = `${broker.issuer}/userinfo`;
  broker.does({
    discovery: (metadata) => ({ ...metadata, pushed_authorization_request_endpoint }),
    answers: { userinfo: (_, response) => void response.writeHead(500).end() },
  });
  for (let i = 0; i < 5; i++) expect(await signIn()).toEqual({ problem: "down" });
  const before = broker.asked.length;
  expect(await signIn()).toEqual({ problem: "down" });
  expect(broker.asked.slice(before).filter((path) => !path.includes("well-known"))).toEqual([]);
});

test("an error that a browser brings takes nobody's turn, though the broker is asked what it says of itself by then", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    broker.does(answering("token", 500, "{}"));
    for (let i = 0; i < 5; i++) expect(await signIn()).toEqual({ problem: "down" });
    const entry = broker.entry();
    const out = await setOut(entry, returnTo);
    if (!("url" in out)) throw new Error("nobody set out");
    vi.setSystemTime(Date.now() + 11 * 60_000);
    broker.does(withError("access_denied"));
    const before = broker.asked.length;
    expect(await comeBack(entry, broker.visit(out.url), out.checks)).toEqual({ problem: "cancelled" });
    expect(broker.asked.slice(before)).toEqual([expect.stringContaining("well-known")]);
    broker.does({});
    expect(await signIn()).toMatchObject({ kvkNumber: "69599084" });
  } finally {
    vi.useRealTimers();
  }
});

test("a broker that is silent, or sends a byte at a time, is given up", async () => {
  const silent: Wrong = { answers: { token: () => undefined } };
  const trickling: Wrong = { answers: { keys: (_, response) => void response.writeHead(200).write("{") } };
  const givenUp = AbortSignal.abort(new DOMException("too late", "TimeoutError"));
  for (const does of [silent, trickling]) {
    broker.does(does);
    const entry = broker.entry();
    const out = await setOut(entry, returnTo);
    if (!("url" in out)) throw new Error("nobody set out");
    const late = vi.spyOn(AbortSignal, "timeout").mockImplementation(() => givenUp);
    expect(await comeBack(entry, broker.visit(out.url), out.checks)).toEqual({ problem: "down" });
    expect(late.mock.calls.flat().sort()).toContain(8_000);
    late.mockRestore();
  }
});
