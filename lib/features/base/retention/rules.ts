import type { Forgotten } from "#lib/platform/db/forgetting.ts";
import type { Unguarded } from "#lib/platform/db/tidy.ts";

/** Every table whose rows go by their age and are not tidied: one that nobody removes does not compile. */
export type ByRecord = Readonly<Record<Exclude<Forgotten, Unguarded>, true>>;

const byRecord = {
  Session: true,
  KnownDevice: true,
  ExternalIdentity: true,
  OneTimeLink: true,
  AccountChange: true,
  HelpRequest: true,
  StaffView: true,
  StaffNote: true,
  StaffCase: true,
  Proposal: true,
} as const satisfies ByRecord;

/** The tables whose rows nobody removes without a record of it. */
export const guarded = Object.keys(byRecord) as (keyof typeof byRecord)[];
