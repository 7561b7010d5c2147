import { to } from "#lib/addresses.ts";
import type { BrokerProblem } from "#lib/platform/broker/claims.ts";
import { minutes } from "#lib/platform/durations.ts";

/** How long someone may take at the other party. */
export const visitLastsMs = minutes(10);

/** How long what was proven there waits for the person to bind it, or to ask for access. */
export const provenLastsMs = minutes(30);

/** How many mails about binding leave in an hour for one account. */
export const linksAnHour = 3;

/** What stops somebody: at the broker, or here, where the account that the identity opens may not enter. */
export type Problem = BrokerProblem | "noAccess" | "taken";

/** The answer of the login help for each. */
const helpFor: Readonly<Record<Problem, string>> = {
  cancelled: "afgebroken",
  service: "dienst",
  level: "niveau",
  kvk: "kvk-nummer",
  branch: "vestiging",
  chain: "keten",
  unclear: "onduidelijk",
  down: "storing",
  expired: "verlopen",
  noAccess: "geen-toegang",
  taken: "ander-account",
};

export const helpAfter = (problem: Problem) => to.help(["eherkenning", "oorzaak", helpFor[problem]]);

/** What an identity without an account can do next. */
export type Finish = "bind" | "ask" | "appoint";
