import { connect } from "#scripts/bench/raw.ts";

/** Blocks twenty colleagues of the largest organisation of DATABASE_URL, for a page of nothing else. */
const pool = connect(process.env["DATABASE_URL"] ?? "", { unguarded: true });
await pool.query(`
  UPDATE "Authorisation" SET status = 'BLOCKED', "blockedAt" = now() WHERE id IN (
    SELECT id FROM "Authorisation" WHERE "organisationId" = '10000000-0000-7000-8000-000000000001' AND role = 'EMPLOYEE'
    ORDER BY id DESC LIMIT 20)`);
await pool.end();
