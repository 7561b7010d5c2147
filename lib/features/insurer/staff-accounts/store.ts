import "server-only";
import { z } from "zod";
import { endAccess } from "#lib/features/administration/account-changes/store/people.ts";
import { forgetFactors } from "#lib/features/entrance/factors/store.ts";
import { clearTries } from "#lib/features/entrance/sign-in/store/waits.ts";
import type { Name } from "#lib/features/base/people/rules.ts";
import { hasStaffRole, type Actor, type Staff } from "#lib/platform/access/actor.ts";
import type { StaffRole } from "#lib/platform/access/roles.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import type { AnyEvent } from "#lib/platform/audit/event.ts";
import { onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { nameColumns } from "#lib/features/base/people/store.ts";

const nobody = "00000000-0000-0000-0000-000000000000";

const contact = {
  id: true,
  ...nameColumns,
  ...{ email: true, locale: true, mobileNumber: true, status: true, staffRoles: true },
} as const;

const adminLock = statement("staff-accounts.lock-admins", z.object({ id: z.string(), manages: z.boolean() }));

/** All who manage staff now, and this account, locked in one order: two of them could end each other at one moment. */
async function lockStaffAdmins(tx: Tx, accountId: string): Promise<string[]> {
  const locked = await adminLock(tx)`
    SELECT id, status = 'ACTIVE' AND coalesce('STAFF_ADMIN' = ANY ("staffRoles"), false) AS manages FROM "Account"
    WHERE id = ${accountId}::uuid OR 'STAFF_ADMIN' = ANY ("staffRoles")
    ORDER BY id FOR NO KEY UPDATE`;
  return locked.flatMap(({ id, manages }) => (manages ? [id] : []));
}

/** It ended between the question and the lock, so it may do nothing any more. */
const isEnded = (actor: Actor, admins: readonly string[]) =>
  hasStaffRole(actor, "STAFF_ADMIN") && !admins.includes(actor.accountId);

/** One of the insurer's people, also one who left; locked, with how many others manage staff. */
export async function lockStaff(tx: Tx, scope: Scope, actor: Actor, accountId: string) {
  if (scope.of !== "everything") return null;
  const admins = await lockStaffAdmins(tx, accountId);
  const found = await tx.account.findFirst({ where: { id: accountId, ...isOrWasStaff }, select: contact });
  if (!found || isEnded(actor, admins)) return null;
  const passkeys = await tx.passkey.count({ where: { accountId } });
  return { ...found, accountId, passkeys, others: admins.filter((id) => id !== accountId).length };
}

export type LockedStaff = NonNullable<Awaited<ReturnType<typeof lockStaff>>>;

const addressLock = statement("staff-accounts.lock-address", onlyId);

/** Those of these addresses who manage staff, locked, and all others of the insurer's people. */
export async function lockNamed(tx: Tx, emails: readonly string[]) {
  await lockStaffAdmins(tx, nobody);
  const staff = await tx.account.findMany({
    where: { staffRoles: { isEmpty: false } },
    select: contact,
    orderBy: { id: "asc" },
  });
  const named = staff.filter(({ email, staffRoles }) => emails.includes(email) && staffRoles.includes("STAFF_ADMIN"));
  return { named, others: staff.filter((account) => !named.includes(account)) };
}

/** Who has this address, locked, with how many manage staff. */
export async function lockAddress(tx: Tx, actor: Actor, email: string) {
  const admins = await lockStaffAdmins(tx, nobody);
  if (isEnded(actor, admins)) return null;
  await addressLock(tx)`SELECT id FROM "Account" WHERE email = ${email} FOR NO KEY UPDATE`;
  const found = await tx.account.findUnique({
    where: { email },
    select: { ...contact, _count: { select: { authorisations: true, passkeys: true } } },
  });
  const holder = found && {
    ...found,
    isCustomer: found._count.authorisations > 0,
    passkeys: found._count.passkeys,
  };
  return { holder, admins: admins.length };
}

const isOrWasStaff = {
  authorisations: { none: {} },
  OR: [{ staffRoles: { isEmpty: false } }, { blockCause: "STAFF" as const }],
};

const unproven = { passwordHash: null, mobileProvenAt: null, mobileChangedAt: null, blockCause: null, blockedAt: null };

type Beginning = Partial<Name> & {
  readonly status: "INVITED" | "BLOCKED";
  readonly sortName?: string;
  readonly mobileNumber?: string | null;
  readonly staffRoles?: StaffRole[];
  readonly blockCause?: "STAFF";
  readonly blockedAt?: Date;
};

/**
 * Writes an account of the staff together with the end of all that opened it: what was proven, its factors, its sessions
 * and the links that open something of it. Whoever begins, begins anew or leaves is written by this alone; a link for what
 * begins is made after, and one that was to begin ends by `closeLinks`. The account must be locked.
 */
export async function writeUnproven(tx: Tx, accountId: string, data: Beginning, now: Date) {
  const account = await tx.account.update({ where: { id: accountId }, data: { ...unproven, ...data } });
  await endAccess(tx, accountId, now);
  await clearTries(tx, accountId);
  await forgetFactors(tx, accountId, now);
  return account;
}

/** Ends every link and code that was sent before. */
export async function closeLinks(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.oneTimeLink.updateMany({
    where: { accountId, usedAt: null, replacedAt: null },
    data: { replacedAt: now },
  });
}

const puttingBack = statement("staff-accounts.put-back", onlyId);

/** Puts back into the queues of the servicedesk what they took and nobody has finished. Returns the ids. */
export async function putBackWorkOf(tx: Tx, accountId: string): Promise<string[]> {
  const returned = await puttingBack(tx)`
    WITH calls AS (
      UPDATE "CallBackRequest" SET "takenById" = NULL, "takenAt" = NULL
      WHERE "takenById" = ${accountId}::uuid AND status <> 'DONE' RETURNING id
    ), requests AS (
      UPDATE "HelpRequest" SET "takenById" = NULL, "takenAt" = NULL
      WHERE "takenById" = ${accountId}::uuid AND status IN ('RECEIVED', 'SEEN') RETURNING id
    ), cases AS (
      UPDATE "StaffCase" SET "takenById" = NULL, "takenAt" = NULL
      WHERE "takenById" = ${accountId}::uuid AND "doneAt" IS NULL RETURNING id
    )
    SELECT id FROM calls UNION ALL SELECT id FROM requests UNION ALL SELECT id FROM cases`;
  return returned.map(({ id }) => id);
}

const watching = statement(
  "staff-accounts.watchers",
  z.object({ id: z.string(), firstName: z.string(), email: z.string(), locale: z.string() }),
);

/** All who manage staff or audit, to be told. */
export const watchers = (tx: Tx) =>
  watching(tx)`
    SELECT id, "firstName", email, locale FROM "Account"
    WHERE cardinality("staffRoles") > 0 AND "staffRoles" && '{STAFF_ADMIN,AUDITOR}' AND status = 'ACTIVE' ORDER BY id`;

export const nameOf = (tx: Tx, { accountId }: Staff) =>
  tx.account.findUniqueOrThrow({ where: { id: accountId }, select: nameColumns });

type ListedStaff = Name & {
  readonly id: string;
  readonly email: string;
  readonly mobileNumber: string | null;
  readonly status: "INVITED" | "ACTIVE" | "BLOCKED";
  readonly staffRoles: readonly StaffRole[];
  readonly lastSignInAt: Date | null;
};

export async function listStaff(db: Reader, scope: Scope, atMost: number): Promise<ListedStaff[]> {
  if (scope.of !== "everything") return [];
  return db.account.findMany({
    where: isOrWasStaff,
    select: { ...contact, lastSignInAt: true },
    orderBy: [{ sortName: "asc" }, { id: "asc" }],
    take: atMost,
  });
}

/** One of them, with the newest link with which they can begin. */
export async function findStaff(db: Reader, scope: Scope, id: string) {
  if (scope.of !== "everything") return null;
  const found = await db.account.findFirst({
    where: { id, ...isOrWasStaff },
    select: { ...contact, lastSignInAt: true, blockedAt: true },
  });
  const link = await db.oneTimeLink.findFirst({
    where: { accountId: id, purpose: "ACTIVATE", usedAt: null, replacedAt: null },
    select: { createdAt: true, expiresAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return found && { ...found, link };
}

/** Whether this was done to an account since that moment. */
export async function wasDone(db: Reader, accountId: string, { name }: AnyEvent, since: Date): Promise<boolean> {
  const where = { subjectId: accountId, event: name, outcome: "done", at: { gte: since } };
  return (await db.auditRecord.count({ where })) > 0;
}
