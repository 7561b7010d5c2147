import type { Forgotten } from "#lib/platform/db/forgetting.ts";
import type { Unguarded } from "#lib/platform/db/tidy.ts";

type Guarded = Exclude<Forgotten, Unguarded>;

/** The tables whose rows nobody removes without a record of it. */
export const guarded = [
  "Session",
  "KnownDevice",
  "ExternalIdentity",
  "OneTimeLink",
  "AccountChange",
  "HelpRequest",
  "StaffView",
  "StaffNote",
  "StaffCase",
  "Proposal",
] as const satisfies readonly Guarded[];
