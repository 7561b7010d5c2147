import { database } from "#lib/platform/db/client.ts";
import { applyMigrations } from "#lib/platform/db/migrate.ts";
import { onceOrSayWhyNot } from "#scripts/sentence.ts";

await onceOrSayWhyNot(async () => {
  const opened = await database();
  try {
    const applied = await applyMigrations(opened);
    console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
  } finally {
    await opened.close();
  }
});
