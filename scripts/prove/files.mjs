import { readFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { output } from "../bench/worlds.mjs";
import { decoded, hiddenFields } from "./forms.mjs";

const upload = "/nl/beheer/gebruikers/importeren";
const list = "/nl/beheer/gebruikers";
const visitors = 3;
const thinkingMs = 20;
const rounds = 9;
const mostSeconds = 15;

const sorted = (numbers) => numbers.toSorted((a, b) => a - b);
const median = (numbers) => sorted(numbers)[Math.floor(numbers.length / 2)];
const p95 = (numbers) => sorted(numbers)[Math.floor(numbers.length * 0.95)];

/** Opens the form as a browser without JavaScript does, and gives what sends a file with it, with all that stands in it. */
async function opened(origin, cookie) {
  const page = await (await fetch(origin + upload, { headers: { cookie } })).text();
  const hidden = hiddenFields(page, 'name="file"');
  if (!hidden) throw new Error(`there is no form for a file at ${upload}`);
  return (fileName, bytes) => send(origin, cookie, hidden, fileName, bytes);
}

async function send(origin, cookie, hidden, fileName, bytes) {
  const body = new FormData();
  for (const [name, value] of Object.entries(hidden)) body.append(name, value);
  body.append("file", new Blob([bytes]), fileName);
  const begun = performance.now();
  // The length must be known before the body is sent, as a browser does.
  const whole = new Response(body);
  const type = whole.headers.get("content-type");
  const answer = await fetch(origin + upload, {
    method: "POST",
    headers: { cookie, origin, "content-type": type },
    body: Buffer.from(await whole.arrayBuffer()),
    redirect: "manual",
  });
  const text = await answer.text();
  const [, sentence = ""] = /role="alert"[^>]*>([\s\S]*?)<\/(?:div|section)>/.exec(text) ?? [];
  const said = decoded(sentence.replace(/<[^>]+>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
  return { status: answer.status, said, seconds: (performance.now() - begun) / 1_000 };
}

/** The time of every answer that others get until the work is done. */
async function meanwhile(origin, cookies, work) {
  const times = [];
  let isOver = false;
  const visitor = async (cookie) => {
    while (!isOver) {
      const begun = performance.now();
      const answer = await fetch(origin + list, { headers: { cookie } });
      await answer.text();
      times.push(answer.ok ? performance.now() - begun : Infinity);
      await pause(thinkingMs);
    }
  };
  const around = cookies.slice(0, visitors).map(visitor);
  const result = await work().finally(() => (isOver = true));
  await Promise.all(around);
  return { result, times };
}

/** Files made to hold the portal up or to end it, one by one, beside people who look at a list. */
export async function* files({ origin }) {
  const folder = await mkdtemp(join(tmpdir(), "prove-files-"));
  const { files, large, cookies } = JSON.parse(await output(process.env, "scripts/prove/files.ts", folder));
  const others = cookies.slice(0, visitors);
  const senders = cookies.slice(visitors).values();
  await meanwhile(origin, others, () => pause(3_000));

  let [broken, slowest, slowestOther] = [0, 0, 0];
  for (const { name, fileName, path } of files) {
    const work = async () => (await opened(origin, senders.next().value))(fileName, readFileSync(path));
    const { result, times } = await meanwhile(origin, others, work).catch((error) => ({
      result: { status: 0, said: String(error), seconds: 0 },
      times: [Infinity],
    }));
    const { status, said, seconds } = result;
    const other = Math.max(0, ...times);
    slowest = Math.max(slowest, seconds);
    slowestOther = Math.max(slowestOther, other);
    const isAnswered = status === 303 || (status === 200 && said !== "");
    if (!isAnswered) broken++;
    const answer = status === 303 ? "taken in, to be checked" : said || status;
    console.log(`  ${name}: ${answer} (${seconds.toFixed(1)} s; slowest other answer ${other.toFixed(0)} ms)`);
  }
  yield {
    claim: `${files.length} hostile files, each sent as a browser does`,
    figure: `${broken} without a sentence, the slowest after ${slowest.toFixed(1)} s, slowest answer to anyone else ${slowestOther.toFixed(0)} ms`,
    goal: `none, within ${mostSeconds} s`,
    holds: broken === 0 && slowest <= mostSeconds,
  };

  for (const [what, path, goal] of [
    ["5,000 rows of 60 columns", large.wide, 1],
    ["20,000 rows of 8 columns", large.long, 5],
  ]) {
    const bytes = readFileSync(path);
    const [idle, during, seconds] = [[], [], []];
    for (let round = 0; round < rounds; round++) {
      const sending = await opened(origin, senders.next().value);
      const sent = await meanwhile(origin, others, () => sending("collegas.xlsx", bytes));
      if (sent.result.status !== 303) throw new Error(`the largest file is refused: ${sent.result.said}`);
      during.push(p95(sent.times));
      seconds.push(sent.result.seconds);
      const quiet = await meanwhile(origin, others, () => pause(sent.result.seconds * 1_000));
      idle.push(p95(quiet.times));
    }
    const ratio = median(during) / median(idle);
    yield {
      claim: `p95 of ${list} for others while a file of ${what} is read and checked (${(bytes.length / 1e6).toFixed(1)} MB)`,
      figure: `${median(during).toFixed(0)} ms, ${median(idle).toFixed(0)} ms in the quiet between: ${ratio.toFixed(2)} times`,
      goal: "at most 2 times",
      holds: ratio <= 2,
    };
    yield {
      claim: `from sending that file to the page of the check, beside those others`,
      figure: `${median(seconds).toFixed(1)} s`,
      goal: `at most ${goal} s`,
      holds: median(seconds) <= goal,
    };
  }
}
