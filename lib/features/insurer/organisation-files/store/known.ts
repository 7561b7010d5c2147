import "server-only";
import { z } from "zod";
import { checkingFor } from "#lib/features/administration/imports/store/checking.ts";
import { keyOf } from "#lib/features/insurer/organisations/rules.ts";
import { InvitedAsStored } from "#lib/features/base/people/schema.ts";
import { enums, statement } from "#lib/platform/db/statement.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { mapGently } from "#lib/platform/gentle.ts";
import { phoneOf } from "#lib/platform/phone.ts";
import {
  placeKey,
  readLoadCells,
  soughtIn,
  type Known,
  type KnownOrganisation,
  type KnownPerson,
  type NumberedLoadCells,
  type ReadLoadRow,
} from "#lib/features/insurer/organisation-files/rules/matching.ts";
import type { LoadChecking } from "#lib/features/insurer/organisation-files/rules/rows.ts";
import { accountName, nameRow } from "#lib/features/base/people/store.ts";

/** Reads rows by themselves, and lets other work of the process go on in between. */
export function readRows(rows: readonly NumberedLoadCells[], now: Date): Promise<readonly ReadLoadRow[]> {
  const { mobileOf, today } = checkingFor(null, now);
  const checking = { mobileOf, today, phoneOf: phoneIn };
  return mapGently(rows, (row) => readLoadCells(row, checking));
}

function phoneIn(typed: string): ReturnType<LoadChecking["phoneOf"]> {
  const phone = phoneOf(/^31\d{9}$/.test(typed) ? `+${typed}` : typed);
  if ("number" in phone) return { number: phone.number };
  return { problem: phone.refused === "phoneMissing" ? "phoneUnclear" : phone.refused };
}

const knowing = statement(
  "organisation-files.known-organisations",
  z.object({
    ...{ id: z.string(), kind: z.enum(enums.OrganisationKind), name: z.string() },
    ...{ kvkNumber: z.string().nullable(), phoneNumber: z.string().nullable(), portals: z.array(z.string()) },
    ...{ closedAt: z.date().nullable(), hasAdministrator: z.boolean() },
    numbers: z.array(z.object({ kind: z.enum(enums.NumberKind), number: z.string() })),
  }),
);

/** The organisations and people that these rows may refer to: a few queries for the whole file. */
export async function knownTo(tx: Tx, rows: readonly ReadLoadRow[]): Promise<Known> {
  const { numbers, kvkNumbers, addresses, accessCodes } = soughtIn(rows);
  const found = await knowing(tx)`
    SELECT organisation.id, organisation.kind::text AS kind, organisation.name, organisation."kvkNumber",
           organisation."phoneNumber", coalesce(organisation.portals, '{}') AS portals, organisation."closedAt",
           EXISTS (SELECT FROM "Authorisation" own WHERE own."organisationId" = organisation.id
                   AND own.role = 'ADMINISTRATOR' AND own.status IN ('ACTIVE', 'BLOCKED')) AS "hasAdministrator",
           coalesce((SELECT jsonb_agg(jsonb_build_object('kind', known.kind, 'number', known.number))
                     FROM "OrganisationNumber" known WHERE known."organisationId" = organisation.id), '[]') AS numbers
    FROM "Organisation" organisation
    WHERE organisation."kvkNumber" = ANY (${kvkNumbers}::text[]) OR organisation.id IN (
      SELECT known."organisationId" FROM "OrganisationNumber" known
      WHERE normal_number(known.number) = ANY (${numbers}::text[]))`;
  const organisations = new Map<string, KnownOrganisation>();
  for (const { closedAt, ...row } of found) {
    const organisation = { ...row, isClosed: closedAt !== null };
    for (const key of row.numbers.map(keyOf)) organisations.set(key, organisation);
    if (row.kvkNumber) organisations.set(`KVK ${row.kvkNumber}`, organisation);
  }
  const ids = found.map(({ id }) => id);
  return { organisations, ...(await knownPeople(tx, ids, addresses)), accessCodes: await holdersOf(tx, accessCodes) };
}

const nowhere = {
  ...{ authorisationId: z.null(), organisationId: z.null(), role: z.null(), accessCode: z.null() },
  ...{ portals: z.array(z.string()), invitedAs: z.null() },
};
const somewhere = {
  ...{ authorisationId: z.string(), organisationId: z.string(), role: z.enum(enums.Role), accessCode: z.string() },
  ...{ portals: z.array(z.string()), invitedAs: z.json() },
};
const person = { email: z.string(), ...nameRow, mobileNumber: z.string().nullable(), isStaff: z.boolean() };

const peopleOf = statement(
  "organisation-files.known-people",
  z.union([z.object({ ...person, ...nowhere }), z.object({ ...person, ...somewhere })]),
);

async function knownPeople(tx: Tx, organisationIds: readonly string[], addresses: readonly string[]) {
  const rows = await peopleOf(tx)`
    SELECT account.email, ${accountName},
           account."mobileNumber", coalesce(cardinality(account."staffRoles"), 0) > 0 AS "isStaff", own.id AS "authorisationId",
           own."organisationId", own.role::text AS role, own."accessCode", coalesce(own.portals, '{}') AS portals, own."invitedAs"
    FROM "Account" account LEFT JOIN "Authorisation" own
      ON own."accountId" = account.id AND own."organisationId" = ANY (${[...organisationIds]}::uuid[])
    WHERE account.email = ANY (${[...addresses]}::text[])`;
  const people = new Map<string, KnownPerson>();
  const staff = new Set<string>();
  for (const row of rows) {
    if (row.isStaff) staff.add(row.email);
    if (row.authorisationId === null) continue;
    const { email, isStaff: _, organisationId, invitedAs: typed, ...person } = row;
    people.set(placeKey(organisationId, email), { ...person, ...InvitedAsStored.parse(typed) });
  }
  return { people, staff };
}

const holding = statement(
  "organisation-files.access-codes",
  z.object({ accessCode: z.string(), organisationId: z.string(), email: z.string() }),
);

async function holdersOf(tx: Tx, accessCodes: readonly string[]): Promise<Known["accessCodes"]> {
  const rows = await holding(tx)`
    SELECT own."accessCode", own."organisationId", account.email
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    WHERE own."accessCode" = ANY (${[...accessCodes]}::text[])`;
  return new Map(rows.map((one) => [one.accessCode, placeKey(one.organisationId, one.email)]));
}
