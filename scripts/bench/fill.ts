import { database } from "#lib/platform/db/client.ts";
import { applyMigrations } from "#lib/platform/db/migrate.ts";
import { worldSql } from "#scripts/bench/world.ts";

/** Migrates the empty database of DATABASE_URL and fills it with this many accounts, 5,000 in one organisation. */
const accounts = Number(process.argv[2]);
const opened = await database();
await applyMigrations(opened);
await opened.migrating(({ script }) =>
  script(worldSql({ accounts, organisations: accounts / 50, inTheLargest: 5_000 })),
);
await opened.close();
// The schema engine leaves a timer behind (scripts/sentence.ts).
process.exit(0);
