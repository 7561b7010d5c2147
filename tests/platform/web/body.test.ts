import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { peek } from "#lib/platform/web/body.ts";

test("what was looked at is as if nobody had read it", async () => {
  const server = createServer((request, response) => {
    void peek(request, Number(request.headers["content-length"]))
      .then(() => asNextMakesIt(request).formData())
      .then((form) => response.end(form.get("theme")))
      .catch((error: unknown) => response.end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const body = new FormData();
  body.append("theme", "dark".repeat(20_000));
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { method: "POST", body });
  expect(await answer.text()).toBe("dark".repeat(20_000));
  server.close();
});

/** For a handler in place of a page, Next makes such a request, which takes no body that somebody has read from. */
const asNextMakesIt = (request: IncomingMessage) =>
  new Request("http://portaal.example", {
    method: "POST",
    headers: { "Content-Type": request.headers["content-type"] ?? "" },
    body: request as unknown as ReadableStream,
    duplex: "half",
  } as RequestInit);
