import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { nameColumns, takerColumns, takerOf } from "#lib/features/base/people/store.ts";
import type { Place } from "#lib/features/desk/notes/store.ts";
import { lockCallBack } from "#lib/features/help/call-backs/store.ts";
import { openStatuses, isOpen } from "#lib/features/help/help-requests/rules.ts";
import { lockedRequest } from "#lib/features/help/help-requests/store/handling.ts";
import { lockCase } from "#lib/features/help/staff-cases/store.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import type { Kind } from "./rules.ts";

const taken = { takenById: true, takenAt: true, takenBy: { select: takerColumns } } as const;
const known = { id: true, reference: true, account: { select: nameColumns }, ...taken } as const;

type Taken = { readonly takenBy: Parameters<typeof takerOf>[0] };

const named = <T extends Taken>({ takenBy, ...row }: T) => ({ ...row, ...takerOf(takenBy) });

/** What is open about a person wherever they are, or about an organisation, the oldest first; and whether there is more. */
export async function openMatters(db: Reader, { accountId, organisationId }: Place, atMost: number) {
  const of = accountId ? { accountId } : { organisationId };
  const places = accountId ? await db.authorisation.findMany({ where: { accountId }, select: { id: true } }) : [];
  const asked = accountId ? { authorisationId: { in: places.map(({ id }) => id) } } : { organisationId };
  const requests = await db.helpRequest.findMany({
    where: { ...asked, status: { in: [...openStatuses] } },
    select: { ...known, authorisationId: true, problem: true, openedAt: true, escalatedAt: true },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    take: atMost + 1,
  });
  const calls = accountId
    ? await db.callBackRequest.findMany({
        where: { accountId, status: "OPEN" },
        select: { ...known, openedAt: true, createdAt: true },
      })
    : [];
  const cases = await db.staffCase.findMany({
    where: { ...of, doneAt: null },
    select: { ...known, kind: true, openedAt: true },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    take: atMost + 1,
  });
  return {
    isMore: requests.length > atMost || cases.length > atMost,
    requests: requests.slice(0, atMost).map(({ openedAt: since, ...row }) => named({ ...row, since })),
    calls: calls.map(({ openedAt, createdAt, ...row }) => named({ ...row, since: openedAt ?? createdAt })),
    cases: cases.slice(0, atMost).map(({ openedAt: since, ...row }) => named({ ...row, since })),
  };
}

/** The insurer's people who can be given something, without whoever gives. */
export async function colleaguesOf(db: Db, staffId: string) {
  const rows = await db.account.findMany({
    where: { status: "ACTIVE", staffRoles: { isEmpty: false }, id: { not: staffId } },
    select: { id: true, email: true, locale: true, staffRoles: true, ...nameColumns },
    orderBy: [{ sortName: "asc" }, { id: "asc" }],
  });
  return rows.filter(({ staffRoles }) => staffRoles.includes("SERVICEDESK"));
}

export const staffNamed = async (tx: Tx, id: string) =>
  fullName(await tx.account.findUniqueOrThrow({ where: { id }, select: nameColumns }));

/** What is given, locked, with what decides and the one place of the person it is about. */
export async function lockMatter(tx: Tx, scope: Scope, kind: Kind, id: string) {
  if (kind === "requests") {
    const found = await lockedRequest(tx, scope, id);
    if (!found) return null;
    const { authorisationId, organisationId } = found;
    return {
      ...{ kind, found, isOpen: isOpen(found), isTheirs: found.escalatedAt === null },
      ...{ authorisationId, subjectId: authorisationId ?? id, organisationId },
    };
  }
  const found = kind === "calls" ? await lockCallBack(tx, scope, id) : await lockCase(tx, scope, id);
  if (!found) return null;
  const organisationId = "organisationId" in found ? found.organisationId : null;
  const place =
    found.accountId &&
    (await tx.authorisation.findFirst({
      where: { accountId: found.accountId, ...(organisationId && { organisationId }) },
      select: { id: true },
      orderBy: { id: "asc" },
    }));
  return {
    ...{ kind, found, isOpen: found.doneAt === null, isTheirs: "status" in found && found.status === "UNCONFIRMED" },
    ...{ authorisationId: place ? place.id : null, subjectId: found.accountId, organisationId },
  };
}

/** Puts it in the name of a colleague, as taking it would. */
export async function putInNameOf(tx: Tx, kind: Kind, id: string, takenById: string, now: Date): Promise<void> {
  const data = { takenById, takenAt: now };
  if (kind === "calls") await tx.callBackRequest.update({ where: { id }, data });
  else if (kind === "cases") await tx.staffCase.update({ where: { id }, data });
  else {
    await tx.helpRequest.update({ where: { id }, data: { ...data, status: "SEEN" } });
    await tx.helpRequest.updateMany({ where: { id, seenAt: null }, data: { seenAt: now } });
  }
}
