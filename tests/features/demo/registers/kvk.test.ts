import { NextRequest } from "next/server";
import { afterEach, expect, test, vi } from "vitest";
import { GET } from "#app/demo/kvk/api/v1/basisprofielen/[nummer]/route.ts";
import { demoKvkKey } from "#lib/platform/settings/demo.ts";

const { environment } = vi.hoisted(() => ({ environment: { APP_ENV: "demo" } }));
vi.mock("#lib/platform/settings.ts", () => ({ settings: () => environment }));

afterEach(() => {
  environment.APP_ENV = "demo";
});

const ask = (number: string, headers: HeadersInit = { apikey: demoKvkKey }) =>
  GET(new NextRequest(`http://localhost:3000/demo/kvk/api/v1/basisprofielen/${number}`, { headers }), {
    params: Promise.resolve({ nummer: number }),
  });

test("the demo's organisations are at the KvK by their own names", async () => {
  for (const [number, name] of [
    ["68750110", "Assurantiekantoor De Linden B.V."],
    ["69599084", "Bakkerij Jansen"],
  ] as const) {
    const response = await ask(number);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ kvkNummer: number, naam: name });
  }
});

test.each([
  ["90004973", 404, "IPD1002"],
  ["90002903", 404, "IPD1003"],
  ["12345678", 404, "IPD0005"],
  ["1234", 400, "IPD0004"],
])("%s is answered %d with %s", async (number, status, code) => {
  const response = await ask(number);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ fout: [{ code }] });
});

test("nobody is answered without the key", async () => {
  expect((await ask("68750110", {})).status).toBe(401);
});

test("in production there is no such thing", async () => {
  environment.APP_ENV = "production";
  expect((await ask("68750110")).status).toBe(404);
});
