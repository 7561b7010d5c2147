import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { lock } from "#lib/platform/db/sql.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { findPerson } from "#lib/features/insurer/erasure/store/people.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";

const name = { initials: true, firstName: true, namePrefix: true, lastName: true } as const;

const holdColumns = {
  ...{ id: true, accountId: true, organisationId: true, reason: true, note: true, placedAt: true, until: true },
  ...{ endedAt: true, account: { select: name }, organisation: { select: { name: true } } },
  placedBy: { select: name },
} as const;

const holdFrom = <H extends { account: Parameters<typeof fullName>[0] | null; organisation: { name: string } | null }>({
  account,
  organisation,
  ...hold
}: H) => ({ ...hold, whom: account ? fullName(account) : (organisation?.name ?? "") });

/** What must stay now, the oldest first. */
export async function standingHolds(db: Reader, atMost: number) {
  const rows = await db.legalHold.findMany({
    where: { endedAt: null },
    select: holdColumns,
    orderBy: [{ placedAt: "asc" }, { id: "asc" }],
    take: atMost,
  });
  return rows.map(({ placedBy, ...row }) => ({ ...holdFrom(row), by: fullName(placedBy) }));
}

export async function lockHold(tx: Tx, id: string) {
  if (!(await lock(tx, "LegalHold", id))) return null;
  const found = await tx.legalHold.findUnique({ where: { id }, select: holdColumns });
  return found && holdFrom(found);
}

export type Hold = NonNullable<Awaited<ReturnType<typeof lockHold>>>;

/** What was left alone while it was held is looked at again; what is held otherwise, or is not over yet, stays. */
export async function lookedAtAgain(tx: Tx, { accountId, organisationId }: Hold): Promise<Outgoing[]> {
  const own = accountId
    ? await tx.authorisation.findMany({ where: { accountId }, select: { organisationId: true } })
    : [];
  const organisations = organisationId ? [organisationId] : own.map((one) => one.organisationId);
  const within = { where: { organisationId: { in: organisations } }, select: { id: true } } as const;
  const person = accountId ? await findPerson(tx, accountId) : null;
  const theirs = { in: [...(person?.them.addresses ?? [])] };
  const calls = await tx.callBackRequest.findMany({
    where: accountId
      ? { accountId }
      : { account: { authorisations: { some: { organisationId: { in: organisations } } } } },
    select: { id: true },
  });
  const asked = await tx.helpRequest.findMany({
    where: {
      OR: [{ organisationId: { in: organisations } }, ...(accountId ? [{ accountId }] : []), { email: theirs }],
    },
    select: { id: true },
  });
  const appointments = await tx.appointment.findMany({
    where: {
      OR: [{ organisationId: { in: organisations } }, ...[{ email: theirs }, { followerEmail: theirs }]],
    },
    select: { id: true },
  });
  return [
    ...calls.map(({ id }) => job("call-back.forget", { callBackId: id })),
    ...asked.map(({ id }) => job("help-request.forget", { helpRequestId: id })),
    ...(await tx.import.findMany(within)).map(({ id }) => job("import.forget", { importId: id })),
    ...(await tx.bulkAct.findMany(within)).map(({ id }) => job("bulk-act.forget", { bulkActId: id })),
    ...appointments.map(({ id }) => job("appointment.forget", { appointmentId: id })),
    ...(await tx.organisationLoad.findMany({ select: { id: true } })).map(({ id }) =>
      job("organisation-file.forget", { loadId: id }),
    ),
  ];
}
