import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { output } from "../bench/worlds.mjs";
import { freePort } from "../postgresql.mjs";
import { startWorker } from "./portal.mjs";
import { troubledServer, troubles } from "./troubled-server.mjs";

const workers = 8;
const mails = Number(process.env.PROVE_MAILS ?? workers * 10_000);
/** So many mails wait while the server is in trouble, for so long. */
const some = 120;
const troubleMs = Number(process.env.PROVE_TROUBLE_MS ?? 12_000);
const againMs = 10_000;
const allMs = 180_000;

const from = "portaal@verzekeraar.example";

/** What the outbox says of the mails of these numbers. */
const said = async (database, first, last) =>
  (
    await database.query(
      `SELECT id, "sentAt" IS NOT NULL AS sent, "deadAt" IS NOT NULL AS dead FROM "Outbox"
       WHERE kind = 'EMAIL' AND "to" = ANY ($1)`,
      [Array.from({ length: last - first }, (_, i) => `lezer-${first + i}@elders.example`)],
    )
  ).rows;

/** A mail server in every kind of trouble, and well again; then many workers at once on one outbox. */
export async function* messages({ database }) {
  yield* inTrouble(database);
  yield await eachOnce(database);
}

async function* inTrouble(database) {
  const server = await troubledServer(await freePort());
  const environment = { SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM: from };
  const quiet = { quiet: true };
  const working = await Promise.all([startWorker(environment, quiet), startWorker(environment, quiet)]);
  let first = 0;
  for (const [name, trouble] of Object.entries(troubles)) {
    const last = first + some;
    await server.become(trouble);
    await output(process.env, "scripts/prove/letters.ts", String(first), String(last));
    await pause(troubleMs);
    const during = await said(database, first, last);
    const untrue = during.filter(({ id, sent }) => sent && !server.taken.has(id)).length;
    const before = server.taken.size;
    const isOver = ({ sent, dead }) => sent || dead;
    const isWaiting = !during.every(isOver);
    await server.become(null);
    const well = performance.now();
    while (isWaiting && server.taken.size === before && performance.now() < well + allMs) await pause(50);
    const again = performance.now() - well;
    while (!(await said(database, first, last)).every(isOver) && performance.now() < well + allMs) await pause(200);
    const rows = await said(database, first, last);
    const lost = rows.filter(({ id, sent }) => !sent && (!trouble.refusesForGood || server.taken.has(id))).length;
    const lie = untrue + rows.filter(({ id, sent }) => sent && !server.taken.has(id)).length;
    const twice = rows.filter(({ id }) => (server.taken.get(id) ?? 0) > 1).length;
    const dead = rows.filter((row) => row.dead).length;
    const refused = trouble.refusesForGood ? `, ${dead} refused for good and said to be` : "";
    yield {
      claim: `a mail server that ${name}, ${some} mails: lost, said to be sent that were not, sent twice, and how long after it was well mails left again`,
      figure: `${lost}, ${lie}, ${twice}, ${(again / 1_000).toFixed(1)} s${refused}`,
      goal: `0, 0, ${trouble.mayDouble ? "as often as it hid what it took" : "0"}, at most ${againMs / 1_000} s`,
      holds:
        lost === 0 &&
        lie === 0 &&
        (twice === 0 || trouble.mayDouble === true) &&
        again <= againMs &&
        dead > 0 === (trouble.refusesForGood === true),
    };
    first = last;
  }
  await Promise.all(working.map((worker) => worker.stop()));
  await server.stop();
  await database.query(`DELETE FROM "Outbox" WHERE kind = 'EMAIL'`);
}

async function eachOnce(database) {
  await output(process.env, "scripts/prove/letters.ts", "0", String(mails));
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
  return {
    claim: `${workers} workers on ${mails} mails: those that came, and those that came more than once`,
    figure: `${taken} and ${twice}, in ${seconds.toFixed(0)} s`,
    goal: `${mails} and 0`,
    holds: taken === mails && twice === 0,
  };
}
