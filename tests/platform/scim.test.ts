import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { allAccounts } from "#lib/platform/scim.ts";

/** What a portal that has these ids gives of them; null where that is no answer. */
async function idsFrom(...ids: readonly unknown[]) {
  const page = JSON.stringify({ totalResults: ids.length, Resources: ids.map((id) => ({ id })) });
  const server = createServer((_, response) => response.end(page)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const uri = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    for await (const page of allAccounts({ portal: "MKB", uri, token: "x" })) return page.map(({ id }) => id);
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("an account is called by what a row keeps, an address leads to and a terminal shows, or there is no answer", async () => {
  expect(await idsFrom("12", "2819c223-7f76", "a.b@c/é")).toEqual(["12", "2819c223-7f76", "a.b@c/é"]);
  for (const id of ["", ".", "..", "a\0b", "\u001b[2J", "\u009b2J", "\u202e12", "\ud800", "x".repeat(501), 12])
    expect([id, await idsFrom(id)]).toEqual([id, "portal MKB 200 listing, unreadable"]);
});
