import "server-only";
import { openStatuses } from "#lib/features/help/help-requests/rules.ts";
import { expiryOf, nothingBefore } from "#lib/features/administration/authorisations/store/ending.ts";
import { z } from "zod";
import { wayIn } from "#lib/features/entrance/password-links/rules.ts";
import {
  findLink,
  invitationTo,
  lockHolder,
  lockLink,
  takesNumberTyped,
} from "#lib/features/entrance/password-links/store.ts";
import { normalEmail, sortNameOf, type Name } from "#lib/features/base/people/rules.ts";
import { InvitedAsStored } from "#lib/features/base/people/schema.ts";
import { type PortalKey, stillGiven } from "#lib/platform/portals.ts";
import type { Member } from "#lib/platform/access/actor.ts";
import { within, type Scope } from "#lib/platform/access/scope.ts";
import { lock, noJson, sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { newAccessCode } from "#lib/platform/secrets.ts";
import { invitedAs, sentBefore, worksUntil } from "./rules.ts";
import { accountName, nameRow } from "#lib/features/base/people/store.ts";

type NewColleague = {
  readonly organisationId: string;
  readonly name: Name;
  readonly email: string;
  readonly mobileNumber: string | null;
  readonly portals: readonly PortalKey[];
  readonly validUntil: Date | null;
  readonly importId?: string;
  /** The language of an account that is made by this. */
  readonly locale?: string;
  readonly invite: boolean;
  /** The beheerder's name, for the mail. */
  readonly by: string;
};

type Added = {
  readonly status: "added" | "existsHere";
  readonly authorisationId: string;
  readonly send: readonly Outgoing[];
};

/**
 * Adds someone to an organisation that is locked. Nothing shows whether the address has an account elsewhere: the
 * same statements run, and the beheerder sees of the person what he typed.
 */
export async function addColleague(tx: Tx, wanted: NewColleague, now: Date): Promise<Added> {
  const { organisationId, invite, by } = wanted;
  const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const holder = await holderOf(tx, wanted, now);
  const portals = stillGiven(wanted.portals).filter((portal) => organisation.portals.includes(portal));
  const added = await authorise(tx, holder, { ...wanted, portals }, now);
  if (!added.isNew) return { status: "existsHere", authorisationId: added.id, send: [] };
  // Nothing is bound yet, and without a number nobody can activate.
  const isMissing = !holder.mobileNumber && wanted.mobileNumber !== null && wayIn(holder) === "activate";
  const place = { id: added.id, accountId: holder.accountId, isGuest: !holder.isNew };
  if (isMissing && (await takesNumberTyped(tx, place)))
    await tx.account.update({ where: { id: holder.accountId }, data: { mobileNumber: wanted.mobileNumber } });
  const person = { ...holder, authorisationId: added.id, organisation: organisation.name };
  const send = invite ? [await invitationTo(tx, person, by, now)] : [];
  return { status: "added", authorisationId: added.id, send: [...send, ...expiryOf(added.id, wanted)] };
}

type Holder = NonNullable<Awaited<ReturnType<typeof lockHolder>>> & { readonly isNew: boolean };

/** The account at an address, locked; made when there was none. One address is one person, whoever adds them first. */
async function holderOf(
  tx: Tx,
  { name, email: typed, mobileNumber, locale }: NewColleague,
  now: Date,
): Promise<Holder> {
  const email = normalEmail(typed);
  // Made again, if an import that was undone removed the account between the two statements.
  for (;;) {
    const [made] = await tx.account.createManyAndReturn({
      data: [
        {
          ...name,
          email,
          mobileNumber,
          ...(locale && { locale }),
          sortName: sortNameOf(name),
          status: "INVITED",
          staffRoles: [],
          createdAt: now,
        },
      ],
      skipDuplicates: true,
      select: { id: true },
    });
    const found = await lockHolder(tx, email);
    if (found) return { ...found, isNew: made !== undefined };
  }
}

async function authorise(
  tx: Tx,
  holder: Holder,
  wanted: NewColleague,
  now: Date,
): Promise<{ id: string; isNew: boolean }> {
  const { organisationId, name, mobileNumber, portals, validUntil, importId, invite } = wanted;
  const known = { organisationId, accountId: holder.accountId };
  const begun = {
    role: "EMPLOYEE",
    status: "PENDING",
    portals: [...portals],
    sortName: sortNameOf(name),
    validUntil,
    invitesLater: !invite,
    invitedAs: invitedAs(holder.isNew, name, mobileNumber) ?? noJson,
    importId: importId ?? null,
    createdAt: now,
  } as const;
  for (;;) {
    const [made] = await tx.authorisation.createManyAndReturn({
      data: [{ ...known, ...begun, portals: [...portals], accessCode: newAccessCode() }],
      skipDuplicates: true,
      select: { id: true },
    });
    if (made) return { ...made, isNew: true };
    const there = await tx.authorisation.findUnique({
      where: { organisationId_accountId: known },
      select: { id: true, invitedEmail: true },
    });
    // Otherwise the toegangscode was taken, and another one is tried.
    if (!there) continue;
    const { id, invitedEmail } = there;
    // It was sent to an address that the account no longer has, so it has ended. Nothing tells that it is the same person.
    if (invitedEmail === null || invitedEmail === holder.email) return { id, isNew: false };
    await tx.authorisation.update({
      where: { id },
      data: { ...nothingBefore, ...begun, portals: [...portals], invitedEmail: holder.email },
    });
    return { id, isNew: true };
  }
}

/** The organisation of whoever asks, with what adding someone needs to know. */
export async function ownOrganisation(db: Db, scope: Scope) {
  if (scope.of !== "organisation") return null;
  const found = await db.organisation.findUnique({
    where: { id: scope.organisationId },
    select: { id: true, name: true, portals: true },
  });
  return found && { organisationId: found.id, name: found.name, portals: stillGiven(found.portals) };
}

type Answering = {
  readonly actor: Member;
  readonly organisationId: string;
  readonly email: string;
  readonly helpRequestId?: string | undefined;
};

/** Solves what an unknown address asked here: by the person who is added, and the question it began with. */
export async function answerStrangers(tx: Tx, { actor, organisationId, email, helpRequestId }: Answering, now: Date) {
  const answered = await tx.helpRequest.updateManyAndReturn({
    where: {
      organisationId,
      accountId: null,
      status: { in: [...openStatuses] },
      OR: [{ email }, ...(helpRequestId ? [{ id: helpRequestId }] : [])],
    },
    data: {
      status: "RESOLVED",
      resolvedAt: now,
      resolvedById: actor.authorisationId,
    },
    select: { id: true, email: true, locale: true },
  });
  return answered.map((request) => ({ ...request, email: request.email ?? "" }));
}

/** The address that belongs to an open question for access here. */
export async function askedFrom(db: Reader, scope: Scope, helpRequestId: string): Promise<string | null> {
  const found = await db.helpRequest.findFirst({
    where: { id: helpRequestId, ...within(scope), accountId: null, status: { in: [...openStatuses] } },
    select: { email: true },
  });
  return found?.email ?? null;
}

const invitations = { purpose: { in: ["ACTIVATE" as const, "ACCEPT" as const] }, changeId: null };

/** When someone was added and last invited, and when the invitation ended. */
export async function invitationTimes(db: Reader, authorisationId: string) {
  const found = await db.authorisation.findUnique({
    where: { id: authorisationId },
    select: { createdAt: true, withdrawnAt: true, status: true },
  });
  const last = await db.oneTimeLink.findFirst({
    where: { authorisationId, ...invitations },
    select: { createdAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  if (!found) return null;
  return { createdAt: found.createdAt, endedAt: found.withdrawnAt, lastSentAt: last?.createdAt ?? null };
}

const offered = {
  id: true,
  organisationId: true,
  status: true,
  validUntil: true,
  organisation: { select: { name: true } },
} as const;

/** The access that a link offers to someone with an account. */
export async function findOffer(db: Db, secret: string) {
  const link = await findLink(db, secret);
  if (link?.purpose !== "ACCEPT" || !link.authorisationId || link.account.staffRoles.length > 0) return null;
  const place = await db.authorisation.findUnique({ where: { id: link.authorisationId }, select: offered });
  if (!place) return null;
  const { status, validUntil, organisation, ...rest } = place;
  return { link, place: { ...rest, authorisation: { status, validUntil }, organisation: organisation.name } };
}

/** The same, with account and authorisation locked. */
export async function lockOffer(tx: Tx, secret: string) {
  const link = await lockLink(tx, secret);
  if (!link?.authorisationId) return null;
  await lock(tx, "Authorisation", link.authorisationId);
  return findOffer(tx, secret);
}

type ExpiredInvitation = Name & { readonly id: string; readonly expiredAt: Date };

const expired = statement(
  "invitations.expired",
  z.object({ id: z.string(), invitedAs: z.json(), ...nameRow, lastSentAt: z.date() }),
);

/** People who let the link of their invitation expire, longest ago first; at most `atMost`. */
export async function expiredInvitations(
  db: Reader,
  organisationId: string,
  atMost: number,
  now: Date,
): Promise<ExpiredInvitation[]> {
  const rows = await expired(db)`
    SELECT own.id, own."invitedAs", ${accountName},
           link."lastSentAt"
    FROM "Authorisation" own JOIN "Account" account ON account.id = own."accountId"
    CROSS JOIN LATERAL (
      SELECT max(sent."createdAt") AS "lastSentAt" FROM "OneTimeLink" sent
      WHERE sent."accountId" = own."accountId" AND sent."authorisationId" = own.id
        AND sent.purpose IN ('ACTIVATE', 'ACCEPT') AND sent."changeId" IS NULL) link
    WHERE own."organisationId" = ${organisationId}::uuid AND own.status = 'PENDING' AND ${ownInTime(now)}
      AND link."lastSentAt" <= ${sentBefore(now)}::timestamptz
    ORDER BY link."lastSentAt", own.id LIMIT ${atMost}`;
  return rows.map(({ id, invitedAs: typed, lastSentAt, ...account }) => {
    const { mobileNumber: _, ...person } = { mobileNumber: null, ...account, ...InvitedAsStored.parse(typed) };
    return { ...person, id, expiredAt: worksUntil(lastSentAt) };
  });
}

const ownInTime = (now: Date) => sql`(own."validUntil" IS NULL OR own."validUntil" > ${now}::timestamptz)`;
