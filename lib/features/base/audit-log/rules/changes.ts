import { isRowId } from "#lib/platform/paging.ts";

type Facts = Readonly<Record<string, unknown>>;

/** One thing that a record says: what it was and what it became; undefined where the record does not say. */
export type Change = { readonly key: string; readonly from: Told | undefined; readonly to: Told | undefined };

export type Told = string | number | boolean | Date | null | readonly Told[];

const isTold = (value: unknown): value is Told =>
  value === null ||
  ["string", "number", "boolean"].includes(typeof value) ||
  value instanceof Date ||
  (Array.isArray(value) && value.every(isTold));

const told = (facts: Facts, key: string) => readable(facts[key]);

/** What is made of parts, such as a check and its outcome, is told by these. */
function readable(value: unknown): Told | undefined {
  if (isTold(value)) return value;
  if (Array.isArray(value)) return value.flatMap((each) => readable(each) ?? []);
  return typeof value === "object" && value !== null ? Object.values<unknown>({ ...value }).filter(isTold) : undefined;
}

const isId = (value: Told | undefined): boolean =>
  (typeof value === "string" && isRowId(value)) || (Array.isArray(value) && value.length > 0 && value.every(isId));

const same = (one: Told | undefined, other: Told | undefined) => JSON.stringify(one) === JSON.stringify(other);

/** Everything that a record says, in the order in which it was written. */
export const saidBy = (before: Facts, after: Facts): Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const [from, to] = [told(before, key), told(after, key)];
    return from === undefined && to === undefined ? [] : [{ key, from, to }];
  });

/** What changed: what a record says of before and after, and is not the same. An id says nothing to a reader. */
export const changesOf = (before: Facts, after: Facts): Change[] =>
  saidBy(before, after).filter(
    ({ from, to }) => from !== undefined && to !== undefined && !same(from, to) && !isId(from) && !isId(to),
  );

/** Every id that a record holds, to find what has a reference among them. */
export const idsIn = (...stored: readonly unknown[]): string[] =>
  stored.flatMap((value): string[] => {
    if (typeof value === "string") return isRowId(value) ? [value] : [];
    return typeof value === "object" && value !== null ? idsIn(...Object.values<unknown>({ ...value })) : [];
  });
