import type { Role } from "#lib/platform/access/roles.ts";
import type { PortalKey } from "#lib/platform/portals.ts";

export type Name = {
  readonly initials: string;
  readonly firstName: string;
  /** The tussenvoegsel, empty when there is none. */
  readonly namePrefix: string;
  readonly lastName: string;
};

/** What a beheerder wrote of someone who has an account already: all they see of them until the person accepts. */
export type InvitedAs = Name & { readonly mobileNumber: string | null };

/** "Dora van der Berg" */
export const fullName = ({ firstName, initials, namePrefix, lastName }: Name) =>
  [firstName || initials, namePrefix, lastName].filter(Boolean).join(" ");

/** What someone or something is called, and was called before: oldest first, each until the moment of its change. */
export type NameOverTime = {
  readonly now: string;
  readonly past: readonly { readonly until: Date; readonly name: string }[];
};

/** The name of that moment. At the very moment of a change it is still the one before. */
export const nameAt = ({ now, past }: NameOverTime, at: Date) => past.find(({ until }) => until >= at)?.name ?? now;

/** From one name to the next, when it changed at that very moment. */
export function renamedAt({ now, past }: NameOverTime, at: Date): { from: string; to: string } | null {
  const change = past.findIndex(({ until }) => until.getTime() === at.getTime());
  const from = past[change]?.name;
  return from === undefined ? null : { from, to: past[change + 1]?.name ?? now };
}

/** "Berg, Dora van der": sorted lists put the kern first, as Dutch registers do. */
export const listName = ({ firstName, initials, namePrefix, lastName }: Name) =>
  `${lastName}, ${[firstName || initials, namePrefix].filter(Boolean).join(" ")}`;

/** Lower case without accents, so that "muller" finds "Müller". */
export const unaccented = (text: string) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’']/g, "").toLowerCase().trim();

/** What holds this text anywhere, as a pattern for LIKE. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/** The tussenvoegsels of Dutch names, longest first where one begins another. */
const prefixes = [
  ["op", "in", "uit"].flatMap((first) => ["de", "den", "der", "het", "'t"].map((second) => `${first} ${second}`)),
  ["van", "von", "aan", "bij", "over", "onder", "voor"].flatMap((first) =>
    ["de", "den", "der", "het", "'t", "ter", "ten"].map((second) => `${first} ${second}`),
  ),
  [
    "van de l'",
    "de l'",
    "de la",
    "de las",
    "de los",
    "van",
    "von",
    "vom",
    "zu",
    "zum",
    "zur",
    "de",
    "den",
    "der",
    "del",
  ],
  ["della", "di", "da", "dos", "du", "d'", "l'", "le", "la", "'t", "'s", "het", "el", "te", "ten", "ter", "tot"],
  ["in", "op", "uit", "aan", "bij", "over", "onder", "voor"],
]
  .flat()
  .sort((a, b) => b.length - a.length);

const straight = (text: string) => text.replace(/[’‘`´]/g, "'");

/**
 * "van der Berg" apart: "van der" and "Berg". For who typed all of it as the last name, which would then sort at V.
 * A name of which nothing would be left ("Van", "Den") stays whole.
 */
export function splitLastName(typed: string): { namePrefix: string; lastName: string } {
  const whole = typed.trim().replace(/\s+/g, " ");
  const start = straight(whole).toLowerCase();
  const prefix = prefixes.find((one) => start.startsWith(one.endsWith("'") ? one : `${one} `));
  const lastName = prefix ? whole.slice(prefix.length).trim() : "";
  return prefix && /\p{L}/u.test(lastName) ? { namePrefix: prefix, lastName } : { namePrefix: "", lastName: whole };
}

/** What lists sort and search on: last name, first name or initials, prefix; the tussenvoegsel does not count for the order. */
export const sortNameOf = ({ firstName, initials, namePrefix, lastName }: Name) =>
  unaccented([lastName, firstName || initials, namePrefix].filter(Boolean).join(" "));

/** One spelling per address: what is typed with capitals or spaces around it is the same person. */
export const normalEmail = (typed: string) =>
  typed
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim()
    .toLowerCase();

/** A mailbox is one, whatever one writes behind a plus in its address. */
export const mailboxOf = (email: string) => email.replace(/\+[^@]*(?=@)/, "");

/** What a mailbox that more people read is called, before the @. */
export const sharedNames: ReadonlySet<string> = new Set(
  (
    "info administratie admin kantoor office algemeen contact mail email post receptie secretariaat balie service " +
    "servicedesk helpdesk support klantenservice verkoop sales inkoop boekhouding finance financien facturen factuur " +
    "crediteuren debiteuren schade claims polis polissen verzekeringen hypotheken pensioen team directie hr personeel " +
    "noreply no-reply webmaster postmaster marketing planning"
  ).split(" "),
);

/** A mailbox that more people read: "info@", "schade@". A warning, since some offices have no other. */
export const isSharedMailbox = (email: string) =>
  sharedNames.has(unaccented(mailboxOf(email).split("@")[0] ?? "").replace(/[._\d]+$/, ""));

/** One spelling per number: "P-448812" and "p 448812" are the same, and so are "0010023" and "10023". */
export const normalNumber = (typed: string) =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/^0+/, "");

export const normalAccessCode = (typed: string) =>
  typed
    .normalize("NFKC")
    .replace(/[\p{Cf}\s-]/gu, "")
    .toUpperCase();

/** A person who may be told something, in their own language. */
export type Contact = Name & { readonly accountId: string; readonly email: string; readonly locale: string };

export type Administrator = Contact & { readonly authorisationId: string; readonly role: Role };

/** Who was first, and when; without a name where nobody knows it. */
export type Earlier = { readonly by: string; readonly at: Date | null };

/** What someone may, as far as the log says it. */
export type Given = {
  readonly role?: Role | undefined;
  readonly portals?: readonly PortalKey[] | undefined;
  readonly validUntil?: Date | null | undefined;
};

/** That nobody was. */
export const nobody: Earlier = { by: "", at: null };
