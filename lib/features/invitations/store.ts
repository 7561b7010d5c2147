import "server-only";
import { expiryOf } from "#lib/features/authorisations/store.ts";
import { wayIn } from "#lib/features/password-links/rules.ts";
import { invitationTo, lockHolder } from "#lib/features/password-links/store.ts";
import { normalEmail, sortNameOf, type Name } from "#lib/features/people/rules.ts";
import type { Portal } from "#lib/features/people/schema.ts";
import { noJson } from "#lib/platform/db/sql.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { newAccessCode } from "#lib/platform/secrets.ts";
import { invitedAs } from "./rules.ts";

export type NewColleague = {
  readonly organisationId: string;
  readonly name: Name;
  readonly email: string;
  readonly mobileNumber: string | null;
  readonly portals: readonly Portal[];
  readonly validUntil: Date | null;
  readonly importId?: string;
  readonly invite: boolean;
  /** The beheerder, for the mail. */
  readonly by: string;
};

export type Added = {
  readonly status: "added" | "existsHere";
  readonly authorisationId: string;
  readonly send: readonly Outgoing[];
};

/**
 * Adds someone to an organisation that is locked. Whether the address has an account elsewhere shows in
 * nothing: the same statements run, and the beheerder sees of the person what he wrote.
 */
export async function addColleague(tx: Tx, wanted: NewColleague, now: Date): Promise<Added> {
  const { organisationId, invite, by } = wanted;
  const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  const holder = await holderOf(tx, wanted, now);
  const portals = wanted.portals.filter((portal) => organisation.portals.includes(portal));
  const added = await authorise(tx, holder, { ...wanted, portals }, now);
  if (!added.isNew) return { status: "existsHere", authorisationId: added.id, send: [] };
  // Nothing is bound yet, and without a number nobody can activate.
  if (!holder.mobileNumber && wanted.mobileNumber && wayIn(holder) === "activate")
    await tx.account.update({ where: { id: holder.accountId }, data: { mobileNumber: wanted.mobileNumber } });
  const person = { ...holder, authorisationId: added.id, organisation: organisation.name };
  const send = invite ? [await invitationTo(tx, person, by, now)] : [];
  return { status: "added", authorisationId: added.id, send: [...send, ...expiryOf(added.id, wanted)] };
}

type Holder = NonNullable<Awaited<ReturnType<typeof lockHolder>>> & { readonly isNew: boolean };

/** The account at an address, locked: made now when there was none. One address is one person, whoever is first. */
async function holderOf(tx: Tx, { name, email: typed, mobileNumber }: NewColleague, now: Date): Promise<Holder> {
  const email = normalEmail(typed);
  const [made] = await tx.account.createManyAndReturn({
    data: [{ ...name, email, mobileNumber, sortName: sortNameOf(name), status: "INVITED", createdAt: now }],
    skipDuplicates: true,
    select: { id: true },
  });
  const found = await lockHolder(tx, email);
  if (!found) throw new Error("an account is never deleted");
  return { ...found, isNew: made !== undefined };
}

async function authorise(
  tx: Tx,
  holder: Holder,
  wanted: NewColleague,
  now: Date,
): Promise<{ id: string; isNew: boolean }> {
  const { organisationId, name, mobileNumber, portals, validUntil, importId } = wanted;
  const known = { organisationId, accountId: holder.accountId };
  for (;;) {
    const [made] = await tx.authorisation.createManyAndReturn({
      data: [
        {
          ...known,
          role: "EMPLOYEE",
          status: "PENDING",
          portals: [...portals],
          accessCode: newAccessCode(),
          sortName: sortNameOf(name),
          validUntil,
          invitedAs: invitedAs(holder.isNew, name, mobileNumber) ?? noJson,
          importId: importId ?? null,
          createdAt: now,
        },
      ],
      skipDuplicates: true,
      select: { id: true },
    });
    if (made) return { ...made, isNew: true };
    const there = await tx.authorisation.findUnique({
      where: { organisationId_accountId: known },
      select: { id: true },
    });
    // Else it was the toegangscode that someone had already.
    if (there) return { ...there, isNew: false };
  }
}
