import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { peek, sentForm } from "#lib/platform/web/body.ts";

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

test("a form that is too long counts as empty, and its sender is answered on a connection that ends there", async () => {
  const server = createServer((request, response) => {
    void sentForm(request, response, 1_000).then((form) => response.end(form.get("wie") ?? "nobody"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const answerTo = (form: string, ...more: string[]) => {
    const client = connect(port, "127.0.0.1");
    client.write(["POST / HTTP/1.1", "Host: x", ...more, "", form].join("\r\n"));
    return text(client);
  };
  expect(await answerTo("wie=dora", "Content-Length: 8", "Connection: close")).toMatch(/dora$/);
  // The rest of it never comes.
  const tooLong = await answerTo(`wie=dora&x=${"x".repeat(1_000)}`, "Content-Length: 1000000");
  expect(tooLong).toMatch(/^Connection: close\r\n[^]*nobody/m);
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
