import pg from "pg";

/** What a portal's maker would write first: the library's adapter over one table of PostgreSQL, a statement for each call. */
export async function tableAdapter(url) {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  await pool.query(`
    DROP TABLE IF EXISTS oidc_kept;
    CREATE TABLE oidc_kept (kind text, id text, payload jsonb NOT NULL, grant_id text, uid text, expires_at timestamptz,
                            consumed_at timestamptz, PRIMARY KEY (kind, id));
    CREATE INDEX ON oidc_kept (grant_id);
    CREATE INDEX ON oidc_kept (uid)`);
  const ask = async (name, text, ...values) => (await pool.query({ name, text, values })).rows;
  const found = ([row]) => row && { ...row.payload, ...(row.consumed_at && { consumed: true }) };
  return class {
    constructor(kind) {
      this.kind = kind;
    }
    async upsert(id, payload, seconds) {
      await ask(
        "upsert",
        `INSERT INTO oidc_kept VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
         ON CONFLICT (kind, id) DO UPDATE SET payload = EXCLUDED.payload, expires_at = EXCLUDED.expires_at`,
        ...[this.kind, id, JSON.stringify(payload), payload.grantId, payload.uid, seconds],
      );
    }
    async find(id) {
      return found(
        await ask("find", `SELECT payload, consumed_at FROM oidc_kept WHERE kind = $1 AND id = $2`, this.kind, id),
      );
    }
    async findByUid(uid) {
      return found(
        await ask("uid", `SELECT payload, consumed_at FROM oidc_kept WHERE kind = $1 AND uid = $2`, this.kind, uid),
      );
    }
    async consume(id) {
      await ask("consume", `UPDATE oidc_kept SET consumed_at = now() WHERE kind = $1 AND id = $2`, this.kind, id);
    }
    async destroy(id) {
      await ask("destroy", `DELETE FROM oidc_kept WHERE kind = $1 AND id = $2`, this.kind, id);
    }
    async revokeByGrantId(grantId) {
      await ask("revoke", `DELETE FROM oidc_kept WHERE grant_id = $1`, grantId);
    }
  };
}
