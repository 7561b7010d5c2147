import { to } from "#lib/addresses.ts";
import { missingChecks, type Case, type Check, type Status } from "#lib/features/appointment/appointments/rules.ts";
import { mailboxOf, normalNumber } from "#lib/features/base/people/rules.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { days, hours } from "#lib/platform/durations.ts";

/** What the queue shows, by its name in addresses. */
export const shows = { alles: "all", mijn: "mine", klaar: "ready", beoordeeld: "decided" } as const;
export type ShowSlug = keyof typeof shows;
export type Show = (typeof shows)[ShowSlug];

/** How long the queue shows what was decided. */
export const decidedShownMs = days(30);

type View = { readonly toon?: ShowSlug; readonly gedaan?: string | null };

/** What a form of a page was looking at. */
export const viewIn = ({ toon = "" }: Readonly<Record<string, string>>): View =>
  Object.hasOwn(shows, toon) ? { toon: toon as ShowSlug } : {};

/** Where one goes on after dealing with one. */
export const nextPath = (next: string | null, view: View) =>
  next ? to.appointment(next, view) : to.appointments(view);

/** How long someone has waited, in whole hours of work, of how many that may be. */
export function clockOf(workedMs: number, withinMs: number) {
  return { hours: Math.floor(workedMs / hours(1)), of: Math.floor(withinMs / hours(1)), isLate: workedMs > withinMs };
}
export type Clock = ReturnType<typeof clockOf>;

type Looked = { readonly checks: readonly Check[]; readonly checkedByIds: readonly string[] };

/** Whether only another pair of eyes is wanted, and this member of the staff has one. */
export const isReadyFor = (found: Case, { checks, checkedByIds }: Looked, staffId: string) =>
  found.status === "CHECKING" &&
  found.takenById !== staffId &&
  !checkedByIds.includes(staffId) &&
  missingChecks(found, checks).length === 0;

/** An organisation we have: by the number that was filled in, or by the KvK-nummer. */
export type Candidate = { readonly by: "NUMBER" | "KVK_NUMBER"; readonly id: string; readonly isClosed: boolean };

/** The one it will be. Null: a new one. */
export function placeOf(candidates: readonly Candidate[]) {
  const [found, other] = candidates;
  if (found && other && found.id !== other.id) return refuse("organisationsDiffer");
  if (found?.isClosed) return refuse("organisationClosed");
  return { organisationId: found?.id ?? null };
}

export type Comparable = {
  readonly kind: Case["kind"];
  readonly organisationNumber: string;
  readonly companyName: string;
  readonly kvkNumber: string | null;
  readonly person: string;
  readonly email: string;
  readonly mobileNumber: string;
};

export const compared = ["organisationNumber", "companyName", "kvkNumber", "person", "email", "mobileNumber"] as const;
export type Compared = (typeof compared)[number];

const plain: Record<Compared, (of: Comparable) => string | null> = {
  organisationNumber: ({ kind, organisationNumber }) => `${kind} ${normalNumber(organisationNumber)}`,
  companyName: ({ companyName }) => companyName.toLowerCase(),
  kvkNumber: ({ kvkNumber }) => kvkNumber,
  person: ({ person }) => person.toLowerCase(),
  email: ({ email }) => mailboxOf(email),
  mobileNumber: ({ mobileNumber }) => mobileNumber,
};

/** What two have in common, of what stands beside each other. */
export const sameIn = (one: Comparable, other: Comparable): readonly Compared[] =>
  compared.filter((field) => plain[field](one) !== null && plain[field](one) === plain[field](other));

type Dealt = {
  readonly status: Status;
  readonly takenById: string | null;
  readonly decidedById: string | null;
  readonly companyName: string;
};

/** What somebody is told they did, as far as the state bears it out. */
export function toldOf({ status, takenById, decidedById, companyName }: Dealt, staffId: string) {
  const told = (code: "approved" | "rejected" | "released" | "withdrawn") => ({ code, companyName });
  if (status === "CONFIRMED" && takenById === null) return told("released");
  if (status === "WITHDRAWN") return told("withdrawn");
  if (decidedById !== staffId) return null;
  if (status === "REJECTED") return told("rejected");
  return status === "APPROVED" || status === "INVITED" || status === "COMPLETED" ? told("approved") : null;
}
export type Told = NonNullable<ReturnType<typeof toldOf>>;
