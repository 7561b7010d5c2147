import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { bindOwn } from "#lib/features/entrance/eherkenning/commands/binding.ts";
import { comeBackFromThere, setOutThere } from "#lib/features/entrance/eherkenning/commands/visiting.ts";
import { forgetBrokers } from "#lib/platform/broker/broker.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import * as given from "#lib/platform/settings.ts";
import { answeredByMount } from "#lib/platform/web/mounts.ts";
import { openDemoBroker } from "#scripts/demo/broker.ts";
import { brokerPeople } from "#scripts/demo/broker-people.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation } from "#tests/support/people.ts";
import { aRequest, reallySignedIn, visitor } from "#tests/support/sign-in.ts";

const kvkNumber = "69599084";
const server = createServer((request, response) => void answeredByMount(request, response));
let origin = "";

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  openDemoBroker();
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  await emptyDatabase();
  forgetBrokers();
  const { EHERKENNING_ISSUER, EHERKENNING_CLIENT_ID, EHERKENNING_CLIENT_SECRET } = given.readSettings({
    APP_ENV: "demo",
    PUBLIC_ORIGIN: origin,
  });
  const broker = { EHERKENNING_ISSUER, EHERKENNING_CLIENT_ID, EHERKENNING_CLIENT_SECRET };
  const settings = given.readSettings({ ...process.env, PUBLIC_ORIGIN: origin, ...broker });
  vi.spyOn(given, "settings").mockReturnValue(settings);
});
afterEach(() => vi.restoreAllMocks());

/** A browser, as far as the broker can tell. */
function aBrowser() {
  const jar = new Map<string, string>();
  return async (url: string, sent?: URLSearchParams) => {
    const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
    const asked = { redirect: "manual", headers: { cookie } } as const;
    const answer = await fetch(new URL(url, origin), sent ? { ...asked, method: "POST", body: sent } : asked);
    for (const set of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return { status: answer.status, location: answer.headers.get("location") ?? "", answer };
  };
}

/** Sets out, is this one at the broker, and comes back with what it said. */
async function visitAs(key: string, browse = aBrowser()) {
  const out = await execute(setOutThere, visitor, { naar: "/nl/mijn" }, aRequest());
  if (out.status !== "done") throw new Error(`nobody set out: ${JSON.stringify(out)}`);
  const { browserSecret, url } = out.result;
  const { location: choose } = await browse(url);
  const { location: onward } = await browse(choose, new URLSearchParams({ wie: key }));
  const { location: back } = await browse(onward);
  const query = new URL(back).search;
  return {
    browserSecret,
    query,
    reply: await execute(comeBackFromThere, visitor, { browserSecret, query }, aRequest()),
  };
}

test("Rachid comes in by the demo's broker once he has bound it, and the broker asks anew who he is", async () => {
  const { person } = await anOrganisation({
    name: "Bakkerij",
    kvkNumber,
    administrators: ["cees"],
    employees: ["rachid"],
  });
  const rachid = person("rachid");
  const browse = aBrowser();
  const first = await visitAs("rachid", browse);
  expect(first.reply).toMatchObject({ status: "done", result: { next: "finish" } });
  const { browserSecret } = first;
  expect(await execute(bindOwn, await reallySignedIn(rachid), { browserSecret }, aRequest())).toMatchObject({
    status: "done",
  });
  expect((await visitAs("rachid", browse)).reply).toMatchObject({ status: "done", result: { next: "signedIn" } });
  expect((await visitAs("nieuw", browse)).reply).toMatchObject({ status: "done", result: { next: "finish" } });
});

const ends = {
  rachid: { status: "done", result: { next: "finish" } },
  nieuw: { status: "done", result: { next: "finish" } },
  "ander-bedrijf": { status: "done", result: { next: "finish", appoints: { kvkNumber: "69599076" } } },
  "geen-kvk": { status: "failed", code: "kvk" },
  laag: { status: "failed", code: "level" },
  vestiging: { status: "failed", code: "branch" },
  keten: { status: "failed", code: "chain" },
  dienst: { status: "failed", code: "service" },
  annuleren: { status: "failed", code: "cancelled" },
};

test("each of its people ends where it says", async () => {
  expect([...brokerPeople.map(({ key }) => key), "annuleren"]).toEqual(Object.keys(ends));
  await anOrganisation({ name: "Bakkerij", kvkNumber, administrators: ["cees"] });
  for (const [key, end] of Object.entries(ends)) expect((await visitAs(key)).reply, key).toMatchObject(end);
});

test("its page has no scripts, says that it is a demo, and is nobody else's", async () => {
  const out = await execute(setOutThere, visitor, {}, aRequest());
  if (out.status !== "done") throw new Error("nobody set out");
  const browse = aBrowser();
  const { location } = await browse(out.result.url);
  const { answer } = await browse(location);
  expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src/);
  const html = await answer.text();
  expect(html).toContain("Dit is een demo.");
  expect(html).not.toContain("<script");
  for (const { name } of brokerPeople) expect(html).toContain(name);
  for (const wie of ["niemand", "x".repeat(100_000)])
    expect((await browse(location, new URLSearchParams({ wie }))).status).toBe(400);
  expect((await aBrowser()(location, new URLSearchParams({ wie: "rachid" }))).status).toBe(400);
  expect((await browse("/demo/eherkenning/auth?client_id=another")).status).toBe(400);
  expect((await browse("/demo/eherkenning?a=b")).status).toBe(404);
});
