import "server-only";
import { waitsAmong } from "#lib/features/entrance/sign-in/store/waits.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { administersNow, nameColumns, openNow } from "#lib/features/base/people/store.ts";
import { noJson } from "#lib/platform/db/sql.ts";
import { onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Tx } from "#lib/platform/db/types.ts";
import { settings } from "#lib/platform/settings.ts";
import { causeOf, type Circumstances, type Helper, type KnownPerson } from "./rules/causes.ts";

const contact = { ...nameColumns, email: true, locale: true, status: true, blockCause: true } as const;

const authorisation = {
  id: true,
  accountId: true,
  organisationId: true,
  status: true,
  validUntil: true,
  account: { select: contact },
  organisation: { select: { name: true, kvkNumber: true, numbers: { select: { number: true } } } },
} as const;

const byOrganisation = [{ organisation: { name: "asc" as const } }, { id: "asc" as const }];

export async function authorisationFor(tx: Tx, id: string) {
  return tx.authorisation.findUnique({ where: { id }, select: authorisation });
}

/**
 * The person with this address, and where they may be helped. That includes where their authorisation has ended, but
 * not where they have yet to accept, nor closed organisations.
 */
export async function personAt(tx: Tx, email: string) {
  const account = await tx.account.findUnique({
    where: { email },
    select: { id: true, email: true, locale: true, ...nameColumns },
  });
  if (!account) return null;
  const { id: accountId, ...person } = account;
  const authorisations = await tx.authorisation.findMany({
    where: { accountId, invitedAs: { equals: noJson }, organisation: { closedAt: null } },
    select: authorisation,
    orderBy: byOrganisation,
  });
  return { ...person, accountId, authorisations };
}

const place = {
  id: true,
  organisationId: true,
  role: true,
  status: true,
  validUntil: true,
  blockedAt: true,
  withdrawnAt: true,
  organisation: { select: { name: true } },
} as const;

const accountLock = statement("standing.lock-address", onlyId);

/** The person with this address, what keeps them out in each organisation, and who can help. Locks the account. */
export async function lockPersonAt(tx: Tx, email: string, now: Date): Promise<KnownPerson | null> {
  const [found] = await accountLock(tx)`
    SELECT id FROM "Account" WHERE email = ${email} FOR NO KEY UPDATE`;
  return found ? personOf(tx, found.id, now) : null;
}

/** The same for an account, without locking it. */
export async function personOf(db: Db, accountId: string, now: Date): Promise<KnownPerson> {
  const account = await db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { id: true, ...contact, codesGuessed: true, blockedAt: true, mobileNumber: true, staffRoles: true },
  });
  const authorisations = await db.authorisation.findMany({
    where: { accountId },
    select: place,
    orderBy: byOrganisation,
  });
  const circumstances = await circumstancesOf(db, accountId, now);
  const organisationIds = authorisations.map(({ organisationId }) => organisationId);
  const helpers = await helpersAt(db, organisationIds, accountId, now);
  return {
    accountId: account.id,
    email: account.email,
    locale: account.locale,
    firstName: account.firstName || account.initials,
    status: account.status,
    isStaff: account.staffRoles.length > 0,
    mobileEnding: account.mobileNumber?.slice(-2) ?? null,
    cause: causeOf(account, null, circumstances, now),
    places: authorisations.map((own) => ({
      authorisationId: own.id,
      organisation: own.organisation.name,
      isAdministrator: own.role === "ADMINISTRATOR",
      cause: causeOf(account, own, circumstances, now),
      helpers: helpers.get(own.organisationId) ?? [],
    })),
  };
}

/** The same, of one organisation alone. */
export async function personAtPlace(db: Db, { accountId, authorisationId }: At, now: Date): Promise<KnownPerson> {
  const person = await personOf(db, accountId, now);
  return { ...person, places: person.places.filter((place) => place.authorisationId === authorisationId) };
}

type At = { readonly accountId: string; readonly authorisationId: string };

async function circumstancesOf(db: Db, accountId: string, now: Date): Promise<Circumstances> {
  const waits = await waitsAmong(db, [accountId], now);
  const invitation = await db.oneTimeLink.findFirst({
    where: { accountId, purpose: "ACTIVATE" },
    select: { createdAt: true, expiresAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return {
    blockAt: settings().SIGN_IN_LADDER.blockAt,
    waitUntil: waits.get(accountId) ?? null,
    invitation: invitation && { createdAt: invitation.createdAt, isOpen: invitation.expiresAt > now },
  };
}

/** Per organisation the beheerders who can act now, other than this person. */
async function helpersAt(db: Db, organisationIds: readonly string[], notAccountId: string, now: Date) {
  const rows = await db.authorisation.findMany({
    where: {
      organisationId: { in: [...organisationIds] },
      accountId: { not: notAccountId },
      account: { status: "ACTIVE" },
      AND: [administersNow(now), openNow(now)],
    },
    select: { organisationId: true, account: { select: { ...nameColumns, email: true } } },
    orderBy: [{ sortName: "asc" }, { id: "asc" }],
  });
  const helpers = new Map<string, Helper[]>();
  for (const { organisationId, account } of rows)
    helpers.set(organisationId, [
      ...(helpers.get(organisationId) ?? []),
      { name: fullName(account), email: account.email },
    ]);
  return helpers;
}
