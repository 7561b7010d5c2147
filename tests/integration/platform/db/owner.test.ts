import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseOver } from "#lib/platform/db/client.ts";
import { openPostgresql } from "#lib/platform/db/postgresql.ts";
import { letApplicationIn, makeRoles } from "#lib/platform/db/roles.ts";

/** What docs/operate.md has somebody do by hand, with names of this test's own. */
const byHand = /`(CREATE ROLE owner [^`]+)`/.exec(readFileSync("docs/operate.md", "utf8"))?.[1] ?? "";
const [name, role] = ["portal_walked", "portal_walked_app"];

describe.runIf(process.env["TEST_ENGINE"] === "postgresql")("an owner as docs/operate.md makes one", () => {
  const server = new URL(process.env["TEST_DATABASE_URL"] ?? "postgresql://nowhere");
  const admin = new pg.Client({ connectionString: server.href });
  const at = (username: string, password: string) =>
    Object.assign(new URL(server), { username, password, pathname: `/${name}` }).href;
  const application = at(role, "het-wachtwoord-van-de-toepassing");

  async function gone() {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    for (const one of [role, "portal_walked_owner"]) {
      const { rowCount } = await admin.query("SELECT FROM pg_roles WHERE rolname = $1", [one]);
      if (rowCount) await admin.query(`DROP OWNED BY ${one}; DROP ROLE ${one}`);
    }
  }
  beforeAll(async () => {
    await admin.connect();
    await gone();
    const statements = byHand
      .replaceAll("owner", "portal_walked_owner")
      .replaceAll("DATABASE portal ", `DATABASE ${name} `)
      .replace("'…'", "'het-wachtwoord'");
    for (const statement of statements.split(";").filter((one) => one.trim())) await admin.query(statement);
    // Another test may have made these on the same server; an owner who makes them may give them.
    await admin.query(makeRoles);
    await admin.query("GRANT portal_application, portal_member TO portal_walked_owner WITH ADMIN OPTION");
  });
  afterAll(async () => {
    await gone();
    await admin.end();
  });

  const letIn = async () => {
    const opened = await databaseOver(openPostgresql(at("portal_walked_owner", "het-wachtwoord"), 2));
    try {
      await opened.migrating(({ script }) => script(makeRoles));
      await letApplicationIn(opened, application, true);
    } finally {
      await opened.close();
    }
  };

  test("lets the application in, marks the database as one of production, and does so again", async () => {
    await letIn();
    const client = new pg.Client({ connectionString: application });
    await client.connect();
    expect((await client.query("SHOW portal.world")).rows).toEqual([{ "portal.world": "real" }]);
    await client.end();
    await admin.query("REVOKE SET ON PARAMETER portal.world FROM portal_walked_owner");
    await letIn();
  });

  test("who may not mark it hears what to ask an administrator for", async () => {
    await admin.query(`ALTER DATABASE ${name} RESET portal.world`);
    await expect(letIn()).rejects.toThrow(
      'GRANT SET ON PARAMETER portal.world TO "portal_walked_owner", or let an administrator of the server run',
    );
  });
});
