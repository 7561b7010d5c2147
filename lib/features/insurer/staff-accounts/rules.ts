import type { StaffRole } from "#lib/platform/access/roles.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";

/** Why nobody may have these duties together, or null. Whoever audits or manages staff does nothing else. */
export function dutiesRefusal(duties: readonly StaffRole[]) {
  if (duties.length === 0) return "noDuty";
  if (duties.length === 1) return null;
  if (duties.includes("AUDITOR")) return "auditorAlone";
  return duties.includes("STAFF_ADMIN") ? "staffAdminAlone" : null;
}

/** The duties with which someone decides about customers or colleagues. */
export const deciding = (duties: readonly StaffRole[]) => duties.filter((duty) => duty !== "AUDITOR");

/** Those that someone gets who did not have them. */
export const gained = (before: readonly StaffRole[], after: readonly StaffRole[]) =>
  deciding(after).filter((duty) => !before.includes(duty));

/** Whether an address is at one of these domains; with none of them named any address will do. */
export const isOurs = (email: string, domains: readonly string[]) =>
  domains.length === 0 || domains.some((domain) => email.toLowerCase().endsWith(`@${domain}`));

type Status = "INVITED" | "ACTIVE" | "BLOCKED";

type StaffAccount = { readonly status: Status; readonly staffRoles: readonly StaffRole[] };

export type StaffState = "invited" | "active" | "blocked" | "ended";

export function stateOf({ status, staffRoles }: StaffAccount): StaffState {
  if (staffRoles.length === 0) return "ended";
  return ({ INVITED: "invited", ACTIVE: "active", BLOCKED: "blocked" } as const)[status];
}

const managesStaff = ({ status, staffRoles }: StaffAccount) =>
  status === "ACTIVE" && staffRoles.includes("STAFF_ADMIN");

/** `others` counts who else manages staff now: without any, nobody could let people in. */
const isLast = (account: StaffAccount, others: number) => managesStaff(account) && others === 0;

/** One address is one person, of the insurer or a customer, never both. Someone who left may come back. */
export function invite(
  holder: (StaffAccount & { readonly isCustomer: boolean }) | null,
  staffRoles: readonly StaffRole[],
) {
  if (holder?.isCustomer) return refuse("notStaff");
  if (holder && stateOf(holder) !== "ended") return refuse("alreadyStaff");
  return { status: "INVITED" as const, staffRoles };
}

/** Sends a new link; an account that was active or blocked begins anew. */
export function renew(account: StaffAccount, others: number) {
  if (stateOf(account) === "ended") return refuse("ended");
  return isLast(account, others) ? refuse("lastStaffAdmin") : { status: "INVITED" as const };
}

export function changeDuties(account: StaffAccount, staffRoles: readonly StaffRole[], others: number) {
  if (stateOf(account) === "ended") return refuse("ended");
  if (staffRoles.length === account.staffRoles.length && staffRoles.every((role) => account.staffRoles.includes(role)))
    return refuse("sameDuties");
  if (isLast(account, others) && !staffRoles.includes("STAFF_ADMIN")) return refuse("lastStaffAdmin");
  return { staffRoles };
}

/** The account stays, since the log refers to it. */
export function end(account: StaffAccount, others: number) {
  if (stateOf(account) === "ended") return refuse("ended");
  if (isLast(account, others)) return refuse("lastStaffAdmin");
  return { status: "BLOCKED" as const, blockCause: "STAFF" as const, staffRoles: [] as readonly StaffRole[] };
}

/** What a page tells about the last act, by its name in addresses. */
export const tellings = ["uitgenodigd", "bestaat", "opnieuw", "taken", "beeindigd"] as const;
export type Telling = (typeof tellings)[number];
