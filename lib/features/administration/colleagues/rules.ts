import { standingOf, type Access, type Standing } from "#lib/features/administration/authorisations/rules/standing.ts";
import { containing, isSharedMailbox } from "#lib/features/base/people/rules.ts";
import type { PortalKey } from "#lib/platform/portals.ts";
import type { Role } from "#lib/platform/access/roles.ts";
import { after, days } from "#lib/platform/durations.ts";
import { distance, folded } from "#lib/platform/folding.ts";
import { z } from "zod";
import { rowId, readCursor, sortText } from "#lib/platform/paging.ts";

/** How addresses name a standing, in either language. */
export const standingSlugs = {
  actief: "active",
  geblokkeerd: "blocked",
  vastgezet: "frozen",
  wacht: "waiting",
  uitgenodigd: "invited",
  "nog-niet-uitgenodigd": "notInvited",
  ingetrokken: "withdrawn",
} as const satisfies Record<string, Standing>;

type StandingSlug = keyof typeof standingSlugs;

/** What a person is in the organisation now; a deputy is an employee who acts as beheerder for a while. */
export const positionSlugs = {
  beheerder: "administrator",
  waarnemend: "deputy",
  medewerker: "employee",
} as const;

type PositionSlug = keyof typeof positionSlugs;
export type Position = (typeof positionSlugs)[PositionSlug];

type Positioned = { readonly authorisation: { readonly role: Role }; readonly isDeputy: boolean };

export const positionOf = ({ authorisation: { role }, isDeputy }: Positioned): Position =>
  role === "ADMINISTRATOR" ? "administrator" : isDeputy ? "deputy" : "employee";

/** How addresses name a portal: "myallianzbroker". */
export const portalSlug = (portal: PortalKey) => portal.toLowerCase().replaceAll("_", "");

/** What deserves a look about someone, under its name in addresses. */
export const remarkSlugs = {
  eindigt: "endsSoon",
  "nooit-ingelogd": "neverSignedIn",
  ongebruikt: "unused",
  "zonder-nummer": "withoutMobile",
  "gedeeld-postvak": "sharedMailbox",
} as const;

type RemarkSlug = keyof typeof remarkSlugs;
export type Remark = (typeof remarkSlugs)[RemarkSlug];

/** The moments for "ends soon" and "has not signed in for long". */
export const soon = (now: Date) => after(now, days(30));
export const longAgo = (now: Date) => after(now, -days(90));

type Remarkable = Access & {
  readonly email: string;
  /** A guest has an account elsewhere and has not accepted yet; nothing is said of that account. */
  readonly isGuest: boolean;
  readonly hasMobile: boolean;
  readonly isMobileProven: boolean;
  readonly lastSignInAt: Date | null;
};

/**
 * The remarks about one person, as `hasRemark` of the store counts and filters them. Someone withdrawn has none. That
 * someone invited has not signed in or proven a number says nothing; but without a number they cannot activate.
 */
export function remarksOf(person: Remarkable, now: Date): Remark[] {
  const standing = standingOf(person, now);
  if (standing === "withdrawn") return [];
  const { validUntil } = person.authorisation;
  const { lastSignInAt, hasMobile, isMobileProven, isGuest, email } = person;
  const came = !isGuest && standing !== "invited" && standing !== "notInvited";
  const is: Record<Remark, boolean> = {
    endsSoon: validUntil !== null && validUntil <= soon(now),
    neverSignedIn: came && lastSignInAt === null,
    unused: came && lastSignInAt !== null && lastSignInAt <= longAgo(now),
    withoutMobile: !hasMobile || (came && !isMobileProven),
    sharedMailbox: isSharedMailbox(email),
  };
  return Object.values(remarkSlugs).filter((remark) => is[remark]);
}

export const sorts = ["name", "lastSignIn"] as const;
export type Sort = (typeof sorts)[number];

/** The last row of a page; the next page begins after it. `key` is a sort name, or a moment that is empty for never. */
export type Cursor = {
  readonly sort: Sort;
  readonly key: string;
  readonly id: string;
  /** How many people come before, on the pages that led here. */
  readonly before: number;
};

const keys = {
  name: sortText,
  lastSignIn: z.union([z.literal(""), z.iso.datetime({ precision: 3 }).regex(/^[12]/)]),
};

/** Null for a value that does not belong to this order of the list. */
export function cursorOf(text: string, sort: Sort): Cursor | null {
  const shape = z.tuple([z.literal(sort), keys[sort], rowId, z.int().min(0).max(1_000_000).catch(0)]);
  const [, key, id, before = 0] = readCursor(text, shape) ?? [];
  return key !== undefined && id !== undefined ? { sort, key, id, before } : null;
}

/** The words that someone is searched by, folded. "vd" is van de, den or der. */
export const searchWords = (typed: string) =>
  folded(typed)
    .split(/[\s,;]+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => (/^v\/?d$/.test(word) ? "van d" : word));

/** LIKE patterns that must all occur in what someone is found by. */
export const searchPatterns = (typed: string) => searchWords(typed).map(containing);

/** How many letters may differ before a word is another one. */
const mayDiffer = (word: string) => (word.length <= 4 ? 1 : word.length <= 7 ? 2 : 3);

/**
 * What may have been meant, nearest first, as words in the place of those that were typed. `known` has the words of names
 * that are like each of them. A word that is like none says nothing, as long as another one does.
 */
export function nearestWords(
  typed: readonly string[],
  known: ReadonlyMap<string, readonly string[]>,
  atMost: number,
): string[][] {
  const alternatives = typed.flatMap((word) => {
    const near = (known.get(word) ?? [])
      .map((meant) => ({ words: [meant], off: distance(word, meant) }))
      .filter(({ off }) => off <= mayDiffer(word))
      .sort((a, b) => a.off - b.off || (a.words[0] ?? "").localeCompare(b.words[0] ?? "", "nl"));
    return near.length > 0 ? [near.slice(0, 5)] : [];
  });
  if (alternatives.length === 0) return [];
  return alternatives
    .reduce((all, near) =>
      all
        .flatMap(({ words, off }) => near.map((next) => ({ words: [...words, ...next.words], off: off + next.off })))
        .sort((a, b) => a.off - b.off)
        .slice(0, 25),
    )
    .slice(0, atMost)
    .map(({ words }) => words);
}

/** A search among everyone needs three letters in a row: the index cannot help with fewer. */
export const isSearchable = (typed: string) =>
  searchPatterns(typed).some((pattern) => /[\p{L}\p{N}]{3}/u.test(pattern));

/** What the list shows and in which order, as the address says it. */
export type View = {
  readonly q: string;
  readonly status: StandingSlug | null;
  readonly rol: PositionSlug | null;
  readonly portaal: string | null;
  readonly filter: RemarkSlug | null;
  readonly sort: Sort;
};

export const isFiltered = ({ q, status, rol, portaal, filter }: View) =>
  Boolean(q || status || rol || portaal || filter);

/** How many lists one beheerder can keep under a name. */
export const mostViews = 20;

/** How many people one page shows. */
export const shown = 20;

/** The largest number of people in an export; no organisation of today comes near it. */
export const mostExported = 10_000;
