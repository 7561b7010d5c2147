import { containing } from "#lib/features/base/people/rules.ts";
import { folded, normalNumber } from "#lib/platform/folding.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { minutes } from "#lib/platform/durations.ts";
import { z } from "zod";
import { readCursor, rowId, sortText } from "#lib/platform/paging.ts";

export const kinds = ["INTERMEDIARY", "BUSINESS"] as const;
export type Kind = (typeof kinds)[number];

export const numberKinds = ["INTERMEDIARY", "POLICY"] as const;
type NumberKind = (typeof numberKinds)[number];

/** The kinds of number by which the insurer knows an organisation of this kind. */
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

/** The reason in the ended authorisations of a closed organisation. */
export const closedWith = "ORGANISATION_CLOSED";

/** Why one of the staff looks at an organisation, a person or their messages. The organisation's log says it. */
export const viewReasons = ["CALLER", "HELP_REQUEST", "CALL_BACK", "CASE", "APPOINTMENT", "MESSAGES", "AUDIT"] as const;
export type ViewReason = (typeof viewReasons)[number];

/** How long the names are shown after a reason was given. */
export const viewLastsMs = minutes(30);

type Closing = { readonly closedAt: Date | null };

export const isClosed = ({ closedAt }: Closing) => closedAt !== null;

export function close({ closedAt }: Closing) {
  return closedAt ? refuse("alreadyClosed", { at: closedAt }) : { status: "CLOSED" as const };
}

/** The last number of an open organisation stays: without one nobody finds it. */
export const removeNumber = (organisation: Closing, numbers: number) =>
  !isClosed(organisation) && numbers <= 1 ? refuse("lastNumber") : { numbers: numbers - 1 };

type Party = Closing & {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly kvkNumber: string | null;
  readonly phoneNumber: string | null;
};

/** What the duplicate still has, and whether it is held. */
type Left = { readonly people: number; readonly requests: number; readonly isHeld: boolean };

/** Moves the numbers of a duplicate to the organisation that stays. What that one has of its own is kept. */
export function merge(duplicate: Party, into: Party, { people, requests, isHeld }: Left) {
  if (duplicate.id === into.id) return refuse("sameOrganisation");
  if (isClosed(duplicate)) return refuse("alreadyClosed", { at: duplicate.closedAt });
  if (isClosed(into)) return refuse("intoClosed", { organisation: into.name });
  if (duplicate.kind !== into.kind) return refuse("otherKind");
  if (people > 0) return refuse("hasPeople", { count: people });
  if (requests > 0) return refuse("hasRequests", { count: requests });
  // At the other one its numbers could be deleted.
  if (isHeld) return refuse("isHeld");
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

/** Patterns for LIKE that must all occur in a name. */
export const namePatterns = (typed: string) =>
  folded(typed)
    .split(/[\s,;]+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => containing(word));
