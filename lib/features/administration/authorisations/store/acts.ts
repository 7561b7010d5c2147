import "server-only";
import type { Act } from "#lib/features/administration/authorisations/rules/standing.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { accountName, activeAdministrators, nameColumns, nameRow } from "#lib/features/base/people/store.ts";
import { z } from "zod";
import { type Actor, isMember, type Member } from "#lib/platform/access/actor.ts";
import type { AnyEvent } from "#lib/platform/audit/event.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";
import type { RequestFacts } from "#lib/platform/gate/request.ts";
import type { Of } from "./standing.ts";

const noName = { initials: z.null(), firstName: z.null(), namePrefix: z.null(), lastName: z.null() };
const lastRecord = statement(
  "authorisations.last-act",
  z.union([
    z.object({ at: z.date(), byId: z.string(), ...nameRow }),
    z.object({ at: z.date(), byId: z.null(), ...noName }),
  ]),
);

/** Who last did this to someone, according to the record, if it was a member. */
export async function lastAct(db: Db, { id, organisationId }: Of, { name }: AnyEvent): Promise<Act> {
  const [row] = await lastRecord(db)`
    SELECT record.at, own.id AS "byId", ${accountName}
    FROM "AuditRecord" record
    LEFT JOIN "Account" account ON record."actorKind" = 'member' AND account.id::text = record."actorId"
    LEFT JOIN "Authorisation" own ON own."accountId" = account.id AND own."organisationId" = record."organisationId"
    WHERE record."subjectId" = ${id} AND record."organisationId" = ${organisationId}::uuid
      AND record.event = ${name} AND record.outcome = 'done'
    ORDER BY record.at DESC, record.id DESC LIMIT 1`;
  return row
    ? { at: row.at, byId: row.byId, by: row.byId === null ? "" : fullName(row) }
    : { at: null, byId: null, by: "" };
}

/** The own name of who acts. */
export const nameOfActor = async (db: Db, { accountId }: Member) =>
  fullName(await db.account.findUniqueOrThrow({ where: { id: accountId }, select: nameColumns }));

/** The language of who acts. */
export const localeOf = async (db: Db, { accountId }: Member) =>
  (await db.account.findUniqueOrThrow({ where: { id: accountId }, select: { locale: true } })).locale;

export type Telling = { readonly actor: Actor; readonly request: RequestFacts };

/**
 * The beheerders to tell what one of them did to someone: all who can act now, except those two. Of an act on many
 * they hear once, of the whole.
 */
export async function othersToTell(
  tx: Tx,
  { organisationId, accountId }: { readonly organisationId: string; readonly accountId: string },
  { actor, request: { partOf } }: Telling,
  now: Date,
) {
  if (partOf !== undefined) return [];
  const administrators = await activeAdministrators(tx, organisationId, now);
  const me = isMember(actor) ? actor.accountId : null;
  return administrators.filter(
    (administrator) => administrator.accountId !== accountId && administrator.accountId !== me,
  );
}
