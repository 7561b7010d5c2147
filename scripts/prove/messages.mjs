import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { output } from "../bench/worlds.mjs";
import { freePort } from "../postgresql.mjs";
import { startWorker } from "./portal.mjs";
import { providerTroubles, troubledProvider } from "./troubled-provider.mjs";
import { troubledServer, troubles } from "./troubled-server.mjs";

const workers = 8;
const mails = Number(process.env.PROVE_MAILS ?? workers * 10_000);
/** How many messages wait while whoever delivers them is in trouble. */
const some = 120;
/** How many troubles an earlier run went through, which this one goes on after. */
const passed = Number(process.env.PROVE_FROM ?? 0);
const troubleMs = Number(process.env.PROVE_TROUBLE_MS ?? 12_000);
const againMs = 10_000;
const allMs = 180_000;
/** After so long one message tries the first provider again (lib/platform/outbox/takeover.ts). */
const giveBackMs = 60_000;

const from = "portaal@verzekeraar.example";

/** Both ways that messages leave, each with whoever delivers them, what those can be in, and how they are told apart. */
const channels = {
  mail: {
    ...{ kind: "EMAIL", who: "a mail server", what: "mails", troubles, begin: troubledServer },
    settings: ({ port }) => ({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: from }),
  },
  sms: {
    ...{ kind: "SMS", who: "an SMS provider", what: "SMS", troubles: providerTroubles, begin: troubledProvider },
    settings: ({ port }) => ({ SMS_URL: `http://127.0.0.1:${port}/`, SMS_TOKEN: "secret-of-sms" }),
  },
};

/** Leaves messages to be sent, and returns their rows. */
async function written(database, kind, first, last) {
  await output(process.env, "scripts/prove/letters.ts", kind, String(first), String(last));
  const { rows } = await database.query(`SELECT id FROM "Outbox" WHERE kind::text = $1 ORDER BY id DESC LIMIT $2`, [
    kind,
    last - first,
  ]);
  return rows.map(({ id }) => id);
}

/** What the outbox says of these messages. */
const said = async (database, ids) =>
  (
    await database.query(
      `SELECT id, "sentAt" IS NOT NULL AS sent, "deadAt" IS NOT NULL AS dead FROM "Outbox" WHERE id = ANY ($1)`,
      [ids],
    )
  ).rows;

const isOver = ({ sent, dead }) => sent || dead;

/** A mail server in every kind of trouble, and well again. */
export async function* messages({ database }) {
  yield* inTrouble(database, channels.mail);
}

/** The same of a provider of SMS; and two that help each other out. */
export async function* sms({ database }) {
  yield* inTrouble(database, channels.sms);
  yield await takingOver(database);
}

async function* inTrouble(database, { kind, who, what, troubles, begin, settings }) {
  const server = await begin(await freePort());
  const quiet = { quiet: true };
  const working = await Promise.all([startWorker(settings(server), quiet), startWorker(settings(server), quiet)]);
  let first = 0;
  for (const [name, trouble] of Object.entries(troubles).slice(passed)) {
    await server.become(trouble);
    const ids = await written(database, kind, first, first + some);
    first += some;
    await pause(troubleMs);
    const during = await said(database, ids);
    const untrue = during.filter(({ id, sent }) => sent && !server.taken.has(id)).length;
    const taken = () => [...server.taken.values()].reduce((sum, times) => sum + times, 0);
    const before = taken();
    const isWaiting = !during.every(isOver);
    await server.become(null);
    const well = performance.now();
    while (isWaiting && taken() === before && performance.now() < well + allMs) await pause(50);
    const again = performance.now() - well;
    while (!(await said(database, ids)).every(isOver) && performance.now() < well + allMs) await pause(200);
    const rows = await said(database, ids);
    const lost = rows.filter(({ id, sent }) => !sent && (!trouble.refusesForGood || server.taken.has(id))).length;
    const lie = untrue + rows.filter(({ id, sent }) => sent && !server.taken.has(id)).length;
    const twice = rows.filter(({ id }) => (server.taken.get(id) ?? 0) > 1).length;
    const dead = rows.filter((row) => row.dead).length;
    const refused = trouble.refusesForGood ? `, ${dead} refused for good and said to be` : "";
    yield {
      claim: `${who} that ${name}, ${some} ${what}: lost, said to be sent that were not, sent twice, and how long after it was well they left again`,
      figure: `${lost}, ${lie}, ${twice}, ${(again / 1_000).toFixed(1)} s${refused}`,
      goal: `0, 0, ${trouble.mayDouble ? "as often as it hid what it took" : "0"}, at most ${againMs / 1_000} s`,
      holds:
        lost === 0 &&
        lie === 0 &&
        (twice === 0 || trouble.mayDouble === true) &&
        again <= againMs &&
        dead > 0 === (trouble.refusesForGood === true),
    };
  }
  await Promise.all(working.map((worker) => worker.stop()));
  await server.stop();
  await database.query(`DELETE FROM "Outbox" WHERE kind::text = $1`, [kind]);
}

/** The second provider gets what the first does not take, and the first gets them back once it takes them again. */
async function takingOver(database) {
  const [first, second] = [await troubledProvider(await freePort()), await troubledProvider(await freePort())];
  const at = ({ port }) => `http://127.0.0.1:${port}/`;
  const token = "secret-of-sms";
  const environment = { SMS_URL: at(first), SMS_TOKEN: token, SMS_SECOND_URL: at(second), SMS_SECOND_TOKEN: token };
  const worker = await startWorker(environment, { quiet: true });
  const ids = [];
  const send = async () => ids.push(...(await written(database, "SMS", ids.length, ids.length + 5)));

  await first.become(providerTroubles["breaks down (500)"]);
  const began = performance.now();
  while (second.taken.size === 0 && performance.now() < began + allMs) await send();
  const takenOver = performance.now() - began;
  await first.become(null);
  const well = performance.now();
  while (first.taken.size === 0 && performance.now() < well + allMs) await send();
  const givenBack = performance.now() - well;
  while (!(await said(database, ids)).every(isOver) && performance.now() < well + 2 * allMs) await pause(200);
  await worker.stop();
  const rows = await said(database, ids);
  const arrived = (id) => (first.taken.get(id) ?? 0) + (second.taken.get(id) ?? 0);
  const lost = rows.filter(({ id, sent }) => !sent || arrived(id) === 0).length;
  const twice = rows.filter(({ id }) => arrived(id) > 1).length;
  await Promise.all([first.stop(), second.stop()]);
  await database.query(`DELETE FROM "Outbox" WHERE kind = 'SMS'`);
  return {
    claim: `the first of two SMS providers breaks down, and is well again, ${ids.length} SMS: lost, sent twice, until the second took over, and until the first had them back`,
    figure: `${lost}, ${twice}, ${(takenOver / 1_000).toFixed(1)} s, ${(givenBack / 1_000).toFixed(1)} s`,
    goal: `0, 0, at most ${againMs / 1_000} s, at most ${(giveBackMs + againMs) / 1_000} s`,
    holds: lost === 0 && twice === 0 && takenOver <= againMs && givenBack <= giveBackMs + againMs,
  };
}

/** Many workers at once on one outbox of many mails. */
export async function* many({ database }) {
  await output(process.env, "scripts/prove/letters.ts", "EMAIL", "0", String(mails));
  const server = fork("scripts/bench/mail-server.mjs");
  const [{ port }] = await once(server, "message");
  const environment = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: from };
  const began = performance.now();
  const working = await Promise.all(Array.from({ length: workers }, () => startWorker(environment)));
  const left = async () =>
    (await database.query(`SELECT count(*)::int AS left FROM "Outbox" WHERE kind = 'EMAIL' AND "sentAt" IS NULL`))
      .rows[0].left;
  while ((await left()) > 0) await pause(500);
  const seconds = (performance.now() - began) / 1_000;
  await Promise.all(working.map((worker) => worker.stop()));
  server.send("count");
  const [{ mails: taken, twice }] = await once(server, "message");
  server.disconnect();
  yield {
    claim: `${workers} workers on ${mails} mails: those that came, and those that came more than once`,
    figure: `${taken} and ${twice}, in ${seconds.toFixed(0)} s`,
    goal: `${mails} and 0`,
    holds: taken === mails && twice === 0,
  };
}
