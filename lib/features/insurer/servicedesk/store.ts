import "server-only";
import { boundSince } from "#lib/features/administration/account-changes/store/changes.ts";
import { type Person } from "#lib/features/administration/account-changes/store/people.ts";
import { accessOf } from "#lib/features/administration/authorisations/store/standing.ts";
import { standingOf, type Standing } from "#lib/features/administration/authorisations/rules/standing.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { activeAdministrators, nameColumns } from "#lib/features/base/people/store.ts";
import { openReports } from "#lib/features/help/staff-cases/store.ts";
import { viewReasons, type ViewReason } from "#lib/features/insurer/organisations/rules.ts";
import type { Staff } from "#lib/platform/access/actor.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { after, days } from "#lib/platform/durations.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { helpersOf } from "./rules.ts";

type View = {
  readonly staffId: string;
  readonly organisationId: string;
  /** Null means the organisation as a whole. */
  readonly authorisationId: string | null;
  readonly reason: ViewReason;
};

/** Writes that one of the staff said why they look. */
export async function noteView(tx: Tx, view: View, now: Date): Promise<void> {
  await tx.staffView.create({ data: { ...view, at: now } });
}

/** The last time, not before `since`, that this staff member said why they look at this. */
export async function lastView(
  db: Reader,
  { staffId, organisationId, authorisationId }: Omit<View, "reason">,
  since: Date,
): Promise<{ reason: ViewReason; at: Date } | null> {
  const found = await db.staffView.findFirst({
    where: { staffId, organisationId, authorisationId, at: { gt: since } },
    select: { reason: true, at: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  const reason = viewReasons.find((one) => one === found?.reason);
  return found && reason ? { reason, at: found.at } : null;
}

/** How long before a freeze a change may have begun and still be what the freeze is about. */
const bindingIsNewMs = days(8);

/** What decides about helping someone, at this moment. A command must call it with all of it locked. */
export async function circumstancesOf(db: Db, person: Person, actor: Staff, now: Date) {
  const administrators = await activeAdministrators(db, person.organisationId, now);
  const helpers = helpersOf(person, administrators);
  const [reported = null] = await openReports(db, person.accountId, "FREEZE");
  const since = after(person.account.blockedAt ?? now, -bindingIsNewMs);
  return {
    hasHelper: helpers.length > 0,
    helpers: helpers.map(fullName).join(", "),
    reported,
    isBindingNew: person.account.blockCause === "FREEZE" && (await boundSince(db, person.accountId, since)),
    me: actor.accountId,
  };
}

type Manager = {
  readonly id: string;
  readonly name: string;
  readonly isDeputy: boolean;
  readonly standing: Standing;
  readonly waitUntil: Date | null;
};

/** The beheerders here, also those who cannot act. */
export async function managersOf(db: Reader, scope: Scope, organisationId: string, now: Date): Promise<Manager[]> {
  const rows = await db.authorisation.findMany({
    where: {
      organisationId,
      status: { notIn: ["WITHDRAWN", "EXPIRED"] },
      OR: [{ role: "ADMINISTRATOR" }, { deputyFrom: { lte: now }, deputyUntil: { gt: now } }],
    },
    select: {
      id: true,
      role: true,
      account: { select: nameColumns },
    },
    orderBy: [{ role: "asc" }, { sortName: "asc" }, { id: "asc" }],
  });
  const ids = rows.map(({ id }) => id);
  const accesses = await accessOf(db, scope, ids, now);
  return rows.flatMap(({ id, role, account }) => {
    const access = accesses.get(id);
    if (!access) return [];
    const standing = standingOf(access, now);
    const isDeputy = role !== "ADMINISTRATOR";
    return [{ id, name: fullName(account), isDeputy, standing, waitUntil: access.account.waitUntil }];
  });
}

/** The organisation's number on file, for calling back. */
export async function officeNumber(db: Reader, organisationId: string): Promise<string | null> {
  const found = await db.organisation.findUnique({ where: { id: organisationId }, select: { phoneNumber: true } });
  return found?.phoneNumber ?? null;
}
