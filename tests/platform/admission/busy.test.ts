import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sayBusy } from "#lib/platform/admission/busy.ts";

const door = createServer((request, response) => void sayBusy(request, response, 5_000));
beforeAll(() => new Promise<void>((listening) => door.listen(0, "127.0.0.1", listening)));
afterAll(() => void door.close());

/** What a browser is told to fill in for each password that is asked once more, by the name of its field. */
async function filledFor(fields: Record<string, string>) {
  const { port } = door.address() as AddressInfo;
  const sent = { method: "POST", body: new URLSearchParams(fields) };
  const page = await (await fetch(`http://127.0.0.1:${port}/nl/inloggen`, sent)).text();
  const asked = page.matchAll(/name="(\w+)" type="password" autocomplete="([\w-]+)"/g);
  return Object.fromEntries(Array.from(asked, ([, name = "", kind = ""]) => [name, kind] as const));
}

test("a password that is chosen is asked once more as a new one, and what somebody has as the current one", async () => {
  const [current, password] = ["geheim", "Een-nieuw-wachtwoord"];
  expect(await filledFor({ identifier: "dora@delinden.example", password })).toEqual({ password: "current-password" });
  expect(await filledFor({ current, username: "dora@delinden.example", password })).toEqual({
    current: "current-password",
    password: "new-password",
  });
  expect(await filledFor({ link: "x", username: "dora@delinden.example", password })).toEqual({
    password: "new-password",
  });
});
