/** Where someone stands with one organisation, as a mail to their own address says it. */
export const standings = ["blocked", "frozen", "authorisationBlocked", "withdrawn", "invited", "active"] as const;
export type Standing = (typeof standings)[number];

export function standingOf(
  account: {
    readonly status: "INVITED" | "ACTIVE" | "BLOCKED";
    readonly blockCause: "WRONG_TRIES" | "FREEZE" | "STAFF" | null;
  },
  authorisation: {
    readonly status: "PENDING" | "ACTIVE" | "BLOCKED" | "WITHDRAWN" | "EXPIRED";
    readonly validUntil: Date | null;
  },
  now: Date,
): Standing {
  if (authorisation.status === "WITHDRAWN" || authorisation.status === "EXPIRED") return "withdrawn";
  if (authorisation.validUntil && authorisation.validUntil <= now) return "withdrawn";
  if (account.status === "BLOCKED") return account.blockCause === "WRONG_TRIES" ? "blocked" : "frozen";
  if (authorisation.status === "BLOCKED") return "authorisationBlocked";
  return account.status === "INVITED" || authorisation.status === "PENDING" ? "invited" : "active";
}
