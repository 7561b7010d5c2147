import type { Status } from "#lib/features/authorisations/rules.ts";
import { unaccented } from "#lib/features/people/rules.ts";

/** How addresses name a status, in either language. */
export const statusSlugs = {
  actief: "active",
  geblokkeerd: "blocked",
  wacht: "waiting",
  uitgenodigd: "invited",
  ingetrokken: "withdrawn",
} as const satisfies Record<string, Status>;

export type StatusSlug = keyof typeof statusSlugs;

export const sorts = ["name", "lastSignIn"] as const;
export type Sort = (typeof sorts)[number];

/** The last row of a page; the next page begins after it. `key` is a sort name, or a moment, empty for never. */
export type Cursor = {
  readonly sort: Sort;
  readonly key: string;
  readonly id: string;
};

export const cursorText = ({ sort, key, id }: Cursor) =>
  Buffer.from(JSON.stringify([sort, key, id])).toString("base64url");

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const moment = /^(?:[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)?$/;

/** Null for what was not made by `cursorText` for this order of the list. */
export function cursorOf(text: string, wanted: Sort): Cursor | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (!Array.isArray(parsed)) return null;
    const [sort, key, id] = parsed as unknown[];
    if (sort !== wanted || typeof key !== "string" || typeof id !== "string" || !uuid.test(id)) return null;
    const isKey =
      sort === "name"
        ? !/[\p{Cc}\p{Cs}]/u.test(key)
        : moment.test(key) && (key === "" || !Number.isNaN(Date.parse(key)));
    return isKey ? { sort: wanted, key, id } : null;
  } catch {
    return null;
  }
}

/** What must all occur in someone's name, address or toegangscode, without their hyphens, as patterns for LIKE. "vd" stands for van de, den and der. */
export function searchPatterns(typed: string): string[] {
  return unaccented(typed)
    .split(/[\s,;]+/)
    .map((word) => (/^v[./]?d\.?$/.test(word) ? "van d" : word.replace(/^\.+|\.+$|-/g, "")))
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => `%${word.replace(/[\\%_]/g, "\\$&")}%`);
}

type ListAddress = {
  readonly q: string;
  readonly status: StatusSlug | null;
  readonly sort: Sort;
  readonly after?: string;
};

/** The address of a page of the list, after the language; what is as usual is left out. */
export function listPath({ q, status, sort, after }: ListAddress): string {
  const parameters = new URLSearchParams();
  if (q) parameters.set("q", q);
  if (status) parameters.set("status", status);
  if (sort !== "name") parameters.set("sort", sort);
  if (after) parameters.set("after", after);
  const query = parameters.toString();
  return `/beheer/gebruikers${query ? `?${query}` : ""}`;
}
