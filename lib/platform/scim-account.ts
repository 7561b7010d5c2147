/** A person as an account of SCIM (RFC 7643), with nothing in it that the portal's entry does not name. */
export type Account = {
  readonly externalId: string;
  readonly userName: string;
  readonly active: boolean;
  readonly displayName?: string;
  readonly name?: { readonly formatted: string; readonly givenName: string; readonly familyName: string };
  readonly emails?: readonly { readonly value: string; readonly type: "work"; readonly primary: true }[];
  readonly preferredLanguage?: string;
  readonly roles?: readonly { readonly value: string; readonly display?: string }[];
};

/** Whether what stands there holds all of what should: a portal may keep more of its own. */
function holds(there: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    const found: unknown[] = Array.isArray(there) ? there : [];
    return found.length === wanted.length && wanted.every((each) => found.some((one) => holds(one, each)));
  }
  if (typeof wanted === "object" && wanted !== null) {
    const found = typeof there === "object" && there !== null ? (there as Readonly<Record<string, unknown>>) : {};
    return Object.entries(wanted).every(([key, value]) => holds(found[key], value));
  }
  // There are servers that write true as "True".
  if (typeof wanted === "boolean") return String(there).toLowerCase() === String(wanted);
  return there === wanted;
}

/** The parts in which the portal's account is not what it should be. */
export const differences = (wanted: Account, there: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(wanted)
    .filter(([key, value]) => {
      const isNothing = Array.isArray(value) && value.length === 0;
      return !(isNothing && there[key] === undefined) && !holds(there[key], value);
    })
    .map(([key]) => key);
