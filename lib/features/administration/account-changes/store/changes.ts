import "server-only";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { within, type Scope } from "#lib/platform/access/scope.ts";
import { onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { hashOf, randomSecret } from "#lib/platform/secrets.ts";
import { lockPerson } from "./people.ts";
import { everywhere, lock, noJson } from "#lib/platform/db/sql.ts";
import { nameColumns } from "#lib/features/base/people/store.ts";

type Kind = "MOBILE_NUMBER" | "EMAIL" | "NAME" | "REACTIVATION";

const open = { completedAt: null, cancelledAt: null } as const;

type NewChange = {
  readonly kind: Kind;
  readonly accountId: string;
  readonly organisationId: string;
  readonly authorisationId: string;
  /** Null means the insurer's staff. */
  readonly startedById: string | null;
  readonly newMobileNumber?: string;
  readonly newEmail?: string | null;
  readonly newName?: Name;
  readonly expiresAt: Date;
};

/** Begins a change, and stops those of these kinds that are under way. The account must be locked. */
export async function beginChange(tx: Tx, change: NewChange, instead: readonly Kind[], now: Date): Promise<string> {
  await cancelChanges(tx, { accountId: change.accountId, kind: { in: [...instead] } }, now);
  const { id } = await tx.accountChange.create({ data: { ...change, createdAt: now }, select: { id: true } });
  return id;
}

type Wanted = { readonly accountId: string; readonly id?: string; readonly kind?: { in: Kind[] } };

/** Stops the changes under way, whichever organisation began them, ends their links, and returns their ids. The account must be locked. */
export async function cancelChanges(tx: Tx, wanted: Wanted, now: Date): Promise<string[]> {
  const stopped = await everywhere(tx, () =>
    tx.accountChange.updateManyAndReturn({
      where: { ...wanted, ...open },
      data: { cancelledAt: now, newName: noJson },
      select: { id: true },
    }),
  );
  const ids = stopped.map(({ id }) => id);
  await tx.oneTimeLink.updateMany({
    where: { changeId: { in: ids }, usedAt: null, replacedAt: null },
    data: { replacedAt: now },
  });
  return ids;
}

type ChangeLinkPurpose =
  "CHANGE_MOBILE_NUMBER" | "CONFIRM_OLD_EMAIL" | "CONFIRM_NEW_EMAIL" | "CONFIRM_NAME" | "NOT_ME" | "STOP_CHANGE";

type NewLink = {
  readonly purpose: ChangeLinkPurpose;
  readonly accountId: string;
  readonly changeId: string;
  readonly expiresAt: Date;
};

/** Makes a link for each person who is told, so that one cannot be used for another. Returns its secret. */
export async function changeLink(tx: Tx, link: NewLink, now: Date): Promise<string> {
  const secret = randomSecret();
  await tx.oneTimeLink.create({ data: { ...link, hash: hashOf(secret), createdAt: now } });
  return secret;
}

const whole = {
  account: true,
  change: {
    include: { startedBy: { select: { account: { select: nameColumns } } }, organisation: { select: { name: true } } },
  },
} as const;

export async function findChangeLink(db: Db, secret: string, purpose: ChangeLinkPurpose) {
  const link = await db.oneTimeLink.findFirst({ where: { hash: hashOf(secret), purpose }, include: whole });
  if (!link) return null;
  const { change, ...rest } = link;
  if (!change) return { ...rest, change };
  return { ...rest, change: { ...change, isReplaced: await isReplaced(db, change) } };
}

export type FoundLink = NonNullable<Awaited<ReturnType<typeof findChangeLink>>>;

type Stopped = {
  readonly id: string;
  readonly accountId: string;
  readonly kind: Kind;
  readonly cancelledAt: Date | null;
};

/** Whether a change was stopped because a newer one of its kind was begun. */
async function isReplaced(db: Db, { id, accountId, kind, cancelledAt }: Stopped): Promise<boolean> {
  if (!cancelledAt) return false;
  const newer = { id: { not: id }, accountId, kind, createdAt: { gte: cancelledAt } };
  return (await db.accountChange.findFirst({ where: newer, select: { id: true } })) !== null;
}

/** The same, with the account locked. */
export async function lockChangeLink(tx: Tx, secret: string, purpose: ChangeLinkPurpose) {
  const seen = await findChangeLink(tx, secret, purpose);
  if (!seen) return null;
  await lock(tx, "Account", seen.accountId);
  return findChangeLink(tx, secret, purpose);
}

/** The change that a beheerder of this organisation has under way for someone. */
export async function changeUnderWay(db: Reader, scope: Scope, authorisationId: string, now: Date) {
  const change = await db.accountChange.findFirst({
    where: {
      ...within(scope),
      authorisationId,
      ...open,
      OR: [{ kind: "REACTIVATION" }, { kind: "MOBILE_NUMBER", expiresAt: { gt: now } }],
    },
    include: { startedBy: { select: { account: { select: nameColumns } } } },
    orderBy: { createdAt: "desc" },
  });
  return change && { ...change, by: change.startedBy ? fullName(change.startedBy.account) : "" };
}

export async function isStoppedSince(db: Reader, scope: Scope, authorisationId: string, since: Date): Promise<boolean> {
  const stopped = { ...within(scope), authorisationId, cancelledAt: { gte: since } };
  return (await db.accountChange.findFirst({ where: stopped, select: { id: true } })) !== null;
}

/** Whether a number or address was bound to an account since, or a reactivation ended what was bound. */
export async function boundSince(db: Db, accountId: string, since: Date): Promise<boolean> {
  const bound = { OR: [{ completedAt: { gte: since } }, { kind: "REACTIVATION" as const, createdAt: { gte: since } }] };
  return (await db.accountChange.findFirst({ where: { accountId, ...bound }, select: { id: true } })) !== null;
}

/** A change of one of these kinds within the scope, with the person it is about, locked. */
export async function lockChange(tx: Tx, scope: Scope, id: string, kinds: readonly Kind[], now: Date) {
  const seen = await tx.accountChange.findFirst({
    where: { id, kind: { in: [...kinds] }, ...within(scope) },
    select: { authorisationId: true },
  });
  const person = seen && (await lockPerson(tx, scope, seen.authorisationId, now));
  const change = person && (await tx.accountChange.findUnique({ where: { id } }));
  return change && { ...person, change };
}

export type Changing = NonNullable<Awaited<ReturnType<typeof lockChange>>>;

/** What the person finishes by a link that was sent: the kinds that can be sent again, while that link may work. */
export const begun = ["MOBILE_NUMBER", "REACTIVATION"] as const satisfies readonly Kind[];

/**
 * The change under way by each of these addresses and numbers at which its person was written to. Colleagues may share a
 * telephone: at one of more than one change it is not known whose message it was, so nobody's link is ended by it.
 */
export async function begunAt(
  db: Db,
  scope: Scope,
  addresses: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  if (scope.of !== "everything" || addresses.length === 0) return new Map();
  const at = { in: [...addresses] };
  const found = await db.accountChange.findMany({
    where: {
      ...open,
      expiresAt: { gt: now },
      OR: [
        { kind: { in: [...begun] }, account: { email: at } },
        { kind: "MOBILE_NUMBER", account: { mobileNumber: at } },
        { kind: "REACTIVATION", newEmail: at },
      ],
    },
    select: { id: true, kind: true, newEmail: true, account: { select: { email: true, mobileNumber: true } } },
  });
  const pairs = found.flatMap(({ id, kind, newEmail, account: { email, mobileNumber } }) =>
    [email, kind === "MOBILE_NUMBER" ? mobileNumber : newEmail].map((to) => [to ?? "", id] as const),
  );
  const counts = Map.groupBy(pairs, ([to]) => to);
  return new Map(pairs.filter(([to]) => counts.get(to)?.length === 1));
}

const recording = statement("account-changes.record", onlyId);

/** The record that a change was begun or finished. */
export async function recordOfChange(tx: Tx, changeId: string, authorisationId: string): Promise<string | null> {
  const [record] = await recording(tx)`
    SELECT id FROM "AuditRecord"
    WHERE "subjectId" = ${authorisationId} AND outcome = 'done' AND after->>'changeId' = ${changeId}
      AND event <> 'mobile-number.password'
    ORDER BY at DESC, id DESC LIMIT 1`;
  return record?.id ?? null;
}
