import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { output } from "../bench/worlds.mjs";
import { freePort } from "../postgresql.mjs";
import { at, attempts, everyDoor, isInBoth, isOfStaff } from "./attempts.mjs";
import { untilDelivered } from "./budget.mjs";
import { masked } from "./bytes.mjs";
import { boundary, browser, multipart } from "./forms.mjs";
import { startWeb, startWorker } from "./portal.mjs";
import { changesOf, rowsOf } from "./rows.mjs";

const wanted = Number(process.env.PROVE_REQUESTS ?? 60_000);
const from = Number(process.env.PROVE_FROM ?? 0);
const connections = 16;
const uuid = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/g;

/** What is sent to our scripts comes in pieces, and its rows in whatever order they are ready, within a page too. */
const inOrder = (answer) => ({
  ...answer,
  body: answer.body
    .replace(/"\]\)<\/script><script(?: nonce="[^"]*")?>self\.__next_f\.push\(\[1,"/g, "")
    .split(/\n|\\n/)
    .sort()
    .join("\n"),
});

/** Without anything that differs from one answer to the next, and without the id that was asked for. */
const bare = (answer, id) =>
  masked(inOrder(answer), "nobody")
    .replaceAll(encodeURIComponent(id), "ID")
    .replaceAll(id, "ID")
    // An id behind an encoded "/" begins within a word.
    .replaceAll("%2F", "/")
    .replace(uuid, "UUID")
    .replace(/[\w-]{43,}/g, "SEALED")
    .replace(/content-length: \d+/, "");

/** Where two answers begin to differ. */
function apart(one, other) {
  const place = [...one].findIndex((letter, i) => letter !== other[i]);
  const near = (text) => JSON.stringify(text.slice(Math.max(0, place - 60), place + 80));
  return `${near(one)} and ${near(other)}`;
}

/** People who send everything there is with the ids of another organisation, over the wire. */
export async function* elsewhere({ database }) {
  const [port, figures] = [await freePort(), await freePort()];
  const origin = `http://localhost:${port}`;
  const environment = { PUBLIC_ORIGIN: origin, TRUSTED_PROXIES: "1", WORKER: "off" };
  const world = JSON.parse(await output(process.env, "scripts/prove/elsewhere.ts"));
  const settle = async () => {
    const worker = await startWorker(environment);
    await untilDelivered(database);
    await worker.stop();
  };
  await settle();
  const web = await startWeb(port, { ...environment, METRICS_PORT: figures }, { quiet: true });
  const door = everyDoor(world.actions);
  const unknown = door.actions.filter(({ ids }) => !ids).map(({ name }) => name);
  const people = browser(origin, connections);
  const own = world.roles.flatMap(({ sessions }) => sessions.map(({ id }) => id)).filter(Boolean);
  const before = await rowsOf(database);
  const wrong = { leaks: [], broken: [], differ: [], changed: [] };
  const counts = {};
  const triedOf = new Set();
  let busy = 0;

  /** Nobody is held up by how much they try, nor by what they did to their own sessions. */
  const refreshing = setInterval(() => {
    database
      .query(
        `WITH said AS (
           INSERT INTO "AuditRecord" (id, at, event, outcome, "actorKind")
           VALUES (gen_random_uuid(), now(), 'prove.fill', 'done', 'system')),
         free AS (DELETE FROM "Limit")
         UPDATE "Session" SET "endedAt" = NULL, "factorAt" = now(), "lastSeenAt" = now() WHERE id = ANY ($1)`,
        [own],
      )
      .catch(({ message }) => console.log(`  ${message}`));
  }, 1_000);

  const send = async ({ turn, role, action, path, isPlain }, id) => {
    const session = role.sessions[turn % role.sessions.length];
    const headers = { ...people.who(), ...(session.cookie && { Cookie: session.cookie }) };
    // Where the page would be theirs to see, the id goes with the form alone.
    const isTheirs = isInBoth(role) || (isOfStaff(role) && path.includes("/medewerker"));
    const address = at(path, isTheirs ? randomUUID() : id);
    for (;;) {
      const answer = await (action
        ? post(address, headers, session, action, id, isPlain)
        : people.send(address, "GET", headers));
      if (answer.status !== 503) return answer;
      busy++;
      await pause(50);
    }
  };

  /** As a browser sends a form, with scripts or without. */
  const post = (address, headers, { mark }, { id: actionId, ids = [], boxes, sample = {} }, id, isPlain) => {
    const ticked = boxes ? { one: id, [`wie-${id}`]: "on" } : {};
    const named = { ...Object.fromEntries(ids.map((name) => [name, id])), ...ticked };
    const typed = { ...sample, ...named, ...(mark && { madeFor: mark }) };
    const fields = isPlain
      ? {
          $ACTION_REF_1: "",
          "$ACTION_1:0": JSON.stringify({ id: actionId, bound: "$@1" }),
          "$ACTION_1:1": "[null]",
          ...typed,
          plain: "1",
        }
      : {
          ...Object.fromEntries(Object.entries(typed).map(([name, value]) => [`_1_${name}`, value])),
          0: '[null,"$K1"]',
        };
    const more = {
      Origin: origin,
      "Content-Type": `multipart/form-data; boundary=${boundary}`,
      ...(isPlain ? {} : { "Next-Action": actionId }),
    };
    const bytes = Buffer.from(multipart(fields));
    return people.send(address, "POST", { ...headers, ...more, "Content-Length": bytes.length }, bytes);
  };

  /** What is answered about something that is nowhere, to the same person by the same form. */
  const nowhere = new Map();
  const aboutNothing = async (attempt, anew) => {
    const { turn, role, action, path, isPlain } = attempt;
    const key = [role.name, turn % role.sessions.length, action?.id, isPlain, path].join(" ");
    if (anew || !nowhere.has(key)) {
      const id = randomUUID();
      nowhere.set(key, bare(await send(attempt, id), id));
    }
    return nowhere.get(key);
  };

  const tried = async (attempt) => {
    const { role, action, kind, path, bend } = attempt;
    if (action) triedOf.add(action.id);
    const id = bend ? bend(world.ids[kind]) : world.ids[kind];
    const what = `${role.name} ${action?.name.replace(/^lib\/features\//, "") ?? "GET"} with ${kind} at ${path}`;
    const answer = await send(attempt, id);
    counts[answer.status] = (counts[answer.status] ?? 0) + 1;
    if (answer.status >= 500) wrong.broken.push(`${answer.status} ${what}`);
    if (!isOfStaff(role) && tellsOf(role, answer.body)) wrong.leaks.push(what);
    // To the insurer's people everything is there: what is not their work is denied, and that is on record.
    if (bend || isOfStaff(role)) return;
    // The same thing may be answered in two ways, by what was ready first: never alike is a difference.
    const [there, none] = [new Set([bare(answer, id)]), new Set([await aboutNothing(attempt, false)])];
    for (let again = 0; there.isDisjointFrom(none); again++) {
      if (again === 6) return void wrong.differ.push(`${what}: ${apart([...there].at(-1), [...none].at(-1))}`);
      there.add(bare(await send(attempt, id), id));
      none.add(await aboutNothing(attempt, true));
    }
  };

  /** Whoever is in both organisations knows what the other is called, and nothing more of it. */
  const tellsOf = (role, body) =>
    (isInBoth(role) ? body.replaceAll(`Kantoor ${world.canary}`, "") : body).toLowerCase().includes(world.canary);

  const coming = attempts(door, world);
  let reached = 0;
  const lane = async () => {
    for (const attempt of coming) {
      if (attempt.n < from) continue;
      if (attempt.n >= from + wanted) break;
      reached++;
      if (reached % 5_000 === 0) console.log(`  ${attempt.n} …`);
      await tried(attempt).catch(({ message }) => wrong.broken.push(message));
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, lane));
    const outcomes = await outcomesAt(figures);
    const isOwn = (text) => [...own, ...world.own].some((id) => text.includes(id));
    const look = async () =>
      wrong.changed.push(...changesOf(before, await rowsOf(database), { isOwn, mark: world.canary }));
    clearInterval(refreshing);
    await look();
    await web.stop();
    await settle();
    await look();
    console.log(
      `  answers ${JSON.stringify(counts)}, too busy and asked again ${busy}; of the commands ${JSON.stringify(outcomes)}`,
    );
    for (const one of [...wrong.differ, ...wrong.broken].slice(0, 40)) console.log(`  ${one}`);
    // What a passkey says cannot be made up.
    const withIds = door.actions.filter(
      ({ id, ids, may, event }) =>
        triedOf.has(id) &&
        ids?.length > 0 &&
        may &&
        !may.includes("visitor") &&
        !/^passkey\.(add|confirm)$/.test(event),
    );
    const deep = withIds.filter(({ event }) => outcomes.reached.has(event));
    const shallow = withIds.filter((action) => !deep.includes(action)).map(({ event }) => event);
    const figure = (list) =>
      `${list.length}${list
        .slice(0, 5)
        .map((one) => `; ${one}`)
        .join("")}`;
    const tries = `${reached} attempts of ${world.roles.length} kinds of people with ${door.actions.length} actions and ${door.pages.length} addresses`;
    yield {
      claim: `${tries}, with ${Object.keys(world.ids).length} kinds of ids of another organisation: answers that tell anything of it`,
      figure: figure(wrong.leaks),
      goal: "0",
      holds: wrong.leaks.length === 0 && reached >= wanted,
    };
    yield {
      claim: "the same: rows of another organisation that were changed, added or removed, also once all jobs were done",
      figure: figure([...new Set(wrong.changed)]),
      goal: "0",
      holds: wrong.changed.length === 0,
    };
    yield {
      claim:
        "the same: answers to anyone but the insurer's people that differ in a byte from that about an id which nobody has",
      figure: figure(wrong.differ),
      goal: "0",
      holds: wrong.differ.length === 0,
    };
    yield {
      claim: "the same: 5xx, or no answer",
      figure: figure(wrong.broken),
      goal: "0",
      holds: wrong.broken.length === 0,
    };
    yield {
      claim:
        "actions with an id that came as far as their command, past what it asks of a form; actions of the build that nobody knows",
      figure: `${deep.length} of ${withIds.length}${shallow.length ? ` (not ${[...new Set(shallow)].join(", ")})` : ""}; ${unknown.length}`,
      goal: "all; 0",
      holds: shallow.length === 0 && unknown.length === 0,
    };
  } finally {
    clearInterval(refreshing);
    people.close();
    await web.stop();
  }
}

/** What the commands came to, as the process counts it. */
async function outcomesAt(port) {
  const text = await fetch(`http://localhost:${port}/metrics`).then((answer) => answer.text());
  const all = {};
  const reached = new Set();
  for (const [, labels, times] of text.matchAll(/^portal_commands_total\{([^}]*)\} (\d+)/gm)) {
    const event = /event="([^"]*)"/.exec(labels)[1];
    const outcome = /outcome="([^"]*)"/.exec(labels)[1];
    all[outcome] = (all[outcome] ?? 0) + Number(times);
    if (!["invalid", "limited", "busy", "stale"].includes(outcome)) reached.add(event);
  }
  return Object.defineProperty(all, "reached", { value: reached });
}
