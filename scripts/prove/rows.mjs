/** Counts, what is kept of tries, and what says when something is over: nobody's. */
const nobodys = ["_prisma_migrations", "Limit", "PasswordTries"];

/** Every row of the whole database as text, by its table and key. */
export async function rowsOf(database) {
  const { rows: tables } = await database.query(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS key
     FROM pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
     WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relname <> ALL ($1) GROUP BY 1`,
    [nobodys],
  );
  const found = new Map();
  for (const { name, key } of tables) {
    const { rows } = await database.query(`SELECT to_jsonb(t)::text AS row FROM "${name}" t`);
    for (const { row } of rows) {
      const values = JSON.parse(row);
      found.set(`${name} ${key.map((column) => values[column]).join(" ")}`, row);
    }
  }
  return found;
}

const uuid = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/g;

/**
 * What happened to rows of others: one that was there is gone or says something else, or a new one is about theirs or
 * holds the mark that stands in all they have.
 */
export function changesOf(before, after, { isOwn, mark }) {
  const wrong = [];
  const theirs = new Set();
  for (const [key, row] of before) {
    if (isOwn(row)) continue;
    for (const id of key.match(uuid) ?? []) theirs.add(id);
    const now = after.get(key);
    if (now !== row) wrong.push(`${key}: ${now === undefined ? "gone" : `${differing(row, now)}`}`);
  }
  for (const [key, row] of after)
    if (!before.has(key) && (row.includes(mark) || (row.match(uuid) ?? []).some((id) => theirs.has(id))))
      wrong.push(`${key} is new: ${row.slice(0, 300)}`);
  return wrong;
}

function differing(before, after) {
  const [was, is] = [JSON.parse(before), JSON.parse(after)];
  const names = Object.keys(is).filter((name) => JSON.stringify(was[name]) !== JSON.stringify(is[name]));
  return names.map((name) => `${name} ${JSON.stringify(was[name])} → ${JSON.stringify(is[name])}`).join(", ");
}
