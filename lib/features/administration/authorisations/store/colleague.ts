import "server-only";
import { waitsOf } from "#lib/features/entrance/sign-in/store/waits.ts";
import { blockReasons, lifts } from "#lib/features/administration/authorisations/blocking/rules.ts";
import { endReasons } from "#lib/features/administration/authorisations/rules/ending.ts";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { InvitedAsStored } from "#lib/features/base/people/schema.ts";
import { accountName, nameRow, ownWithin } from "#lib/features/base/people/store.ts";
import { roles } from "#lib/platform/access/roles.ts";
import { type Scope, within } from "#lib/platform/access/scope.ts";
import { lock, sql, type Sql } from "#lib/platform/db/sql.ts";
import { onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";
import { stillGiven } from "#lib/platform/portals.ts";
import { z } from "zod";

const moment = z.coerce.date().nullable();

export const nameIn = (who: Name | null) => (who ? fullName(who) : "");

const rights = { portals: z.array(z.string()), validUntil: moment };

/** Who did something: the authorisation of a beheerder, and the name they have now. */
const act = { at: moment, byId: z.string().nullable(), by: z.object(nameRow).nullable().transform(nameIn) };

/** A code that the rules do not know (any more) says nothing. */
const oneOf = <T extends string>(codes: readonly T[]) => z.enum(codes).nullable().catch(null);

const person = {
  ...{ ...nameRow, id: z.string(), organisationId: z.string(), organisation: z.string(), accountId: z.string() },
  ...{ isStaff: z.boolean(), locale: z.string(), opened: rights.portals },
  /** Of an invitation that nobody accepted the address it was sent to. */
  email: z.string(),
  /** The account got another address since, or none: an invitation would go where it was never sent. */
  isAddressGone: z.boolean(),
};

const parts = { account: z.json(), authorisation: z.json(), blocking: z.json(), unblocking: z.json() };

const colleague = statement(
  "authorisations.colleague",
  z.object({ ...person, ...parts, rightsChange: z.json(), invitedAs: z.json() }),
);

/** A row of that statement: one person in one organisation. */
const AsRead = z.object({
  ...person,
  /** The portals that the insurer has opened for the organisation and still gives. */
  opened: rights.portals.transform(stillGiven),
  account: z.object({
    status: z.enum(["INVITED", "ACTIVE", "BLOCKED"]),
    blockCause: z.enum(["WRONG_TRIES", "FREEZE", "STAFF"]).nullable(),
    codesGuessed: z.boolean(),
    blockedAt: moment,
    waitUntil: moment,
    mobileNumber: z.string().nullable(),
    isMobileProven: z.boolean(),
    lastSignInAt: moment,
  }),
  authorisation: z.object({
    ...rights,
    status: z.enum(["PENDING", "ACTIVE", "BLOCKED", "WITHDRAWN", "EXPIRED"]),
    invitesLater: z.boolean(),
    role: z.enum(roles),
    accessCode: z.string(),
    withdrawnAt: moment,
    withdrawReason: oneOf(endReasons),
    /** The period in which the person is deputy. */
    deputy: z.object({ from: z.coerce.date(), until: z.coerce.date() }).nullable(),
  }),
  /** The beheerder's block here. */
  blocking: z.object({ ...act, reason: oneOf(blockReasons) }),
  /** The last unblocking here; its reason is that of the block that was lifted. */
  unblocking: z.object({
    ...act,
    lifted: z.array(z.enum(lifts)),
    reason: oneOf(blockReasons),
    accountLiftedSince: z.boolean(),
  }),
  rightsChange: z.object({ ...act, before: z.object(rights).nullable() }),
  invitedAs: InvitedAsStored,
});

/** `isGuest`: has an account elsewhere and has not accepted yet, so only what the beheerder typed is shown. */
export type Colleague = Omit<z.infer<typeof AsRead>, "invitedAs"> & { readonly isGuest: boolean };

export const nameOf = (authorisationId: Sql) => sql`(
  SELECT jsonb_build_object('initials', person.initials, 'firstName', person."firstName",
                            'namePrefix', person."namePrefix", 'lastName', person."lastName")
  FROM "Authorisation" theirs JOIN "Account" person ON person.id = theirs."accountId" WHERE theirs.id = ${authorisationId})`;

const actOf = (at: Sql, byId: Sql) => sql`'at', ${at}, 'byId', ${byId}, 'by', ${nameOf(byId)}`;

/** One person in one organisation within the scope, with a running wait and the last unblocking, in one statement. */
export async function findColleague(db: Db, scope: Scope, id: string, now: Date): Promise<Colleague | null> {
  const [found] = await findColleagues(db, scope, [id], now);
  return found ?? null;
}

/** The same for some people, in no order. */
export async function findColleagues(db: Db, scope: Scope, ids: readonly string[], now: Date): Promise<Colleague[]> {
  const rows = await colleague(db)`
    SELECT own.id, own."organisationId", organisation.name AS organisation, coalesce(organisation.portals, '{}') AS opened,
           own."accountId", coalesce(cardinality(account."staffRoles"), 0) > 0 AS "isStaff", account.locale,
           coalesce(own."invitedEmail", account.email) AS email,
           coalesce(own."invitedEmail" <> account.email, account."erasedAt" IS NOT NULL) AS "isAddressGone",
           ${accountName}, own."invitedAs",
           jsonb_build_object(
             'status', account.status, 'blockCause', account."blockCause", 'codesGuessed', account."codesGuessed",
             'blockedAt', account."blockedAt", 'waitUntil', tries."waitUntil", 'mobileNumber', account."mobileNumber",
             'isMobileProven', account."mobileProvenAt" IS NOT NULL, 'lastSignInAt', account."lastSignInAt") AS account,
           jsonb_build_object(
             'status', own.status, 'role', own.role, 'portals', coalesce(own.portals, '{}'), 'validUntil', own."validUntil", 'invitesLater', own."invitesLater",
             'accessCode', own."accessCode", 'withdrawnAt', own."withdrawnAt", 'withdrawReason', own."withdrawReason",
             'deputy', CASE WHEN own."deputyUntil" IS NOT NULL
               THEN jsonb_build_object('from', own."deputyFrom", 'until', own."deputyUntil") END) AS authorisation,
           jsonb_build_object(${actOf(sql`own."blockedAt"`, sql`own."blockedById"`)}, 'reason', own."blockReason") AS blocking,
           jsonb_build_object(
             ${actOf(sql`own."unblockedAt"`, sql`own."unblockedById"`)}, 'lifted', coalesce(own.lifted, '{}'), 'reason', own."liftedReason",
             'accountLiftedSince', coalesce('ACCOUNT' = ANY (own.lifted), false) AND EXISTS (
               SELECT 1 FROM "Authorisation" elsewhere
               WHERE elsewhere."accountId" = own."accountId" AND elsewhere.id <> own.id
                 AND elsewhere."unblockedAt" >= own."unblockedAt" AND elsewhere.lifted && '{ACCOUNT,WAIT}'
             )) AS unblocking,
           jsonb_build_object(${actOf(sql`own."rightsChangedAt"`, sql`own."rightsChangedById"`)}, 'before', own."rightsBefore")
             AS "rightsChange"
    FROM "Authorisation" own
    JOIN "Account" account ON account.id = own."accountId"
    JOIN "Organisation" organisation ON organisation.id = own."organisationId"
    ${waitsOf(sql`own."accountId"`, now)}
    WHERE own.id = ANY (${[...ids]}::uuid[]) AND ${ownWithin(scope)}`;
  return rows.map((row) => asShown(AsRead.parse(row)));
}

/** A guest looks exactly like someone who is new. */
function asShown({ invitedAs, ...person }: z.infer<typeof AsRead>): Colleague {
  if (!invitedAs) return { ...person, isGuest: false };
  const { mobileNumber, ...name } = invitedAs;
  return {
    ...person,
    ...name,
    isStaff: false,
    isGuest: true,
    account: { ...person.account, ...nothingOfTheAccount, mobileNumber },
  };
}

const nothingOfTheAccount = {
  status: "INVITED",
  blockCause: null,
  codesGuessed: false,
  blockedAt: null,
  waitUntil: null,
  isMobileProven: false,
  lastSignInAt: null,
} as const;

const locking = statement("authorisations.lock", onlyId);

/** The same, with the account and the authorisation locked until the change commits. */
export async function lockColleague(tx: Tx, scope: Scope, id: string, now: Date): Promise<Colleague | null> {
  // The account comes first: its row must be there before that of the authorisation is locked.
  const [locked] = await locking(tx)`
    WITH account AS MATERIALIZED (
      SELECT id FROM "Account" WHERE id = (
        SELECT own."accountId" FROM "Authorisation" own WHERE own.id = ${id}::uuid AND ${ownWithin(scope)})
      FOR NO KEY UPDATE)
    SELECT own.id FROM account JOIN "Authorisation" own ON own."accountId" = account.id AND own.id = ${id}::uuid
    FOR UPDATE OF own`;
  return locked ? findColleague(tx, scope, id, now) : null;
}

/** The same, with the organisation locked first: for an actor who is not a member of it. */
export async function lockColleagueAndOrganisation(
  tx: Tx,
  scope: Scope,
  id: string,
  now: Date,
): Promise<Colleague | null> {
  if (scope.of === "organisation") {
    await lock(tx, "Organisation", scope.organisationId);
    return lockColleague(tx, scope, id, now);
  }
  const seen = await tx.authorisation.findFirst({ where: { id, ...within(scope) }, select: { organisationId: true } });
  if (!seen) return null;
  await lock(tx, "Organisation", seen.organisationId);
  return lockColleague(tx, scope, id, now);
}
