import { isRowId } from "#lib/platform/paging.ts";

type Facts = Readonly<Record<string, unknown>>;

/** One thing that a record says: what it was and what it became; undefined where the record does not say. */
type Change = { readonly key: string; readonly from: Told | undefined; readonly to: Told | undefined };

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

const isNothing = (value: Told | undefined) =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

const same = (one: Told | undefined, other: Told | undefined) =>
  isNothing(one) ? isNothing(other) : JSON.stringify(one) === JSON.stringify(other);

/** Everything that a record says, in the order in which it was written. */
export const saidBy = (before: Facts, after: Facts): Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const [from, to] = [told(before, key), told(after, key)];
    return from === undefined && to === undefined ? [] : [{ key, from, to }];
  });

/** Of these a record that tells one side alone says that they came, or went; of all else it says nothing of the other. */
const cameOrWent = new Set(["role", "portals", "validUntil", "staffRoles", "until"]);

/** A block that was lifted or put back is told by its name; this is the state which that made of it. */
function madeOf({ lifted, restored }: Facts): Facts {
  const became = (list: unknown, name: string, state: string) =>
    Array.isArray(list) && list.includes(name) ? { [name.toLowerCase()]: state } : {};
  return {
    ...{ ...became(lifted, "AUTHORISATION", "ACTIVE"), ...became(restored, "AUTHORISATION", "BLOCKED") },
    ...{ ...became(lifted, "ACCOUNT", "ACTIVE"), ...became(restored, "ACCOUNT", "BLOCKED") },
  };
}

/** The end of a period in which something happened is no day that came: its title says both. */
const isOfPeriod = (key: string, after: Facts) => key === "until" && "since" in after;

/** What changed: what a record says of before and after, and is not the same. An id says nothing to a reader. */
export const changesOf = (before: Facts, after: Facts): Change[] =>
  saidBy(before, { ...madeOf(after), ...after }).filter(
    ({ key, from, to }) =>
      ((from !== undefined && to !== undefined) || (cameOrWent.has(key) && !isOfPeriod(key, after))) &&
      !same(from, to) &&
      !isId(from) &&
      !isId(to),
  );

/** Every id that a record holds, to find what has a reference among them. */
export const idsIn = (...stored: readonly unknown[]): string[] =>
  stored.flatMap((value): string[] => {
    if (typeof value === "string") return isRowId(value) ? [value] : [];
    return typeof value === "object" && value !== null ? idsIn(...Object.values<unknown>({ ...value })) : [];
  });
