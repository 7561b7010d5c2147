import { normalNumber, unaccented, containing } from "#lib/features/base/people/rules.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { minutes } from "#lib/platform/durations.ts";
import { z } from "zod";
import { readCursor, rowId, sortText } from "#lib/platform/paging.ts";

export const kinds = ["INTERMEDIARY", "BUSINESS"] as const;
export type Kind = (typeof kinds)[number];

export const numberKinds = ["INTERMEDIARY", "POLICY"] as const;
export type NumberKind = (typeof numberKinds)[number];

/** What the insurer numbers an organisation of this kind by. */
export const numberKindOf = (kind: Kind): NumberKind => (kind === "INTERMEDIARY" ? "INTERMEDIARY" : "POLICY");

export const longestNumber = 20;

export type Numbered = { readonly kind: NumberKind; readonly number: string };

/** Each number once, in the spelling that came first. */
export function apart<N extends Numbered>(numbers: readonly N[]): N[] {
  const first = new Map<string, N>();
  for (const each of numbers) if (!first.has(keyOf(each))) first.set(keyOf(each), each);
  return [...first.values()];
}

/** The one spelling under which a number is unique. */
export const keyOf = ({ kind, number }: Numbered) => `${kind} ${normalNumber(number)}`;

/** Why an organisation was closed. */
export const closeReasons = ["ENDED", "MOVED", "FRAUD", "MISTAKE"] as const;

/** What the authorisations of a closed organisation say of why they ended. */
export const closedWith = "ORGANISATION_CLOSED";

/** Why someone of the staff wants to know who the beheerders are. The organisation's log says it. */
export const viewReasons = ["CALLER", "HELP_REQUEST", "CALL_BACK", "CASE", "APPOINTMENT", "AUDIT"] as const;

/** How long a reason that was given shows their names. */
export const viewLastsMs = minutes(30);

type Closing = { readonly closedAt: Date | null };

export const isClosed = ({ closedAt }: Closing) => closedAt !== null;

export function close({ closedAt }: Closing) {
  return closedAt ? refuse("alreadyClosed", { at: closedAt }) : { status: "CLOSED" as const };
}

/** The last number of an organisation stays while it is open: without one nobody finds it. */
export const removeNumber = (organisation: Closing, numbers: number) =>
  !isClosed(organisation) && numbers <= 1 ? refuse("lastNumber") : { numbers: numbers - 1 };

type Party = Closing & {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly kvkNumber: string | null;
  readonly phoneNumber: string | null;
};

/** What is still at the one that goes. */
type Left = { readonly people: number; readonly requests: number };

/** Takes the numbers of a duplicate to the organisation that stays. What that one has itself is kept. */
export function merge(duplicate: Party, into: Party, { people, requests }: Left) {
  if (duplicate.id === into.id) return refuse("sameOrganisation");
  if (isClosed(duplicate)) return refuse("alreadyClosed", { at: duplicate.closedAt });
  if (isClosed(into)) return refuse("intoClosed", { organisation: into.name });
  if (duplicate.kind !== into.kind) return refuse("otherKind");
  if (people > 0) return refuse("hasPeople", { count: people });
  if (requests > 0) return refuse("hasRequests", { count: requests });
  return {
    kvkNumber: into.kvkNumber === null ? duplicate.kvkNumber : null,
    phoneNumber: into.phoneNumber === null ? duplicate.phoneNumber : null,
  };
}

/** The last row of a page; the next page begins after it. `key` is the name as the list sorts it. */
export type Cursor = { readonly key: string; readonly id: string };

export function cursorOf(text: string): Cursor | null {
  const [key, id] = readCursor(text, z.tuple([sortText, rowId])) ?? [];
  return key !== undefined && id !== undefined ? { key, id } : null;
}

/** What must all occur in a name, as patterns for LIKE. */
export const namePatterns = (typed: string) =>
  unaccented(typed)
    .replaceAll("-", "")
    .split(/[\s,;]+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => containing(word));
