/** What keeps someone out of one organisation, told apart by who can lift it. */
export type Hindrance = "blocked" | "frozen" | "authorisationBlocked" | "withdrawn" | "invited" | "none";

export type Account = {
  readonly status: "INVITED" | "ACTIVE" | "BLOCKED";
  readonly blockCause: "WRONG_TRIES" | "FREEZE" | "STAFF" | null;
};

export type Authorisation = {
  readonly status: "PENDING" | "ACTIVE" | "BLOCKED" | "WITHDRAWN" | "EXPIRED";
  readonly validUntil: Date | null;
};

export function hindranceOf(account: Account, authorisation: Authorisation, now: Date): Hindrance {
  if (authorisation.status === "WITHDRAWN" || authorisation.status === "EXPIRED") return "withdrawn";
  if (authorisation.validUntil && authorisation.validUntil <= now) return "withdrawn";
  if (account.status === "BLOCKED") return account.blockCause === "WRONG_TRIES" ? "blocked" : "frozen";
  if (authorisation.status === "BLOCKED") return "authorisationBlocked";
  return account.status === "INVITED" || authorisation.status === "PENDING" ? "invited" : "none";
}
