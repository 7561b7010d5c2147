import "server-only";
import { z } from "zod";
import { invitedAs } from "#lib/features/administration/invitations/rules.ts";
import { sortNameOf } from "#lib/features/base/people/rules.ts";
import { newOrganisation } from "#lib/features/base/people/store.ts";
import { noJson, lock } from "#lib/platform/db/sql.ts";
import { stillGiven, usualPortals, type PortalKey } from "#lib/platform/portals.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { newAccessCode } from "#lib/platform/secrets.ts";
import {
  organisationOf,
  type CheckedLoadRow,
  type ReadLoadRow,
} from "#lib/features/insurer/organisation-files/rules/matching.ts";
import type { LoadedPerson } from "#lib/features/insurer/organisation-files/rules/rows.ts";
import { knownTo } from "./known.ts";

/** Locks what there is of the organisation in these rows, so that it does not change after it is read. */
export async function lockKnown(tx: Tx, rows: readonly ReadLoadRow[]): Promise<void> {
  const { organisations } = await knownTo(tx, rows);
  const ids = new Set([...organisations.values()].map(({ id }) => id));
  for (const id of [...ids].sort()) await lock(tx, "Organisation", id);
}

/** Makes the organisation that these rows describe. */
export async function makeOrganisation(tx: Tx, rows: readonly CheckedLoadRow[], now: Date) {
  const { kind, portals, ...whole } = organisationOf(rows);
  if (kind === null) throw new Error("an organisation without a kind was let through");
  const wanted = { ...whole, kind, portals: portals ?? usualPortals(kind) };
  return { id: await newOrganisation(tx, wanted, now), portals: wanted.portals };
}

type Into = { readonly id: string; readonly portals: readonly PortalKey[] };

const holderLock = statement("organisation-files.lock-holders", z.object({ id: z.string(), email: z.string() }));

/** Adds these people to a locked organisation. Those missing from the answer had a toegangscode that was taken. */
export async function addPeople(
  tx: Tx,
  organisation: Into,
  people: readonly LoadedPerson[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Map(people.map((person) => [person.email, person]));
  const made = await tx.account.createManyAndReturn({
    data: [...wanted.values()]
      .sort((a, b) => (a.email < b.email ? -1 : 1))
      .map(({ name, email, mobileNumber }) => ({
        ...{ ...name, email, mobileNumber, sortName: sortNameOf(name) },
        ...{ status: "INVITED" as const, staffRoles: [], createdAt: now },
      })),
    skipDuplicates: true,
    select: { email: true },
  });
  const isNew = new Set(made.map(({ email }) => email));
  const holders = await holderLock(tx)`
    SELECT id, email FROM "Account" WHERE email = ANY (${[...wanted.keys()]}::text[]) ORDER BY id FOR NO KEY UPDATE`;
  await fillInNumbers(
    tx,
    people.filter(({ email }) => !isNew.has(email)),
  );
  const emails = new Map(holders.map(({ id, email }) => [id, email]));
  const added = await tx.authorisation.createManyAndReturn({
    data: holders.flatMap(({ id: accountId, email }) => {
      const person = wanted.get(email);
      if (!person) return [];
      const { name, mobileNumber, role, accessCode } = person;
      return {
        ...{ organisationId: organisation.id, accountId, role, status: "PENDING" as const, createdAt: now },
        portals: stillGiven(person.portals ?? organisation.portals),
        accessCode: accessCode ?? newAccessCode(),
        sortName: sortNameOf(name),
        invitedAs: invitedAs(isNew.has(email), name, mobileNumber) ?? noJson,
      };
    }),
    skipDuplicates: true,
    select: { id: true, accountId: true },
  });
  return new Map(added.map(({ id, accountId }) => [emails.get(accountId) ?? "", id]));
}

/**
 * For someone invited elsewhere who has no number yet: it binds nothing, and nobody can activate without one. Of who is
 * to become beheerder there, two of the insurer's people fill it in by hand.
 */
async function fillInNumbers(tx: Tx, people: readonly LoadedPerson[]): Promise<void> {
  const given = people.flatMap(({ email, mobileNumber }) => (mobileNumber ? [{ email, number: mobileNumber }] : []));
  if (given.length === 0) return;
  await tx.$executeRaw`
    UPDATE "Account" account SET "mobileNumber" = given.number
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS given(email text, number text)
    WHERE account.email = given.email AND account."mobileNumber" IS NULL AND account.status = 'INVITED'
      AND coalesce(cardinality(account."staffRoles"), 0) = 0 AND NOT EXISTS (
        SELECT FROM "AccountChange" change WHERE change."accountId" = account.id AND change.kind = 'REACTIVATION'
          AND change."completedAt" IS NULL)
      AND NOT EXISTS (
        SELECT FROM "Authorisation" own
        WHERE own."accountId" = account.id AND own.role = 'ADMINISTRATOR' AND own.status = 'PENDING')`;
}
