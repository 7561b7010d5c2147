import "server-only";
import { z } from "zod";
import { nameRow, ownOpenNow } from "#lib/features/base/people/store.ts";
import { type Along, whoRow } from "#lib/platform/access/actor-of.ts";
import { raw, sql } from "#lib/platform/db/sql.ts";
import { enums, onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import type { SignOn } from "#lib/platform/oidc/access.ts";
import { keeping } from "#lib/platform/oidc/traces.ts";
import type { PortalKey } from "#lib/platform/portals.ts";

type Signed = { readonly sessionId: string; readonly accountId: string };

const rights = { portals: z.array(z.string()), organisationPortals: z.array(z.string()), isClosed: z.boolean() };

const AtTheDoor = z.object({
  ...{ ...rights, email: z.string(), locale: z.string(), ...nameRow, accessCode: z.string().nullable() },
  ...{ organisationId: z.string(), organisation: z.string(), kind: z.enum(enums.OrganisationKind) },
  ...{ kvkNumber: z.string().nullable(), intermediaryNumbers: z.array(z.string()), policyNumbers: z.array(z.string()) },
});

export type AtDoor = z.output<typeof AtTheDoor>;

const numbersOf = (kind: "INTERMEDIARY" | "POLICY") => sql`
  ARRAY(SELECT number FROM "OrganisationNumber" WHERE "organisationId" = organisation.id
        AND kind = ${raw(`'${kind}'`)} ORDER BY number)`;

/** What opens portals for somebody, and what they may be told: read with who it is, since every use of a token asks it. */
export const atTheDoor: Along<AtDoor> = {
  whoAsks: statement("portals.at-the-door", z.intersection(whoRow, z.object({ along: AtTheDoor.nullable() }))),
  value: sql`json_build_object(
    'email', account.email, 'locale', account.locale, 'initials', account.initials, 'firstName', account."firstName",
    'namePrefix', account."namePrefix", 'lastName', account."lastName", 'accessCode', authorisation."accessCode",
    'portals', coalesce(authorisation.portals, '{}'), 'organisationId', organisation.id, 'organisation', organisation.name,
    'kind', organisation.kind, 'kvkNumber', organisation."kvkNumber", 'organisationPortals', coalesce(organisation.portals, '{}'),
    'isClosed', organisation."closedAt" IS NOT NULL, 'intermediaryNumbers', ${numbersOf("INTERMEDIARY")},
    'policyNumbers', ${numbersOf("POLICY")})`,
};

const before = statement(
  "portals.before-the-door",
  z.object({
    ...{ ...rights, organisationId: z.string().nullable(), organisation: z.string().nullable() },
    among: z.array(z.object({ organisationId: z.string(), name: z.string() })),
  }),
);

/** Why a portal is closed for somebody signed in, and where it is open for them. */
export async function beforeDoor(
  db: Reader,
  { sessionId, accountId }: Signed,
  authorisationId: string | null,
  portal: PortalKey,
  now: Date,
) {
  const [found] = await before(db)`
    SELECT coalesce(here.portals, '{}') AS portals, organisation.id AS "organisationId", organisation.name AS organisation,
           coalesce(organisation.portals, '{}') AS "organisationPortals", organisation."closedAt" IS NOT NULL AS "isClosed",
           coalesce((
             SELECT jsonb_agg(jsonb_build_object('organisationId', place.id, 'name', place.name) ORDER BY place.name, place.id)
             FROM "Authorisation" own JOIN "Organisation" place ON place.id = own."organisationId"
             WHERE own."accountId" = account.id AND ${ownOpenNow(now)} AND place."closedAt" IS NULL
               AND (session."onlyOrganisationId" IS NULL OR session."onlyOrganisationId" = place.id)
               AND ${portal} = ANY (own.portals) AND ${portal} = ANY (place.portals)), '[]') AS among
    FROM "Session" session JOIN "Account" account ON account.id = session."accountId"
    LEFT JOIN "Authorisation" here ON here.id = ${authorisationId}::uuid
    LEFT JOIN "Organisation" organisation ON organisation.id = here."organisationId"
    WHERE session.id = ${sessionId}::uuid AND account.id = ${accountId}::uuid`;
  return found ?? null;
}

const livingSession = statement("portals.lock-session", onlyId);

/** Keeps the session from ending until the transaction is over; false when it has ended. */
export async function lockSession(tx: Tx, sessionId: string): Promise<boolean> {
  const rows = await livingSession(tx)`
    SELECT id FROM "Session" WHERE id = ${sessionId}::uuid AND "endedAt" IS NULL FOR NO KEY UPDATE`;
  return rows.length > 0;
}

const openTo = statement("portals.open-to", z.object(rights));

/**
 * What opens portals for this authorisation. It is asked in a member's transaction alone: PostgreSQL plans a statement
 * anew whenever another role asks it, which took longer than to answer it.
 */
export async function rightsOf(tx: Tx, authorisationId: string) {
  const [found] = await openTo(tx)`
    SELECT coalesce(here.portals, '{}') AS portals, coalesce(organisation.portals, '{}') AS "organisationPortals",
           organisation."closedAt" IS NOT NULL AS "isClosed"
    FROM "Authorisation" here JOIN "Organisation" organisation ON organisation.id = here."organisationId"
    WHERE here.id = ${authorisationId}::uuid`;
  return found ?? null;
}

type NewSignOn = Signed & SignOn & { readonly authorisationId: string; readonly organisationId: string };

/** The sign-on with all that its code stands on, in one statement. */
export const addSignOn = (tx: Tx, { sid, portal, grant, traces, ...who }: NewSignOn, now: Date) =>
  tx.$executeRaw`
    WITH kept AS (${keeping(traces, now)})
    INSERT INTO "PortalSignOn" (id, portal, "grantId", "sessionId", "accountId", "authorisationId", "organisationId", "startedAt")
    VALUES (${sid}::uuid, ${portal}, ${grant}, ${who.sessionId}::uuid, ${who.accountId}::uuid,
            ${who.authorisationId}::uuid, ${who.organisationId}::uuid, ${now}::timestamptz)`;

const untold = statement("portals.untold", z.object({ id: z.string(), portal: z.string(), accountId: z.string() }));

/** Takes the sign-ons that ended and whose portal nobody has been asked to tell yet. */
export const takeUntold = (tx: Tx, now: Date) =>
  untold(tx)`
    UPDATE "PortalSignOn" SET "plannedAt" = ${now}::timestamptz
    WHERE id IN (SELECT id FROM "PortalSignOn" WHERE "endedAt" IS NOT NULL AND "plannedAt" IS NULL
                 ORDER BY "endedAt" LIMIT 500 FOR UPDATE SKIP LOCKED)
    RETURNING id, portal, "accountId"`;
