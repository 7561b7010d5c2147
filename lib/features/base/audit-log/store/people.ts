import "server-only";
import { z } from "zod";
import { nameAt, type NameOverTime } from "#lib/features/base/people/rules.ts";
import { ownWithin } from "#lib/features/base/people/store.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { join, sql, type Sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Db } from "#lib/platform/db/types.ts";
import { folded } from "#lib/platform/folding.ts";
import { type Someone } from "#lib/features/base/audit-log/rules.ts";
import { namedRow, nameOverTime, ofAccount, ofGuest } from "./names.ts";
import type { Row } from "./records.ts";
import { isRowId } from "#lib/platform/paging.ts";

export type Named = { readonly authorisationId: string; readonly accountId: string; readonly name: string };

type Known = {
  readonly organisationId: string;
  readonly accountId: string;
  readonly authorisationId: string;
  readonly names: NameOverTime;
};
type Who = Pick<Row, "actorKind" | "actorId" | "subjectId" | "organisationId">;

const colleagueAt = ({ accountId, authorisationId, names }: Known, at: Date): Someone => ({
  kind: "colleague",
  ...{ accountId, authorisationId, name: nameAt(names, at) },
});

export function actorOf(
  { actorKind, actorId, organisationId }: Who,
  known: readonly Known[],
  me: string | null,
  at: Date,
): Someone {
  if (actorId !== null && actorId === me) return { kind: "you" };
  if (actorKind === "staff") return { kind: "insurer" };
  if (actorKind === "system") return { kind: "portal" };
  const found = known.find((one) => one.accountId === actorId && one.organisationId === organisationId);
  return found ? colleagueAt(found, at) : { kind: "unknown" };
}

/** Whoever approved what the actor proposed: a beheerder here, or else the insurer. Null when nobody had to. */
export function secondOf(
  { secondId, organisationId }: Pick<Row, "secondId" | "organisationId">,
  known: readonly Known[],
  at: Date,
) {
  if (secondId === null) return null;
  const found = known.find((one) => one.accountId === secondId && one.organisationId === organisationId);
  return found ? colleagueAt(found, at) : ({ kind: "insurer" } as const);
}

export const isAbout = ({ authorisationId, accountId }: Known, subjectId: string | null) =>
  subjectId === authorisationId || subjectId === accountId;

export function subjectOf({ subjectId }: Who, known: readonly Known[], me: string | null, at: Date): Someone {
  const found = known.find((one) => isAbout(one, subjectId));
  if (subjectId !== null && (subjectId === me || found?.accountId === me) && me !== null) return { kind: "you" };
  return found ? colleagueAt(found, at) : { kind: "unknown" };
}

export const isOne = (id: string | null): id is string => id !== null && isRowId(id);

const peopleOf = statement(
  "audit-log.people",
  z.object({ authorisationId: z.string(), accountId: z.string(), organisationId: z.string(), ...namedRow }),
);

/** The people these records name, as the records' own organisations know them and no other. */
export async function peopleIn(db: Db, rows: readonly Row[], here: string): Promise<Known[]> {
  const organisations = [...new Set([here, ...rows.map(({ organisationId }) => organisationId)].filter(isOne))];
  const ids = [
    ...new Set(rows.flatMap(({ actorId, subjectId, secondId }) => [actorId, subjectId, secondId].filter(isOne))),
  ];
  if (organisations.length === 0 || ids.length === 0) return [];
  const found = await peopleOf(db)`
    SELECT own.id AS "authorisationId", own."accountId", own."organisationId", ${ofGuest}, ${ofAccount}
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE own."organisationId" = ANY (${organisations}::uuid[])
      AND (own.id = ANY (${ids}::uuid[]) OR own."accountId" = ANY (${ids}::uuid[]))`;
  return found.map(({ authorisationId, accountId, organisationId, ...person }) => ({
    ...{ authorisationId, accountId, organisationId },
    names: nameOverTime(person),
  }));
}

const meant = statement(
  "audit-log.people-named",
  z.object({ authorisationId: z.string(), accountId: z.string(), ...namedRow }),
);

/**
 * The people in this organisation with this name or authorisation id. A name that someone had here before counts too; a
 * name from before they came, or before they accepted, does not, as it is nobody's business here.
 */
export async function peopleNamed(db: Db, scope: Scope, wanted: string, atMost: number): Promise<Named[]> {
  const parts = folded(wanted).split(/\s+/).filter(Boolean).slice(0, 5);
  const has = (name: Sql) =>
    join(
      parts.map((part) => sql`strpos(${name}, ${part}) > 0`),
      " AND ",
    );
  // What stands before the @ of the address: name, initials, and the mailbox.
  const named = sql`split_part(own."searchText", '@', 1)`;
  const isMeant = isRowId(wanted)
    ? sql`own.id = ${wanted}::uuid`
    : parts.length === 0
      ? sql`true`
      : sql`((${has(named)}) OR own."invitedAs" IS NULL AND EXISTS (
          SELECT 1 FROM "AccountName" past
          WHERE past."accountId" = own."accountId" AND ${has(sql`folded(past."sortName")`)} AND past.until > coalesce(
            (SELECT max(until) FROM "GuestName" WHERE "authorisationId" = own.id), own."createdAt")))`;
  const rows = await meant(db)`
    SELECT own.id AS "authorisationId", own."accountId", ${ofGuest}, ${ofAccount}
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE ${ownWithin(scope)} AND ${isMeant} ORDER BY own."sortName", own.id LIMIT ${atMost}`;
  return rows.map(({ authorisationId, accountId, ...person }) => ({
    ...{ authorisationId, accountId },
    name: nameOverTime(person).now,
  }));
}
