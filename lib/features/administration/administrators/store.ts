import "server-only";
import { standingOf } from "#lib/features/administration/authorisations/rules/standing.ts";
import {
  findColleague,
  lockColleague,
  type Colleague,
} from "#lib/features/administration/authorisations/store/colleague.ts";
import { fullName, nobody, type Administrator, type Earlier } from "#lib/features/base/people/rules.ts";
import { accountName, activeAdministrators, nameColumns, nameRow } from "#lib/features/base/people/store.ts";
import { z } from "zod";
import type { Member } from "#lib/platform/access/actor.ts";
import { within, type Scope } from "#lib/platform/access/scope.ts";
import type { AnyEvent } from "#lib/platform/audit/event.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import type { Period } from "./rules.ts";

export type Candidate = Colleague & Period;

const period = { deputyFrom: true, deputyUntil: true } as const;

const withPeriod = async (db: Db, colleague: Colleague | null): Promise<Candidate | null> =>
  colleague && {
    ...colleague,
    ...(await db.authorisation.findUniqueOrThrow({ where: { id: colleague.id }, select: period })),
  };

export const findCandidate = async (db: Db, scope: Scope, id: string, now: Date) =>
  withPeriod(db, await findColleague(db, scope, id, now));

/** The same, with account and authorisation locked. */
export const lockCandidate = async (tx: Tx, scope: Scope, id: string, now: Date) =>
  withPeriod(tx, await lockColleague(tx, scope, id, now));

/** The organisation in which the actor is beheerder. */
export const ownOrganisationOf = async (tx: Tx, scope: Scope) =>
  scope.of === "organisation"
    ? tx.organisation.findUnique({
        where: { id: scope.organisationId },
        select: { id: true, name: true, twoAdministrators: true },
      })
    : null;

/** Those who can act and are no deputies, to be told. */
export const permanentAdministrators = async (tx: Tx, organisationId: string, now: Date) =>
  (await activeAdministrators(tx, organisationId, now)).filter(({ role }) => role === "ADMINISTRATOR");

/** Beheerders whose authorisation has not ended and deputies whose period is not over, whether they can act or not. */
export async function administratorsOf(db: Reader, scope: Scope, now: Date) {
  const rows = await db.authorisation.findMany({
    where: {
      ...within(scope),
      status: { notIn: ["WITHDRAWN", "EXPIRED"] },
      AND: [
        { OR: [{ validUntil: null }, { validUntil: { gt: now } }] },
        { OR: [{ role: "ADMINISTRATOR" }, { deputyUntil: { gt: now } }] },
      ],
    },
    select: {
      id: true,
      accountId: true,
      role: true,
      status: true,
      validUntil: true,
      invitesLater: true,
      ...period,
      account: { select: { ...nameColumns, email: true, status: true, blockCause: true, lastSignInAt: true } },
    },
    orderBy: [{ role: "asc" }, { sortName: "asc" }, { id: "asc" }],
  });
  return rows.map(
    ({ status, role, validUntil, invitesLater, account: { status: ofAccount, blockCause, ...whose }, ...row }) => {
      const authorisation = { status, role, validUntil, invitesLater };
      const person = { ...row, ...whose, authorisation, account: { status: ofAccount, blockCause, waitUntil: null } };
      return { ...person, standing: standingOf(person, now) };
    },
  );
}

const lastRecord = statement("administrators.last-done", z.object({ at: z.date(), ...nameRow }));

/** Who last did one of these things to someone, and when, so that a second beheerder reads who was first. */
export async function lastDone(
  db: Db,
  { id, organisationId }: { readonly id: string; readonly organisationId: string },
  events: readonly AnyEvent[],
): Promise<Earlier> {
  const [found] = await lastRecord(db)`
    SELECT record.at, ${accountName}
    FROM "AuditRecord" record JOIN "Account" account ON account.id::text = record."actorId"
    WHERE record."subjectId" = ${id} AND record."organisationId" = ${organisationId}::uuid
      AND record.event = ANY (${events.map(({ name }) => name)}::text[]) AND record.outcome = 'done' AND record."actorKind" = 'member'
    ORDER BY record.at DESC, record.id DESC LIMIT 1`;
  return found ? { by: fullName(found), at: found.at } : nobody;
}

/** The name of the actor, and everyone else who can act as beheerder, without the person it is about. */
export async function thoseAround(
  tx: Tx,
  { authorisationId, organisationId }: Member,
  person: { readonly id: string },
  now: Date,
): Promise<{ by: string; others: readonly Administrator[] }> {
  const all = await activeAdministrators(tx, organisationId, now);
  const me = all.find((one) => one.authorisationId === authorisationId);
  const others = all.filter((one) => one.authorisationId !== authorisationId && one.authorisationId !== person.id);
  return { by: me ? fullName(me) : "", others };
}
