import type { Address } from "../../addresses.ts";
import type { Desk } from "../contact.ts";
import type { Locale } from "../i18n/locale.ts";

/** A value for both languages. */
export type Said = { readonly nl: string; readonly en: string };

/** A link in a letter, and its label. */
export type Way = Said & { readonly path: Address };

/** The paragraphs; a blank one is left out. */
type Line = string | false | null;

type Words = {
  readonly subject: string;
  readonly paragraphs: readonly Line[];
  /** Links under the button. */
  readonly closing?: readonly Line[];
};

/** The same number of lines, whatever they say. */
type AsMany<Lines extends readonly unknown[]> = { readonly [Place in keyof Lines]: Line };

/** The English: the same parts as the Dutch, each with as many lines, and no part that a letter does not have. */
type English<Dutch> = {
  readonly [Part in keyof Dutch]: Part extends keyof Words
    ? Dutch[Part] extends readonly unknown[]
      ? AsMany<Dutch[Part]>
      : string
    : never;
};

type Written<Dutch extends Words> = {
  /** The reader's first name, for the greeting; without one the letter greets nobody by name. */
  readonly hello?: string;
  readonly nl: Dutch;
  readonly en: Words & NoInfer<English<Dutch>>;
  readonly button?: Way;
  /** Paragraphs under the button, about what else one can do. */
  readonly links?: readonly Way[];
  /** "Je krijgt deze mail omdat …" */
  readonly reason: Said;
  /** Email addresses of accounts that it gives to be written to. Whatever else looks like an address is no link. */
  readonly addresses?: readonly string[];
};

/** Facts that every letter may use without being given them, in the reader's language. */
export type House = {
  /** The first name of its reader, empty where that is not known. */
  readonly reader: string;
  readonly insurer: string;
  readonly desk: Desk;
  /** The whole address, for a reader who types it over. */
  address(path: Address): string;
};

/** A letter in one language, before it is laid out. */
export type Page = {
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly button?: { readonly label: string; readonly path: Address };
  readonly links: readonly { readonly label: string; readonly path: Address }[];
  readonly closing: readonly string[];
  readonly reason: string;
  readonly addresses: readonly string[];
};

export type Letter<Facts> = {
  /** A unique name, of its room and subject: "authorisations.unblocked". */
  readonly name: string;
  readonly in: (locale: Locale, facts: Facts, house: House) => Page;
};

const hello = { nl: "Hallo", en: "Hello" };

/** A mail in both languages side by side: plain sentences, one button, and why it was sent. */
export function letter<Facts, const Dutch extends Words>(
  name: string,
  write: (facts: Facts, house: House) => Written<Dutch>,
): Letter<Facts> {
  return {
    name,
    in(locale, facts, house) {
      const {
        hello: firstName = house.reader,
        button,
        links = [],
        reason,
        addresses = [],
        ...words
      } = write(facts, house);
      const { subject, paragraphs, closing = [] }: Words = words[locale];
      const way = ({ path, [locale]: label }: Way) => ({ label, path });
      return {
        subject,
        greeting: `${[hello[locale], firstName].filter(Boolean).join(" ")},`,
        paragraphs: paragraphs.filter(isSaid),
        ...(button && { button: way(button) }),
        links: links.map(way),
        closing: closing.filter(isSaid),
        reason: reason[locale],
        addresses,
      };
    },
  };
}

const isSaid = (line: Line): line is string => Boolean(line);
