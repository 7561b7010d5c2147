import { setTimeout as pause } from "node:timers/promises";
import { browser, publicForms } from "./forms.mjs";

const callBack = publicForms.find(({ path }) => path.endsWith("/terugbellen"));
const colleagues = "/nl/beheer/gebruikers";
const blocking = 'name="reason"';
const times = 4;
/** Nobody waits longer for an answer; a browser would. */
const patienceMs = 20_000;

/** A person gives up an answer that does not come: what became of their change is unknown, as when the line breaks. */
const inTime = async (answer) => {
  const late = new AbortController();
  const tooLate = pause(patienceMs, undefined, { signal: late.signal }).then(
    () => ({ status: "none" }),
    () => ({ status: "none" }),
  );
  return Promise.race([answer, tooLate]).finally(() => late.abort());
};

/** What a page says has gone wrong. */
const sentenceIn = (html = "") =>
  (/role="alert"[^>]*>([\s\S]*?)<\/(?:div|section)>/.exec(html)?.[1] ?? "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .slice(0, 200);

/**
 * People who change things without a pause: visitors who ask to be called, and beheerders who block and unblock a
 * colleague, each of an office of their own. It remembers what was sent, and what was acknowledged. `onTrouble` hears
 * of every answer that is none.
 */
export function changing(
  origin,
  beheerders,
  { called = "", visitors = 4, beheerdersAtOnce = 6, onTrouble = () => {} } = {},
) {
  const seen = { asked: new Map(), acts: [], pages: 0 };
  const browsers = [];
  let going = true;
  const open = (...given) => browsers[browsers.push(browser(origin, ...given)) - 1];

  /** What an answer is: "done", "no", or that there is none. */
  const judged = async (what, answer) => {
    const { status, location, body } =
      (await inTime(answer).catch((error) => ({ status: error.code ?? "broken" }))) ?? {};
    if (status === 303) return location.includes("/storing") ? "kept" : "done";
    if (status !== undefined) onTrouble(`${what} ${status}${sentenceIn(body)}`);
    await pause(50);
    return status === 200 ? "no" : "unknown";
  };

  async function visitor(one) {
    const person = open(2);
    let send;
    for (let n = 0; going; n++) {
      send ??= await person.open(callBack).catch(() => undefined);
      if (!send) {
        onTrouble("form away");
        await pause(50);
        continue;
      }
      const address = `iemand-${called}${one}-${n}@elders.example`;
      seen.asked.set(address, await judged("call-back", send(address)));
      await pause(10);
    }
  }

  /** One after the other, for nobody may unblock the same colleague all day. */
  async function beheerder(of) {
    for (let one = of; going && one < beheerders.length; one += beheerdersAtOnce) {
      const { cookie, colleague } = beheerders[one];
      const person = open(1, cookie);
      const page = `${colleagues}/${colleague}`;
      for (let n = 0; going && n < times; n++)
        for (const [event, send] of [
          ["authorisation.block", () => person.submit(`${page}/blokkeren`, blocking, { reason: "LONG_ABSENT" })],
          ["authorisation.unblock", () => person.submit(page, `value="${colleague}"`, { authorisationId: colleague })],
        ]) {
          const act = { event, colleague, outcome: "unknown" };
          seen.acts.push(act);
          act.outcome = await judged(event, send());
          await pause(10);
        }
    }
  }

  async function reader() {
    const person = open(2);
    while (going) {
      const answer = await inTime(person.get("/nl/inloggen")).catch((error) => ({ status: error.code }));
      if (answer.status === 200) seen.pages++;
      else onTrouble(`page ${answer.status}`);
      await pause(10);
    }
  }

  const all = Promise.all([
    ...Array.from({ length: visitors }, (_, i) => visitor(i)),
    ...Array.from({ length: beheerdersAtOnce }, (_, i) => beheerder(i)),
    reader(),
  ]);
  return {
    seen,
    async stop() {
      going = false;
      await all;
      for (const each of browsers) each.close();
    },
  };
}

/**
 * What of it stands: `lost` was acknowledged and is not there, `torn` is a change without its record or its message, or
 * one of these without it. `ask` gives the rows of a statement.
 */
export async function standing({ asked, acts }, ask) {
  const wrong = { lost: [], torn: [] };
  const kept = new Set(
    (await ask(`SELECT email FROM "CallBackRequest" WHERE email IS NOT NULL`)).map(({ email }) => email),
  );
  for (const [address, outcome] of asked) if (outcome === "done" && !kept.has(address)) wrong.lost.push(address);

  const [{ records, jobs }] = await ask(
    `SELECT (SELECT count(*)::int FROM "AuditRecord" WHERE event = 'call-back.ask' AND outcome = 'done') AS records,
            (SELECT count(*)::int FROM "Outbox" WHERE "to" = 'call-back.route') AS jobs`,
  );
  if (records !== jobs) wrong.torn.push(`${records} records of asking, ${jobs} jobs`);
  const [{ routed }] = await ask(
    `SELECT count(*)::int AS routed FROM "AuditRecord" WHERE event = 'call-back.route' AND outcome = 'done'`,
  );
  if (routed !== kept.size) wrong.torn.push(`${routed} records of a request, ${kept.size} requests`);

  const rows = await ask(
    `SELECT place.id, place.status::text, account.email,
       (SELECT count(*)::int FROM "AuditRecord" r WHERE r."subjectId" = place.id::text AND r.event = 'authorisation.block' AND r.outcome = 'done') AS blocks,
       (SELECT count(*)::int FROM "AuditRecord" r WHERE r."subjectId" = place.id::text AND r.event = 'authorisation.unblock' AND r.outcome = 'done') AS unblocks,
       (SELECT count(*)::int FROM "Outbox" o WHERE o."to" = account.email AND o.event = 'authorisation.block') AS told
     FROM "Authorisation" place JOIN "Account" account ON account.id = place."accountId"
     WHERE account.email LIKE 'active%'`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const colleague of new Set(acts.map((act) => act.colleague))) {
    const { status, blocks, unblocks, told } = byId.get(colleague);
    const done = (event) =>
      acts.filter((act) => act.colleague === colleague && act.event === event && act.outcome === "done");
    if (done("authorisation.block").length > blocks) wrong.lost.push(`a block of ${colleague}`);
    if (done("authorisation.unblock").length > unblocks) wrong.lost.push(`an unblocking of ${colleague}`);
    if ((status === "BLOCKED") !== blocks > unblocks) wrong.torn.push(`${colleague} is ${status}`);
    if (told !== blocks) wrong.torn.push(`${colleague}: ${blocks} blocks, ${told} mails`);
  }
  const count = (list) => list.filter((outcome) => outcome === "done").length;
  return { ...wrong, acknowledged: count([...asked.values()]) + count(acts.map(({ outcome }) => outcome)) };
}
