import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { admit } from "#lib/platform/web/front-door.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { visitor } from "#tests/support/sign-in.ts";

beforeEach(async () => {
  await emptyDatabase();
  fixClock(new Date("2026-11-22T09:00:00.000Z"));
});
afterEach(() => fixClock(null));

/** A portal behind one proxy, that tells whom it takes the client for. */
async function portal() {
  const server = createServer((asked, response) => {
    if (admit(asked, response, 1)) response.end(asked.headers["x-client-ip"]?.toString());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const host = new URL(process.env["PUBLIC_ORIGIN"] ?? "http://localhost:3000").host;
  const clientOf = (written: string) =>
    new Promise<string>((resolve, reject) => {
      const headers = { host, "x-forwarded-for": written };
      const asking = request({ host: "127.0.0.1", port, path: "/nl", headers }, (answer) => {
        let body = "";
        answer.on("data", (text: Buffer) => (body += text.toString()));
        answer.on("end", () => resolve(body));
      });
      asking.once("error", reject).end();
    });
  return { clientOf, close: () => new Promise((closed) => server.close(closed)) };
}

/** The ways of one attacker at one line to look like many. */
const disguises: Readonly<Record<string, (n: number) => string>> = {
  "another port each time": (n) => `203.0.113.8:${40_000 + n}`,
  "another address of his own IPv6 network each time": (n) => `2001:db8:7:1:${n.toString(16)}::${n}`,
  "the same with a port": (n) => `[2001:db8:7:2::${n.toString(16)}]:${40_000 + n}`,
  "an address he invents before his own": (n) => `198.51.100.${n % 250}, 203.0.113.9`,
  "his IPv4 address written as IPv6": (n) => (n % 2 ? "203.0.113.10" : "::ffff:203.0.113.10"),
  "a network of 6to4": (n) => `2002:cb00:710b:${n.toString(16)}::1`,
};

test.each(Object.entries(disguises))("%s makes him no second client", async (_, as) => {
  const { clientOf, close } = await portal();
  const clients = await Promise.all(Array.from({ length: 50 }, (_, n) => clientOf(as(n))));
  await close();
  expect(new Set(clients).size).toBe(1);
});

test("guessing passwords from a whole IPv6 network ends at the limit of one client", async () => {
  const { clientOf, close } = await portal();
  const answers = [];
  for (let n = 0; n < 301; n++) {
    const ip = await clientOf(`[2001:db8:7:2::${n.toString(16)}]:${40_000 + n}`);
    const guess = { identifier: `iemand${n}@elders.example`, password: "geraden" };
    answers.push((await execute(signIn, visitor, guess, { id: `x${n}`, ip, locale: "nl" })).status);
  }
  await close();
  expect(answers.filter((status) => status !== "limited")).toHaveLength(300);
  expect(answers.at(-1)).toBe("limited");
});

test("someone on another network is not held up by him", async () => {
  const { clientOf, close } = await portal();
  const clients = await Promise.all(["2001:db8:7:1::1", "2001:db8:7:2::1", "203.0.113.8", "203.0.113.9"].map(clientOf));
  await close();
  expect(new Set(clients).size).toBe(4);
});
