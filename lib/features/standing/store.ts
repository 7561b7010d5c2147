import "server-only";
import type { Tx } from "#lib/platform/db/types.ts";

const contact = {
  initials: true,
  firstName: true,
  namePrefix: true,
  lastName: true,
  email: true,
  locale: true,
  status: true,
  blockCause: true,
} as const;

const authorisation = {
  id: true,
  accountId: true,
  organisationId: true,
  status: true,
  validUntil: true,
  account: { select: contact },
  organisation: { select: { name: true, intermediaryNumber: true, policyNumber: true, kvkNumber: true } },
} as const;

export async function authorisationFor(tx: Tx, id: string) {
  return tx.authorisation.findUnique({ where: { id }, select: authorisation });
}

/** Whose address it is, and where they may be helped. An authorisation whose end date has passed is not among those. */
export async function personAt(tx: Tx, email: string) {
  const account = await tx.account.findUnique({ where: { email }, select: { id: true, email: true, locale: true } });
  if (!account) return null;
  const authorisations = await tx.authorisation.findMany({
    where: { accountId: account.id, status: { in: ["PENDING", "ACTIVE", "BLOCKED", "WITHDRAWN"] } },
    select: authorisation,
    orderBy: [{ organisation: { name: "asc" } }, { id: "asc" }],
  });
  return { accountId: account.id, email: account.email, locale: account.locale, authorisations };
}
