import { writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { sessionCookie } from "#lib/platform/auth/cookies.ts";
import { sessionToken } from "#lib/platform/auth/session-token.ts";
import { writeXlsx } from "#lib/platform/spreadsheet.ts";
import { hostileFiles } from "#scripts/prove/hostile-files.ts";

const [folder = ""] = process.argv.slice(2);
const letters = (n: number) => String(n).replace(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)));

/** So many colleagues, with so many columns behind theirs that nobody needs, all filled. */
async function list(people: number, others: number): Promise<Uint8Array> {
  const more = Array.from({ length: others }, (_, i) => `Kolom ${letters(i)}`);
  const rows = Array.from({ length: people }, (_, n) => {
    const number = String(n).padStart(5, "0");
    const own = ["D.", "Dora", "van der", `Berg ${letters(n)}`, `dora.${n}@nieuw.example`, `06123${number}`];
    return [...own, ...more.map((_, i) => `x${(n * 31 + i) % 97}`)];
  });
  return writeXlsx(["Voorletters", "Voornaam", "Tussenvoegsel", "Achternaam", "E-mail", "Mobiel", ...more], rows);
}

/** Every file goes to an office of its own, since an office may send ten an hour. */
async function cookies(count: number): Promise<string[]> {
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  await client.query("BEGIN");
  await client.query(
    `INSERT INTO "AuditRecord" (id, at, event, outcome, "actorKind") VALUES (gen_random_uuid(), now(), 'prove.fill', 'done', 'system')`,
  );
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO "Session" (id, "accountId", "authorisationId", "factorAt", "createdAt", "lastSeenAt")
     SELECT gen_random_uuid(), account.id, place.id, now(), now(), now() FROM "Account" account
     JOIN "Authorisation" place ON place."accountId" = account.id
     WHERE account.email LIKE 'first%' ORDER BY account.email LIMIT $1 RETURNING id`,
    [count],
  );
  await client.query("COMMIT");
  await client.end();
  return Promise.all(rows.map(async ({ id }) => `${sessionCookie()}=${await sessionToken(id)}`));
}

const written = (name: string, bytes: Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

const files = hostileFiles.map(({ name, fileName, make }, i) => ({ name, fileName, path: written(`${i}`, make()) }));
/** As many cells as a file may hold on 5,000 rows, and as many rows. */
const large = { wide: written("wide", await list(5_000, 54)), long: written("long", await list(20_000, 2)) };
console.log(JSON.stringify({ files, large, cookies: await cookies(files.length + 60) }));
