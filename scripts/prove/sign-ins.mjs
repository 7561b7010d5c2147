import { setTimeout as pause } from "node:timers/promises";
import { hash } from "@node-rs/argon2";
import { browser } from "./forms.mjs";
import { areaUnderCurve, shuffle } from "./timing.mjs";

const password = "Zeventien-zwanen-2026";
const signInPage = "/nl/inloggen";
const passwordsASecond = 30;
const wholeASecond = 15;
const seconds = 60;
const atOnce = 500;
const samples = 400;

/** People of prove/fill.ts, whose passwords are wrong or right; `second` is one who never chose any. */
const classes = {
  unknown: (n) => `absent${n}@kantoor.example`,
  "a wrong password": (n) => `first${n}@kantoor.example`,
  blocked: (n) => `locked${n}@kantoor.example`,
  withdrawn: (n) => `parted${n}@kantoor.example`,
  "not activated": (n) => `second${n}@kantoor.example`,
};

const numbered = (n) => String(n).padStart(4, "0");

/**
 * Gives people a password and a number of their own, far apart, for only so many texts go to numbers that follow one
 * another; the database takes no change without a record of it.
 */
async function givePasswords(database) {
  const client = await database.connect();
  await client.query("BEGIN");
  await client.query(`INSERT INTO "AuditRecord" (id, at, event, outcome, "actorKind")
    VALUES (gen_random_uuid(), now(), 'prove.fill', 'done', 'system')`);
  await client.query(
    `UPDATE "Account" SET "passwordHash" = $1, "mobileNumber" = '+316' || 20000000 + numbered.n * 4001
     FROM (SELECT id, row_number() OVER (ORDER BY email) AS n FROM "Account" WHERE email NOT LIKE 'second%') numbered
     WHERE numbered.id = "Account".id`,
    [await hash(password)],
  );
  await client.query("COMMIT");
  client.release();
}

const sorted = (times) => times.toSorted((a, b) => a - b);
const part = (times, share) => sorted(times)[Math.floor(times.length * share)];

/** The code that was sent to somebody, once it is there. */
async function codeOf(database, email) {
  for (let n = 0; n < 300; n++) {
    const { rows } = await database.query(
      `SELECT message.text FROM "DemoMessage" message JOIN "Account" account ON account."mobileNumber" = message."to"
       WHERE account.email = $1 ORDER BY message."createdAt" DESC LIMIT 1`,
      [email],
    );
    const code = /\b\d{6}\b/.exec(rows[0]?.text ?? "")?.[0];
    if (code) return code;
    await pause(100);
  }
  throw new Error(`no code came to ${email}`);
}

const cookiesOf = ({ headers }) => (headers["set-cookie"] ?? []).map((one) => one.split(";")[0]).join("; ");

/**
 * Signing in: so many a second for a minute, by the password alone and whole; five hundred at once; and whether the time
 * of a refusal tells who is known. Its times mean something where nothing else runs.
 */
export async function* signIns({ origin, database }) {
  await givePasswords(database);
  const visitor = browser(origin, atOnce);
  const give = await visitor.open({ path: signInPage, fields: {}, field: "identifier" });
  const who = (n) => `active${numbered(n)}@kantoor.example`;

  const wrong = [];
  const told = [];
  const isRight = ({ status, location }) => status === 303 && location.includes(`${signInPage}/code`);
  const givePassword = async (n) => {
    const first = await give(who(n), { password });
    if (!isRight(first)) wrong.push(first.status);
    return [first.milliseconds];
  };
  const signIn = async (n) => {
    const first = await give(who(n), { password });
    if (!isRight(first)) return wrong.push(first.status) && [first.milliseconds];
    const code = await codeOf(database, who(n));
    const own = browser(origin, 1, cookiesOf(first));
    const second = await own.submit(`${signInPage}/code`, 'name="code"', { code });
    own.close();
    const said = JSON.stringify([first, second].map((answer) => [answer?.headers, answer?.body]));
    if (said.includes(password) || new RegExp(`(?<![\\w#-])${code}(?![\\w-])`).test(said)) told.push(n);
    if (second?.status !== 303 || second.location.includes(signInPage)) wrong.push(second?.status);
    return [first.milliseconds, second?.milliseconds ?? Infinity];
  };
  /** Begins so many a second, whatever became of those before, and gives how long their answers took. */
  const steadily = async (aSecond, act, from) => {
    await Promise.all([1, 2, 3].map((n) => act(from + n)));
    const begun = performance.now();
    const underWay = [];
    for (let n = 0; n < aSecond * seconds; n++) {
      await pause(Math.max(0, begun + (n * 1000) / aSecond - performance.now()));
      underWay.push(act(from + 10 + n));
    }
    const all = (await Promise.all(underWay)).flat();
    const [p95, p99] = [0.95, 0.99].map((share) => part(all, share));
    const failed = wrong.splice(0).length;
    return {
      figure: `${failed}, ${p95.toFixed(0)} and ${p99.toFixed(0)} ms`,
      goal: "0, 500 and 1,000 ms",
      holds: failed === 0 && p95 < 500 && p99 < 1000,
    };
  };
  // Whole ones first: whose code is looked for has no older one.
  yield {
    claim: `${wholeASecond} sign-ins a second with password, code and the mail of a new device, ${seconds} s long: those that failed, p95 and p99 of an answer`,
    ...(await steadily(wholeASecond, signIn, 0)),
  };
  yield {
    claim: `${passwordsASecond} passwords a second, ${seconds} s long: the same`,
    ...(await steadily(passwordsASecond, givePassword, 0)),
  };

  yield {
    claim: "answers to them in which the password or the code stood",
    figure: String(told.length),
    goal: "0",
    holds: told.length === 0,
  };

  const flood = performance.now();
  const answers = await Promise.all(
    Array.from({ length: atOnce }, (_, n) => give(`first${numbered(n + 1)}@kantoor.example`, { password })),
  );
  const drained = (performance.now() - flood) / 1000;
  const failed = answers.filter((answer) => !isRight(answer));
  yield {
    claim: `${atOnce} passwords at once: those that failed, until the last answer`,
    figure: `${failed.length}, ${drained.toFixed(1)} s`,
    goal: "0, 15 s",
    holds: failed.length === 0 && drained < 15,
  };
  visitor.close();

  yield* enumeration(origin);
}

/** Refusals of each kind one after the other, in an order of chance: how often the time of one tells it from an unknown one. */
async function* enumeration(origin) {
  const visitor = browser(origin, 1);
  const give = await visitor.open({ path: signInPage, fields: {}, field: "identifier" });
  const order = Object.keys(classes).flatMap((name) => Array.from({ length: samples }, (_, i) => ({ name, n: i + 1 })));
  const times = Object.fromEntries(Object.keys(classes).map((name) => [name, []]));
  for (const { name, n } of shuffle(order)) {
    const answer = await give(classes[name](numbered(atOnce + n)), { password: "Een-ander-wachtwoord" });
    if (answer.status !== 200) throw new Error(`${signInPage} answered ${answer.status}`);
    times[name].push(answer.milliseconds);
  }
  visitor.close();
  const { unknown, ...others } = times;
  for (const [name, theirs] of Object.entries(others)) {
    const area = areaUnderCurve(theirs, unknown);
    const apart = part(theirs, 0.5) - part(unknown, 0.5);
    yield {
      claim: `${signInPage}, the refusal takes as long for ${name} as for unknown`,
      figure: `AUC ${area.toFixed(3)}, medians ${apart.toFixed(2)} ms apart`,
      goal: "0.45 to 0.55, 5 ms",
      holds: area >= 0.45 && area <= 0.55 && Math.abs(apart) < 5,
    };
  }
}
