import "server-only";
import { eventNamed } from "#lib/features/base/audit-log/rules.ts";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import type { AnyEvent } from "#lib/platform/audit/event.ts";
import { onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { mostCounted, type Place } from "#lib/platform/paging.ts";
import { newReference } from "#lib/platform/secrets.ts";
import type { Kind } from "./rules.ts";
import { lock, sql } from "#lib/platform/db/sql.ts";
import { nameColumns, takerColumns, takerOf } from "#lib/features/base/people/store.ts";

type New = {
  readonly kind: Kind;
  readonly accountId: string;
  readonly organisationId: string | null;
  /** The record it is about; null when there is none. */
  readonly auditRecordId: string | null;
};

/** Opens a case for the insurer's staff, and returns its reference. */
export async function openCase(tx: Tx, wanted: New, now: Date): Promise<{ id: string; reference: string }> {
  return tx.staffCase.create({
    data: { ...wanted, reference: newReference(), openedAt: now },
    select: { id: true, reference: true },
  });
}

/** The reference of the newest case of this kind about a person that is not done. */
export async function openReference(db: Db, accountId: string, kind: Kind): Promise<string | null> {
  const found = await db.staffCase.findFirst({
    where: { accountId, kind, doneAt: null },
    select: { reference: true },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
  });
  return found?.reference ?? null;
}

/** The open cases of this kind about a person, newest first, each with the name of the one who took it. */
export async function openReports(db: Db, accountId: string, kind: Kind) {
  const rows = await db.staffCase.findMany({
    where: { accountId, kind, doneAt: null },
    select: { id: true, takenById: true, takenBy: { select: nameColumns } },
    orderBy: [{ openedAt: "desc" }, { id: "desc" }],
  });
  return rows.map(({ takenBy, ...row }) => ({ ...row, takenBy: takenBy ? fullName(takenBy) : "" }));
}

const reportLock = statement("staff-cases.lock-reports", onlyId);

/** Locks the open cases of this kind about a person. The account must be locked. */
export async function lockReports(tx: Tx, accountId: string, kind: Kind): Promise<void> {
  await reportLock(tx)`
    SELECT id FROM "StaffCase" WHERE "accountId" = ${accountId}::uuid AND kind::text = ${kind} AND "doneAt" IS NULL
    ORDER BY id FOR UPDATE`;
}

const finishing = statement("staff-cases.finish-reports", onlyId);

/** Finishes the open cases of this kind about a person. Returns their ids. */
export async function finishReports(
  tx: Tx,
  { accountId, kind, staffId }: { readonly accountId: string; readonly kind: Kind; readonly staffId: string },
  now: Date,
): Promise<string[]> {
  const finished = await finishing(tx)`
    UPDATE "StaffCase" SET "doneAt" = ${now}::timestamptz, "takenById" = ${staffId}::uuid,
      "takenAt" = coalesce("takenAt", ${now}::timestamptz)
    WHERE "accountId" = ${accountId}::uuid AND kind::text = ${kind} AND "doneAt" IS NULL RETURNING id`;
  return finished.map(({ id }) => id);
}

/** A case, locked, with the name of the one who took it. */
export async function lockCase(tx: Tx, scope: Scope, id: string) {
  if (scope.of !== "everything") return null;
  // The account first, as whoever frees it does.
  const about = await tx.staffCase.findUnique({ where: { id }, select: { accountId: true } });
  if (!about || !(await lock(tx, "Account", about.accountId))) return null;
  await lock(tx, "StaffCase", id);
  const found = await tx.staffCase.findUnique({
    where: { id },
    include: { takenBy: { select: takerColumns }, account: { select: { status: true, blockCause: true } } },
  });
  if (!found) return null;
  const { account, takenBy, ...row } = found;
  const isFrozen = account.status === "BLOCKED" && account.blockCause === "FREEZE";
  return { ...row, isFrozen, ...takerOf(takenBy) };
}

export type LockedCase = NonNullable<Awaited<ReturnType<typeof lockCase>>>;

export type OpenCase = {
  readonly id: string;
  readonly reference: string;
  readonly kind: Kind;
  readonly openedAt: Date;
  readonly takenById: string | null;
  readonly takenBy: string;
  readonly takenAt: Date | null;
  readonly isTakerGone: boolean;
  readonly person: Name;
  readonly email: string;
  readonly mobileNumber: string | null;
  readonly organisation: string;
  /** An authorisation of the person: at the case's organisation, or the first they have when it names none. */
  readonly authorisationId: string | null;
  /** What happened, and when. */
  readonly about: { readonly event: AnyEvent; readonly at: Date } | null;
};

/** Each that is open: since when, until when, and who took it. It is part of a statement that counts. */
export const openCaseRows = sql`
  SELECT found."openedAt" AS since, NULL::timestamptz AS until, found."takenById" FROM "StaffCase" found
  WHERE found."doneAt" IS NULL`;

/** How many wait for the insurer's staff, counted no further than is said. */
export const countCases = async (db: Reader, scope: Scope) =>
  scope.of === "everything" ? db.staffCase.count({ where: { doneAt: null }, take: mostCounted + 1 }) : 0;

type Wanted = { readonly after: Place | null; readonly atMost: number };

/** The cases that wait for the insurer's staff, the longest waiting first. */
export async function openCases(db: Reader, scope: Scope, { after, atMost }: Wanted): Promise<OpenCase[]> {
  if (scope.of !== "everything") return [];
  // The first condition is what an index can begin at.
  const beyond = after && {
    openedAt: { gte: after.at },
    OR: [{ openedAt: { gt: after.at } }, { id: { gt: after.id } }],
  };
  const rows = await db.staffCase.findMany({
    where: { doneAt: null, ...beyond },
    include: {
      account: {
        select: {
          ...nameColumns,
          email: true,
          mobileNumber: true,
          authorisations: { select: { id: true, organisationId: true }, orderBy: { id: "asc" } },
        },
      },
      organisation: { select: { name: true } },
      takenBy: { select: takerColumns },
    },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    take: atMost,
  });
  const records = await db.auditRecord.findMany({
    where: { id: { in: rows.flatMap(({ auditRecordId }) => auditRecordId ?? []) } },
    select: { id: true, event: true, at: true },
  });
  const recordOf = new Map(records.map((record) => [record.id, record]));
  return rows.map(
    ({
      id,
      reference,
      kind,
      openedAt,
      takenById,
      takenBy,
      takenAt,
      account,
      organisation,
      organisationId,
      auditRecordId,
    }) => {
      const { email, mobileNumber, authorisations, ...person } = account;
      const place = authorisations.find((own) => own.organisationId === organisationId) ?? authorisations[0];
      const record = recordOf.get(auditRecordId ?? "");
      const event = record && eventNamed(record.event);
      const about = event ? { event, at: record.at } : null;
      return {
        ...{ id, reference, kind, openedAt, takenById, takenAt, person, email, mobileNumber, about },
        ...takerOf(takenBy),
        organisation: organisation?.name ?? "",
        authorisationId: place?.id ?? null,
      };
    },
  );
}
