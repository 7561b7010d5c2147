import { colleagues, everyone } from "#lib/features/administration/colleagues/queries.ts";
import { cursorText } from "#lib/platform/paging.ts";
import { databaseOver, useDatabase, type Database } from "#lib/platform/db/client.ts";
import { openPostgresql } from "#lib/platform/db/postgresql.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import type { Query } from "#lib/platform/gate/query.ts";
import { connect, signInAgain } from "#scripts/bench/raw.ts";
import { interleaved, judged, median } from "#scripts/bench/rounds.ts";
import { commonFirstName, commonName, foldedName, rareName, rareNameMistyped, sessions } from "#scripts/bench/world.ts";

const rounds = 7;
const times = 25;

const large = "10000000-0000-7000-8000-000000000001";
const rawList = `SELECT authorisation.id, authorisation.role, authorisation.status, account.email, account."lastName", account.status,
  account."lastSignInAt" FROM "Authorisation" authorisation JOIN "Account" account ON account.id = authorisation."accountId"
  WHERE authorisation."organisationId" = $1 ORDER BY authorisation."sortName", authorisation.id LIMIT 26`;

type Size = { readonly accounts: number; readonly database: Database; readonly raw: ReturnType<typeof connect> };

/** The worlds that `fill.ts` made, by size: "10000=postgresql://… 100000=…". */
const sizes: Size[] = [];
for (const argument of process.argv.slice(2)) {
  const [accounts = "", url = ""] = argument.split(/=(.*)/s);
  await signInAgain(url);
  sizes.push({ accounts: Number(accounts), database: await databaseOver(openPostgresql(url, 4)), raw: connect(url) });
}

/** A place four fifths down the list of the largest organisation. */
async function deepIn({ raw }: Size): Promise<string> {
  const { rows } = await raw.query<{ key: string; id: string }>(
    `SELECT "sortName" AS key, id FROM "Authorisation" WHERE "organisationId" = $1 ORDER BY "sortName", "Authorisation".id OFFSET 4000 LIMIT 1`,
    [large],
  );
  return cursorText(["name", rows[0]?.key, rows[0]?.id]);
}

async function found<R extends { readonly people: readonly unknown[] }>(
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- only the answer matters
  query: Query<any, R>,
  sessionId: string,
  raw: object,
): Promise<number> {
  const answer = await ask(query, { kind: "session", sessionId }, raw);
  if (answer.status !== "found") throw new Error(`the query answered ${answer.status}`);
  return answer.value.people.length;
}

const growing = {
  "list, first page": 1.5,
  "list, deep page by key": 1.5,
  "search in one organisation of 5,000": 1.5,
  "folded name in one organisation": 1.5,
  "nearest name in one organisation": 1.5,
  "staff's search, rare name": 1.5,
  "staff's search, folded name": 1.5,
  "staff's search, nearest name": 1.5,
  "staff's search, common last name": 5,
  "staff's search, common first name": 5,
} as const;

type Scenario = keyof typeof growing;

async function worksOf(size: Size): Promise<Record<string, () => Promise<unknown>>> {
  const after = await deepIn(size);
  const of = (work: () => Promise<unknown>) => () => {
    useDatabase(size.database);
    return work();
  };
  const works: Record<Scenario, () => Promise<unknown>> = {
    "list, first page": of(() => found(colleagues, sessions.beheerder, {})),
    "list, deep page by key": of(() => found(colleagues, sessions.beheerder, { after })),
    "search in one organisation of 5,000": of(() => found(colleagues, sessions.beheerder, { q: rareName })),
    "folded name in one organisation": of(() => found(colleagues, sessions.beheerder, { q: foldedName.typed })),
    "nearest name in one organisation": of(() => found(colleagues, sessions.beheerder, { q: rareNameMistyped })),
    "staff's search, folded name": of(() => found(everyone, sessions.staff, { q: foldedName.typed })),
    "staff's search, nearest name": of(() => found(everyone, sessions.staff, { q: rareNameMistyped })),
    "staff's search, rare name": of(() => found(everyone, sessions.staff, { q: rareName })),
    "staff's search, common last name": of(() => found(everyone, sessions.staff, { q: commonName })),
    "staff's search, common first name": of(() => found(everyone, sessions.staff, { q: commonFirstName })),
  };
  const raw = () => size.raw.query({ name: "list", text: rawList, values: [large] });
  return Object.fromEntries(
    Object.entries({ ...works, raw }).map(([name, work]) => [`${name} ${size.accounts}`, work]),
  );
}

const works = Object.assign({}, ...(await Promise.all(sizes.map(worksOf)))) as Record<string, () => Promise<unknown>>;
const results = await interleaved(works, { rounds, times });
const of = (name: string) => results.map((round) => round[name] ?? Number.NaN);

for (const name of [...Object.keys(growing), "raw"])
  console.log(
    `${name}: ${sizes.map(({ accounts }) => `${median(of(`${name} ${accounts}`)).toFixed(2)} ms at ${accounts.toLocaleString("en-GB")}`).join(", ")}`,
  );
console.log("");
const [smallest, largest] = [sizes[0]?.accounts, sizes.at(-1)?.accounts];
for (const [name, most] of Object.entries(growing)) {
  const small = of(`${name} ${smallest}`);
  const growth = of(`${name} ${largest}`).map((time, i) => time / (small[i] ?? Number.NaN));
  console.log(judged(`${name}, ${largest} against ${smallest} accounts`, growth, most));
}
for (const { accounts } of sizes) {
  const raw = of(`raw ${accounts}`);
  const above = of(`list, first page ${accounts}`).map((time, i) => time / (raw[i] ?? Number.NaN));
  console.log(judged(`session, actor and list against one raw query at ${accounts}`, above, 4));
}
for (const { database, raw } of sizes) await Promise.all([database.close(), raw.end()]);
