import { expect, test } from "vitest";
import { clientAddress } from "#lib/platform/web/client-address.ts";

const socket = "10.0.0.9";

test("without proxies of our own the socket's address counts, whatever the client claims", () => {
  expect(clientAddress("1.2.3.4", socket, 0)).toBe(socket);
  expect(clientAddress(undefined, socket, 0)).toBe(socket);
});

test("behind one proxy the address it saw counts, not what stood there before", () => {
  expect(clientAddress("6.6.6.6, 1.2.3.4", socket, 1)).toBe("1.2.3.4");
  expect(clientAddress("1.2.3.4", socket, 1)).toBe("1.2.3.4");
});

test("with fewer hops than we run the leftmost counts", () => {
  expect(clientAddress(undefined, socket, 2)).toBe(socket);
  expect(clientAddress(" , ", undefined, 1)).toBe("");
});
