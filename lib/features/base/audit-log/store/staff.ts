import "server-only";
import { z } from "zod";
import { containing, fullName, nameAt } from "#lib/features/base/people/rules.ts";
import { normalNumber } from "#lib/platform/folding.ts";
import { nameColumns } from "#lib/features/base/people/store.ts";
import { factsOf } from "#lib/platform/audit/event.ts";
import { empty, sql } from "#lib/platform/db/sql.ts";
import { onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader } from "#lib/platform/db/types.ts";
import {
  eventNamed,
  portalItself,
  type Cursor,
  type Outcome,
  type StaffEntry,
} from "#lib/features/base/audit-log/rules.ts";
import { idsIn } from "#lib/features/base/audit-log/rules/changes.ts";
import { namedRow, nameOverTime, ofAccount, ofGuest, organisationNames } from "./names.ts";
import { isOne } from "./people.ts";
import { before, between, columns, isDenial, Row } from "./records.ts";
import { isRowId } from "#lib/platform/paging.ts";

const staffLog = statement("audit-log.of-staff", Row);

type WantedOfStaff = {
  readonly events: readonly string[];
  readonly onlyDenied: boolean;
  /** The id of a staff account, the portal itself, or empty for all of them. */
  readonly who: string;
  /** Null means everywhere, and also what belongs to no organisation. */
  readonly organisationIds: readonly string[] | null;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly after: Cursor | null;
  readonly atMost: number;
  /** One record alone. */
  readonly id?: string;
};

function isByStaff({ who, onlyDenied }: Pick<WantedOfStaff, "who" | "onlyDenied">) {
  if (who === "") return sql`record."actorKind" IN ('staff', 'system')`;
  if (who === portalItself) return sql`record."actorKind" = 'system'`;
  return sql`(record."actorKind" = 'staff' AND record."actorId" = ${who}
    OR record."secondId" = ${isRowId(who) ? who : null}::uuid
    ${onlyDenied ? sql`OR record.event = 'denials.note' AND record."subjectId" = ${who}` : empty})`;
}

/**
 * What the insurer's own people and the portal did and tried, everywhere, newest first. The reference by which a customer
 * calls is of customers as much as a name.
 */
export async function staffLogOf(db: Db, wanted: WantedOfStaff, withCustomers: boolean): Promise<StaffEntry[]> {
  const { events, onlyDenied, organisationIds, from, until, after, atMost, id: only } = wanted;
  const rows = await staffLog(db)`
    SELECT ${columns} FROM "AuditRecord" record
    WHERE ${isByStaff(wanted)} AND record.event = ANY (${[...events]}::text[])
      ${only ? sql`AND record.id = ${only}::uuid` : empty}
      ${onlyDenied ? sql`AND ${isDenial}` : empty}
      ${organisationIds ? sql`AND record."organisationId" = ANY (${[...organisationIds]}::uuid[])` : empty}
      ${between(from, until)} ${before(after)}
    ORDER BY record.at DESC, record.id DESC LIMIT ${atMost}`;
  const ids = [
    ...new Set(
      rows.flatMap(({ actorId, subjectId, organisationId, secondId }) => [
        actorId,
        subjectId,
        organisationId,
        secondId,
      ]),
    ),
  ].filter(isOne);
  const nameOf = await namesOf(db, ids, withCustomers);
  const held = rows.map(({ subjectId, before, after }) => idsIn(subjectId, before, after));
  const referenceOf = await referencesOf(db, withCustomers ? [...new Set(held.flat())] : []);
  return rows.flatMap(
    (
      { id, at, outcome, actorKind, actorId, subjectId, organisationId, secondId, before: had, after: has, ...row },
      i,
    ) => {
      const event = eventNamed(row.event);
      if (!event) return [];
      return [
        {
          ...{
            id,
            at,
            event,
            outcome: outcome as Outcome,
            before: factsOf(event.before, had),
            after: factsOf(event.after, has),
          },
          references: [...new Set(held[i]?.flatMap((each) => referenceOf.get(each) ?? []))],
          by: actorKind === "staff" && actorId ? { id: actorId, name: nameOf(actorId, at) } : null,
          second: nameOf(secondId, at),
          organisation: nameOf(organisationId, at),
          whom: subjectId === organisationId ? "" : nameOf(subjectId, at),
        },
      ];
    },
  );
}

const referring = statement("audit-log.references", z.object({ id: z.string(), reference: z.string() }));

/** The references of what somebody asked or reported, by its id. */
async function referencesOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const wanted = sql`= ANY (${[...ids]}::uuid[])`;
  const rows = await referring(db)`
    SELECT id, reference FROM "HelpRequest" WHERE id ${wanted}
    UNION ALL SELECT id, reference FROM "CallBackRequest" WHERE id ${wanted}
    UNION ALL SELECT id, reference FROM "StaffCase" WHERE id ${wanted}
    UNION ALL SELECT id, reference FROM "Appointment" WHERE id ${wanted}`;
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}

/** The number of a record in the chain, and when it was sealed; null while it waits for that. */
export const sealOf = (db: Reader, recordId: string) =>
  db.auditSeal.findUnique({ where: { recordId }, select: { n: true, at: true } });

const named = statement("audit-log.names", z.object({ id: z.string(), ...namedRow }));

/** The names of organisations and staff at a moment, and of customers for readers who may see those. */
export async function namesOf(db: Db, ids: readonly string[], withCustomers: boolean) {
  const people =
    ids.length === 0
      ? []
      : await named(db)`
          SELECT account.id, NULL::jsonb AS "invitedAs", NULL::jsonb AS "guestPast", ${ofAccount}
          FROM "Account" account WHERE account.id = ANY (${[...ids]}::uuid[]) AND (${withCustomers}
            OR NOT EXISTS (SELECT 1 FROM "Authorisation" own WHERE own."accountId" = account.id))
          UNION ALL
          SELECT own.id, ${ofGuest}, ${ofAccount}
          FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
          WHERE own.id = ANY (${[...ids]}::uuid[]) AND ${withCustomers}`;
  const names = new Map([
    ...(await organisationNames(db, ids)),
    ...people.map(({ id, ...person }) => [id, nameOverTime(person)] as const),
  ]);
  return (id: string | null, at: Date) => {
    const found = names.get(id ?? "");
    return found ? nameAt(found, at) : "";
  };
}

/** The people the staff's log can be filtered by: everyone who works here or did. */
export async function staffByName(db: Reader, atMost: number): Promise<{ id: string; name: string }[]> {
  const rows = await db.account.findMany({
    where: { authorisations: { none: {} }, OR: [{ staffRoles: { isEmpty: false } }, { blockCause: "STAFF" }] },
    select: { id: true, ...nameColumns },
    orderBy: [{ sortName: "asc" }, { id: "asc" }],
    take: atMost,
  });
  return rows.map(({ id, ...name }) => ({ id, name: fullName(name) }));
}

const meantOrganisation = statement("audit-log.organisations-named", onlyId);

/** The organisations that a part of a name, a number or an id fits. */
export async function organisationsNamed(db: Db, wanted: string, atMost: number): Promise<string[]> {
  const piece = containing(wanted);
  const rows = await meantOrganisation(db)`
    SELECT organisation.id FROM "Organisation" organisation
    WHERE organisation.id = ${isRowId(wanted) ? wanted : null}::uuid OR folded(organisation.name) LIKE folded(${piece})
      OR organisation.id IN (SELECT "organisationId" FROM "OrganisationName" WHERE folded(name) LIKE folded(${piece}))
      OR organisation.id IN (SELECT "organisationId" FROM "OrganisationNumber" WHERE normal_number(number) = ${normalNumber(wanted)})
    ORDER BY organisation.id LIMIT ${atMost}`;
  return rows.map(({ id }) => id);
}
