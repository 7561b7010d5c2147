import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import { output } from "../bench/worlds.mjs";
import { freePort } from "../postgresql.mjs";
import { startWeb, startWorker } from "./portal.mjs";

/** `PROVE_FROM` is how many an earlier run reached, which this one goes on with. */
const wanted = Number(process.env.PROVE_KILLS ?? 200) - Number(process.env.PROVE_FROM ?? 0);
/** When the time is up, what was reached is said. */
const minutes = Number(process.env.PROVE_MINUTES ?? 30);
/** How many mails are left to be sent at a time, so that none waits long for the end. */
const some = 300;
/** The most that a mail server takes to say that it has a mail. */
const slowMs = 200;

/** A mail server that writes down what it took: how often each Message-ID came, and to whom. */
async function mailServer() {
  const port = await freePort();
  const taken = new Map();
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onData(stream, session, callback) {
      let text = "";
      stream.on("data", (part) => (text += part));
      stream.on("end", () => {
        const id = /^Message-ID:\s*(\S+)/im.exec(text)?.[1] ?? "none";
        const to = session.envelope.rcptTo[0]?.address ?? "";
        const known = taken.get(id) ?? { to, times: 0 };
        taken.set(id, { to: known.to === to ? to : "different", times: known.times + 1 });
        setTimeout(callback, Math.random() * slowMs);
      });
    },
  });
  server.on("error", () => {});
  await new Promise((resolve) => server.listen(Number(port), "127.0.0.1", resolve));
  return { port, taken, stop: () => new Promise((resolve) => server.close(resolve)) };
}

/** Processes that send, workers and one that serves pages as well, are killed again and again, and others go on. */
export async function* sends({ database }) {
  const server = await mailServer();
  const environment = {
    SMTP_URL: `smtp://127.0.0.1:${server.port}`,
    MAIL_FROM: "portaal@verzekeraar.example",
    // One at once, so that a kill can leave at most one mail of which nobody knows whether it was taken.
    MAIL_AT_ONCE: "1",
    // Most of a kill is the start that follows it.
    NODE_COMPILE_CACHE: join(tmpdir(), "compiled"),
  };
  const startWebThatSends = async () => {
    const port = await freePort();
    return startWeb(port, { ...environment, WORKER: "on", PUBLIC_ORIGIN: `http://localhost:${port}` });
  };
  const startOne = () => startWorker(environment);
  const left = async () =>
    (await database.query(`SELECT count(*)::int AS left FROM "Outbox" WHERE kind = 'EMAIL' AND "sentAt" IS NULL`))
      .rows[0].left;
  let mails = 0;
  const kills = { worker: 0, web: 0 };
  const killed = () => kills.worker + kills.web;
  const until = performance.now() + minutes * 60_000;
  const isOver = () => killed() >= wanted || performance.now() > until;
  const writing = (async () => {
    while (!isOver()) {
      if ((await left()) < some / 2)
        await output(process.env, "scripts/prove/letters.ts", "EMAIL", String(mails), String((mails += some)));
      await pause(300);
    }
  })();
  const working = async (kind, begin) => {
    let one = await begin();
    for (;;) {
      await pause(200 + Math.random() * 1_000);
      if (isOver()) return one;
      kills[kind]++;
      await one.kill();
      one = await begin();
    }
  };
  const living = await Promise.all([
    working("worker", startOne),
    working("worker", startOne),
    working("web", startWebThatSends),
  ]);
  await writing;
  while ((await left()) > 0) await pause(500);
  await Promise.all(living.map((one) => one.stop()));
  await server.stop();
  const all = [...server.taken.values()];
  const arrived = new Set(all.map(({ to }) => to));
  const doubles = all.reduce((sum, { times }) => sum + times - 1, 0);
  const most = Math.max(0, ...all.map(({ times }) => times));
  yield {
    claim: `${kills.worker} times kill -9 of a worker and ${kills.web} of a web process that send one at a time: mails of ${mails} that never came, and that came under another name`,
    figure: `${mails - arrived.size} and ${all.length - arrived.size}`,
    goal: `0 and 0 of ${wanted} kills`,
    holds: arrived.size === mails && all.length === mails && killed() >= wanted,
  };
  yield {
    claim: `mails that came more than once, with the same Message-ID, in those ${killed()} kills`,
    figure: `${doubles}, one of them ${most} times`,
    goal: "at most one for each kill",
    holds: doubles <= killed(),
  };
}
