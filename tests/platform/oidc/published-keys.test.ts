import { expect, test } from "vitest";
import { publishedKeys } from "#lib/platform/oidc/published-keys.ts";

const address = "https://portal.example/sleutels";

test.each([
  ["hangs", () => Promise.reject(new Error("it took too long"))],
  ["answers with a fault", () => Promise.resolve(new Response(null, { status: 503 }))],
])("keys at an address that %s are not waited for again for a while, and others are", async (_, fail) => {
  let now = 0;
  const asked: string[] = [];
  const keysAt = publishedKeys(
    (at) => {
      asked.push(at);
      return at === address && now < 60_000 ? fail() : Promise.resolve(new Response("{}"));
    },
    () => now,
  );
  const at = (where = address) =>
    keysAt(where).then(
      (answer) => answer.status,
      () => 0,
    );
  await at();
  await at();
  expect(asked).toEqual([address]);
  expect(await at("https://elders.example/sleutels")).toBe(200);
  now = 31_000;
  await at();
  now = 62_000;
  expect([await at(), await at()]).toEqual([200, 200]);
  expect(asked.filter((one) => one === address)).toHaveLength(4);
});
