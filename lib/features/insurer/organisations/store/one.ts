import "server-only";
import { z } from "zod";
import type { Standing } from "#lib/features/administration/authorisations/rules/standing.ts";
import { standingIs } from "#lib/features/administration/colleagues/store/filters.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { InvitedAsStored } from "#lib/features/base/people/schema.ts";
import { accountName, nameRow, ownAdministersNow, ownOpenNow } from "#lib/features/base/people/store.ts";
import { waitsOf } from "#lib/features/entrance/sign-in/store/waits.ts";
import { keyOf, viewLastsMs, type Numbered } from "#lib/features/insurer/organisations/rules.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { lock, sql } from "#lib/platform/db/sql.ts";
import { enums, statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { after } from "#lib/platform/durations.ts";
import { normalNumber } from "#lib/platform/folding.ts";
import type { PortalKey } from "#lib/platform/portals.ts";

const facts = {
  id: true,
  kind: true,
  name: true,
  kvkNumber: true,
  phoneNumber: true,
  portals: true,
  createdAt: true,
  closedAt: true,
  closeReason: true,
  mergedInto: { select: { id: true, name: true } },
  numbers: { select: { id: true, kind: true, number: true }, orderBy: { createdAt: "asc" as const } },
} as const;

export async function findOrganisation(db: Db, scope: Scope, id: string) {
  return scope.of === "everything" ? db.organisation.findUnique({ where: { id }, select: facts }) : null;
}

export type FoundOrganisation = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>;

/** The same, locked: whatever its members do waits. */
export async function lockFound(tx: Tx, scope: Scope, id: string): Promise<FoundOrganisation | null> {
  if (scope.of !== "everything") return null;
  await lock(tx, "Organisation", id);
  return findOrganisation(tx, scope, id);
}

/** Two organisations, locked in one order, whichever of them is asked for first. */
export async function lockBoth(tx: Tx, scope: Scope, first: string, second: string) {
  for (const id of [first, second].sort()) await lock(tx, "Organisation", id);
  const one = await findOrganisation(tx, scope, first);
  const other = await findOrganisation(tx, scope, second);
  return one && other && { one, other };
}

const taken = statement(
  "organisations.taken-numbers",
  z.object({
    organisationId: z.string(),
    organisation: z.string(),
    kind: z.enum(enums.NumberKind),
    number: z.string(),
  }),
);

/** Who has these numbers already. The database finds those taken after this look, and the command runs again. */
export async function takenNumber(db: Db, numbers: readonly Numbered[], except: string | null) {
  const rows = await taken(db)`
    SELECT organisation.id AS "organisationId", organisation.name AS organisation, known.kind::text AS kind, known.number
    FROM "OrganisationNumber" known JOIN "Organisation" organisation ON organisation.id = known."organisationId"
    WHERE normal_number(known.number) = ANY (${numbers.map(({ number }) => normalNumber(number))}::text[])`;
  const wanted = new Set(numbers.map(keyOf));
  return rows.find((row) => wanted.has(keyOf(row)) && row.organisationId !== except) ?? null;
}

/** The organisation that has this KvK-nummer, other than the one that asks. */
export const takenKvkNumber = (db: Db, kvkNumber: string | null, except: string | null) =>
  kvkNumber === null
    ? Promise.resolve(null)
    : db.organisation.findFirst({
        where: { kvkNumber, ...(except && { id: { not: except } }) },
        select: { id: true, name: true },
      });

/** Takes from everyone there the portals that the organisation no longer has. Returns how many people lost one. */
export const takePortals = (tx: Tx, organisationId: string, left: readonly PortalKey[]) =>
  tx.$executeRaw`
    UPDATE "Authorisation" SET portals = ARRAY(
      SELECT portal FROM unnest(portals) portal WHERE portal = ANY (${[...left]}::text[]))
    WHERE "organisationId" = ${organisationId}::uuid AND NOT portals <@ ${[...left]}::text[]`;

/** Whether an authorisation called `own` is that of a beheerder who can act now, by the `account` it is of. */
export const canAct = (now: Date) =>
  sql`account.status = 'ACTIVE' AND ${ownOpenNow(now)} AND ${ownAdministersNow(now)}`;

const counting = statement(
  "organisations.people",
  z.object({ active: z.int(), invited: z.int(), blocked: z.int(), ended: z.int(), able: z.int() }),
);

/** How many people are here by how they stand, as their beheerder sees it, and how many beheerders can act. */
export async function countPeople(db: Db, organisationId: string, now: Date) {
  const standsAs = (standing: Standing) => standingIs(standing, now);
  const [row] = await counting(db)`
    SELECT count(*) FILTER (WHERE ${standsAs("active")} OR ${standsAs("waiting")})::int AS active,
           count(*) FILTER (WHERE ${standsAs("invited")} OR ${standsAs("notInvited")})::int AS invited,
           count(*) FILTER (WHERE ${standsAs("blocked")} OR ${standsAs("frozen")})::int AS blocked,
           count(*) FILTER (WHERE ${standsAs("withdrawn")})::int AS ended,
           count(own.id)::int AS able
    FROM "Authorisation" authorisation
    JOIN "Account" account ON account.id = authorisation."accountId"
    LEFT JOIN "Authorisation" own ON own.id = authorisation.id AND ${canAct(now)}
    ${waitsOf(sql`authorisation."accountId"`, now)}
    WHERE authorisation."organisationId" = ${organisationId}::uuid`;
  return row ?? { active: 0, invited: 0, blocked: 0, ended: 0, able: 0 };
}

const administering = statement(
  "organisations.administrators",
  z.object({ id: z.string(), ...nameRow, invitedAs: z.json(), isAble: z.boolean() }),
);

/** The beheerders here, by name, whether they can act now or not. */
export async function namesOfAdministrators(db: Db, organisationId: string, now: Date) {
  const rows = await administering(db)`
    SELECT own.id, ${accountName}, own."invitedAs", ${canAct(now)} AS "isAble"
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE own."organisationId" = ${organisationId}::uuid AND own.status IN ('PENDING', 'ACTIVE', 'BLOCKED')
      AND ${ownAdministersNow(now)}
    ORDER BY own."sortName", own.id LIMIT 50`;
  return rows.map(({ id, isAble, invitedAs: typed, ...name }) => ({
    id,
    isAble,
    name: fullName({ ...name, ...InvitedAsStored.parse(typed) }),
  }));
}

/** Until when this staff member may see who the beheerders are here. */
export async function viewedUntil(db: Reader, organisationId: string, staffId: string, now: Date) {
  const view = await db.staffView.findFirst({
    where: { organisationId, staffId, authorisationId: null, at: { gt: after(now, -viewLastsMs) } },
    select: { at: true },
    orderBy: { at: "desc" },
  });
  return view && after(view.at, viewLastsMs);
}

const Likeness = z.object({ id: z.string(), name: z.string(), sameName: z.boolean() });

const alike = statement("organisations.alike", Likeness);

/** Open organisations with the same name, however it is written, or the same telephone number. */
export const lookAlikes = (db: Db, { id, name, phoneNumber }: FoundOrganisation) =>
  alike(db)`
    SELECT other.id, other.name, folded(other.name) = folded(${name}) AS "sameName" FROM "Organisation" other
    WHERE other.id <> ${id}::uuid AND other."closedAt" IS NULL
      AND (folded(other.name) = folded(${name}) OR other."phoneNumber" = ${phoneNumber})
    ORDER BY folded(other.name), other.id LIMIT 10`;

const asking = statement(
  "organisations.appointments",
  z.object({
    ...{ id: z.string(), reference: z.string(), status: z.enum(enums.AppointmentStatus) },
    ...{ submittedAt: z.date(), isEnded: z.boolean() },
  }),
);

/** Who asked for a beheerder here, newest first; also by one of its numbers, before anyone decided. */
export const appointmentsOf = (db: Db, { id, numbers }: FoundOrganisation) =>
  asking(db)`
    SELECT id, reference, status::text AS status, "submittedAt", "endedAt" IS NOT NULL AS "isEnded" FROM "Appointment"
    WHERE status <> 'SUBMITTED' AND ("organisationId" = ${id}::uuid OR ("organisationId" IS NULL
      AND normal_number("organisationNumber") = ANY (${numbers.map(({ number }) => normalNumber(number))}::text[])))
    ORDER BY "submittedAt" DESC, id LIMIT 20`;
