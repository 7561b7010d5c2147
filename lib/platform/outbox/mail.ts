import "server-only";
import type { Address } from "../../addresses.ts";
import { screenIn } from "../access/made-for.ts";
import { servicedesk } from "../contact.ts";
import { defaultLocale, isLocale, type Locale } from "../i18n/locale.ts";
import { settings } from "../settings.ts";
import { asHtml, asText, type Link } from "./frame.ts";
import type { House, Letter, Page } from "./letter.ts";
import type { Outgoing } from "./outgoing.ts";

type Recipient = {
  readonly email: string;
  readonly locale: string;
  /** The organisation in which they are written to. Links to its screens then say so, whichever one they act for. */
  readonly organisationId?: string | null;
  /** Whose account it is. Then they are greeted by their name, which is anybody's where somebody typed it. */
  readonly accountId?: string | null;
  readonly firstName?: string;
  readonly initials?: string;
};

const nameOf = ({ accountId, firstName, initials }: Recipient) => (accountId ? firstName || initials || "" : "");

const ofOrganisation = /^\/beheer(?:[/?#]|$)/;

const marked = ({ organisationId }: Recipient, path: Address) =>
  organisationId && ofOrganisation.test(path) ? screenIn(organisationId, path) : path;

/** Links begin with the configured address of the portal, never with the host that a request named. */
const address = (locale: Locale, path: Address) => `${settings().PUBLIC_ORIGIN}/${locale}${path}`;

export const localeOf = ({ locale }: { readonly locale: string }): Locale =>
  isLocale(locale) ? locale : defaultLocale;

const houseIn = (locale: Locale, reader: string): House => ({
  reader,
  insurer: settings().INSURER_NAME,
  desk: servicedesk(locale),
  address: (path) => address(locale, path),
});

/** A letter as a reader of this language gets it, and of this name when it is known. */
export const read = <Facts>(letter: Letter<Facts>, locale: Locale, facts: NoInfer<Facts>, reader = ""): Page =>
  letter.in(locale, facts, houseIn(locale, reader));

/** Stands where a mail program would otherwise make a link of what it reads. Nobody sees it, and no line breaks at it. */
const joiner = "\u2060";

/** The dot of a domain, and the colon of an address. */
const linkable = /(?<=[\p{L}\p{N}_-])[.\u3002\uFF0E\uFF61](?=[\p{N}-]*\p{L}[\p{L}\p{N}-])|(?<=www)\.|:(?=\/\/)/giu;

/**
 * Mail programs make links of words that look like addresses, and an organisation may be called Bol.com: whoever chose
 * a name would have put a link in our mail. What a letter says gets no links but its own buttons, our own address, and
 * those of the people it names to be written to.
 */
const unlinked = (text: string, addresses: readonly string[] = []) =>
  text
    .split(/(\S+)/)
    .map((word) => {
      const isOurs = word.startsWith(`${settings().PUBLIC_ORIGIN}/`) || addresses.includes(word);
      return isOurs ? word : word.replace(linkable, `${joiner}$&${joiner}`);
    })
    .join("");

/** The same letter, in which nothing that was typed becomes a link. */
const withoutLinks = ({ subject, greeting, paragraphs, closing, reason, links, button, addresses }: Page): Page => ({
  addresses,
  greeting: unlinked(greeting),
  subject: unlinked(subject),
  paragraphs: paragraphs.map((text) => unlinked(text, addresses)),
  closing: closing.map((text) => unlinked(text)),
  reason: unlinked(reason),
  links: links.map(({ label, path }) => ({ label: unlinked(label), path })),
  ...(button && { button: { ...button, label: unlinked(button.label) } }),
});

/** A letter in the reader's language, as text and HTML. It is not sent after `expiresAt`. */
export function mail<Facts>(to: Recipient, letter: Letter<Facts>, facts: NoInfer<Facts>, expiresAt?: Date): Outgoing {
  const locale = localeOf(to);
  const page = withoutLinks(read(letter, locale, facts, nameOf(to)));
  const link = ({ label, path }: Page["links"][number]): Link => ({ label, url: address(locale, marked(to, path)) });
  const { subject, greeting, paragraphs, closing, reason } = page;
  const from = { insurer: settings().INSURER_NAME, ...servicedesk(locale) };
  const button = page.button && link(page.button);
  const words = { subject, greeting, paragraphs, closing, reason };
  const framed = { ...words, locale, from, button, links: page.links.map(link) };
  return {
    kind: "EMAIL",
    to: to.email,
    subject,
    text: asText(framed),
    html: asHtml(framed),
    ...(expiresAt && { expiresAt }),
  };
}
