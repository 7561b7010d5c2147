import type { Role } from "#lib/platform/access/roles.ts";

export type Name = {
  readonly initials: string;
  readonly firstName: string;
  /** The tussenvoegsel, empty when there is none. */
  readonly namePrefix: string;
  readonly lastName: string;
};

/** "Dora van der Berg" */
export const fullName = ({ firstName, initials, namePrefix, lastName }: Name) =>
  [firstName || initials, namePrefix, lastName].filter(Boolean).join(" ");

/** "Berg, Dora van der": sorted lists put the kern first, as Dutch registers do. */
export const listName = ({ firstName, initials, namePrefix, lastName }: Name) =>
  `${lastName}, ${[firstName || initials, namePrefix].filter(Boolean).join(" ")}`;

/** Lower case without accents, so that "muller" finds "Müller". */
export const unaccented = (text: string) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’']/g, "").toLowerCase().trim();

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

export const normalAccessCode = (typed: string) =>
  typed
    .normalize("NFKC")
    .replace(/[\p{Cf}\s-]/gu, "")
    .toUpperCase();

/** A person who may be told something, in their own language. */
export type Contact = Name & { readonly accountId: string; readonly email: string; readonly locale: string };

export type Administrator = Contact & { readonly authorisationId: string; readonly role: Role };
