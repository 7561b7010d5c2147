import "server-only";
import type { Address } from "../../addresses.ts";
import { screenIn } from "../access/made-for.ts";
import { servicedesk } from "../contact.ts";
import { defaultLocale, isLocale, type Locale } from "../i18n/locale.ts";
import { settings } from "../settings.ts";
import type { House, Letter, Page } from "./letter.ts";
import type { Outgoing } from "./outgoing.ts";

type Recipient = {
  readonly email: string;
  readonly locale: string;
  /** The organisation in which they are written to. Links to its screens then say so, whichever one they act for. */
  readonly organisationId?: string | null;
};

const ofOrganisation = /^\/beheer(?:[/?#]|$)/;

const marked = ({ organisationId }: Recipient, path: Address) =>
  organisationId && ofOrganisation.test(path) ? screenIn(organisationId, path) : path;

/** Links begin with the configured address of the portal, never with the host that a request named. */
const address = (locale: Locale, path: Address) => `${settings().PUBLIC_ORIGIN}/${locale}${path}`;

export const localeOf = ({ locale }: { readonly locale: string }): Locale =>
  isLocale(locale) ? locale : defaultLocale;

const houseIn = (locale: Locale): House => ({
  insurer: settings().INSURER_NAME,
  desk: servicedesk(locale),
  address: (path) => address(locale, path),
});

/** A letter as a reader of this language gets it. */
export const read = <Facts>(letter: Letter<Facts>, locale: Locale, facts: NoInfer<Facts>): Page =>
  letter.in(locale, facts, houseIn(locale));

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
const withoutLinks = ({ subject, paragraphs, closing, reason, links, button, addresses }: Page): Page => ({
  addresses,
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
  const page = withoutLinks(read(letter, locale, facts));
  const link = ({ label, path }: Page["links"][number]): Link => ({ label, url: address(locale, marked(to, path)) });
  const button = page.button && link(page.button);
  const links = page.links.map(link);
  return {
    kind: "EMAIL",
    to: to.email,
    subject: page.subject,
    text: asText(page, button, links),
    html: asHtml(locale, page, button, links),
    ...(expiresAt && { expiresAt }),
  };
}

type Link = { readonly label: string; readonly url: string };

function asText({ paragraphs, closing, reason }: Page, button: Link | undefined, links: readonly Link[]): string {
  const ways = [...(button ? [button] : []), ...links].map(({ label, url }) => `${label}:\n${url}`);
  return [...paragraphs, ...ways, ...closing, `--\n${reason}`].join("\n\n") + "\n";
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");

/** Some mail programs read past the joiner, and none past the edge of an element. */
const inHtml = (text: string) => escaped(text).replace(/\u2060(.)\u2060/gu, "<span>&#8288;$1&#8288;</span>");

/** Mail programs know no style sheets and few colours, so each element carries its own style. */
function asHtml(
  locale: Locale,
  { subject, paragraphs, closing, reason }: Page,
  button: Link | undefined,
  links: readonly Link[],
): string {
  const line = (text: string) => `<p style="margin:0 0 16px">${inHtml(text).replaceAll("\n", "<br>")}</p>`;
  const main = button
    ? `<p style="margin:24px 0"><a href="${escaped(button.url)}" style="display:inline-block;padding:12px 20px;background:#1b4d3e;color:#ffffff;text-decoration:none;border-radius:6px;font-weight:bold">${inHtml(button.label)}</a></p><p style="margin:0 0 16px;font-size:14px;color:#4a5550;overflow-wrap:anywhere;word-break:break-word">${escaped(button.url)}</p>`
    : "";
  const others = links.map(
    ({ label, url }) =>
      `<p style="margin:0 0 16px"><a href="${escaped(url)}" style="color:#1b4d3e;font-weight:bold">${inHtml(label)}</a></p>`,
  );
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;background:#f6f4ef;color:#1d2522;font:17px/1.5 Verdana,Arial,sans-serif"><div style="max-width:560px;margin:0 auto;padding:32px 20px"><div style="background:#ffffff;padding:28px;border-radius:10px">
${paragraphs.map(line).join("")}${main}${others.join("")}${closing.map(line).join("")}
</div><p style="margin:20px 8px;font-size:13px;color:#4a5550">${inHtml(reason)}</p></div></body></html>`;
}
