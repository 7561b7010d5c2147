import type { Access } from "#lib/features/administration/authorisations/rules/standing.ts";
import type { Role } from "#lib/platform/access/roles.ts";

type Flat = {
  readonly authorisationStatus?: Access["authorisation"]["status"];
  readonly validUntil?: Date | null;
  readonly invitesLater?: boolean;
  readonly role?: Role;
  readonly accountStatus?: Access["account"]["status"];
  readonly blockCause?: Access["account"]["blockCause"];
  readonly waitUntil?: Date | null;
  readonly lastSignInAt?: Date | null;
};

/** A person as the rules take them, from a test's one line: what it does not say is as with most colleagues. */
export function nested<T extends Flat>(flat: T) {
  const {
    authorisationStatus,
    validUntil,
    invitesLater,
    role,
    accountStatus,
    blockCause,
    waitUntil,
    lastSignInAt,
    ...rest
  } = flat;
  return {
    ...rest,
    authorisation: {
      status: authorisationStatus ?? "ACTIVE",
      validUntil: validUntil ?? null,
      ...(invitesLater !== undefined && { invitesLater }),
      role: role ?? "EMPLOYEE",
    },
    account: {
      status: accountStatus ?? "ACTIVE",
      blockCause: blockCause ?? null,
      waitUntil: waitUntil ?? null,
      lastSignInAt: lastSignInAt ?? null,
    },
  } as const;
}
