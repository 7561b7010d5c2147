import type { Role } from "#lib/platform/access/roles.ts";
import type { PortalKey } from "#lib/platform/portals.ts";

export type Name = {
  readonly initials: string;
  readonly firstName: string;
  /** The tussenvoegsel, empty when there is none. */
  readonly namePrefix: string;
  readonly lastName: string;
};

/** What a beheerder wrote about a guest, which is all they see of the person until the person accepts. */
export type InvitedAs = Name & { readonly mobileNumber: string | null };

/**
 * Whoever is to become beheerder and has not begun. The insurer approved the address and the number they begin by, and
 * nobody let them in; so no beheerder changes either, or he would have an independent second of his own making.
 */
export const toBecomeAdministrator = { role: "ADMINISTRATOR", status: "PENDING" } as const;

export const becomesAdministrator = ({ role, status }: { readonly role: Role; readonly status: string }) =>
  role === toBecomeAdministrator.role && status === toBecomeAdministrator.status;

/** "Dora van der Berg", "Pieter d'Hont" */
export const fullName = ({ firstName, initials, namePrefix, lastName }: Name) =>
  [firstName || initials, withPrefix(namePrefix, lastName)].filter(Boolean).join(" ");

/** Behind an apostrophe comes no space, save that of "'t" and "'s". */
const withPrefix = (namePrefix: string, lastName: string) =>
  namePrefix === "" ? lastName : `${namePrefix}${/\p{L}['’]$/u.test(namePrefix) ? "" : " "}${lastName}`;

/** The present name of someone or something, and the earlier ones, oldest first, each with the moment it changed. */
export type NameOverTime = {
  readonly now: string;
  readonly past: readonly { readonly until: Date; readonly name: string }[];
};

/** The name at that moment. At the very moment of a change it is still the old one. */
export const nameAt = ({ now, past }: NameOverTime, at: Date) => past.find(({ until }) => until >= at)?.name ?? now;

/** The old and the new name, when the name changed at exactly that moment. */
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

/** A pattern for LIKE that finds this text anywhere. */
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
 * Splits "van der Berg", typed whole as the last name, into "van der" and "Berg", since it would sort at V otherwise. A
 * name of which nothing would be left ("Van", "Den") stays whole, and so does "D'Hondt", which is written so.
 */
export function splitLastName(typed: string): { namePrefix: string; lastName: string } {
  const whole = typed.trim().replace(/\s+/g, " ");
  const start = straight(whole)
    .replace(/^[DL]'/, " ")
    .toLowerCase();
  const prefix = prefixes.find((one) => start.startsWith(one.endsWith("'") ? one : `${one} `));
  const lastName = prefix ? whole.slice(prefix.length).trim() : "";
  return prefix && /\p{L}/u.test(lastName) ? { namePrefix: prefix, lastName } : { namePrefix: "", lastName: whole };
}

/** Lists sort and search on this: last name, first name or initials, and only then the tussenvoegsel. */
export const sortNameOf = ({ firstName, initials, namePrefix, lastName }: Name) =>
  unaccented([lastName, firstName || initials, namePrefix].filter(Boolean).join(" "));

/** What may stand before the @ (RFC 5321, "atext"), and a domain as mail servers look it up. */
const mailbox = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const domain = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])$/;

/** Whether mail can be sent to an address in its one spelling. */
export function isAddress(email: string): boolean {
  const at = email.lastIndexOf("@");
  return (
    email.length <= 254 && at > 0 && at <= 64 && mailbox.test(email.slice(0, at)) && domain.test(email.slice(at + 1))
  );
}

/**
 * The one spelling of an address: capitals and spaces around it make no difference, and a domain with other letters is
 * written as every mail server knows it ("xn--").
 */
export const normalEmail = (typed: string) => (isPlain.test(typed) ? typed.toLowerCase() : respelled(typed));

/** Nearly every address: nothing in it is written another way but capitals. */
const isPlain = /^[!-~]*$/;

const respelled = (typed: string) =>
  typed
    .normalize("NFKC")
    .replace(/\p{Cf}/gu, "")
    .trim()
    .toLowerCase()
    .replace(/@[^@\s]+$/, (domain) => (isPlain.test(domain) ? domain : `@${asciiDomain(domain.slice(1))}`));

function asciiDomain(domain: string): string {
  const url = `http://${domain}`;
  return URL.canParse(url) ? new URL(url).hostname : domain;
}

/** The mailbox of an address: what stands behind a plus does not make it another one. */
export const mailboxOf = (email: string) => email.replace(/^([^+@]*)\+[^@]*@/, "$1@");

/** The part before the @ of mailboxes that several people read. */
export const sharedNames: ReadonlySet<string> = new Set(
  (
    "info administratie admin kantoor office algemeen contact mail email post receptie secretariaat balie service " +
    "servicedesk helpdesk support klantenservice verkoop sales inkoop boekhouding finance financien facturen factuur " +
    "crediteuren debiteuren schade claims polis polissen verzekeringen hypotheken pensioen team directie hr personeel " +
    "noreply no-reply webmaster postmaster marketing planning"
  ).split(" "),
);

/** Whether several people read this mailbox ("info@", "schade@"). It is only warned about, since some offices have no other. */
export const isSharedMailbox = (email: string) =>
  sharedNames.has(unaccented(mailboxOf(email).split("@")[0] ?? "").replace(/(?<![._\d])[._\d]+$/, ""));

export const normalAccessCode = (typed: string) =>
  typed
    .normalize("NFKC")
    .replace(/[\p{Cf}\s-]/gu, "")
    .toUpperCase();

/** A person who may be told something, in their own language. */
type Contact = Name & { readonly accountId: string; readonly email: string; readonly locale: string };

export type Administrator = Contact & { readonly authorisationId: string; readonly role: Role };

/** Whether somebody is told now of what can wait, or reads it in the mail of the morning. */
export const hearsAtOnce = ({ morningMail }: { readonly morningMail: boolean }) => !morningMail;

/** Who was first, and when. `by` is empty where nobody knows it. */
export type Earlier = { readonly by: string; readonly at: Date | null };

/** What someone may do, with only those parts that the record has. */
export type Given = {
  readonly role?: Role | undefined;
  readonly portals?: readonly PortalKey[] | undefined;
  readonly validUntil?: Date | null | undefined;
};

/** That nobody was. */
export const nobody: Earlier = { by: "", at: null };
