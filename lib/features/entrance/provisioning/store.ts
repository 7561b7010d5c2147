import "server-only";
import { z } from "zod";
import { accountName, nameRow, ownOpenNow } from "#lib/features/base/people/store.ts";
import { sql } from "#lib/platform/db/sql.ts";
import { enums, onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { after, hours } from "#lib/platform/durations.ts";
import type { FeedChannel, PortalKey } from "#lib/platform/portals.ts";

type Feed = { readonly portal: PortalKey; readonly channel: FeedChannel };

/** Whether the database already knows exactly these feeds. */
export async function knowsFeeds(db: Db, feeds: readonly Feed[]): Promise<boolean> {
  const known = await db.portalFeed.findMany({ select: { portal: true, channel: true }, take: 1_000 });
  const names = (all: readonly Feed[]) => all.map(({ portal, channel }) => `${portal} ${channel}`).sort();
  return names(known).join() === names(feeds).join();
}

/**
 * Has the database mark people for these portals and no others. A new one is to hear of everybody for whom it opens, and
 * one that was away also of those for whom it may be open, or of whom a job found it gone. Gives how many those are.
 */
export async function followFeeds(tx: Tx, feeds: readonly Feed[], now: Date): Promise<number> {
  const known = await tx.portalFeed.findMany({ select: { portal: true, channel: true }, take: 1_000 });
  const isIn = (all: readonly Feed[], { portal, channel }: Feed) =>
    all.some((one) => one.portal === portal && one.channel === channel);
  for (const gone of known.filter((feed) => !isIn(feeds, feed))) await tx.portalFeed.deleteMany({ where: gone });
  let people = 0;
  for (const { portal, channel } of feeds.filter((feed) => !isIn(known, feed))) {
    await tx.portalFeed.create({ data: { portal, channel, since: now } });
    people += await tx.$executeRaw`
      INSERT INTO "PortalPerson" (portal, channel, "accountId")
      SELECT ${portal}, ${channel}::"FeedChannel", "accountId" FROM "Authorisation"
      WHERE status = 'ACTIVE' AND ${portal} = ANY (portals)
      UNION SELECT portal, channel, "accountId" FROM "PortalPerson"
      WHERE portal = ${portal} AND channel = ${channel}::"FeedChannel" AND ("wasOpen" OR "plannedAt" IS NOT NULL)
      ON CONFLICT (portal, channel, "accountId") DO UPDATE SET version = "PortalPerson".version + 1, "plannedAt" = NULL`;
  }
  return people;
}

export const atOnce = 500;

const untold = statement(
  "provisioning.untold",
  z.object({ portal: z.string(), channel: z.enum(enums.FeedChannel), accountId: z.string() }),
);

/**
 * Takes people of whom a portal does not know the newest. Each has one job at a time, so that a portal hears what
 * happened to one person in its order. One that is given up says so (`noteGivenUp`); one that got lost, or was killed in
 * its last try, stands in nobody's way after a day.
 */
export const takeUntold = (tx: Tx, now: Date) =>
  untold(tx)`
    UPDATE "PortalPerson" taken SET "plannedAt" = ${now}::timestamptz
    FROM (SELECT portal, channel, "accountId" FROM "PortalPerson"
          WHERE version <> "toldVersion" AND ("plannedAt" IS NULL OR "plannedAt" < ${after(now, -hours(30))}::timestamptz)
          ORDER BY "plannedAt" NULLS FIRST LIMIT ${atOnce}::int FOR UPDATE SKIP LOCKED) due
    WHERE taken.portal = due.portal AND taken.channel = due.channel AND taken."accountId" = due."accountId"
    RETURNING taken.portal, taken.channel::text AS channel, taken."accountId"`;

const place = z.object({
  organisationId: z.string(),
  organisation: z.string(),
  role: z.enum(["ADMINISTRATOR", "EMPLOYEE"]),
});

const personRow = z.object({
  ...{ accountId: z.string(), email: z.string(), locale: z.string(), ...nameRow },
  places: z.array(place),
});
export type PersonRow = z.output<typeof personRow>;

const placesOf = (portal: PortalKey, now: Date) => sql`
  coalesce((
    SELECT jsonb_agg(jsonb_build_object('organisationId', place.id, 'organisation', place.name, 'role', own.role)
                     ORDER BY place.name, place.id)
    FROM "Authorisation" own JOIN "Organisation" place ON place.id = own."organisationId"
    WHERE own."accountId" = account.id AND account.status = 'ACTIVE' AND ${ownOpenNow(now)} AND place."closedAt" IS NULL
      AND ${portal} = ANY (own.portals) AND ${portal} = ANY (place.portals)), '[]') AS places`;

const person = statement("provisioning.person", personRow);

/** Somebody, and where they may go into this portal. */
export async function personAt(tx: Tx, portal: PortalKey, accountId: string, now: Date): Promise<PersonRow | null> {
  const [found] = await person(tx)`
    SELECT account.id AS "accountId", account.email, account.locale, ${accountName}, ${placesOf(portal, now)}
    FROM "Account" account WHERE account.id = ${accountId}::uuid`;
  return found ?? null;
}

const people = statement("provisioning.people", personRow.extend({ isOnItsWay: z.boolean() }));

/** Everybody of whom the portal should have an account, or had one, in the order of their ids. */
export const peopleAfter = (db: Reader, portal: PortalKey, lastId: string, most: number, now: Date) =>
  people(db)`
    SELECT account.id AS "accountId", account.email, account.locale, ${accountName}, ${placesOf(portal, now)},
           coalesce(known.version <> known."toldVersion", false) AS "isOnItsWay"
    FROM "Account" account
    LEFT JOIN "PortalPerson" known ON known."accountId" = account.id AND known.portal = ${portal} AND known.channel = 'SCIM'
    WHERE account.id > ${lastId}::uuid AND (known."accountId" IS NOT NULL OR EXISTS (
      SELECT 1 FROM "Authorisation" own WHERE own."accountId" = account.id AND own.status = 'ACTIVE' AND ${portal} = ANY (own.portals)))
    ORDER BY account.id LIMIT ${most}::int`;

/** What one portal knows of one person. */
export const knownAt = (tx: Tx, { portal, channel }: Feed, accountId: string) =>
  tx.portalPerson.findUnique({ where: { portal_channel_accountId: { portal, channel, accountId } } });

/**
 * Writes down, before the portal is called, that it may take something in of which the answer gets lost. Until an answer
 * is noted nobody knows what it knows, and it may have opened for whom it was told to open.
 */
export const noteTelling = (tx: Tx, { portal, channel }: Feed, accountId: string, isOpen: boolean) =>
  tx.portalPerson.updateMany({
    where: { portal, channel, accountId },
    data: { toldAs: null, ...(isOpen && { wasOpen: true }) },
  });

const noted = statement("provisioning.noted", z.object({ isBehind: z.boolean() }));

type Told = {
  readonly version: number;
  readonly toldAs: string | null;
  readonly isOpen: boolean;
  readonly remoteId: string | null;
};

/** Writes down what a portal took in. True when something changed since that was read: then it is to hear once more. */
export async function noteTold(tx: Tx, { portal, channel }: Feed, accountId: string, told: Told, now: Date) {
  const [row] = await noted(tx)`
    UPDATE "PortalPerson"
    SET "toldVersion" = ${told.version}::int, "toldAs" = ${told.toldAs},
        "toldAt" = CASE WHEN ${told.toldAs}::text IS NULL THEN "toldAt" ELSE ${now}::timestamptz END,
        "wasOpen" = ${told.isOpen}, "remoteId" = ${told.remoteId},
        "plannedAt" = CASE WHEN version <> ${told.version}::int THEN ${now}::timestamptz END
    WHERE portal = ${portal} AND channel = ${channel}::"FeedChannel" AND "accountId" = ${accountId}::uuid
    RETURNING version <> "toldVersion" AS "isBehind"`;
  return row?.isBehind ?? false;
}

/** Lets somebody's next change be told, once the job that was to tell this version is given up. */
export const noteGivenUp = (tx: Tx, { portal, channel }: Feed, accountId: string, version: number) =>
  tx.portalPerson.updateMany({
    where: { portal, channel, accountId },
    data: { toldVersion: version, plannedAt: null },
  });

const marked = statement("provisioning.marked", onlyId);

/** Marks these people for their portal once more; those of whom it never heard too. */
export const markAgain = (tx: Tx, portal: PortalKey, accountIds: readonly string[]) =>
  marked(tx)`
    INSERT INTO "PortalPerson" (portal, channel, "accountId")
    SELECT ${portal}, 'SCIM', id FROM "Account" WHERE id = ANY (${[...accountIds]}::text[]::uuid[])
    ON CONFLICT (portal, channel, "accountId")
      DO UPDATE SET version = "PortalPerson".version + 1, "plannedAt" = NULL, "toldAs" = NULL
    RETURNING "accountId" AS id`;
