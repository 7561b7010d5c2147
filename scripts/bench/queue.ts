import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Server } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { SMTPServer } from "smtp-server";
import { databaseOver, useDatabase, type Database } from "#lib/platform/db/client.ts";
import { openPostgresql } from "#lib/platform/db/postgresql.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { wakeWorker } from "#lib/platform/outbox/bell.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { lanes } from "#lib/platform/outbox/lanes.ts";
import type { CountedSms, Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { claim } from "#lib/platform/outbox/queue.ts";
import { interleaved, judged, median } from "#scripts/bench/rounds.ts";

const rounds = 7;
const url = process.env["DATABASE_URL"] ?? "";

/** A second database like the first, with a million jobs for later. */
async function copyWithJobs(): Promise<string> {
  const name = "portal_bench_queue";
  const server = new URL(url);
  const template = server.pathname.slice(1);
  server.pathname = "/postgres";
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await client.end();
  server.pathname = `/${name}`;
  const filling = new pg.Client({ connectionString: server.href });
  await filling.connect();
  await filling.query(`
    INSERT INTO "Outbox" (id, kind, lane, "to", "createdAt", "notBefore")
    SELECT gen_random_uuid(), 'JOB', 'JOB', 'authorisation.expire', now(), now() + n * interval '1 minute'
    FROM generate_series(60, 1000059) n`);
  await filling.query(`ANALYZE "Outbox"`);
  await filling.end();
  return server.href;
}

const full = await databaseOver(openPostgresql(await copyWithJobs(), 2));
const empty = await databaseOver(openPostgresql(url, 4));

const asked = lanes.map(({ name, atOnce }) => ({ lane: name, most: atOnce }));
const claimOf = (opened: Database) => () => {
  useDatabase(opened);
  return claim(asked);
};
const claims = await interleaved({ none: claimOf(empty), million: claimOf(full) }, { rounds, times: 50 });
const of = (name: "none" | "million") => claims.map((round) => round[name]);
console.log(
  `a claim: ${median(of("million")).toFixed(2)} ms with 1,000,000 jobs for later, ${median(of("none")).toFixed(2)} ms with none`,
);
console.log(
  judged(
    "a claim with 1,000,000 jobs for later against none",
    claims.map(({ million, none }) => million / none),
    1.5,
  ),
);
await full.close();
useDatabase(empty);

/* How long a code takes to reach its provider. */

let arrived = () => {};
const provider = createServer((request, response) => {
  request.resume();
  response.writeHead(202).end();
  arrived();
});
const hanging = createTcpServer((socket) => void socket.on("error", () => {}));
let mails = 0;
const healthy = new SMTPServer({
  disabledCommands: ["STARTTLS", "AUTH"],
  onData: (stream, _session, answer) => {
    mails++;
    stream.resume().once("end", () => answer());
  },
});
async function portOf(server: Pick<Server, "listen" | "address">): Promise<number> {
  await new Promise<void>((open) => void server.listen(0, "127.0.0.1", open));
  return (server.address() as AddressInfo).port;
}
const smsUrl = `http://127.0.0.1:${await portOf(provider)}/`;
const hangingUrl = `smtp://127.0.0.1:${await portOf(hanging)}`;
await new Promise<void>((open) => void healthy.listen(0, "127.0.0.1", open));
const healthyUrl = `smtp://127.0.0.1:${(healthy.server.address() as AddressInfo).port}`;

const mail: Outgoing = { kind: "EMAIL", to: "dora@delinden.example", subject: "Dag", text: "Dag", html: "<p>Dag</p>" };

const mailsLeft = () => empty.prisma.outbox.count({ where: { kind: "EMAIL", sentAt: null } });

/** Seconds from the commit of a code to its arrival, while so many mails wait for that server; and mails in a second. */
async function codesBehind(SMTP_URL: string, waiting: number): Promise<{ took: number[]; mailsASecond: number }> {
  const worker = spawn(process.execPath, ["--conditions=react-server", "scripts/worker.ts"], {
    env: { ...process.env, SMTP_URL, SMS_URL: smsUrl, SMS_TOKEN: "secret-of-the-bench" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(worker.stdout, "data");
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const left = await mailsLeft();
    for (let missing = waiting - left; missing > 0; missing -= 500)
      await enqueue(empty.prisma, Array<Outgoing>(Math.min(missing, 500)).fill(mail), new Date());
    const arrival = new Promise<void>((resolve) => (arrived = resolve));
    const code = { kind: "SMS", to: "+31612340001", text: "123456", expiresAt: after(new Date(), minutes(5)) };
    await enqueue(empty.prisma, [code as CountedSms], new Date());
    const began = performance.now();
    wakeWorker();
    await arrival;
    took.push((performance.now() - began) / 1_000);
  }
  const [before, began] = [mails, performance.now()];
  await pause(10_000);
  const mailsASecond = ((mails - before) * 1_000) / (performance.now() - began);
  worker.kill("SIGTERM");
  await once(worker, "exit");
  await empty.prisma.outbox.deleteMany();
  return { took, mailsASecond };
}

const behindHanging = await codesBehind(hangingUrl, 200);
console.log(judged("seconds until a code leaves, behind 200 mails for a server that hangs", behindHanging.took, 2));
const behindMany = await codesBehind(healthyUrl, 5_000);
console.log(judged("seconds until a code leaves, behind 5,000 mails", behindMany.took, 2));
console.log(`${Math.round(behindMany.mailsASecond)} mails a second left after that`);
await empty.close();
// The servers still have connections.
process.exit(0);
