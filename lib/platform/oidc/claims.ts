import { createHash } from "node:crypto";
import type { ClientPortal } from "../portals.ts";
import type { Guest } from "./access.ts";

/** The names of all claims, by which the provider knows what it may give. */
export const claimNames = [
  ...["name", "given_name", "family_name", "name_prefix", "initials", "locale"],
  ...["email", "email_verified"],
  ...["organisation", "organisation_numbers", "role", "access_code", "portals"],
];

/**
 * The word by which a portal knows a person, the same for ever: it depends on no key, since keys change. Pairwise, two
 * portals cannot tell that it is the same person; the account's own id, which nobody outside gets, stands for the secret.
 */
export function subjectOf({ client }: Pick<ClientPortal, "client">, accountId: string): string {
  const sector = client.subject === "pairwise" ? `pairwise ${client.id}` : "public";
  return createHash("sha256").update(`portal subject ${sector} ${accountId}`).digest("base64url");
}

/** What this portal is told of someone. */
export const claimsFor = ({ client }: ClientPortal, { told }: Guest): Record<string, unknown> =>
  Object.fromEntries(client.claims.flatMap((group) => Object.entries(told[group])));
