import "server-only";
import { fixedMoment } from "../clock.ts";
import { after, hours, minutes } from "../durations.ts";
import type { Reader, Tx } from "../db/types.ts";
import { settings } from "../settings.ts";
import type { Actor, Identity } from "./actor.ts";
import type { Role, StaffRole } from "./roles.ts";

type Row = {
  now: Date;
  accountId: string | null;
  sessionId: string;
  factorAt: Date;
  createdAt: Date;
  lastSeenAt: Date;
  staffRoles: StaffRole[];
  authorisationId: string | null;
  organisationId: string;
  role: Role;
  isDeputy: boolean;
  mobileChangedAt: Date | null;
};

export type Asked = { readonly actor: Actor; readonly now: Date; readonly lastSeenAt: Date | null };

/**
 * Who is asking, with the one clock reading of this transaction. Authority is read where it is used, so what was
 * taken away a moment ago is gone.
 */
export async function actorOf(db: Pick<Reader | Tx, "$queryRaw">, identity: Identity): Promise<Asked> {
  const sessionId = identity.kind === "session" ? identity.sessionId : null;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT clock.now, account.id AS "accountId", session.id AS "sessionId", session."factorAt", session."createdAt",
           session."lastSeenAt", coalesce(account."staffRoles"::text[], '{}') AS "staffRoles", authorisation.id AS "authorisationId",
           authorisation."organisationId", authorisation.role::text AS role, account."mobileChangedAt",
           authorisation.role = 'EMPLOYEE' AND coalesce(
             authorisation."deputyFrom" <= clock.now AND authorisation."deputyUntil" > clock.now, false) AS "isDeputy"
    FROM (SELECT coalesce(${fixedMoment()}::timestamptz, clock_timestamp())::timestamptz(3) AS now) clock
    LEFT JOIN "Session" session ON session.id = ${sessionId}::uuid AND session."endedAt" IS NULL
    LEFT JOIN "Account" account ON account.id = session."accountId" AND account.status = 'ACTIVE'
    LEFT JOIN "Authorisation" authorisation ON authorisation.id = session."authorisationId"
      AND authorisation.status = 'ACTIVE' AND (authorisation."validUntil" IS NULL OR authorisation."validUntil" > clock.now)`;
  if (!row) throw new Error("the clock gave no row");
  const asked = { now: row.now, lastSeenAt: row.accountId ? row.lastSeenAt : null };
  if (identity.kind !== "session") return { ...asked, actor: identity };
  if (!row.accountId || isOver(row)) return { ...asked, actor: { kind: "visitor" }, lastSeenAt: null };
  const signedIn = { accountId: row.accountId, sessionId: row.sessionId, factorAt: row.factorAt };
  if (row.staffRoles.length > 0) return { ...asked, actor: { kind: "staff", roles: row.staffRoles, ...signedIn } };
  if (!row.authorisationId) return { ...asked, actor: { kind: "person", ...signedIn } };
  const { authorisationId, organisationId, isDeputy } = row;
  const role = isDeputy ? "ADMINISTRATOR" : row.role;
  const restsUntil = row.mobileChangedAt && after(row.mobileChangedAt, newNumberRests);
  const member = { kind: "member", authorisationId, organisationId, role, isDeputy, ...signedIn } as const;
  return { ...asked, actor: { ...member, restsUntil: restsUntil && restsUntil > row.now ? restsUntil : null } };
}

/** How long someone who bound another mobile number does nothing as a beheerder: they may be someone else. */
const newNumberRests = hours(24);

function isOver({ now, lastSeenAt, createdAt }: Row): boolean {
  const { SESSION_IDLE_MINUTES, SESSION_HOURS } = settings();
  return now >= after(lastSeenAt, minutes(SESSION_IDLE_MINUTES)) || now >= after(createdAt, hours(SESSION_HOURS));
}

/**
 * Makes the changes of one organisation's members follow one another, so that
 * the authority read next is still true when the change commits.
 */
export async function lockOrganisationOf(tx: Tx, identity: Identity): Promise<void> {
  if (identity.kind !== "session") return;
  await tx.$queryRaw`
    SELECT id FROM "Organisation" WHERE id = (
      SELECT authorisation."organisationId" FROM "Session" session
      JOIN "Authorisation" authorisation ON authorisation.id = session."authorisationId"
      WHERE session.id = ${identity.sessionId}::uuid)
    FOR NO KEY UPDATE`;
}
