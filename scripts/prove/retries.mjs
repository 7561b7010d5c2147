import { setTimeout as pause } from "node:timers/promises";
import { output } from "../bench/worlds.mjs";
import { freePort } from "../postgresql.mjs";
import { untilDelivered } from "./budget.mjs";
import { browser, hiddenFields } from "./forms.mjs";
import { startWeb, startWorker } from "./portal.mjs";

const wanted = Number(process.env.PROVE_ROUNDS ?? 10_000);
const most = 20;
const formsAtOnce = 4;
/** After so many forms everybody is as if they had just shown their factor: what asks for it anew would do nothing. */
const freshFor = 200;
/** Where the organisation is busy for longer than anybody waits, nothing was done, and the page says to try again. */
const isBusy = ({ status, body }) => status === 200 && body.includes("Hier wordt nu iets anders verwerkt.");

const of = (colleague) => `/nl/beheer/gebruikers/${colleague}`;
const name = { initials: "S.", firstName: "Sofie", lastName: "Bos", invite: "now", locale: "nl", MKB: "on" };

/**
 * Forms of a beheerder that carry a key: where each stands, what is typed, and what is typed instead when it comes again
 * with something else. `checks` says that it comes back once, to be looked at, before it is sent.
 */
const forms = {
  "authorisation.block": {
    page: ({ colleague }) => `${of(colleague)}/blokkeren`,
    mark: 'name="reason"',
    typed: () => ({ reason: "LONG_ABSENT" }),
    instead: () => ({ reason: "MISUSE" }),
  },
  "authorisation.withdraw": {
    page: ({ colleague }) => `${of(colleague)}/intrekken`,
    mark: 'name="reason"',
    typed: () => ({ reason: "LEFT" }),
    instead: () => ({ reason: "OTHER_WORK" }),
  },
  "authorisation.change-rights": {
    page: ({ colleague }) => `${of(colleague)}/rechten`,
    mark: 'name="validUntil"',
    typed: () => ({ MKB: "on", validUntil: "2098-12-31" }),
    instead: () => ({ MKB: "on", validUntil: "2097-12-31" }),
  },
  "authorisation.add": {
    page: () => "/nl/beheer/gebruikers/nieuw",
    mark: 'name="email"',
    typed: (n) => ({ ...name, email: `nieuw${n}@elders.example`, mobileNumber: "06 12340801" }),
    instead: (n) => ({ ...name, email: `ander${n}@elders.example`, mobileNumber: "06 12340801" }),
    checks: true,
  },
  "mobile-number.start": {
    page: ({ colleague }) => `${of(colleague)}/mobiel-nummer`,
    mark: 'name="mobileNumber"',
    typed: () => ({ mobileNumber: "06 12340802" }),
    instead: () => ({ mobileNumber: "06 12340803" }),
    checks: true,
  },
  "email.start": {
    page: ({ colleague }) => `${of(colleague)}/e-mailadres`,
    mark: 'name="email"',
    typed: (n) => ({ email: `over${n}@elders.example` }),
    instead: (n) => ({ email: `toch${n}@elders.example` }),
  },
  "name.change": {
    page: ({ colleague }) => `${of(colleague)}/naam`,
    mark: 'name="lastName"',
    typed: () => ({ initials: "K.", firstName: "Kim", lastName: "Bakker", reason: "TYPING_ERROR" }),
    instead: () => ({ initials: "K.", firstName: "Kim", lastName: "Smit", reason: "TYPING_ERROR" }),
  },
  "reactivation.start": {
    page: ({ colleague }) => `${of(colleague)}/opnieuw-activeren`,
    mark: 'name="mobileNumber"',
    typed: () => ({ mobileNumber: "06 12340804", email: "" }),
    instead: () => ({ mobileNumber: "06 12340805", email: "" }),
    checks: true,
  },
  "administrator.appoint": {
    page: ({ colleague }) => `/nl/beheer/beheerders/toevoegen?wie=${colleague}`,
    mark: 'name="authorisationId"',
    typed: () => ({}),
  },
};

/** Forms with a key that come again and again, at once, later, and with something else in them, at two processes. */
export async function* retries({ database }) {
  const ports = [await freePort(), await freePort()];
  const origin = `http://localhost:${ports[0]}`;
  const environment = { PUBLIC_ORIGIN: origin, TRUSTED_PROXIES: "1", WORKER: "off" };
  const people = JSON.parse(await output(process.env, "scripts/prove/people.ts", "first", "2000"));
  const webs = await Promise.all(ports.map((port) => startWeb(port, environment)));
  const places = ports.map((port) => `http://localhost:${port}`);
  const done = [];
  const trouble = new Map();
  const said = (what) => trouble.set(what, (trouble.get(what) ?? 0) + 1);
  let again = 0;
  let busy = 0;
  let next = 0;

  async function one(n) {
    const person = people[n];
    const names = Object.keys(forms);
    const event = names[n % names.length];
    const { page, mark, typed, instead, checks } = forms[event];
    const browsers = places.map((at) => browser(origin, most, person.cookie, at));
    try {
      const path = page(person);
      const opened = await browsers[0].get(path);
      let hidden = hiddenFields(opened.body, mark);
      if (!hidden?.requestKey) return said(`${event}: no form, ${opened.status}`);
      if (checks) {
        const { body } = await browsers[0].post(path, { ...hidden, ...typed(n) });
        hidden = hiddenFields(body, mark);
        if (!hidden?.checked) return said(`${event}: not shown back`);
      }
      // Some come once, some twice as a double click does, some up to twenty times.
      const times = n % 10 === 0 ? 1 : n % 3 === 0 ? 2 : 1 + Math.ceil(Math.random() * (most - 1));
      const send = async (first) => {
        const fields = first || !instead || Math.random() < 0.7 ? typed(n) : instead(n);
        if (!first) await pause(Math.random() * (times === 2 ? 150 : 60));
        const other = fields !== undefined && JSON.stringify(fields) !== JSON.stringify(typed(n));
        const posted = () => browsers[Math.floor(Math.random() * 2)].post(path, { ...hidden, ...fields });
        let answer = await posted();
        for (let tries = 0; tries < 5 && isBusy(answer); tries++) {
          busy++;
          answer = await posted();
        }
        return { other, answer: `${answer.status} ${answer.location}`, body: answer.body };
      };
      const late = times > 2 ? 1 + Math.floor(Math.random() * 2) : 0;
      const answers = await Promise.all(Array.from({ length: Math.max(1, times - late) }, (_, i) => send(i === 0)));
      for (let i = 0; i < late; i++) answers.push(await send(false));
      again += answers.length - 1;
      // Whatever comes first is done; a form that came back to be looked at once more has done nothing.
      const first = answers.find(({ answer }) => answer.startsWith("303"))?.answer ?? answers[0].answer;
      for (const { answer, other, body } of answers)
        if (answer !== first && !(other && checks)) {
          const why = (/role="alert"[^>]*>([\s\S]*?)<\/(?:div|section)>/.exec(body)?.[1] ?? "")
            .replace(/<[^>]+>/g, " ")
            .replace(/\s+/g, " ");
          said(`${event}: ${answer} after ${first.slice(0, 60)} ${why.slice(0, 100)}`);
        }
      done.push({ event, n, colleague: person.colleague, times: answers.length, first });
    } finally {
      for (const each of browsers) each.close();
    }
  }

  try {
    const lane = async () => {
      while (again < wanted && next < people.length) {
        const n = next++;
        if (n % freshFor === 0)
          await database.query(`UPDATE "Session" SET "factorAt" = clock_timestamp(), "lastSeenAt" = clock_timestamp()`);
        await one(n).catch(({ message }) => said(message));
      }
    };
    await Promise.all(Array.from({ length: formsAtOnce }, lane));
  } finally {
    await Promise.all(webs.map((web) => web.stop()));
  }
  const worker = await startWorker(environment);
  await untilDelivered(database);
  await worker.stop();

  const { rows } = await database.query(
    `WITH asked AS (SELECT * FROM jsonb_to_recordset($1) AS asked(event text, n int, colleague uuid))
     SELECT asked.n, place."organisationId",
       (SELECT count(*)::int FROM "AuditRecord" r WHERE r."organisationId" = place."organisationId" AND r.event = asked.event AND r.outcome = 'done') AS records,
       (SELECT count(*)::int FROM "Proposal" p WHERE p."organisationId" = place."organisationId") AS proposals,
       (SELECT count(*)::int FROM "Authorisation" a WHERE a."organisationId" = place."organisationId") AS people,
       (SELECT count(*)::int FROM "AccountChange" c WHERE c."organisationId" = place."organisationId") AS changes,
       (SELECT count(*)::int FROM "Outbox" o WHERE o."to" ~ ('^[a-z]+' || substr(account.email, 7, 4) || '@kantoor') OR o."to" ~ ('^[a-z]+' || asked.n || '@elders')) AS messages
     FROM asked JOIN "Authorisation" place ON place.id = asked.colleague JOIN "Account" account ON account.id = place."accountId"`,
    [JSON.stringify(done)],
  );
  const effectOf = new Map(
    rows.map(({ n, records, proposals, people, changes, messages }) => [
      n,
      JSON.stringify({ records, proposals, people, changes, messages }),
    ]),
  );
  const wrong = [];
  for (const event of Object.keys(forms)) {
    const ofEvent = done.filter((one) => one.event === event);
    const single = ofEvent.filter(({ times }) => times === 1).map(({ n }) => effectOf.get(n));
    const expected = single[0];
    console.log(`  ${event}: ${ofEvent.length} forms; once ${expected}`);
    if (!expected || new Set(single).size > 1)
      wrong.push(`${event}: what one does differs: ${[...new Set(single)].join(" ")}`);
    for (const { n, times } of ofEvent)
      if (effectOf.get(n) !== expected) wrong.push(`${event} ${times} times: ${effectOf.get(n)}`);
  }
  console.log(`  ${busy} times busy, and sent again`);
  for (const [what, times] of trouble) console.log(`  ${times} times ${what}`);
  yield {
    claim: `${done.length} forms of ${Object.keys(forms).length} kinds, sent ${again} times again at two processes: that did anything but what one sent once does`,
    figure: `${wrong.length}${wrong
      .slice(0, 5)
      .map((one) => `; ${one}`)
      .join("")}`,
    goal: `0 of ${wanted}`,
    holds: wrong.length === 0 && again >= wanted,
  };
  const others = [...trouble.values()].reduce((sum, times) => sum + times, 0);
  yield {
    claim: "the same: sendings that were answered otherwise than the first",
    figure: `${others}${[...trouble]
      .slice(0, 3)
      .map(([what]) => `; ${what}`)
      .join("")}`,
    goal: "0",
    holds: others === 0,
  };
}
