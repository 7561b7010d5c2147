import { log, myHistory, staffLog } from "#lib/features/base/audit-log/queries.ts";
import { colleagues } from "#lib/features/administration/colleagues/queries.ts";
import { databaseOver, useDatabase } from "#lib/platform/db/client.ts";
import { openPostgresql } from "#lib/platform/db/postgresql.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { auditorSignedIn, signInAgain } from "#scripts/bench/raw.ts";
import { interleaved, judged, median } from "#scripts/bench/rounds.ts";
import { sessions } from "#scripts/bench/world.ts";

const asWho = (sessionId: string) => ({ kind: "session", sessionId }) as const;

let auditor = "";

/** What is looked at when years have left records and sessions behind; the list stands for every page with a session. */
const looks = {
  "an organisation's log": () => ask(log, asWho(sessions.beheerder), {}),
  "the same for one person": () => ask(log, asWho(sessions.beheerder), { wie: "jansen" }),
  "the staff's log": () => ask(staffLog, asWho(auditor), {}),
  "one's own history": () => ask(myHistory, asWho(sessions.beheerder), {}),
  "the list of colleagues": () => ask(colleagues, asWho(sessions.beheerder), {}),
};

/** The worlds, the one with few records first: "10000=postgresql://… 10000000=…". */
const worlds = await Promise.all(
  process.argv.slice(2).map(async (argument) => {
    const [records = "", url = ""] = argument.split(/=(.*)/s);
    await signInAgain(url);
    auditor = await auditorSignedIn(url);
    return { records: Number(records), database: await databaseOver(openPostgresql(url, 4)) };
  }),
);

const works = Object.fromEntries(
  worlds.flatMap(({ records, database }) =>
    Object.entries(looks).map(([name, look]) => [
      `${name} ${records}`,
      async () => {
        useDatabase(database);
        const { status } = await look();
        if (status !== "found") throw new Error(`${name} answered ${status}`);
      },
    ]),
  ),
);
const results = await interleaved(works, { rounds: 7, times: 25 });
const [few, many] = [worlds[0]?.records, worlds.at(-1)?.records];
for (const name of Object.keys(looks)) {
  const of = (records: number | undefined) => results.map((round) => round[`${name} ${records}`] ?? Number.NaN);
  const [small, large] = [of(few), of(many)];
  console.log(
    `${name}: ${median(small).toFixed(2)} ms with ${few} records, ${median(large).toFixed(2)} ms with ${many}`,
  );
  console.log(
    judged(
      `${name}, growth`,
      large.map((time, i) => time / (small[i] ?? Number.NaN)),
      1.5,
    ),
  );
}
for (const { database } of worlds) await database.close();
