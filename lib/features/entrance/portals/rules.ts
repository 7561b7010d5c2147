import { isRetired, type ClaimGroup, type PortalKey } from "#lib/platform/portals.ts";

/** One's place in the organisation that one acts in, as far as it opens portals. */
type Place = {
  readonly organisationId: string;
  readonly isClosed: boolean;
  /** What one's own authorisation opens, and what is open for the organisation. */
  readonly portals: readonly PortalKey[];
  readonly organisationPortals: readonly PortalKey[];
};

type Elsewhere = { readonly organisationId: string; readonly name: string };

/** Why a portal stays closed for someone who is signed in. */
type Closed =
  /** They have not said for which organisation they work, or another one was asked for. */
  | { readonly because: "choose"; readonly among: readonly Elsewhere[] }
  /** It opens in another organisation of theirs. */
  | { readonly because: "elsewhere"; readonly among: readonly Elsewhere[] }
  | { readonly because: "notYours" | "notHere" | "stopped" | "nowhere" | "staff" };

type Verdict = { readonly open: true } | ({ readonly open: false } & Closed);

type Asked = {
  readonly portal: PortalKey;
  /** The organisation that the portal asked for. */
  readonly organisationId: string | undefined;
  readonly isStaff: boolean;
  readonly place: Place | null;
  /** One's organisations in which this portal opens. */
  readonly among: readonly Elsewhere[];
};

/** What portals a place opens: one's own that are also open for the organisation, and did not end. */
export const openedBy = ({ portals, organisationPortals, isClosed }: Omit<Place, "organisationId">): PortalKey[] =>
  isClosed ? [] : portals.filter((key) => organisationPortals.includes(key) && !isRetired(key));

/** The autorisatie decides, each time: whether this portal opens for someone signed in, and else why not. */
export function verdictOn({ portal, organisationId, isStaff, place, among }: Asked): Verdict {
  const closed = <C extends Closed>(why: C) => ({ open: false, ...why }) as const;
  if (isStaff) return closed({ because: "staff" });
  if (isRetired(portal)) return closed({ because: "stopped" });
  const wanted = among.filter((one) => organisationId === undefined || one.organisationId === organisationId);
  if (!place) return closed(wanted.length > 0 ? { because: "choose", among: wanted } : { because: "nowhere" });
  const isHere = organisationId === undefined || organisationId === place.organisationId;
  if (isHere && openedBy(place).includes(portal)) return { open: true };
  if (wanted.length > 0) return closed({ because: isHere ? "elsewhere" : "choose", among: wanted });
  return closed({ because: place.organisationPortals.includes(portal) ? "notYours" : "notHere" });
}

type Facts = {
  readonly person: {
    readonly initials: string;
    readonly firstName: string;
    readonly namePrefix: string;
    readonly lastName: string;
    readonly email: string;
    readonly locale: string;
  };
  readonly name: string;
  readonly role: "ADMINISTRATOR" | "EMPLOYEE";
  readonly accessCode: string;
  readonly organisation: {
    readonly id: string;
    readonly kind: "INTERMEDIARY" | "BUSINESS";
    readonly name: string;
    readonly kvkNumber: string | null;
    readonly intermediaryNumbers: readonly string[];
    readonly policyNumbers: readonly string[];
  };
  readonly portals: readonly PortalKey[];
};

/** What a portal may be told, by the group that its entry names (docs/portals.md). */
export const toldOf = ({ person, name, role, accessCode, organisation, portals }: Facts) =>
  ({
    name: {
      name,
      given_name: person.firstName,
      family_name: person.lastName,
      name_prefix: person.namePrefix,
      initials: person.initials,
      locale: person.locale,
    },
    email: { email: person.email, email_verified: true },
    organisation: {
      organisation: { id: organisation.id, kind: organisation.kind.toLowerCase(), name: organisation.name },
    },
    numbers: {
      organisation_numbers: {
        intermediary: organisation.intermediaryNumbers,
        policy: organisation.policyNumbers,
        kvk: organisation.kvkNumber,
      },
    },
    role: { role: role.toLowerCase() },
    accessCode: { access_code: accessCode },
    portals: { portals },
  }) satisfies Record<ClaimGroup, Record<string, unknown>>;
