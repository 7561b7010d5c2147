import { uploadImport } from "#lib/features/administration/imports/commands/uploading.ts";
import { startImport } from "#lib/features/administration/imports/commands/running.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { writeCsv, writeXlsx } from "#lib/platform/spreadsheet.ts";
import { connect, signInAgain } from "#scripts/bench/raw.ts";
import { judged, median } from "#scripts/bench/rounds.ts";
import { sessions } from "#scripts/bench/world.ts";

const rounds = 5;
const rows = 5_000;
const header = ["Voorletters", "Voornaam", "Tussenvoegsel", "Achternaam", "E-mail", "Mobiel"];
const url = process.env["DATABASE_URL"] ?? "";
const asBeheerder = { kind: "session", sessionId: sessions.beheerder } as const;

/** New people each time: the same file is refused, and people who are there already take no time. */
function people(): string[][] {
  const run = Date.now()
    .toString(36)
    .replace(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)));
  return Array.from({ length: rows }, (_, n) => {
    const number = String(n).padStart(4, "0");
    return [
      "D.",
      "Dora",
      n % 3 === 0 ? "van der" : "",
      `Berg ${run}`,
      `dora.${run}.${n}@nieuw.example`,
      `061234${number}`,
    ];
  });
}

const write = {
  csv: async (table: string[][]) => writeCsv(header, table),
  xlsx: (table: string[][]) => writeXlsx(header, table),
};

const raw = connect(url, { unguarded: true });

async function uploaded(kind: keyof typeof write) {
  const bytes = await write[kind](people());
  await raw.query(`DELETE FROM "Limit"`);
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 10);
  const start = performance.now();
  const reply = await execute(uploadImport, asBeheerder, { file: { fileName: `collegas.${kind}`, bytes } });
  const seconds = (performance.now() - start) / 1_000;
  clearInterval(watch);
  if (reply.status !== "done" || !reply.result.isChecked)
    throw new Error(`uploading answered ${JSON.stringify(reply)}`);
  const { rows: wrong } = await raw.query(
    `SELECT 1 FROM "ImportRow" WHERE "importId" = $1 AND problems IS NOT NULL LIMIT 1`,
    [reply.result.importId],
  );
  if (wrong.length > 0) throw new Error("a row of the file is wrong");
  return {
    importId: reply.result.importId,
    seconds,
    megabytes: (Math.max(most, process.memoryUsage().rss) - before) / 1e6,
  };
}

/** "check" measures how long checking a file takes. "start" begins an import for whichever worker is running. */
await signInAgain(url);
if (process.argv[2] === "start") {
  const { importId } = await uploaded("csv");
  const reply = await execute(startImport, asBeheerder, { importId, invites: "now", MKB: "on" });
  if (reply.status !== "done") throw new Error(`starting answered ${JSON.stringify(reply)}`);
  console.log(importId);
} else {
  for (const kind of ["csv", "xlsx"] as const) {
    const results = [];
    for (let round = 0; round <= rounds; round++) results.push(await uploaded(kind));
    const [first, ...others] = results;
    console.log(
      judged(
        `seconds to check ${rows} rows of ${kind}`,
        others.map(({ seconds }) => seconds),
        3,
      ),
    );
    console.log(
      `  the first, with everything still to load: ${first?.seconds.toFixed(2)} s; ` +
        `memory above that before: ${median(results.map(({ megabytes }) => megabytes)).toFixed(0)} MB, ` +
        `at most ${Math.max(...results.map(({ megabytes }) => megabytes)).toFixed(0)} MB`,
    );
  }
}
await raw.end();
await (await database()).close();
