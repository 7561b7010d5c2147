import "server-only";
import { fullName } from "#lib/features/people/rules.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { hashOf, randomSecret } from "#lib/platform/secrets.ts";
import type { Check } from "./rules.ts";

const name = { initials: true, firstName: true, namePrefix: true, lastName: true } as const;

/** An appointment, locked, with the names of who has it and who decided, and the newest check of each kind. */
export const lockAppointment = (tx: Tx, scope: Scope, id: string) =>
  scope.of === "everything" ? locked(tx, id) : Promise.resolve(null);

async function locked(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM "Appointment" WHERE id = ${id}::uuid FOR UPDATE`;
  const found = await tx.appointment.findUnique({
    where: { id },
    include: { takenBy: { select: name }, decidedBy: { select: name } },
  });
  if (!found) return null;
  const checks = await tx.$queryRaw<Check[]>`
    SELECT DISTINCT ON (kind) kind::text AS kind, outcome::text AS outcome, "checkedById" AS "byId"
    FROM "AppointmentCheck" WHERE "appointmentId" = ${id}::uuid ORDER BY kind, "checkedAt" DESC, id DESC`;
  const checkers = await tx.appointmentCheck.findMany({
    where: { appointmentId: id, checkedById: { not: null } },
    distinct: ["checkedById"],
    select: { checkedById: true },
  });
  return {
    ...found,
    takenBy: found.takenBy ? fullName(found.takenBy) : "",
    decidedBy: found.decidedBy ? fullName(found.decidedBy) : "",
    checks,
    /** Everyone of the staff who ever recorded a check of it, also one done again since. */
    checkedByIds: checkers.flatMap(({ checkedById }) => checkedById ?? []),
  };
}

export type LockedAppointment = NonNullable<Awaited<ReturnType<typeof lockAppointment>>>;

/** A secret address of its state, for one mail. */
export async function newStatusLink(tx: Tx, appointmentId: string, now: Date): Promise<string> {
  const secret = randomSecret();
  await tx.appointmentLink.create({ data: { hash: hashOf(secret), appointmentId, createdAt: now } });
  return secret;
}

/** The appointment a status link is of. */
export async function appointmentWith(db: Reader | Tx, link: string) {
  const found = await db.appointmentLink.findUnique({ where: { hash: hashOf(link) }, include: { appointment: true } });
  return found?.appointment ?? null;
}

/** The same, locked: the link is what proves that one may. */
export async function lockAppointmentWith(tx: Tx, link: string): Promise<LockedAppointment | null> {
  const found = await appointmentWith(tx, link);
  return found && locked(tx, found.id);
}
