import "server-only";
import { findChangeLink, lockChangeLink } from "#lib/features/administration/account-changes/store/changes.ts";
import { activePlaces } from "#lib/features/administration/account-changes/store/readers.ts";
import type { Colleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { invitationTo, lockHolder } from "#lib/features/entrance/password-links/store.ts";
import { fullName, sortNameOf, type Administrator, type Name } from "#lib/features/base/people/rules.ts";
import { Name as Stored } from "#lib/features/base/people/schema.ts";
import { activeAdministrators, nameColumns } from "#lib/features/base/people/store.ts";
import { within, type Scope } from "#lib/platform/access/scope.ts";
import type { AnyEvent } from "#lib/platform/audit/event.ts";
import { everywhere, noJson } from "#lib/platform/db/sql.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";

/**
 * Changes the account's name and its copies in all organisations, in one statement. Where the person has not accepted
 * an invitation yet, the name that the beheerder typed stays.
 */
export async function rename(tx: Tx, accountId: string, of: Name): Promise<void> {
  const { initials, firstName, namePrefix, lastName } = of;
  await everywhere(
    tx,
    () => tx.$executeRaw`
    WITH renamed AS (
      UPDATE "Account" SET initials = ${initials}, "firstName" = ${firstName}, "namePrefix" = ${namePrefix},
        "lastName" = ${lastName}, "sortName" = ${sortNameOf(of)}
      WHERE id = ${accountId}::uuid RETURNING id, "sortName")
    UPDATE "Authorisation" own SET "sortName" = renamed."sortName"
    FROM renamed WHERE own."accountId" = renamed.id AND own."invitedAs" IS NULL`,
  );
}

/** For a guest: changes only the name that the beheerder typed. */
export async function renameInvited(tx: Tx, id: string, of: Name, mobileNumber: string | null): Promise<void> {
  const { initials, firstName, namePrefix, lastName } = of;
  const invitedAs = { initials, firstName, namePrefix, lastName, mobileNumber };
  await tx.authorisation.update({ where: { id }, data: { invitedAs, sortName: sortNameOf(of) } });
}

type Beside = Administrator & {
  readonly organisationId: string;
  readonly organisation: string;
  readonly theirs: string;
};

/** The beheerders wherever the person can act now, except the person; `theirs` is the person there. */
export async function administratorsAround(tx: Tx, accountId: string, now: Date): Promise<Beside[]> {
  const beside: Beside[] = [];
  for (const { id: theirs, organisationId, organisation } of await activePlaces(tx, accountId, now)) {
    const administrators = await activeAdministrators(tx, organisationId, now);
    const others = administrators.filter((one) => one.accountId !== accountId);
    beside.push(...others.map((one) => ({ ...one, organisationId, organisation: organisation.name, theirs })));
  }
  return beside;
}

/** Who has this address, as far as a beheerder may know: nobody, someone here, or someone elsewhere. */
export async function holderFor(
  tx: Tx,
  email: string,
  organisationId: string,
): Promise<"nobody" | "here" | "elsewhere"> {
  const found = await tx.account.findUnique({
    where: { email },
    select: { authorisations: { where: { organisationId }, select: { id: true } } },
  });
  if (!found) return "nobody";
  return found.authorisations.length > 0 ? "here" : "elsewhere";
}

/**
 * Sends an invitation to another address. If the account exists for this invitation alone, its address changes;
 * otherwise the invitation moves to the account of the new address. The beheerder sees no difference.
 */
export async function invitesAnew(
  tx: Tx,
  person: Colleague,
  { email, by }: { readonly email: string; readonly by: string },
  now: Date,
): Promise<readonly Outgoing[]> {
  const { id, accountId, organisation, initials, firstName, namePrefix, lastName, account } = person;
  const { mobileNumber } = account;
  const written = { initials, firstName, namePrefix, lastName };
  await tx.oneTimeLink.updateMany({
    where: { authorisationId: id, usedAt: null, replacedAt: null },
    data: { replacedAt: now },
  });
  if ((await holderFor(tx, email, person.organisationId)) === "nobody" && (await isOnlyHere(tx, person))) {
    await tx.account.update({ where: { id: accountId }, data: { email } });
    await tx.authorisation.update({ where: { id }, data: { invitedEmail: email } });
  } else {
    const [made] = await tx.account.createManyAndReturn({
      data: [
        {
          ...written,
          email,
          mobileNumber,
          sortName: sortNameOf(written),
          status: "INVITED",
          staffRoles: [],
          createdAt: now,
        },
      ],
      skipDuplicates: true,
      select: { id: true },
    });
    const holder = await lockHolder(tx, email);
    // An import that was undone removed the account between the two statements.
    if (!holder) return invitesAnew(tx, person, { email, by }, now);
    // Links and logins of the old address stay with its own account.
    await tx.oneTimeLink.updateMany({ where: { authorisationId: id }, data: { authorisationId: null } });
    await tx.loginTransaction.updateMany({ where: { authorisationId: id }, data: { authorisationId: null } });
    const invitedAs = made ? noJson : { ...written, mobileNumber };
    await tx.authorisation.update({
      where: { id },
      data: { accountId: holder.accountId, invitedEmail: email, invitedAs, sortName: sortNameOf(written) },
    });
  }
  const invited = await lockHolder(tx, email);
  return invited ? [await invitationTo(tx, { ...invited, authorisationId: id, organisation }, by, now)] : [];
}

async function isOnlyHere(tx: Tx, { id, accountId, isGuest }: Colleague): Promise<boolean> {
  if (isGuest) return false;
  const account = await tx.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { status: true, authorisations: { where: { id: { not: id } }, select: { id: true } } },
  });
  return account.status === "INVITED" && account.authorisations.length === 0;
}

const purposes = ["CONFIRM_OLD_EMAIL", "CONFIRM_NEW_EMAIL"] as const;

export async function findEmailLink(db: Db, secret: string) {
  for (const purpose of purposes) {
    const link = await findChangeLink(db, secret, purpose);
    if (link) return { ...link, confirms: purpose === "CONFIRM_OLD_EMAIL" ? ("old" as const) : ("new" as const) };
  }
  return null;
}

/** The same, with its account locked. */
export async function lockEmailLink(tx: Tx, secret: string) {
  const seen = await findEmailLink(tx, secret);
  if (!seen) return null;
  await lockChangeLink(tx, secret, seen.confirms === "old" ? "CONFIRM_OLD_EMAIL" : "CONFIRM_NEW_EMAIL");
  return findEmailLink(tx, secret);
}

/** The change of address under way that a beheerder of this organisation began. */
export async function emailChangeOf(db: Db, scope: Scope, authorisationId: string, now: Date) {
  const change = await db.accountChange.findFirst({
    where: {
      ...within(scope),
      authorisationId,
      kind: "EMAIL",
      completedAt: null,
      cancelledAt: null,
      expiresAt: { gt: now },
    },
    include: { startedBy: { select: { account: { select: nameColumns } } } },
    orderBy: { createdAt: "desc" },
  });
  return change && { ...change, by: change.startedBy ? fullName(change.startedBy.account) : "" };
}

export const findNameLink = (db: Db, secret: string) => findChangeLink(db, secret, "CONFIRM_NAME");

/** The same, with its account locked. */
export const lockNameLink = (tx: Tx, secret: string) => lockChangeLink(tx, secret, "CONFIRM_NAME");

/** The new name under way that a beheerder of this organisation proposed. */
export async function nameChangeOf(db: Db, scope: Scope, authorisationId: string, now: Date) {
  const change = await db.accountChange.findFirst({
    where: {
      ...within(scope),
      authorisationId,
      kind: "NAME",
      completedAt: null,
      cancelledAt: null,
      expiresAt: { gt: now },
    },
    include: { startedBy: { select: { account: { select: nameColumns } } } },
    orderBy: { createdAt: "desc" },
  });
  if (!change) return null;
  const { id, createdAt, expiresAt, startedBy, newName } = change;
  const by = startedBy ? fullName(startedBy.account) : "";
  return { id, by, createdAt, expiresAt, name: Stored.parse(newName) };
}

/** Whoever began a change, if they are still there to be told. */
export async function starterOf(tx: Tx, startedById: string | null) {
  if (!startedById) return null;
  const found = await tx.authorisation.findUnique({
    where: { id: startedById },
    select: {
      ...{ status: true, accountId: true },
      account: { select: { email: true, locale: true, ...nameColumns } },
      organisation: { select: { name: true } },
    },
  });
  if (found?.status !== "ACTIVE") return null;
  return { ...found.account, accountId: found.accountId, organisation: found.organisation.name };
}

/** Whether this beheerder did this to this person since that moment. */
export async function didSince(
  db: Reader,
  {
    id,
    accountId,
    event,
    since,
  }: { readonly id: string; readonly accountId: string; readonly event: AnyEvent; readonly since: Date },
): Promise<boolean> {
  const record = await db.auditRecord.findFirst({
    where: { subjectId: id, actorId: accountId, event: event.name, outcome: "done", at: { gte: since } },
    select: { id: true },
  });
  return record !== null;
}
