import pg from "pg";
import { databaseOver, type Database } from "#lib/platform/db/client.ts";
import { applyMigrations } from "#lib/platform/db/migrate.ts";
import { openPostgresql } from "#lib/platform/db/postgresql.ts";
import { letApplicationIn } from "#lib/platform/db/roles.ts";
import { freshEngine } from "./database.ts";

/** A migrated database of its own on PostgreSQL, with the application's role as `npm run migrate` lets it in. */
export async function withApplication() {
  const owner = await databaseOver(await freshEngine("portal_attacked"));
  await applyMigrations(owner);
  const [here] = await owner.prisma.$queryRaw<{ name: string }[]>`SELECT current_database()::text AS name`;
  const role = `${here?.name}_app`;
  const urlOf = (username: string, password = "") => {
    const url = new URL(process.env["TEST_DATABASE_URL"] ?? "");
    return Object.assign(url, { pathname: `/${here?.name}`, username, password }).href;
  };
  const ownerUrl = urlOf(new URL(process.env["TEST_DATABASE_URL"] ?? "").username);
  const url = urlOf(role, "a'pass\"word é");
  await letApplicationIn(owner, url, false);
  const application: Database = await databaseOver(openPostgresql(url, 4));
  /** One connection as that role, to try what the portal itself never does. */
  const raw = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC" });
  await raw.connect();
  const close = async () => {
    await raw.end();
    await application.close();
    await owner.prisma.$executeRawUnsafe(`DROP OWNED BY "${role}"; `);
    await owner.prisma.$executeRawUnsafe(`DROP ROLE "${role}"`);
    await owner.close();
  };
  return { owner, application, raw, role, url, ownerUrl, close };
}
