import pg from "pg";
import { backup } from "./prove/backup.mjs";
import { browsers } from "./prove/browsers.mjs";
import { budget } from "./prove/budget.mjs";
import { bytes } from "./prove/bytes.mjs";
import { files } from "./prove/files.mjs";
import { administrators, figures, guessing, lanes, model, tampering, texts } from "./prove/races.mjs";
import { startPortal } from "./prove/portal.mjs";
import { apache } from "./prove/apache.mjs";
import { codes } from "./prove/codes.mjs";
import { elsewhere } from "./prove/elsewhere.mjs";
import { databaseOfRun } from "./prove/database-of-run.mjs";
import { faults } from "./prove/faults.mjs";
import { fullDisk } from "./prove/full-disk.mjs";
import { fuzz } from "./prove/fuzz.mjs";
import { image } from "./prove/image.mjs";
import { kills, killsEmbedded } from "./prove/kills.mjs";
import { many, messages, sms } from "./prove/messages.mjs";
import { release } from "./prove/release.mjs";
import { retries } from "./prove/retries.mjs";
import { rolling } from "./prove/rolling.mjs";
import { scanners } from "./prove/scanners.mjs";
import { sends } from "./prove/sends.mjs";
import { signIns } from "./prove/sign-ins.mjs";
import { soak } from "./prove/soak.mjs";
import { timing } from "./prove/timing.mjs";
import { verify } from "./prove/verify.mjs";
import { providePostgresql } from "./postgresql.mjs";
import { main, must, ownTemporaryFolder, Stop } from "./run.mjs";
import { build, generate, install, script } from "./steps.mjs";

/** What takes too long, or too many tries, for a test; each gives its claims, one by one. `npm run prove -- flood` runs one. */
const besidePortal = {
  flood: budget,
  bytes,
  timing,
  "sign-ins": signIns,
  administrators,
  files,
  lanes,
  guessing,
  texts,
  fuzz,
  model,
  tampering,
  figures,
};
/** Those that start and end their own processes. */
const alone = {
  elsewhere,
  retries,
  rolling,
  release,
  kills,
  "kills-embedded": killsEmbedded,
  codes,
  sends,
  messages,
  sms,
  many,
  faults,
  "full-disk": fullDisk,
  apache,
  browsers,
  scanners,
  soak,
  verify,
  backup,
  image,
};
const proofs = { ...besidePortal, ...alone };

const named = process.argv.slice(2);
const unknown = named.find((name) => !(name in proofs));

await main(async () => {
  if (unknown) throw new Stop(`There is no proof "${unknown}"; there are ${Object.keys(proofs).join(" and ")}.`);
  ownTemporaryFolder();
  await install();
  await generate();
  const postgresql = await providePostgresql();
  if (postgresql.missing) throw new Stop(postgresql.missing);
  const table = [];
  await build();
  for (const [name, prove] of Object.entries(proofs)) {
    if (named.length > 0 && !named.includes(name)) continue;
    process.env.DATABASE_URL = await databaseOfRun(postgresql.url);
    process.env.APP_ENV = "demo";
    await must(script("migrate.ts"), "");
    await must(script("prove/fill.ts"), "The people to prove it with could not be made; the reason stands above.");
    const portal = name in besidePortal ? await startPortal() : null;
    const database = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
    // A connection that a proof breaks is not the end of it.
    database.on("error", () => {});
    try {
      for await (const result of prove({ origin: portal?.origin, database, postgresql })) {
        const { claim, figure, goal, holds } = result;
        console.log(`${holds ? "proven" : "FAILED"}  ${claim}: ${figure} (goal: ${goal})`);
        table.push({ name, ...result });
      }
    } finally {
      await portal?.stop();
      await database.end();
    }
  }
  console.log("\n| | claim | goal | result |\n|---|---|---|---|");
  for (const { name, claim, figure, goal, holds } of table)
    console.log(`| ${name} | ${claim} | ${goal} | ${figure}${holds ? "" : ": **missed**"} |`);
  const count = {
    proven: table.filter(({ holds }) => holds).length,
    failed: table.filter(({ holds }) => !holds).length,
  };
  console.log(`\n${count.proven} proven, ${count.failed} failed`);
  return count.failed === 0 ? 0 : 1;
});
