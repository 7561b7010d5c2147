import "server-only";
import { z } from "zod";
import { willAdminister } from "#lib/features/base/people/store.ts";
import { after } from "#lib/platform/durations.ts";
import { everywhere, lock, noJson, sql } from "#lib/platform/db/sql.ts";
import { enums, onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { portalWords } from "#lib/platform/portals.ts";
import { hashOf, randomSecret } from "#lib/platform/secrets.ts";
import { settings } from "#lib/platform/settings.ts";
import { acceptLetter, invitationLetter, staffAddressLetter, staffInvitationLetter } from "./mails.ts";
import { addressReason, type Holder, type KnownAbout, type LinkPurpose } from "./rules.ts";
import { linkLastsMs, reactivationWaitsMs, wayIn } from "./rules.ts";

type NewLink = { readonly purpose: LinkPurpose; readonly accountId: string; readonly authorisationId?: string };

/** Makes a link that replaces the earlier ones of its purpose, and returns its secret. */
async function makeLink(tx: Tx, link: NewLink, now: Date): Promise<string> {
  const { purpose, accountId, authorisationId } = link;
  await tx.oneTimeLink.updateMany({
    // An account is activated once; access is accepted in each organisation.
    where: {
      purpose,
      accountId,
      usedAt: null,
      replacedAt: null,
      OR: [{ purpose: { not: "ACCEPT" } }, { authorisationId: authorisationId ?? null }],
    },
    data: { replacedAt: now },
  });
  if (authorisationId)
    await tx.authorisation.updateMany({
      where: { id: authorisationId, invitesLater: true },
      data: { invitesLater: false },
    });
  const secret = randomSecret();
  // Asked for every link, so that the time it takes does not tell the kinds of invitation apart.
  const reactivation = await reactivationOf(tx, accountId);
  const { worksFrom = null, replacedAt = null, ...of } = purpose === "ACTIVATE" ? reactivation : {};
  const begins = worksFrom && worksFrom > now ? worksFrom : now;
  await tx.oneTimeLink.create({
    data: {
      ...link,
      ...of,
      worksFrom,
      replacedAt,
      hash: hashOf(secret),
      createdAt: now,
      expiresAt: after(begins, linkLastsMs[purpose]),
    },
  });
  return secret;
}

/**
 * What every new link gets that activates an account after a reactivation began: it waits until the same moment as the
 * first one. After a reactivation that was stopped the link is replaced from the start; only a new reactivation helps,
 * which everyone hears of again.
 */
async function reactivationOf(
  tx: Tx,
  accountId: string,
): Promise<{ changeId?: string; worksFrom?: Date; replacedAt?: Date | null }> {
  const change = await tx.accountChange.findFirst({
    where: { accountId, kind: "REACTIVATION", completedAt: null },
    select: { id: true, createdAt: true, cancelledAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  if (!change) return {};
  const { id: changeId, createdAt, cancelledAt: replacedAt } = change;
  return { changeId, worksFrom: after(createdAt, reactivationWaitsMs), replacedAt };
}

export const resetLink = (tx: Tx, accountId: string, now: Date) =>
  makeLink(tx, { purpose: "RESET_PASSWORD", accountId }, now);

type InvitedStaff = {
  readonly id: string;
  readonly email: string;
  readonly locale: string;
  readonly firstName: string;
  readonly initials: string;
};

/** The mail with a new link for one of the insurer's own people, which replaces an earlier one. The account must be locked. */
export async function staffInvitationTo(tx: Tx, account: InvitedStaff, now: Date): Promise<Outgoing> {
  const link = await makeLink(tx, { purpose: "ACTIVATE", accountId: account.id }, now);
  return mail(account, staffInvitationLetter, { firstName: account.firstName || account.initials, link });
}

/** For the mail that invites someone. The account must be locked. */
export const inviteLink = (tx: Tx, accountId: string, authorisationId: string, now: Date) =>
  makeLink(tx, { purpose: "ACTIVATE", accountId, authorisationId }, now);

/** For the mail that offers access to someone who has an account. */
const acceptLink = (tx: Tx, accountId: string, authorisationId: string, now: Date) =>
  makeLink(tx, { purpose: "ACCEPT", accountId, authorisationId }, now);

export const findLink = (db: Db, secret: string) =>
  db.oneTimeLink.findUnique({ where: { hash: hashOf(secret) }, include: { account: true, change: true } });

/** The same, with the account locked. */
export async function lockLink(tx: Tx, secret: string) {
  const seen = await findLink(tx, secret);
  if (!seen) return null;
  await lock(tx, "Account", seen.accountId);
  return findLink(tx, secret);
}

/** Uses the link up. It is true for exactly one of many who try at once. */
export async function useLink(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.oneTimeLink.updateMany({
    where: { id, usedAt: null, replacedAt: null },
    data: { usedAt: now },
  });
  return count === 1;
}

type Reactivation = {
  readonly id: string;
  readonly accountId: string;
  readonly authorisationId: string;
  readonly newEmail: string | null;
  readonly completedAt: Date | null;
  readonly cancelledAt: Date | null;
};

/**
 * Completes a reactivation, and gives what is to be sent. Null when it was stopped, or when someone else has its new
 * address by now.
 */
export async function completeReactivation(
  tx: Tx,
  change: Reactivation,
  now: Date,
): Promise<readonly Outgoing[] | null> {
  const { id, accountId, authorisationId, newEmail: email } = change;
  if (change.completedAt || change.cancelledAt) return null;
  if (email && (await tx.account.findFirst({ where: { email, id: { not: accountId } }, select: { id: true } })))
    return null;
  await tx.accountChange.update({ where: { id }, data: { completedAt: now, newConfirmedAt: now } });
  if (!email) return [];
  await tx.account.update({ where: { id: accountId }, data: { email } });
  return endInvitations(tx, { accountId, authorisationId }, now);
}

type Changing = {
  readonly accountId: string;
  /** Where the account begins anew, or gets its other address. */
  readonly authorisationId: string;
};

/**
 * Ends what waits for the owner of an account elsewhere: whoever invited them wrote to an address, and the account
 * belongs to another one from now on, or begins anew. The database lets no such invitation stay (migration 0014).
 * Returns the jobs with which each organisation hears of it.
 */
export async function endInvitations(
  tx: Tx,
  { accountId, authorisationId }: Changing,
  now: Date,
): Promise<readonly Outgoing[]> {
  const ended = await everywhere(tx, () =>
    tx.authorisation.updateManyAndReturn({
      where: { accountId, status: "PENDING", id: { not: authorisationId } },
      data: { status: "WITHDRAWN", withdrawnAt: now, withdrawReason: addressReason },
      select: { id: true },
    }),
  );
  const ids = ended.map(({ id }) => id);
  await tx.oneTimeLink.updateMany({
    where: {
      accountId,
      usedAt: null,
      replacedAt: null,
      OR: [{ purpose: "ACCEPT" }, { purpose: "ACTIVATE", authorisationId: { in: ids } }],
    },
    data: { replacedAt: now },
  });
  return ids.map((id) => job("invitation.end", { authorisationId: id }));
}

const place = { id: true, organisationId: true, role: true, organisation: { select: { name: true } } } as const;

/** The authorisation that activating this account opens, with its organisation. A reactivation names its own. */
export const authorisationOf = (
  db: Db,
  { accountId, change }: { readonly accountId: string; readonly change: { readonly authorisationId: string } | null },
) =>
  change
    ? db.authorisation.findUnique({ where: { id: change.authorisationId }, select: place })
    : pendingAuthorisation(db, accountId);

/** The authorisation that waits for this account to be activated, with its organisation. */
const pendingAuthorisation = (db: Db, accountId: string) =>
  db.authorisation.findFirst({
    where: { accountId, status: "PENDING" },
    select: place,
    orderBy: { id: "desc" },
  });

/** The authorisation whose beheerders may change the number of an account that is not activated: the one it was made for. */
export const numberPlaceOf = async (
  db: Db,
  link: { readonly accountId: string; readonly change: { readonly authorisationId: string } | null },
) => {
  const made = { accountId: link.accountId, status: "PENDING" as const, invitedAs: { equals: noJson } };
  const own = link.change
    ? null
    : await db.authorisation.findFirst({ where: made, select: place, orderBy: { id: "desc" } });
  return own ?? authorisationOf(db, link);
};

/**
 * Whether an account with nothing bound to it takes the number that a beheerder types in this place. Where they are a
 * guest it does not while they wait where the account was made: only that beheerder's counts. Of who becomes beheerder
 * anywhere, the insurer alone fills it in.
 */
export async function takesNumberTyped(
  tx: Tx,
  { id, accountId, isGuest }: { readonly id: string; readonly accountId: string; readonly isGuest: boolean },
): Promise<boolean> {
  if (await willAdminister(tx, accountId)) return false;
  const made = { accountId, id: { not: id }, status: "PENDING", invitedAs: { equals: noJson } } as const;
  return !isGuest || (await tx.authorisation.count({ where: made })) === 0;
}

/** Whether there is anything left to begin: an authorisation that waits, or duties of the insurer's staff. */
export const isAwaited = (
  { account, change }: { readonly account: { readonly staffRoles: readonly string[] }; readonly change: Stoppable },
  opens: object | null,
) => account.staffRoles.length > 0 || (opens !== null && !change?.cancelledAt);

type Stoppable = { readonly cancelledAt: Date | null } | null;

/** What a password for this account may not contain. */
export async function knownAbout(
  tx: Tx,
  account: { readonly id: string; readonly email: string },
): Promise<KnownAbout> {
  const places = await tx.authorisation.findMany({
    where: { accountId: account.id },
    select: { accessCode: true, organisation: { select: { name: true } } },
  });
  return {
    email: account.email,
    insurer: settings().INSURER_NAME,
    portals: portalWords(),
    organisations: places.map(({ organisation }) => organisation.name),
    accessCodes: places.map(({ accessCode }) => accessCode),
  };
}

/** Whether the account has got a newer link to activate it, expired or not. */
export async function hasNewerLink(db: Db, accountId: string): Promise<boolean> {
  const open = { accountId, purpose: "ACTIVATE", usedAt: null, replacedAt: null } as const;
  return (await db.oneTimeLink.count({ where: open })) > 0;
}

/** The jobs that complete the appointments of those among these who were appointed. */
export async function completions(tx: Tx, authorisationIds: readonly string[]): Promise<Outgoing[]> {
  const appointed = await tx.appointment.findMany({
    where: { authorisationId: { in: [...authorisationIds] }, status: "INVITED" },
    select: { authorisationId: true },
    distinct: ["authorisationId"],
  });
  return appointed.flatMap(({ authorisationId }) =>
    authorisationId ? [job("appointment.complete", { authorisationId })] : [],
  );
}

const solving = statement("password-links.solve-number", onlyId);

/** The code arrived, so requests about a wrong number are solved, by the person themselves. Returns their ids. */
export async function solveNumber(tx: Tx, accountId: string, now: Date): Promise<string[]> {
  const solved = await solving(tx)`
    UPDATE "HelpRequest" SET status = 'RESOLVED', "resolvedAt" = ${now}::timestamptz, "resolvedById" = "authorisationId"
    WHERE "accountId" = ${accountId}::uuid AND problem = 'WRONG_MOBILE_NUMBER' AND status IN ('RECEIVED', 'SEEN')
    RETURNING id`;
  return solved.map(({ id }) => id);
}

type Invited = Holder & {
  readonly accountId: string;
  readonly authorisationId: string;
  readonly organisation: string;
  readonly email: string;
  readonly locale: string;
  readonly firstName: string;
};

/** The mail with a new link to take up a waiting authorisation, which replaces an earlier one. The account must be locked. */
export async function invitationTo(tx: Tx, person: Invited, by: string | undefined, now: Date): Promise<Outgoing> {
  const { accountId, authorisationId, organisation, firstName } = person;
  const facts = { firstName, organisation, ...(by !== undefined && { by }) };
  const way = wayIn(person);
  if (way === "activate") {
    const link = await inviteLink(tx, accountId, authorisationId, now);
    return mail(person, invitationLetter, { ...facts, link });
  }
  // Made even when nobody gets it, so that the work is the same for every address.
  const link = await acceptLink(tx, accountId, authorisationId, now);
  return way === "accept" ? mail(person, acceptLetter, { ...facts, link }) : mail(person, staffAddressLetter, facts);
}

const invited = sql`
  account.id AS "accountId", account.email, account.locale, account.status::text AS status,
  coalesce(nullif(account."firstName", ''), account.initials) AS "firstName", coalesce(cardinality(account."staffRoles"), 0) > 0 AS "isStaff",
  EXISTS (SELECT 1 FROM "AccountChange" change WHERE change."accountId" = account.id AND change.kind = 'REACTIVATION'
    AND change."completedAt" IS NULL) AS "isReactivating"`;

const invitedRow = {
  ...{ accountId: z.string(), email: z.string(), locale: z.string(), status: z.enum(enums.AccountStatus) },
  ...{ firstName: z.string(), isStaff: z.boolean(), isReactivating: z.boolean() },
};

const holderLock = statement(
  "password-links.lock-holder",
  z.object({ ...invitedRow, mobileNumber: z.string().nullable() }),
);

const inviting = statement(
  "password-links.invited",
  z.object({ ...invitedRow, authorisationId: z.string(), organisationId: z.string(), organisation: z.string() }),
);

/** The account with this address, locked, with what an invitation needs of it. */
export async function lockHolder(tx: Tx, address: string) {
  const [found] = await holderLock(tx)`
    SELECT ${invited}, account."mobileNumber" FROM "Account" account WHERE account.email = ${address}
    FOR NO KEY UPDATE OF account`;
  return found ?? null;
}

/** Whether the account with this address was never activated, so that nothing is bound to it yet. Locks it. */
export async function isNeverActivated(tx: Tx, address: string): Promise<boolean> {
  const holder = await lockHolder(tx, address);
  return holder !== null && wayIn(holder) === "activate";
}

/** The person who has yet to take up this authorisation. The account must be locked. */
export async function invitedAt(tx: Tx, authorisationId: string) {
  const [found] = await inviting(tx)`
    SELECT ${invited}, own.id AS "authorisationId", own."organisationId", organisation.name AS organisation
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    JOIN "Organisation" organisation ON organisation.id = own."organisationId"
    WHERE own.id = ${authorisationId}::uuid AND own.status = 'PENDING'`;
  return found ?? null;
}
