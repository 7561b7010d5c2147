import { database } from "#lib/platform/db/client.ts";
import { waitingSql, yearsSql } from "#scripts/bench/years.ts";

/** Adds to the world of DATABASE_URL so much that is open, or so many records: `open 10000`, `records 10000 200`. */
const [what, count, organisations] = process.argv.slice(2);
const opened = await database();
await opened.migrating(({ script }) =>
  script(
    what === "open"
      ? waitingSql(Number(count))
      : yearsSql({ records: Number(count), organisations: Number(organisations) }),
  ),
);
await opened.close();
// The schema engine leaves a timer behind (scripts/sentence.ts).
process.exit(0);
