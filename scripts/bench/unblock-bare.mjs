import { createServer } from "node:http";
import pg from "pg";

const [port] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2, options: "-c TimeZone=UTC" });

/** The least that a POST which unblocks could do: one transaction with a change and a record, and a redirection. */
createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query(`UPDATE "Account" SET "blockedAt" = NULL WHERE id = $1`, [body]);
  await client.query(
    `INSERT INTO "AuditRecord" (id, at, event, outcome, "actorKind") VALUES (gen_random_uuid(), now(), 'bench', 'done', 'system')`,
  );
  await client.query("COMMIT");
  client.release();
  response.writeHead(303, { Location: "/" }).end();
}).listen(Number(port), () => console.log("Ready on"));
