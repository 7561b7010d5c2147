import type { Address } from "../../addresses.ts";
import type { Desk } from "../contact.ts";
import type { Locale } from "../i18n/locale.ts";

/** The same in both languages. */
export type Said = { readonly nl: string; readonly en: string };

/** Where one can go from a letter, and what that is called. */
export type Way = Said & { readonly path: Address };

/** What is blank is left out. */
type Line = string | false | null;

type Words = {
  readonly subject: string;
  readonly paragraphs: readonly Line[];
  /** Under the button. */
  readonly closing?: readonly Line[];
};

/** As many lines, whatever they say. */
type AsMany<Lines extends readonly unknown[]> = { readonly [Place in keyof Lines]: Line };

/** The same parts as the Dutch, and in each as many lines; a part that no letter has is none. */
type English<Dutch> = {
  readonly [Part in keyof Dutch]: Part extends keyof Words
    ? Dutch[Part] extends readonly unknown[]
      ? AsMany<Dutch[Part]>
      : string
    : never;
};

type Written<Dutch extends Words> = {
  /** The first name of whoever reads it: a greeting stands above what is said. */
  readonly hello?: string;
  readonly nl: Dutch;
  readonly en: Words & NoInfer<English<Dutch>>;
  readonly button?: Way;
  /** Under the button: what else one can do. */
  readonly links?: readonly Way[];
  /** "Je krijgt deze mail omdat …" */
  readonly reason: Said;
};

/** What every letter can speak of without being told, in the language of whoever reads it. */
export type House = {
  readonly insurer: string;
  readonly desk: Desk;
  /** In full, as it is typed over. */
  address(path: Address): string;
};

/** A letter in one language, before it is dressed. */
export type Page = {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly button?: { readonly label: string; readonly path: Address };
  readonly links: readonly { readonly label: string; readonly path: Address }[];
  readonly closing: readonly string[];
  readonly reason: string;
};

export type Letter<Facts> = {
  /** Its room and what it is about, unlike any other: "authorisations.unblocked". */
  readonly name: string;
  readonly in: (locale: Locale, facts: Facts, house: House) => Page;
};

const hello = { nl: (name: string) => `Hallo ${name},`, en: (name: string) => `Hello ${name},` };

/** What a mail says, in both languages side by side: plain sentences, one button, and why it was sent. */
export function letter<Facts, const Dutch extends Words>(
  name: string,
  write: (facts: Facts, house: House) => Written<Dutch>,
): Letter<Facts> {
  return {
    name,
    in(locale, facts, house) {
      const { hello: firstName, button, links = [], reason, ...words } = write(facts, house);
      const { subject, paragraphs, closing = [] }: Words = words[locale];
      const way = ({ path, [locale]: label }: Way) => ({ label, path });
      return {
        subject,
        paragraphs: [firstName !== undefined && hello[locale](firstName), ...paragraphs].filter(isSaid),
        ...(button && { button: way(button) }),
        links: links.map(way),
        closing: closing.filter(isSaid),
        reason: reason[locale],
      };
    },
  };
}

const isSaid = (line: Line): line is string => Boolean(line);
