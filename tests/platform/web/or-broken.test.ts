import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { orBroken } from "#lib/platform/web/or-broken.ts";

const server = createServer(({ url }, response) => {
  void orBroken(response, async () => {
    await Promise.resolve();
    if (url === "/halfway") response.write("so far");
    if (url !== "/whole") throw new Error("a secret detail");
    response.end("whole");
  });
});
let at = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test.each([
  ["/whole", 200, "whole"],
  ["/broken", 500, ""],
  ["/halfway", 200, "so far"],
])("%s is answered with %i", async (path, status, text) => {
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  const answer = await fetch(at + path);
  expect([answer.status, await answer.text()]).toEqual([status, text]);
  expect(said).toHaveBeenCalledTimes(path === "/whole" ? 0 : 1);
  if (status === 500) expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  said.mockRestore();
});
