import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { demoPortals, openDemoPortals } from "#scripts/demo/portals.ts";
import { portalAccess } from "#scripts/portal-access.ts";
import { openProvider } from "#lib/platform/oidc/front.ts";
import { makeProvider } from "#lib/platform/oidc/provider.ts";
import { usePortals } from "#lib/platform/portals.ts";
import { settings } from "#lib/platform/settings.ts";
import { answeredByMount } from "#lib/platform/web/mounts.ts";

const server = createServer((request, response) => void answeredByMount(request, response));
const { PUBLIC_ORIGIN } = settings();
let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(settings(), { PUBLIC_ORIGIN: origin });
  usePortals(undefined);
  usePortals(demoPortals());
  openProvider(portalAccess);
  openDemoPortals();
});
afterAll(() => {
  server.close();
  Object.assign(settings(), { PUBLIC_ORIGIN });
  usePortals(undefined);
});

test("a portal of the demo says that it did not work, when a code comes back that is none", async () => {
  const begun = await fetch(`${origin}/demo/portaal/mkb/inloggen`, { redirect: "manual" });
  const state = new URL(begun.headers.get("location") ?? "").searchParams.get("state") ?? "";
  const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
  const answer = `${origin}/demo/portaal/mkb/terug?code=geen&state=${state}&iss=${origin}/oidc`;
  const back = await fetch(answer, { headers: { cookie } });
  expect(back.status).toBe(200);
  expect(await back.text()).toContain("Inloggen is niet gelukt");
});

test("a portal of the demo takes an answer only in the browser that asked, and asks the provider nothing otherwise", async () => {
  const begun = await fetch(`${origin}/demo/portaal/mkb/inloggen`, { redirect: "manual" });
  const state = new URL(begun.headers.get("location") ?? "").searchParams.get("state") ?? "";
  const asked = vi.spyOn(globalThis, "fetch");
  const answer = `${origin}/demo/portaal/mkb/terug?code=geen&state=${state}&iss=${origin}/oidc`;
  const inOther = await fetch(answer, { headers: { cookie: "demo-portaal-mkb-begin=van-een-ander" } });
  expect(await inOther.text()).toContain("Inloggen is niet gelukt");
  expect(asked).toHaveBeenCalledTimes(1);
  const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
  await fetch(answer, { headers: { cookie } });
  expect(asked.mock.calls.length).toBeGreaterThan(2);
  asked.mockRestore();
});

test("outside a demo or a test a portal without a secret of its own stops the start", () => {
  const { APP_ENV } = settings();
  Object.assign(settings(), { APP_ENV: "production" });
  try {
    expect(() => makeProvider(portalAccess)).toThrow(/^portal \w+ has no secret/);
  } finally {
    Object.assign(settings(), { APP_ENV });
  }
});
