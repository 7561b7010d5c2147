import type { ClientPortal } from "#lib/platform/portals.ts";
import { differences, type Account } from "#lib/platform/scim-account.ts";

/** One of the organisations in which somebody may go into the portal. */
type Place = {
  readonly organisationId: string;
  readonly organisation: string;
  readonly role: "ADMINISTRATOR" | "EMPLOYEE";
};

/** What there is to tell of one person, before it is known what the portal may hear. */
type Known = {
  /** The same word by which the portal knows them at sign-on. */
  readonly subject: string;
  readonly email: string;
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly locale: string;
  /** None means that the portal is closed to them. */
  readonly places: readonly Place[];
};

/** A person as the portal may know them: nothing that its entry does not name. */
export function accountFor({ client: { claims } }: Pick<ClientPortal, "client">, known: Known): Account {
  const { subject, email, name, givenName, familyName, locale, places } = known;
  const tells = (group: (typeof claims)[number]) => claims.includes(group);
  // A role is told of each organisation; its pair of word and organisation is one, as SCIM wants of a list.
  const roles = tells("organisation")
    ? places.map(({ role, organisationId, organisation }) => ({
        value: `${role.toLowerCase()}@${organisationId}`,
        display: organisation,
      }))
    : [...new Set(places.map(({ role }) => role.toLowerCase()))].map((value) => ({ value }));
  return {
    externalId: subject,
    // A portal that may not know the address gets the word it knows them by.
    userName: tells("email") ? email : subject,
    active: places.length > 0,
    ...(tells("name") && {
      displayName: name,
      name: { formatted: name, givenName, familyName },
      preferredLanguage: locale,
    }),
    ...(tells("email") && { emails: [{ value: email, type: "work", primary: true }] as const }),
    ...(tells("role") && { roles }),
  };
}

/** By which a change is told: the person is new to the portal, is somebody else in a part, or may not go in any more. */
const eventTypes = ["account.created", "account.updated", "account.deactivated"] as const;

/** Null when there is nothing to tell: of somebody who never could go in, and cannot. */
export function eventFor(account: Account, before: { readonly wasTold: boolean; readonly wasOpen: boolean }) {
  const [created, updated, deactivated] = eventTypes;
  if (!account.active) return before.wasOpen ? deactivated : null;
  return before.wasTold ? updated : created;
}

/** An account as the portal has it, for comparing. */
type There = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly externalId?: string | undefined;
};

export type Difference =
  /** Somebody who may go in has no account there. */
  | { readonly is: "missing"; readonly accountId: string }
  /** The account is other than it should be, in these parts. */
  | { readonly is: "different"; readonly accountId: string; readonly parts: readonly string[] }
  /** Somebody who may not go in has an account that is open. */
  | { readonly is: "open"; readonly accountId: string }
  /** An account that is open, of nobody whom we know to go in there. */
  | { readonly is: "unknown"; readonly remoteId: string };

export type Wanted = { readonly accountId: string; readonly account: Account };

/** Holds the accounts of a portal against who may go in, a page at a time; `rest` gives those whom no page had. */
export function reconciling(wanted: readonly Wanted[]) {
  const left = new Map(wanted.map((one) => [one.account.externalId, one]));
  const isOpen = ({ active = true }: There) =>
    active === true || (typeof active === "string" && /^true$/i.test(active));
  return {
    page: (accounts: readonly There[]): Difference[] =>
      accounts.flatMap((there): Difference[] => {
        const one = left.get(there.externalId ?? "");
        if (!one) return isOpen(there) ? [{ is: "unknown", remoteId: there.id }] : [];
        left.delete(one.account.externalId);
        const { accountId, account } = one;
        if (!account.active) return isOpen(there) ? [{ is: "open", accountId }] : [];
        const parts = differences(account, there);
        return parts.length > 0 ? [{ is: "different", accountId, parts }] : [];
      }),
    rest: (): Difference[] =>
      [...left.values()].flatMap(({ accountId, account }) => (account.active ? [{ is: "missing", accountId }] : [])),
  };
}
