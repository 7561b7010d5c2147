import { fork } from "node:child_process";
import { once } from "node:events";
import { createTransport } from "nodemailer";
import { samples } from "#lib/features/demo/letters/rules/samples.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, hours } from "#lib/platform/durations.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { startWorker } from "#lib/platform/outbox/worker.ts";
import { settings } from "#lib/platform/settings.ts";
import { median } from "#scripts/bench/rounds.ts";

/** How fast mails leave through the outbox, beside nodemailer alone with as many connections to the same server. */
const mails = Number(process.env["BENCH_MAILS"] ?? 2_000);
const rounds = 5;

const server = fork("scripts/bench/mail-server.mjs");
const [{ port }] = (await once(server, "message")) as [{ port: number }];
const url = `smtp://127.0.0.1:${port}`;
Object.assign(settings(), { SMTP_URL: url });

const [sample] = samples;
if (!sample) throw new Error("there is no letter");
const letter = mail({ email: "dora@delinden.example", locale: "nl" }, sample.letter, {});
if (letter.kind !== "EMAIL") throw new Error("a letter is a mail");
const { prisma } = await database();

async function counted(): Promise<void> {
  server.send("count");
  const [{ mails: took, twice }] = (await once(server, "message")) as [{ mails: number; twice: number }];
  if (took !== mails || twice > 0) throw new Error(`the server took ${took} mails, ${twice} of them twice`);
}

async function bare(): Promise<number> {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: settings().MAIL_AT_ONCE,
    maxMessages: Infinity,
  });
  const { to, subject, text, html } = letter as { to: string; subject: string; text: string; html: string };
  const began = performance.now();
  await Promise.all(
    Array.from({ length: mails }, (_, n) =>
      transport.sendMail({ from: settings().MAIL_FROM, to, subject, text, html, messageId: `<${n}@bench>` }),
    ),
  );
  const took = performance.now() - began;
  transport.close();
  await counted();
  return took;
}

const left = () => prisma.outbox.count({ where: { kind: "EMAIL", sentAt: null } });

async function outbox(): Promise<number> {
  const earlier = after(new Date(), -hours(1));
  for (let n = 0; n < mails; n += 500) await enqueue(prisma, Array(Math.min(500, mails - n)).fill(letter), earlier);
  const began = performance.now();
  const worker = startWorker({ jobs: [] });
  while ((await left()) > 0) await new Promise((soon) => setTimeout(soon, 50));
  const took = performance.now() - began;
  await worker.stop();
  await prisma.outbox.deleteMany();
  await counted();
  return took;
}

const results: { bare: number; ours: number }[] = [];
await bare();
await outbox();
for (let round = 0; round < rounds; round++) {
  const first = round % 2 === 0 ? await bare() : null;
  const ours = await outbox();
  results.push({ ours, bare: first ?? (await bare()) });
}
const perSecond = (of: "bare" | "ours") => Math.round((mails * 1_000) / median(results.map((round) => round[of])));
const ratios = results.map((round) => round.bare / round.ours);
const range = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
console.log(`${perSecond("ours")} mails a second leave through the outbox, ${perSecond("bare")} by nodemailer alone`);
console.log(
  `mails through the outbox against nodemailer alone: ${median(ratios).toFixed(2)} (rounds ${range}; goal: at least 0.8) ${median(ratios) >= 0.8 ? "met" : "MISSED"}`,
);
process.exit(0);
