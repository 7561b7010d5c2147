import "server-only";
import { begunAt } from "#lib/features/administration/account-changes/store/changes.ts";
import { staffWith } from "#lib/features/base/people/store.ts";
import { z } from "zod";
import { troubleOf } from "#lib/features/base/deliveries/rules.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { TypedEmail } from "#lib/features/base/people/schema.ts";
import { viewLastsMs } from "#lib/features/insurer/servicedesk/rules.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { after } from "#lib/platform/durations.ts";
import { enums, statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { theirServer } from "#lib/platform/outbox/failure.ts";
import { phoneOf } from "#lib/platform/phone.ts";
import { keyedHashes } from "#lib/platform/secrets.ts";
import type { Message } from "./rules.ts";
import { nameColumns } from "#lib/features/base/people/store.ts";

/** An address or number in the one spelling that the outbox uses. */
type Address = { readonly kind: "EMAIL" | "SMS"; readonly to: string };

export function addressOf(typed: string): Address | null {
  if (typed.includes("@")) {
    const email = TypedEmail.safeParse(typed);
    return email.success ? { kind: "EMAIL", to: email.data } : null;
  }
  const phone = phoneOf(typed);
  return "number" in phone ? { kind: "SMS", to: phone.number } : null;
}

const hashesOf = ({ to }: Address) => keyedHashes("messages", to);

/** The record of a look names this instead of an address that nobody here has. */
export const hashOfAddress = (address: Address) => hashesOf(address)[0];

type Place = {
  readonly authorisationId: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly person: string;
};

/** Who has this address or number, in which organisations: those with access now come first. */
export async function placesOf(db: Db, scope: Scope, { kind, to }: Address): Promise<Place[]> {
  if (scope.of !== "everything") return [];
  const rows = await db.authorisation.findMany({
    where: { account: kind === "EMAIL" ? { email: to } : { mobileNumber: to } },
    select: {
      id: true,
      status: true,
      organisationId: true,
      organisation: { select: { name: true } },
      account: { select: nameColumns },
    },
    orderBy: { id: "asc" },
    take: 20,
  });
  const rank = ({ status }: (typeof rows)[number]) => (status === "ACTIVE" ? 0 : 1);
  return [...rows]
    .sort((a, b) => rank(a) - rank(b))
    .map(({ id, organisationId, organisation, account }) => ({
      ...{ authorisationId: id, organisationId, organisation: organisation.name },
      person: fullName(account),
    }));
}

/** Where this person is written to. */
export async function addressesOf(db: Reader, scope: Scope, authorisationId: string) {
  if (scope.of !== "everything") return null;
  const found = await db.authorisation.findUnique({
    where: { id: authorisationId },
    select: { organisationId: true, account: { select: { email: true, mobileNumber: true } } },
  });
  if (!found) return null;
  const { email, mobileNumber } = found.account;
  const addresses: Address[] = [
    { kind: "EMAIL", to: email },
    ...(mobileNumber ? [{ kind: "SMS" as const, to: mobileNumber }] : []),
  ];
  return { organisationId: found.organisationId, addresses };
}

const looked = statement("messages.last-look", z.object({ at: z.date() }));

/** When this staff member last said why they look at these, if that still counts. */
export async function lastLook(
  db: Reader,
  staffId: string,
  address: Address,
  places: readonly Place[],
  now: Date,
): Promise<Date | null> {
  const since = after(now, -viewLastsMs);
  if (places.length > 0) {
    const found = await db.staffView.findFirst({
      where: {
        staffId,
        authorisationId: { in: places.map(({ authorisationId }) => authorisationId) },
        at: { gt: since },
      },
      select: { at: true },
      orderBy: [{ at: "desc" }, { id: "desc" }],
    });
    return found?.at ?? null;
  }
  const [found] = await looked(db)`
    SELECT at FROM "AuditRecord"
    WHERE "actorKind" = 'staff' AND "actorId" = ${staffId} AND at > ${since}::timestamptz
      AND event = 'staff.view-messages' AND outcome = 'done' AND after->>'of' = ANY (${hashesOf(address)}::text[])
    ORDER BY at DESC LIMIT 1`;
  return found?.at ?? null;
}

const shown = {
  ...{ id: true, kind: true, to: true, event: true, createdAt: true, notBefore: true },
  ...{ attempts: true, leasedUntil: true, sentAt: true, deadAt: true, lastError: true },
  ...{ fate: true, fateAt: true, fateReason: true },
} as const;

export type Sent = Message & { readonly to: string };

/** The messages to an address, newest first. */
export async function messagesTo(db: Reader, scope: Scope, { kind, to }: Address, atMost: number): Promise<Sent[]> {
  if (scope.of !== "everything") return [];
  const rows = await db.outbox.findMany({
    where: { to, kind },
    select: shown,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: atMost,
  });
  return rows.map((row) => ({ ...row, kind }));
}

/** What failed for good, also after a server took it, and what is late; newest first. */
export async function failedSince(db: Reader, scope: Scope, since: Date, atMost: number) {
  if (scope.of !== "everything") return [];
  return db.outbox.findMany({
    where: {
      OR: [
        { deadAt: { gt: since } },
        { fate: { in: ["BOUNCED", "SUPPRESSED"] }, fateAt: { gt: since } },
        { fate: "DELAYED", fateAt: { gt: since } },
        { sentAt: null, deadAt: null, lastError: { not: null }, NOT: { lastError: { startsWith: theirServer } } },
      ],
    },
    select: shown,
    orderBy: [{ deadAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
    take: atMost,
  });
}

/** What waits because a server takes nothing of ours: how many, and since when. */
export async function heldNow(db: Reader, scope: Scope) {
  if (scope.of !== "everything") return [];
  const rows = await db.outbox.groupBy({
    by: ["lane", "lastError"],
    where: { sentAt: null, deadAt: null, lastError: { startsWith: theirServer } },
    _count: true,
    _min: { createdAt: true },
  });
  return rows.map(({ lane, lastError, _count: count, _min }) => ({
    ...{ lane, count, since: _min.createdAt, trouble: troubleOf(lastError ?? "") },
  }));
}

const finding = statement(
  "messages.failed",
  z.object({
    id: z.string(),
    kind: z.enum(enums.OutboxKind),
    event: z.string().nullable(),
    to: z.string(),
    isWhole: z.boolean(),
  }),
);

/** A message or job that failed, locked. */
export async function lockFailed(tx: Tx, scope: Scope, id: string, now: Date) {
  if (scope.of !== "everything") return null;
  const [row] = await finding(tx)`
    SELECT id, kind::text AS kind, event, "to", payload IS NOT NULL AS "isWhole" FROM "Outbox"
    WHERE id = ${id}::uuid AND ("deadAt" IS NOT NULL OR fate IN ('BOUNCED', 'SUPPRESSED')) FOR UPDATE`;
  return row ? { ...row, isChanging: (await begunAt(tx, scope, [row.to], now)).has(row.to) } : null;
}

/** Lets the worker do a job again that was given up. */
export async function doAgain(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Outbox" SET "deadAt" = NULL, "lastError" = NULL, attempts = 0, "notBefore" = ${now}::timestamptz
    WHERE id = ${id}::uuid AND kind = 'JOB' AND "deadAt" IS NOT NULL`;
}

/** The insurer's people who answer the telephone when codes stay away, and those who let their own people in. */
export const whoWatchesSms = (tx: Tx) => staffWith(tx, ["STAFF_ADMIN", "SERVICEDESK"]);
