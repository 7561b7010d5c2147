import "server-only";
import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import { StartRefusal } from "../start-refusal.ts";
import type { Database } from "./client.ts";

/** What the application may do with a table: rows come and go, but what is history is only added to or read. */
const rights = `CASE
  WHEN name IN ('AuditRecord', 'AuditSeal') THEN 'SELECT, INSERT'
  WHEN name IN ('AuditErasure', 'AccountName', 'GuestName', 'OrganisationName', 'LetIn', 'NameWord', '_prisma_migrations') THEN 'SELECT'
  ELSE 'SELECT, INSERT, UPDATE, DELETE' END`;

const settling = `DO $$
DECLARE name text;
BEGIN
  IF NOT pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = '"AuditRecord"'::regclass), 'MEMBER') THEN
    RETURN;
  END IF;
  EXECUTE format('REVOKE CREATE ON SCHEMA %I FROM PUBLIC', current_schema());
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO portal_application, portal_member', current_schema());
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
    EXECUTE format('REVOKE ALL ON %I FROM PUBLIC, portal_application, portal_member', name);
    EXECUTE format('GRANT %s ON %I TO portal_application, portal_member', ${rights}, name);
  END LOOP;
END $$`;

/** The roles that policies and rights name, which no dump brings along: they belong to the server. */
export const makeRoles = `DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['portal_application', 'portal_member'] LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      EXECUTE format('GRANT %I TO %I', name, session_user);
    END IF;
  END LOOP;
  GRANT portal_member TO portal_application;
END $$`;

/**
 * Gives the application's roles their rights to the tables there are now; the same however often it runs. For whoever
 * does not own them it does nothing.
 */
export const settleRights = (database: Database): Promise<void> => database.migrating(({ script }) => script(settling));

/**
 * Lets the role of DATABASE_URL in as the application, and makes it where it does not exist. With `real` nobody, not
 * even the owner, makes a world of the past here.
 */
export async function letApplicationIn(database: Database, url: string, real: boolean): Promise<void> {
  const { name, password } = roleOf(url);
  const [found] = await database.prisma.$queryRaw<
    { owner: string; exists: boolean; here: string; schema: string; isReal: boolean }[]
  >`
    SELECT session_user::text AS owner, current_database()::text AS here, current_schema()::text AS schema,
           coalesce(current_setting('portal.world', true) = 'real', false) AS "isReal",
           EXISTS (SELECT 1 FROM pg_roles WHERE rolname = ${name}) AS exists`;
  if (!found || found.owner === name)
    throw new StartRefusal(
      "DATABASE_URL and MIGRATE_DATABASE_URL name the same role: the application needs one of its own, that owns nothing.",
    );
  const role = identifier(name);
  const [here, schema] = [identifier(found.here), identifier(found.schema)];
  const login = `LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE${password ? ` PASSWORD ${literal(scram(password))}` : ""}`;
  await database
    .migrating(({ script }) =>
      script(`
        ${found.exists ? "" : `CREATE ROLE ${role} ${login};`}
        REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${role};
        GRANT portal_application TO ${role};
        REVOKE TEMPORARY ON DATABASE ${here} FROM PUBLIC;
        GRANT CONNECT ON DATABASE ${here} TO ${role};
        ${real && !found.isReal ? `ALTER DATABASE ${here} SET portal.world = 'real';` : ""}`),
    )
    .catch((error: unknown) => {
      if ((error as { code?: string }).code !== "42501") throw error;
      const how = [
        `CREATE ROLE ${role} LOGIN PASSWORD '…'; GRANT portal_application TO ${role};`,
        ...(real ? [`ALTER DATABASE ${here} SET portal.world = 'real';`] : []),
      ].join(" ");
      throw new StartRefusal(
        `The role of MIGRATE_DATABASE_URL may not let the application in: give it CREATEROLE and GRANT SET ON PARAMETER portal.world TO ${identifier(found.owner)}, or let an administrator of the server run: ${how}`,
      );
    });
}

function roleOf(url: string): { name: string; password: string } {
  const { username, password } = new URL(url);
  if (!username) throw new StartRefusal("DATABASE_URL does not say as which role the application signs in.");
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}

const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The form in which PostgreSQL itself keeps a password, so that its log never holds the password. */
function scram(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password.normalize("NFKC"), salt, 4096, 32, "sha256");
  const keyed = (name: string) => createHmac("sha256", salted).update(name).digest();
  const stored = createHash("sha256").update(keyed("Client Key")).digest("base64");
  return `SCRAM-SHA-256$4096:${salt.toString("base64")}$${stored}:${keyed("Server Key").toString("base64")}`;
}

type Powers = { readonly role: string; readonly isIn: boolean; readonly may: string | null };

/** Why this role is not the application's: it was not let in, or may do more than read and write rows. Null when it is. */
export async function whyNotApplication({ prisma }: Pick<Database, "prisma">): Promise<string | null> {
  const [found] = await prisma.$queryRaw<Powers[]>`
    WITH me AS (SELECT * FROM pg_roles WHERE rolname = session_user),
    mine AS (SELECT * FROM pg_roles WHERE pg_has_role(session_user, oid, 'MEMBER')),
    tables AS (SELECT oid, relowner, relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r')
    SELECT me.rolname AS role,
      EXISTS (SELECT 1 FROM mine WHERE rolname = 'portal_application') AS "isIn",
      CASE
        WHEN EXISTS (SELECT 1 FROM mine WHERE rolsuper) THEN 'is a superuser'
        WHEN EXISTS (SELECT 1 FROM mine WHERE rolbypassrls) THEN 'may pass by the policies of rows'
        WHEN EXISTS (SELECT 1 FROM mine WHERE rolcreaterole OR rolcreatedb OR rolreplication)
          THEN 'may make roles or databases, or copy them'
        WHEN EXISTS (SELECT 1 FROM tables JOIN mine ON mine.oid = relowner)
          OR EXISTS (SELECT 1 FROM pg_database JOIN mine ON mine.oid = datdba WHERE datname = current_database())
          OR EXISTS (SELECT 1 FROM pg_namespace JOIN mine ON mine.oid = nspowner WHERE nspname = current_schema())
          OR EXISTS (SELECT 1 FROM pg_proc JOIN mine ON mine.oid = proowner WHERE pronamespace = current_schema()::regnamespace)
          THEN 'owns the database or something in it'
        WHEN EXISTS (SELECT 1 FROM mine WHERE rolname LIKE 'pg\\_%') THEN 'is in one of the roles of the server itself'
        WHEN has_schema_privilege(session_user, current_schema(), 'CREATE')
          OR has_database_privilege(session_user, current_database(), 'CREATE') THEN 'may make tables and functions'
        WHEN has_parameter_privilege(session_user, 'session_replication_role', 'SET') THEN 'may switch triggers off'
        WHEN EXISTS (SELECT 1 FROM tables WHERE has_table_privilege(session_user, oid, 'TRUNCATE, REFERENCES, TRIGGER'))
          THEN 'may empty tables at once, or put triggers on them'
        WHEN EXISTS (
          SELECT 1 FROM tables WHERE relname = 'AuditRecord'
            AND (has_table_privilege(session_user, oid, 'DELETE') OR has_any_column_privilege(session_user, oid, 'UPDATE')))
          THEN 'may change the records of the log'
      END AS may
    FROM me`;
  if (found?.may)
    return `The role ${found.role} of DATABASE_URL ${found.may}, which the application must not; give it a role of its own and run "npm run migrate".`;
  if (!found?.isIn)
    return `The role ${found?.role ?? "?"} of DATABASE_URL has no rights here yet; run "npm run migrate" first.`;
  return null;
}
