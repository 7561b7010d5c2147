import type { Role, StaffRole } from "./roles.ts";
import type { SignInWay } from "./ways.ts";

/** Who the request claims to come from. */
export type Identity =
  | { readonly kind: "visitor" }
  | { readonly kind: "session"; readonly sessionId: string }
  | { readonly kind: "system"; readonly job: string };

type Session = {
  readonly accountId: string;
  readonly sessionId: string;
  /** When the second factor was last shown. */
  readonly factorAt: Date;
  /** By which way the session began. Absent for who acts without one: a proposer whose proposal is approved. */
  readonly way?: SignInWay;
};

export type Visitor = { readonly kind: "visitor" };
/** Signed in, without an organisation to act in: not chosen yet, or lost. */
export type Person = {
  readonly kind: "person";
  /** One of the insurer's people who did not show the passkey that their work asks for: they can only see to that. */
  readonly waitsFor?: "passkey";
} & Session;
export type Member = {
  readonly kind: "member";
  readonly authorisationId: string;
  readonly organisationId: string;
  /** The role in which they act now: a deputy acts as beheerder. */
  readonly role: Role;
  /** Beheerder for a period only. */
  readonly isDeputy: boolean;
  /** Until then they do nothing that only a beheerder may, because their mobile number is new. */
  readonly restsUntil: Date | null;
} & Session;
export type Staff = { readonly kind: "staff"; readonly roles: readonly StaffRole[] } & Session;
export type System = { readonly kind: "system"; readonly job: string };

export type SignedIn = Person | Member | Staff;

/** Who that identity is according to the database, at this moment. */
export type Actor = Visitor | SignedIn | System;

// A policy names who it lets through. In the other branch TypeScript takes that kind away altogether, so ask it of an
// actor whose kind is no longer needed there.
export const isAdministrator = (actor: Actor): actor is Member =>
  actor.kind === "member" && actor.role === "ADMINISTRATOR";

/** Beheerder of this very organisation. */
export const administers = (
  actor: Actor,
  { organisationId }: { readonly organisationId: string | null },
): actor is Member => isAdministrator(actor) && actor.organisationId === organisationId;

export const hasStaffRole = (actor: Actor, ...wanted: readonly StaffRole[]): actor is Staff =>
  actor.kind === "staff" && actor.roles.some((role) => wanted.includes(role));

export const isStaff = (actor: Actor): actor is Staff => actor.kind === "staff";

/** Staff who work with customers or audit that work. Whoever manages staff has no business with customers. */
export const worksWithCustomers = (actor: Actor): actor is Staff =>
  hasStaffRole(actor, "SERVICEDESK", "ONBOARDING", "AUDITOR");

export const isMember = (actor: Actor): actor is Member => actor.kind === "member";

/** Signed in, and none of the insurer's people. */
export const isCustomer = (actor: Actor): actor is Person | Member =>
  actor.kind === "person" || actor.kind === "member";

export const isSignedIn = (actor: Actor): actor is SignedIn => actor.kind !== "visitor" && actor.kind !== "system";
