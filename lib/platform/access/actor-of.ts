import "server-only";
import { z } from "zod";
import { fixedMoment } from "../clock.ts";
import { startOfDay } from "../days.ts";
import { after, hours, minutes } from "../durations.ts";
import { empty, sql, type Sql } from "../db/sql.ts";
import { enums, statement } from "../db/statement.ts";
import type { Db, Reader, Tx } from "../db/types.ts";
import { settings } from "../settings.ts";
import type { Actor, Identity } from "./actor.ts";
import { isByPasskey, isMoreThanSms } from "./ways.ts";

const nobody = {
  ...{ now: z.date(), accountId: z.null(), sessionId: z.string().nullable(), factorAt: z.date().nullable() },
  ...{ createdAt: z.date().nullable(), lastSeenAt: z.date().nullable(), mobileChangedAt: z.null() },
  ...{ way: z.enum(enums.SignInWay).nullable(), onlyIn: z.string().nullable() },
  staffRoles: z.array(z.enum(enums.StaffRole)),
  ...{ authorisationId: z.string().nullable(), organisationId: z.string().nullable() },
  ...{ role: z.enum(enums.Role).nullable(), isDeputy: z.boolean().nullable(), asksStrong: z.boolean() },
  isByLink: z.boolean(),
};

const someone = {
  ...{ ...nobody, accountId: z.string(), sessionId: z.string(), factorAt: z.date() },
  way: z.enum(enums.SignInWay),
  ...{ createdAt: z.date(), lastSeenAt: z.date(), mobileChangedAt: z.date().nullable() },
};

const nowhere = { authorisationId: z.null(), organisationId: z.null(), role: z.null() };
const somewhere = {
  authorisationId: z.string(),
  organisationId: z.string(),
  role: z.enum(enums.Role),
  isDeputy: z.boolean(),
};

/** What such a row says of whoever asks. */
export const whoRow = z.union([
  z.object(nobody),
  z.object({ ...someone, ...nowhere }),
  z.object({ ...someone, ...somewhere }),
]);

const whoAsks = statement("access.who-asks", whoRow);

/** What a read needs of whoever asks beside who that is, in the same statement; only if they act in an organisation. */
export type Along<Found> = {
  whoAsks(
    db: Db,
  ): (
    text: TemplateStringsArray,
    ...values: unknown[]
  ) => Promise<(z.output<typeof whoRow> & { readonly along?: Found | null })[]>;
  /** One JSON value, of `account`, `authorisation` and `organisation`. */
  readonly value: Sql;
};

const lockedOrganisation = statement(
  "access.lock-organisation",
  z.object({ organisationId: z.string(), isLocked: z.boolean() }),
);

export type Asked<Found = unknown> = {
  readonly actor: Actor;
  readonly now: Date;
  readonly lastSeenAt: Date | null;
  readonly along: Found | null;
};

/**
 * Who is asking, with the one clock reading of this transaction. Authority is read where it is used, so what was
 * taken away a moment ago is gone. A session for one organisation only is nobody in any other, and never staff.
 */
export const actorOf = <Found>(db: Db, identity: Identity, along?: Along<Found>): Promise<Asked<Found>> =>
  identity.kind === "session"
    ? whoIs(db, sql`${identity.sessionId}::uuid`, null, along)
    : whoIs(db, sql`${null}::uuid`, identity, along);

/**
 * The same for a token that was given to a session, by its id or by what finds that: it may go on under another id since
 * (`renewSession`).
 */
export const actorBehindToken = <Found>(
  db: Reader,
  session: string | Sql,
  along?: Along<Found>,
): Promise<Asked<Found>> =>
  whoIs(
    db,
    sql`(SELECT own.id FROM (SELECT coalesce("lineId", id) AS id FROM "Session" WHERE id = ${typeof session === "string" ? sql`${session}::uuid` : session}) line
         JOIN "Session" own ON own.id = line.id OR own."lineId" = line.id WHERE own."endedAt" IS NULL)`,
    null,
    along,
  );

/**
 * Each row by its key, which the limits make the only way: while there are few sessions PostgreSQL would rather go through
 * all accounts in order until it meets that of this one.
 */
async function whoIs<Found>(
  db: Db,
  session: Sql,
  /** Who asks without a session. */
  other: Exclude<Identity, { readonly kind: "session" }> | null,
  along: Along<Found> = { whoAsks, value: empty },
): Promise<Asked<Found>> {
  const [row] = await along.whoAsks(db)`
    SELECT clock.now, account.id AS "accountId", session.id AS "sessionId", session."factorAt", session."createdAt",
           session."lastSeenAt", session.way::text AS way, session."onlyOrganisationId" AS "onlyIn", authorisation.id AS "authorisationId",
           CASE WHEN session."onlyOrganisationId" IS NULL THEN coalesce(account."staffRoles"::text[], '{}') ELSE '{}' END AS "staffRoles",
           authorisation."organisationId", authorisation.role::text AS role, account."mobileChangedAt",
           authorisation.role = 'EMPLOYEE' AND coalesce(
             authorisation."deputyFrom" <= clock.now AND authorisation."deputyUntil" > clock.now, false) AS "isDeputy",
           coalesce(organisation."strongFrom" <= clock.now, false)
             AND NOT coalesce(authorisation."smsUntil" > clock.now, false) AS "asksStrong",
           coalesce(session.way = 'EHERKENNING' AND EXISTS (
             SELECT FROM "ExternalIdentity" shown WHERE shown.id = session."shownId" AND shown."byLink"), false) AS "isByLink"
           ${along.value === empty ? empty : sql`, CASE WHEN account.id IS NOT NULL AND authorisation.id IS NOT NULL THEN ${along.value} END AS along`}
    FROM (SELECT coalesce(${fixedMoment()}::timestamptz, clock_timestamp())::timestamptz(3) AS now) clock
    LEFT JOIN "Session" session ON session.id = ${session} AND session."endedAt" IS NULL
    LEFT JOIN LATERAL (
      SELECT * FROM "Account" WHERE id = session."accountId" AND status = 'ACTIVE' LIMIT 1) account ON true
    LEFT JOIN LATERAL (
      SELECT * FROM "Authorisation" WHERE id = session."authorisationId" AND status = 'ACTIVE'
        AND ("validUntil" IS NULL OR "validUntil" > clock.now)
        AND (session."onlyOrganisationId" IS NULL OR session."onlyOrganisationId" = "organisationId") LIMIT 1
    ) authorisation ON true
    LEFT JOIN LATERAL (SELECT * FROM "Organisation" WHERE id = authorisation."organisationId" LIMIT 1) organisation ON true`;
  if (!row) throw new Error("the clock gave no row");
  const asked = { now: row.now, lastSeenAt: row.accountId ? row.lastSeenAt : null, along: null };
  if (other) return { ...asked, actor: other };
  if (!row.accountId || isOver(row)) return { ...asked, actor: { kind: "visitor" }, lastSeenAt: null };
  const { accountId, sessionId: id, factorAt, way, onlyIn } = row;
  const signedIn = { accountId, sessionId: id, factorAt, way, ...(onlyIn !== null && { onlyIn }) };
  if (row.staffRoles.length > 0) {
    if (settings().STAFF_PASSKEY === "required" && !isByPasskey(row.way))
      return { ...asked, actor: { kind: "person", waitsFor: "passkey", ...signedIn } };
    return { ...asked, actor: { kind: "staff", roles: row.staffRoles, ...signedIn } };
  }
  if (!row.authorisationId) return { ...asked, actor: { kind: "person", ...signedIn } };
  const { authorisationId, organisationId, isDeputy } = row;
  const role = isDeputy ? "ADMINISTRATOR" : row.role;
  // A link to a mailbox is less than a beheerder shows, also one who became it a moment ago.
  if (role === "ADMINISTRATOR" && row.isByLink) return { ...asked, actor: { kind: "visitor" }, lastSeenAt: null };
  const from = administratorsStrongFrom();
  const asksStrong = row.asksStrong || (role === "ADMINISTRATOR" && from !== null && row.now >= from);
  if (asksStrong && !isMoreThanSms(way))
    return { ...asked, actor: { kind: "person", waitsFor: "strong", ...signedIn } };
  const restsUntil = row.mobileChangedAt && after(row.mobileChangedAt, newNumberRests);
  const member = { kind: "member", authorisationId, organisationId, role, isDeputy, ...signedIn } as const;
  const actor = { ...member, restsUntil: restsUntil && restsUntil > row.now ? restsUntil : null };
  return { ...asked, actor, along: row.along ?? null };
}

/** From when on a beheerder needs more than a code by SMS; null while the insurer asks it of nobody. */
export function administratorsStrongFrom(): Date | null {
  const { ADMINISTRATOR_STRONG_FROM: day } = settings();
  return day === undefined ? null : startOfDay(day);
}

/** How long someone who bound another mobile number does nothing as a beheerder: they may be someone else. */
export const newNumberRests = hours(24);

function isOver({ now, lastSeenAt, createdAt }: Readonly<Record<"now" | "lastSeenAt" | "createdAt", Date>>): boolean {
  const { SESSION_IDLE_MINUTES, SESSION_HOURS } = settings();
  return now >= after(lastSeenAt, minutes(SESSION_IDLE_MINUTES)) || now >= after(createdAt, hours(SESSION_HOURS));
}

/**
 * Makes the changes of one organisation's members follow one another, so that the authority read next is still true
 * when the change commits. Gives the organisation that another transaction has at this moment, unless told to wait.
 */
export async function lockOrganisationOf(
  tx: Tx,
  identity: Identity,
  { wait }: { readonly wait: boolean },
): Promise<string | null> {
  if (identity.kind !== "session") return null;
  const [found] = await lockedOrganisation(tx)`
    WITH own AS (
      SELECT authorisation."organisationId" FROM "Session" session
      JOIN "Authorisation" authorisation ON authorisation.id = session."authorisationId"
      WHERE session.id = ${identity.sessionId}::uuid
    ), locked AS MATERIALIZED (
      SELECT id FROM "Organisation" WHERE id = (SELECT "organisationId" FROM own)
      FOR NO KEY UPDATE ${wait ? empty : sql`SKIP LOCKED`}
    )
    SELECT own."organisationId", EXISTS (SELECT FROM locked) AS "isLocked" FROM own`;
  return found && !found.isLocked ? found.organisationId : null;
}
