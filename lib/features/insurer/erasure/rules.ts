import { after, days } from "#lib/platform/durations.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import type { retention } from "#lib/platform/retention.ts";

type Table = keyof typeof retention;

const atOnce = [
  ...(["name", "factors", "changes", "help", "notes", "appointments", "messages", "files", "lists"] as const),
] as const;

/** What becomes of what the portal has of somebody who is erased, in the words of the screen. */
export const kinds = [
  ...atOnce,
  ...(["access", "traces", "dealings", "log", "drafts", "portals", "nobody"] as const),
] as const;
export type Kind = (typeof kinds)[number];

/** What of it goes at once; of the rest the row stays, and says nothing of anybody. */
export const goes: readonly Kind[] = atOnce;

/**
 * Every table, and to which of these it belongs. A new table does not compile without, so that nobody is erased in part.
 */
export const kindOf = {
  Account: "name",
  AccountName: "name",
  GuestName: "name",
  NameWord: "name",
  Passkey: "factors",
  AuthenticatorApp: "factors",
  RecoveryCode: "factors",
  ExternalIdentity: "factors",
  ExternalSignIn: "factors",
  KnownDevice: "factors",
  PasswordTries: "factors",
  AccountChange: "changes",
  HelpRequest: "help",
  HelpLink: "help",
  CallBackRequest: "help",
  StaffNote: "notes",
  Appointment: "appointments",
  AppointmentCheck: "appointments",
  AppointmentLink: "appointments",
  Outbox: "messages",
  ReturnedAddress: "messages",
  DemoMessage: "messages",
  ImportRow: "files",
  OrganisationLoadRow: "files",
  SavedView: "lists",
  Authorisation: "access",
  Session: "traces",
  LoginTransaction: "traces",
  OneTimeCode: "traces",
  OneTimeLink: "traces",
  PortalSignOn: "traces",
  StaffCase: "dealings",
  StaffView: "dealings",
  Proposal: "dealings",
  BulkAct: "dealings",
  BulkActItem: "dealings",
  AccessConfirmation: "dealings",
  LegalHold: "dealings",
  AuditRecord: "log",
  AuditSeal: "log",
  AuditErasure: "log",
  LetIn: "log",
  Import: "drafts",
  OrganisationLoad: "drafts",
  PortalPerson: "portals",
  PasskeyChallenge: "nobody",
  OidcArtifact: "nobody",
  PortalFeed: "nobody",
  Organisation: "nobody",
  OrganisationName: "nobody",
  OrganisationNumber: "nobody",
  ReviewCampaign: "nobody",
  AccessReview: "nobody",
  FinishedMatter: "nobody",
  FormSubmission: "nobody",
  Limit: "nobody",
} as const satisfies Record<Table, Kind>;

/** Why a person is erased. */
export const eraseReasons = ["ASKED", "NOT_NEEDED", "UNLAWFUL"] as const;
export type EraseReason = (typeof eraseReasons)[number];

/** Why something must stay. */
export const holdReasons = ["DISPUTE", "SUPERVISOR", "FRAUD", "CRIME"] as const;
export type HoldReason = (typeof holdReasons)[number];

/** What stands in the way of erasing somebody. */
export type Standing = {
  readonly isErased: boolean;
  readonly isStaff: boolean;
  readonly isHeld: boolean;
  /** Where they have access or are invited. */
  readonly places: number;
  /** Cases, appointments and proposals about them that nobody finished. */
  readonly open: number;
};

/** Nobody who can still come in is erased, nor anybody about whom something has to be decided or kept. */
export function erase({ isErased, isStaff, isHeld, places, open }: Standing) {
  if (isErased) return refuse("alreadyErased");
  if (isStaff) return refuse("isStaff");
  if (isHeld) return refuse("isHeld");
  if (places > 0) return refuse("hasAccess");
  if (open > 0) return refuse("hasOpen");
  return null;
}

const longestHoldDays = 3_660;

/** A hold ends by itself; it can be placed anew. */
export function holdsUntil(until: Date, now: Date) {
  if (until <= now) return refuse("dayOver");
  if (until > after(now, days(longestHoldDays))) return refuse("dayTooFar");
  return null;
}

/** What the account says from then on. The id tells one from another in the log. */
export const nobody = (accountId: string) => ({
  email: `${accountId}@gewist.invalid`,
  ...{ initials: "", firstName: "", namePrefix: "", lastName: `Gewist ${accountId.slice(-6)}` },
});
