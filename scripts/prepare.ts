import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { database } from "#lib/platform/db/client.ts";
import { lockDirectory } from "#lib/platform/db/lock.ts";
import { applyMigrations } from "#lib/platform/db/migrate.ts";
import { settings } from "#lib/platform/settings.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { seedDemo } from "#scripts/seed.ts";
import { onceOrSayWhyNot } from "#scripts/sentence.ts";

/**
 * Migrates the database and fills an empty one with the demo world; production has `npm run migrate`, as another role.
 * `--anew` empties it first.
 */
await onceOrSayWhyNot(async () => {
  const { APP_ENV, DATABASE_URL, DATA_DIR, PORT } = settings();
  if (APP_ENV === "production") return;
  const anew = process.argv.includes("--anew");
  if (anew && DATABASE_URL)
    throw new StartRefusal("Only the embedded database is made anew; DATABASE_URL names another.");

  // While this file is there the demo world is not complete, so that a run that was killed starts over.
  const seeding = join(DATA_DIR, "seeding");
  if (!DATABASE_URL && (anew || existsSync(seeding))) {
    const lock = await lockDirectory(DATA_DIR, PORT);
    rmSync(join(DATA_DIR, "database"), { recursive: true, force: true });
    rmSync(seeding, { force: true });
    lock.release();
  }

  const opened = await database();
  try {
    const applied = await applyMigrations(opened);
    if (applied.length > 0) console.log(`Applied ${applied.length} migrations, the last ${applied.at(-1)}.`);
    if ((await opened.prisma.account.count()) > 0) return;
    console.log("Making the demo world …");
    if (!DATABASE_URL) writeFileSync(seeding, "");
    await seedDemo(undefined, (step) => console.log(`  ${step} …`));
    rmSync(seeding, { force: true });
  } finally {
    await opened.close();
  }
});
