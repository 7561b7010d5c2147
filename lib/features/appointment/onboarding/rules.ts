import { to } from "#lib/addresses.ts";
import {
  missingChecks,
  type Case,
  type Check,
  type Status,
  type Tie,
} from "#lib/features/appointment/appointments/rules.ts";
import { mailboxOf } from "#lib/features/base/people/rules.ts";
import { normalNumber } from "#lib/platform/folding.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { days, hours } from "#lib/platform/durations.ts";

/** The views of the queue, by their names in addresses. */
export const shows = { alles: "all", mijn: "mine", klaar: "ready", beoordeeld: "decided" } as const;
export type ShowSlug = keyof typeof shows;
export type Show = (typeof shows)[ShowSlug];

/** The queue shows a decision for this long. */
export const decidedShownMs = days(30);

type View = { readonly toon?: ShowSlug; readonly gedaan?: string | null };

/** The view that a form was sent from. */
export const viewIn = ({ toon = "" }: Readonly<Record<string, string>>): View =>
  Object.hasOwn(shows, toon) ? { toon: toon as ShowSlug } : {};

/** The address to go on with after dealing with an appointment. */
export const nextPath = (next: string | null, view: View) =>
  next ? to.appointment(next, view) : to.appointments(view);

/** How many whole working hours someone has waited, and how many that may be. */
export function clockOf(workedMs: number, withinMs: number) {
  return { hours: Math.floor(workedMs / hours(1)), of: Math.floor(withinMs / hours(1)), isLate: workedMs > withinMs };
}
export type Clock = ReturnType<typeof clockOf>;

type Looked = { readonly checks: readonly Check[]; readonly tie: Tie | null };

/** Whether only a second pair of eyes is missing, and the staff member of this tie can be it. */
export const isReadyFor = (found: Case, { checks, tie }: Looked) =>
  found.status === "CHECKING" && tie === null && missingChecks(found, checks).length === 0;

/** An organisation we know, found by the number that was filled in or by the KvK-nummer. */
export type Candidate = { readonly by: "NUMBER" | "KVK_NUMBER"; readonly id: string; readonly isClosed: boolean };

/** The organisation it will be for. A null id means a new one. */
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

/** The compared fields in which two appointments are the same. */
export const sameIn = (one: Comparable, other: Comparable): readonly Compared[] =>
  compared.filter((field) => plain[field](one) !== null && plain[field](one) === plain[field](other));

type Dealt = {
  readonly status: Status;
  readonly takenById: string | null;
  readonly decidedById: string | null;
  readonly companyName: string;
};

/** What the page tells a staff member they just did; null when the state does not confirm it. */
export function toldOf({ status, takenById, decidedById, companyName }: Dealt, staffId: string) {
  const told = (code: "approved" | "rejected" | "released" | "withdrawn") => ({ code, companyName });
  if (status === "CONFIRMED" && takenById === null) return told("released");
  if (status === "WITHDRAWN") return told("withdrawn");
  if (decidedById !== staffId) return null;
  if (status === "REJECTED") return told("rejected");
  return status === "APPROVED" || status === "INVITED" || status === "COMPLETED" ? told("approved") : null;
}
export type Told = NonNullable<ReturnType<typeof toldOf>>;
