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
  /** By which way the session began. Absent for whoever acts without one: a proposer whose proposal is approved. */
  readonly way?: SignInWay;
  /** The only organisation that the session reaches, as by eHerkenning: of their own things they see those there. */
  readonly onlyIn?: string;
};

/**
 * A passkey, for the insurer's people; for a beheerder, or where an organisation asks it of everybody, more than a code
 * by SMS.
 */
export type WaitsFor = "passkey" | "strong";

type Visitor = { readonly kind: "visitor" };
/** Signed in, without an organisation to act in: not chosen yet, or lost. */
export type Person = {
  readonly kind: "person";
  /** What their work asks for and this session did not show. Until it has, it does nothing but see to that (gate/objections.ts). */
  readonly waitsFor?: WaitsFor;
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

/** For what a session waits before it does anything else; undefined for one that does not. */
export const waitsFor = (actor: Actor): WaitsFor | undefined => (actor.kind === "person" ? actor.waitsFor : undefined);

/** Signed in, and none of the insurer's people. */
export const isCustomer = (actor: Actor): actor is Person | Member =>
  actor.kind === "person" || actor.kind === "member";

export const isSignedIn = (actor: Actor): actor is SignedIn => actor.kind !== "visitor" && actor.kind !== "system";
