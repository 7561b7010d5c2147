import "server-only";
import { z } from "zod";
import { placeIn } from "#lib/platform/auth/sessions.ts";
import { type Sql, sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";
import { after } from "#lib/platform/durations.ts";
import type { RequestFacts } from "#lib/platform/gate/request.ts";
import { newId } from "#lib/platform/new-id.ts";
import { hashOf, randomSecret } from "#lib/platform/secrets.ts";
import { deviceLastsMs, tryingLastsMs } from "./rules.ts";

/** The secrets of known devices that a browser brought: one for each of the accounts that signed in there. */
type Secrets = readonly string[];

/** Whether a browser with these secrets is known to an account, as a condition in SQL. */
export const isKnownTo = (accountId: Sql, secrets: Secrets, now: Date): Sql => sql`
  EXISTS (SELECT 1 FROM "KnownDevice" device WHERE device."accountId" = ${accountId}
    AND device."secretHash" = ANY (${secrets.map(hashOf)}::text[])
    AND device."endedAt" IS NULL AND device."expiresAt" > ${now}::timestamptz)`;

/** In which browsers this person once signed in completely, the last used first. */
export const devicesOf = (db: Db, accountId: string, now: Date) =>
  db.knownDevice.findMany({
    where: { accountId, endedAt: null, expiresAt: { gt: now }, onlyTries: false },
    select: { id: true, userAgent: true, createdAt: true, lastUsedAt: true },
    orderBy: [{ lastUsedAt: "desc" }, { id: "desc" }],
  });

type Device = {
  readonly id: string;
  /** For the browser to keep. */
  readonly secret: string;
  /** Whether nobody signed in to this account there before. */
  readonly isNew: boolean;
};

const knowing = statement(
  "known-devices.know",
  z.object({ id: z.string(), secretHash: z.string(), isNew: z.boolean() }),
);

/** From now on this browser is known to the account; one that was known stays so for longer. The account must be locked. */
export async function knowDevice(
  tx: Tx,
  accountId: string,
  { devices: secrets = [], ...request }: RequestFacts,
  now: Date,
): Promise<Device> {
  const secret = randomSecret();
  const { userAgent } = placeIn(request);
  const [device] = await knowing(tx)`
    WITH known AS MATERIALIZED (
      SELECT id, "secretHash", "onlyTries" FROM "KnownDevice"
      WHERE "accountId" = ${accountId}::uuid AND "secretHash" = ANY (${secrets.map(hashOf)}::text[])
        AND "endedAt" IS NULL AND "expiresAt" > ${now}::timestamptz
      ORDER BY "onlyTries", id LIMIT 1),
    kept AS (
      INSERT INTO "KnownDevice" AS device (id, "accountId", "secretHash", "userAgent", "createdAt", "lastUsedAt", "expiresAt")
      VALUES (coalesce((SELECT id FROM known), ${newId()}::uuid), ${accountId}::uuid,
        coalesce((SELECT "secretHash" FROM known), ${hashOf(secret)}), ${userAgent},
        ${now}::timestamptz, ${now}::timestamptz, ${after(now, deviceLastsMs)}::timestamptz)
      ON CONFLICT (id) DO UPDATE SET "onlyTries" = false, "userAgent" = excluded."userAgent",
        "lastUsedAt" = excluded."lastUsedAt", "expiresAt" = excluded."expiresAt"
      RETURNING device.id, device."secretHash")
    SELECT kept.id::text AS id, kept."secretHash", coalesce((SELECT "onlyTries" FROM known), true) AS "isNew" FROM kept`;
  if (!device) throw new Error("a device that was kept is not there");
  const { id, secretHash, isNew } = device;
  return { id, isNew, secret: secrets.find((brought) => hashOf(brought) === secretHash) ?? secret };
}

/** Lets a browser try passwords of this account for a while, although others have to wait. Gives the secret it keeps. */
export async function letTry(tx: Tx, accountId: string, request: RequestFacts, now: Date): Promise<string> {
  const secret = randomSecret();
  const { userAgent } = placeIn(request);
  const times = { createdAt: now, lastUsedAt: now, expiresAt: after(now, tryingLastsMs) };
  await tx.knownDevice.create({
    data: { accountId, secretHash: hashOf(secret), onlyTries: true, userAgent, ...times },
  });
  return secret;
}

/** Ends one of a person's devices, or all, and the sessions there. Gives how many were known until now. */
export async function endDevices(tx: Tx, of: { accountId: string; id?: string }, now: Date): Promise<number> {
  const ended = await tx.knownDevice.updateManyAndReturn({
    where: { ...of, endedAt: null },
    data: { endedAt: now },
    select: { id: true },
  });
  const ids = ended.map(({ id }) => id);
  await tx.session.updateMany({ where: { deviceId: { in: ids }, endedAt: null }, data: { endedAt: now } });
  return ids.length;
}
