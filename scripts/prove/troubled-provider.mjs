import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";

const slowMs = 700;

/** What a provider of SMS can be in. `answers` is what it says; the rest is as in troubled-server.mjs. */
export const providerTroubles = {
  "is away": { line: null },
  "takes the connection and says nothing": { line: () => {} },
  "closes every connection at once": { line: (socket) => socket.destroy() },
  "reads the request and says nothing": { isSilent: true },
  "has no place (503)": { answers: () => 503 },
  "breaks down (500)": { answers: () => 500 },
  "has us wait (429)": { answers: () => 429 },
  "does not know our account (401)": { answers: () => 401 },
  "does not know every third number (400)": {
    refusesForGood: true,
    answers: ({ to }) => (Number(to.slice(1)) % 3 === 0 ? 400 : null),
  },
  "drops the line in the middle of a request": { cuts: "before" },
  "takes an SMS and drops the line before it says so": { cuts: "after", mayDouble: true },
  "is slow": { isSlow: true },
};

/** A provider on one port that can be brought into each of them, and counts how often it took each SMS. */
export async function troubledProvider(port) {
  const taken = new Map();
  const sockets = new Set();
  let standing = null;
  let answering = 0;

  /** Of what it took a slow one says so before it goes, or it would hide it. */
  async function stop() {
    while (answering > 0) await new Promise((soon) => setTimeout(soon, 20));
    for (const socket of sockets) socket.destroy();
    const closing = standing;
    standing = null;
    if (closing) await new Promise((resolve) => closing.close(resolve));
  }

  async function listen(server) {
    server.on("connection", (socket) => {
      sockets.add(socket.on("error", () => {}));
      socket.on("close", () => sockets.delete(socket));
    });
    server.listen(Number(port), "127.0.0.1");
    await once(server, "listening");
    standing = server;
  }

  /** With null it is well. */
  async function become(trouble) {
    await stop();
    if (trouble && "line" in trouble) {
      if (trouble.line !== null) await listen(createTcpServer(trouble.line));
      return;
    }
    const { answers = () => null, cuts = "", isSilent = false, isSlow = false } = trouble ?? {};
    await listen(
      createServer((request, response) => {
        if (cuts === "before") return void request.socket.destroy();
        let body = "";
        request.on("data", (part) => (body += part));
        request.on("end", () => {
          if (isSilent) return;
          const sms = JSON.parse(body);
          const refusal = answers(sms);
          if (refusal) return void response.writeHead(refusal).end();
          taken.set(sms.id, (taken.get(sms.id) ?? 0) + 1);
          if (cuts === "after") return void request.socket.destroy();
          answering++;
          setTimeout(
            () => {
              response.writeHead(202).end();
              answering--;
            },
            isSlow ? slowMs : 0,
          );
        });
      }),
    );
  }

  await become(null);
  return { port, taken, become, stop };
}
