import { databaseOfOwner } from "#lib/platform/db/client.ts";
import { applyMigrations } from "#lib/platform/db/migrate.ts";
import { letApplicationIn } from "#lib/platform/db/roles.ts";
import { settings } from "#lib/platform/settings.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { onceOrSayWhyNot } from "#scripts/sentence.ts";

/** Applies what is missing as the owner of the tables, and lets the role of DATABASE_URL in as the application. */
await onceOrSayWhyNot(async () => {
  const { APP_ENV, DATABASE_URL, MIGRATE_DATABASE_URL } = settings();
  const real = APP_ENV === "production";
  if (real && !MIGRATE_DATABASE_URL)
    throw new StartRefusal(
      "The setting MIGRATE_DATABASE_URL is required for migrating in production: it names the owner of the tables, and DATABASE_URL the role of the application.",
    );
  const opened = await databaseOfOwner();
  try {
    const applied = await applyMigrations(opened);
    if (MIGRATE_DATABASE_URL && DATABASE_URL) await letApplicationIn(opened, DATABASE_URL, real);
    console.log(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
  } finally {
    await opened.close();
  }
});
