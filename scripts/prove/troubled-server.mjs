import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { SMTPServer } from "smtp-server";

const refusal = (responseCode, words) => Object.assign(new Error(words), { responseCode });
const slowMs = 700;

/**
 * What a mail server can be in. `smtp` changes what it says; `line` is what stands in its place. `refusesForGood`: some
 * of the mails, which are then said to have failed. `mayDouble`: it takes a mail and cannot say so.
 */
export const troubles = {
  "is away": { line: null },
  "takes the connection and says nothing": { line: () => {} },
  "closes every connection at once": { line: (socket) => socket.destroy() },
  "is too busy to greet (421)": { smtp: { onConnect: (_, done) => done(refusal(421, "4.3.2 too busy")) } },
  "takes nobody's mail for now (451)": { smtp: { onRcptTo: (_, __, done) => done(refusal(451, "4.3.0 later")) } },
  "relays nothing of ours (550)": { smtp: { onRcptTo: (_, __, done) => done(refusal(550, "5.7.1 Relaying denied")) } },
  "refuses our address (553)": { smtp: { onMailFrom: (_, __, done) => done(refusal(553, "5.7.1 Sender rejected")) } },
  "does not know every third recipient (550)": {
    refusesForGood: true,
    smtp: {
      onRcptTo: ({ address }, _, done) =>
        done(Number(/\d+/.exec(address)?.[0]) % 3 === 0 ? refusal(550, "5.1.1 User unknown") : null),
    },
  },
  "drops the line in the middle of a mail": { cuts: "before" },
  "takes a mail and drops the line before it says so": { cuts: "after", mayDouble: true },
  "is slow": { isSlow: true },
  "greylists whoever it does not know": { isGrey: true },
};

/** A real mail server on one port that can be brought into each of them, and counts how often it took each mail. */
export async function troubledServer(port) {
  const taken = new Map();
  let standing = null;
  let sockets = new Set();
  let isSlow = false;
  let answering = 0;

  /** Of what it took a slow server says so before it goes, or it would hide it. */
  async function stop() {
    isSlow = false;
    while (answering > 0) await pause(20);
    for (const socket of sockets) socket.destroy();
    sockets = new Set();
    const closing = standing;
    standing = null;
    if (closing) await new Promise((resolve) => closing.close(resolve));
  }

  async function listen(server, net) {
    net.on("connection", (socket) => {
      sockets.add(socket.on("error", () => {}));
      socket.on("close", () => sockets.delete(socket));
    });
    await new Promise((resolve) => server.listen(Number(port), "127.0.0.1", resolve));
    standing = server;
  }

  /** With null it is well. */
  async function become(trouble) {
    await stop();
    if (trouble && "line" in trouble) {
      if (trouble.line === null) return;
      const server = createServer(trouble.line);
      return listen(server, server);
    }
    const { smtp = {}, cuts = "", isGrey = false } = trouble ?? {};
    isSlow = trouble?.isSlow ?? false;
    const known = new Set();
    const slowly = (done) => {
      if (!isSlow) return done();
      answering++;
      setTimeout(() => {
        done();
        answering--;
      }, slowMs);
    };
    const server = new SMTPServer({
      disabledCommands: ["AUTH", "STARTTLS"],
      closeTimeout: 10,
      onMailFrom: (_, __, done) => slowly(done),
      onRcptTo({ address }, _, done) {
        if (!isGrey || known.has(address)) return slowly(done);
        known.add(address);
        done(refusal(451, "4.7.1 Greylisted"));
      },
      onData(stream, _, done) {
        const cut = () => sockets.forEach((socket) => socket.destroy());
        if (cuts === "before") return cut();
        let head = "";
        stream.on("data", (part) => (head += part));
        stream.on("end", () => {
          const [, id = "none"] = /^message-id:\s*<([^@>]+)/im.exec(head) ?? [];
          taken.set(id, (taken.get(id) ?? 0) + 1);
          if (cuts === "after") cut();
          else slowly(done);
        });
      },
      ...smtp,
    });
    server.on("error", () => {});
    await listen(server, server.server);
  }

  await become(null);
  return { port, taken, become, stop };
}
