import "server-only";
import { z } from "zod";
import { database } from "../db/client.ts";
import { join, sql, type Sql } from "../db/sql.ts";
import { statement } from "../db/statement.ts";
import type { Reader } from "../db/types.ts";
import { hashOf, opened, seal } from "../secrets.ts";

/** What the provider keeps between two requests: sealed, and found by the hash of its secret alone. */
export type Trace = {
  readonly kind: string;
  readonly hash: string;
  /** In base64. */
  readonly sealed: string;
  /** The grant that it belongs to, and goes with. */
  readonly grantId: string;
  readonly seconds: number;
};

const sealedFor = "oidc";

type Of = { readonly kind: string; readonly id: string; readonly grantId?: string | undefined };

export const traceOf = ({ kind, id, grantId = id }: Of, payload: object, seconds: number): Trace => ({
  ...{ kind, hash: hashOf(id), grantId, seconds },
  sealed: Buffer.from(seal(payload, sealedFor)).toString("base64"),
});

/** What a trace says; of what the provider makes of it, it judges itself. Null when its key is gone. */
export const openTrace = <Payload extends object>(sealed: Uint8Array): Payload | null =>
  opened(
    sealed,
    sealedFor,
    z.custom<Payload>((kept) => typeof kept === "object" && kept !== null),
  );

const rowOf = ({ kind, hash, sealed, grantId, seconds }: Trace, now: Date) =>
  sql`(${kind}, ${hash}, decode(${sealed}, 'base64'), ${grantId}, ${now}::timestamptz,
       ${new Date(now.getTime() + seconds * 1000)}::timestamptz)`;

/** Writes down traces, in a transaction or by themselves. */
export const keeping = (traces: readonly Trace[], now: Date): Sql => sql`
  INSERT INTO "OidcArtifact" (kind, hash, payload, "grantId", "createdAt", "expiresAt")
  VALUES ${join(traces.map((trace) => rowOf(trace, now)))}
  ON CONFLICT (kind, hash) DO UPDATE SET payload = EXCLUDED.payload, "expiresAt" = EXCLUDED."expiresAt"`;

const run = async (statement: Sql) => (await database()).direct(statement);

export async function keepTrace(trace: Trace): Promise<void> {
  await run(keeping([trace], new Date()));
}

/** The first time that this is kept; false if it was before. */
export async function keepOnce(trace: Trace): Promise<boolean> {
  const now = new Date();
  const rows = await run(sql`
    INSERT INTO "OidcArtifact" (kind, hash, payload, "grantId", "createdAt", "expiresAt")
    VALUES ${rowOf(trace, now)} ON CONFLICT (kind, hash) DO NOTHING RETURNING kind`);
  return rows.length > 0;
}

export type Named = { readonly kind: string; readonly hash: string };

const using = ({ kind, hash }: Named, now: Date): Sql => sql`
  UPDATE "OidcArtifact" SET "consumedAt" = ${now}::timestamptz
  WHERE kind = ${kind} AND hash = ${hash} AND "consumedAt" IS NULL RETURNING kind`;

/** Of two that use it at once, one has; false for the other. */
export const useTrace = async (named: Named): Promise<boolean> => (await run(using(named, new Date()))).length > 0;

/** Uses one and keeps what is given for it, both or neither. False when it was used before. */
export async function exchangeTrace(named: Named, given: Trace): Promise<boolean> {
  const now = new Date();
  const rows = await run(sql`
    WITH used AS (${using(named, now)})
    INSERT INTO "OidcArtifact" (kind, hash, payload, "grantId", "createdAt", "expiresAt")
    SELECT given.* FROM (VALUES ${rowOf(given, now)}) AS given WHERE EXISTS (SELECT FROM used)
    RETURNING kind`);
  return rows.length > 0;
}

const kept = statement(
  "oidc.kept",
  z.object({
    ...{ payload: z.instanceof(Uint8Array), consumedAt: z.date().nullable(), grantId: z.string().nullable() },
    granted: z.instanceof(Uint8Array).nullable(),
  }),
);

/** The session for which it was given, under the id that its sign-on has. */
export const sessionOf = ({ kind, hash }: Named): Sql => sql`
  (SELECT signed."sessionId" FROM "OidcArtifact" own JOIN "PortalSignOn" signed ON signed."grantId" = own."grantId"
   WHERE own.kind = ${kind} AND own.hash = ${hash})`;

/** Whether the sign-on under this grant has ended: it stays so, whatever is given back, for its portal has been told. */
const isEnded = (grantId: Sql) =>
  sql`EXISTS (SELECT FROM "PortalSignOn" over WHERE over."grantId" = ${grantId} AND over."endedAt" IS NOT NULL)`;

/** One of them with the grant that it belongs to: whoever brings the one needs the other. */
export async function traceBy(db: Reader, { kind, hash }: Named) {
  const [row] = await kept(db)`
    SELECT own.payload, own."consumedAt", own."grantId", granted.payload AS granted
    FROM "OidcArtifact" own
    LEFT JOIN "OidcArtifact" granted ON own.kind <> 'Grant' AND granted.kind = 'Grant'
      AND granted.hash = translate(encode(sha256(convert_to(own."grantId", 'UTF8')), 'base64'), '+/=', '-_')
    WHERE own.kind = ${kind} AND own.hash = ${hash} AND NOT ${isEnded(sql`own."grantId"`)}`;
  return row ?? null;
}

export async function forgetTrace({ kind, hash }: Named): Promise<void> {
  await run(sql`DELETE FROM "OidcArtifact" WHERE kind = ${kind} AND hash = ${hash}`);
}

/** Ends the whole family: the grant and whatever was given under it. */
export async function forgetGrant(grantId: string): Promise<void> {
  await run(sql`DELETE FROM "OidcArtifact" WHERE "grantId" = ${grantId}`);
}
