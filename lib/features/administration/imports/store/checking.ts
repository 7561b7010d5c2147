import "server-only";
import { z } from "zod";
import { listedMobile } from "#lib/features/administration/imports/rules/mobile.ts";
import {
  addressesIn,
  readCells,
  rowChecker,
  type CheckedRow,
  type Checking,
  type NumberedCells,
  type ReadCells,
} from "#lib/features/administration/imports/rules/rows.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { mapGently } from "#lib/platform/gentle.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { mobileOf } from "#lib/platform/phone.ts";
import type { PortalKey } from "#lib/platform/portals.ts";

const ofAList: Checking["mobileOf"] = (typed) => listedMobile(typed, mobileOf);

export const checkingFor = (opened: readonly PortalKey[] | null, now: Date): Checking => ({
  mobileOf: ofAList,
  opened,
  today: dayOf(now),
});

/**
 * Reads rows by themselves, and lets other work of the process go on in between. The number in a row that was good is not
 * read again. Of each person is kept what rows are compared by: the names of thousands, held until the last is read, kept
 * the whole process waiting while its memory was tidied.
 */
export function readAll(
  rows: readonly NumberedCells[],
  now: Date,
  wasGood: (row: NumberedCells) => boolean = () => false,
): Promise<readonly ReadCells[]> {
  const checking = checkingFor(null, now);
  const sameNumber: Checking = { ...checking, mobileOf: (number) => ({ number }) };
  return mapGently(rows, (row) => slim(readCells(row, wasGood(row) ? sameNumber : checking)));
}

function slim(row: ReturnType<typeof readCells>): ReadCells {
  if ("problems" in row.read) return { ...row, read: row.read };
  const { person, sortName } = row.read;
  return { ...row, read: { person: { email: person.email, portals: person.portals }, sortName } };
}

type Organisation = { readonly id: string; readonly portals: readonly PortalKey[] };

const belonging = statement("imports.people-here", z.object({ email: z.string(), authorisationId: z.string() }));

/** Checks all rows against each other and against the organisation, with one query for the whole file. */
export async function checkAgainst(
  tx: Tx,
  { id, portals }: Organisation,
  rows: readonly ReadCells[],
): Promise<CheckedRow[]> {
  const found = await belonging(tx)`
    SELECT account.email, own.id AS "authorisationId" FROM "Account" account
    JOIN "Authorisation" own ON own."accountId" = account.id AND own."organisationId" = ${id}::uuid
    WHERE account.email IN (SELECT jsonb_array_elements_text(${JSON.stringify(addressesIn(rows))}::jsonb))
      AND (own."invitedEmail" IS NULL OR own."invitedEmail" = account.email)`;
  const existing = new Map(found.map(({ email, authorisationId }) => [email, authorisationId]));
  return mapGently(rows, rowChecker(existing, portals, ofAList));
}
