import type { Role, StaffRole } from "./roles.ts";

/** Who is said to be asking. */
export type Identity =
  | { readonly kind: "visitor" }
  | { readonly kind: "session"; readonly sessionId: string }
  | { readonly kind: "system"; readonly job: string };

type SignedIn = {
  readonly accountId: string;
  readonly sessionId: string;
  /** When the second factor was last shown. */
  readonly factorAt: Date;
};

/** What the database says that identity is, at this moment. */
export type Actor =
  | { readonly kind: "visitor" }
  /** Signed in, and has not chosen (or lost) the organisation to act in. */
  | ({ readonly kind: "person" } & SignedIn)
  | ({
      readonly kind: "member";
      readonly authorisationId: string;
      readonly organisationId: string;
      /** What they act as now: a deputy acts as beheerder. */
      readonly role: Role;
      /** Beheerder for a period only. */
      readonly isDeputy: boolean;
      /** Until then they do nothing that only a beheerder may: their mobile number is new. */
      readonly restsUntil: Date | null;
    } & SignedIn)
  | ({ readonly kind: "staff"; readonly roles: readonly StaffRole[] } & SignedIn)
  | { readonly kind: "system"; readonly job: string };

export type Member = Extract<Actor, { kind: "member" }>;

export const isAdministrator = (actor: Actor): actor is Member =>
  actor.kind === "member" && actor.role === "ADMINISTRATOR";

export const hasStaffRole = (actor: Actor, ...wanted: readonly StaffRole[]) =>
  actor.kind === "staff" && actor.roles.some((role) => wanted.includes(role));

/** Whose work is with customers, or to watch it. Who manages staff has no business with them. */
export const worksWithCustomers = (actor: Actor) => hasStaffRole(actor, "SERVICEDESK", "ONBOARDING", "AUDITOR");

export const isSignedIn = (actor: Actor): actor is Exclude<Actor, { kind: "visitor" | "system" }> =>
  actor.kind !== "visitor" && actor.kind !== "system";
