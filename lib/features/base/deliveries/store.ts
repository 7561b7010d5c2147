import "server-only";
import { z } from "zod";
import { within, type Scope } from "#lib/platform/access/scope.ts";
import { enums, onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import type { Report } from "#lib/platform/outbox/report.ts";

const hearing = statement(
  "deliveries.hear",
  z.object({ to: z.string(), kind: z.enum(enums.OutboxKind), sentAt: z.date().nullable() }),
);

/**
 * Writes down what was reported of a message, if that is news: what ended is not delayed any more, and of two ends the
 * last counts. Gives whom it was for; null for no message of ours.
 */
export async function hear(tx: Tx, { id, providerId, fate, reason }: Report, now: Date) {
  const [row] = await hearing(tx)`
    UPDATE "Outbox" SET fate = ${fate}::"MessageFate", "fateAt" = ${now}::timestamptz, "fateReason" = ${reason}
    WHERE (id = ${id ?? null}::uuid OR "providerId" = ${providerId ?? null}::text) AND kind <> 'JOB'
      AND (fate IS NULL OR fate = 'DELAYED' OR ${fate}::text <> 'DELAYED')
    RETURNING "to", kind::text AS kind, "sentAt"`;
  return row ?? null;
}

const looking = statement("deliveries.looking", onlyId);

/** Whether another look at the mailbox of the return path is planned. */
export async function isLookPlanned(tx: Tx): Promise<boolean> {
  const rows = await looking(tx)`
    SELECT id FROM "Outbox"
    WHERE lane = 'REGISTER' AND "sentAt" IS NULL AND "deadAt" IS NULL AND "to" = 'message.look' LIMIT 1`;
  return rows.length > 0;
}

/** Marks an address as one at which messages come back. */
export async function markReturned(
  tx: Tx,
  address: string,
  kind: "EMAIL" | "SMS",
  reason: string,
  at: Date,
): Promise<void> {
  const data = { kind, reason, returnedAt: at };
  await tx.returnedAddress.upsert({ where: { address }, create: { address, ...data }, update: data });
}

/** Something that was sent after it came back has arrived, so it is right again. */
export async function clearReturned(tx: Tx, address: string, sentAt: Date): Promise<void> {
  await tx.returnedAddress.deleteMany({ where: { address, returnedAt: { lte: sentAt } } });
}

/** Whether the last that is known of an address is that a message came back. */
export const isReturned = async (tx: Tx, address: string): Promise<boolean> =>
  (await tx.returnedAddress.count({ where: { address } })) > 0;

/** What came back from this person's address and number, of someone within the scope. */
export async function returnedOf(db: Reader, scope: Scope, authorisationId: string) {
  const place = await db.authorisation.findFirst({
    where: { id: authorisationId, ...within(scope) },
    select: { status: true, account: { select: { email: true, mobileNumber: true } } },
  });
  if (!place) return null;
  const { email } = place.account;
  // Of someone who has not accepted yet, only what was typed here may be told about.
  const mobileNumber = place.status === "PENDING" ? null : place.account.mobileNumber;
  const rows = await db.returnedAddress.findMany({
    where: { address: { in: [email, ...(mobileNumber ? [mobileNumber] : [])] } },
    orderBy: { kind: "asc" },
  });
  return rows.map(({ kind, reason, returnedAt }) => ({ kind, reason, at: returnedAt }));
}
