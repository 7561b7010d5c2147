import type { Locale } from "../i18n/locale.ts";

export type Link = { readonly label: string; readonly url: string };

/** A letter with whole addresses, ready to be laid out. A text may have lines of its own. */
export type Framed = {
  readonly locale: Locale;
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  readonly button: Link | undefined;
  readonly links: readonly Link[];
  readonly closing: readonly string[];
  /** Who writes, as its reader knows them, and whom to call with a question. */
  readonly from: { readonly insurer: string; readonly name: string; readonly phone: string; readonly hours: string };
  readonly reason: string;
};

const words = {
  nl: {
    wordmark: (insurer: string) => `Portaalhulp van ${insurer}`,
    signOff: "Groet,",
    questions: (phone: string, hours: string) => `Vragen? Bel ${phone}, ${hours}.`,
    never: "We vragen nooit om je code of wachtwoord.",
  },
  en: {
    wordmark: (insurer: string) => `Portaalhulp by ${insurer}`,
    signOff: "Kind regards,",
    questions: (phone: string, hours: string) => `Any questions? Call ${phone}, ${hours}.`,
    never: "We never ask for your code or password.",
  },
} as const;

const signedBy = ({ locale, from }: Framed) => `${words[locale].signOff}\n${from.name}`;

/** Under the letter, in small print. */
const footOf = ({ locale, from, reason }: Framed) => [
  words[locale].questions(from.phone, from.hours),
  words[locale].never,
  reason,
];

/** The letter for whoever reads mail as text. It says all that the other one says, in the same order. */
export function asText(letter: Framed): string {
  const { locale, subject, greeting, paragraphs, button, links, closing, from } = letter;
  const ways = [...(button ? [button] : []), ...links].map(
    ({ label, url }) => `${label}${label.endsWith("?") ? "" : ":"}\n${url}`,
  );
  const head = [words[locale].wordmark(from.insurer), subject];
  const body = [...head, greeting, ...paragraphs, ...ways, ...closing, signedBy(letter)];
  return `${body.join("\n\n")}\n\n--\n${footOf(letter).join("\n\n")}\n`;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? "");

/** A reference or a telephone number, which is read out in one breath, and the one Dutch word that would break at its dash. */
const inOnePiece = /(?<![\w-])(?:[A-Z\d]{1,3}(?:-[A-Z\d]{3}){2}|0\d{1,3} – \d[\d ]{4,}\d|[Ee]-mail[a-z]+)(?![\w-])/g;

/** Some mail programs read past the joiner of `mail`, and none past the edge of an element. */
const inHtml = (text: string) =>
  escaped(text)
    .replace(/\u2060(.)\u2060/gu, "<span>&#8288;$1&#8288;</span>")
    .replace(inOnePiece, '<span style="white-space:nowrap">$&</span>')
    .replaceAll("\n", "<br>");

/** By the class that each element carries: first in the light, then in the dark. Both reach a contrast of 4.5. */
const colours = {
  page: ["background:#f6f4ef", "background:#141a17"],
  card: ["background:#ffffff", "background:#1e2622"],
  text: ["color:#1d2522", "color:#e9ece9"],
  soft: ["color:#4a5550", "color:#b3beb8"],
  link: ["color:#1b4d3e", "color:#8fd0b6"],
  rule: ["border-top:1px solid #d9d6cc", "border-top:1px solid #3a4540"],
  way: ["background:#1b4d3e", "background:#2c7a61"],
  label: ["color:#ffffff", "color:#ffffff"],
} as const;

type Name = keyof typeof colours;

const look = (names: readonly Name[], style: string) =>
  `class="${names.join(" ")}" style="${[...names.map((name) => colours[name][0]), style].join(";")}"`;

const inTheDark = Object.entries(colours)
  .map(([name, [, dark]]) => `.${name}{${dark}!important}`)
  .join("");

const sheet = `:root{color-scheme:light dark;supported-color-schemes:light dark}@media (prefers-color-scheme:dark){${inTheDark}}@media (max-width:480px){.card,.foot{padding:20px!important}.ways{width:100%!important}.label{display:block!important;text-align:center}}`;

const table = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';

/** A block below another. Outlook knows no margin of a paragraph in a cell that holds more than one, so each has a row. */
const row = (inside: string, under = 16) => `<tr><td style="padding:0 0 ${under}px">${inside}</td></tr>`;

const line = (text: string) => row(`<p ${look(["text"], "margin:0;overflow-wrap:anywhere")}>${inHtml(text)}</p>`);

/** Outlook gives a link no room around it, so there the cell is the button; elsewhere all of it can be clicked. */
const asButton = ({ label, url }: Link) =>
  row(
    `<table ${table} class="ways"><tr><td bgcolor="#1b4d3e" ${look(["way"], "border-radius:6px;mso-padding-alt:14px 22px")}><a href="${escaped(url)}" ${look(["label"], "display:inline-block;padding:14px 22px;font-weight:bold;text-decoration:none")}>${inHtml(label)}</a></td></tr></table>`,
    12,
  ) +
  row(
    `<p ${look(["soft"], "margin:0;font-size:14px;overflow-wrap:anywhere;word-break:break-word")}>${escaped(url)}</p>`,
    20,
  );

const asLink = ({ label, url }: Link) =>
  row(`<p style="margin:0"><a href="${escaped(url)}" ${look(["link"], "font-weight:bold")}>${inHtml(label)}</a></p>`);

/** What a list of mails shows behind the subject, in place of the name above the letter. */
const preheader = (text: string) =>
  `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${inHtml(text.replaceAll("\n", " "))}</div>`;

/**
 * The letter as mail programs can show it: tables alone, for Outlook lays out nothing else; a style on each element,
 * for many take out style sheets; and a sheet for the dark and the telephone, for those that do not. No image is
 * fetched, so that nobody hears when a letter is read.
 */
export function asHtml(letter: Framed): string {
  const { locale, subject, greeting, paragraphs, button, links, closing, from } = letter;
  const wordmark = `<p ${look(["link"], "margin:0;font-size:15px;font-weight:bold")}>${inHtml(words[locale].wordmark(from.insurer))}</p>`;
  const heading = `<h1 ${look(["text"], "margin:0;font-size:23px;line-height:1.3")}>${inHtml(subject)}</h1>`;
  const [first, ...others] = signedBy(letter).split("\n");
  const signature = `<p ${look(["text"], "margin:0")}>${inHtml(first ?? "")}<br><strong>${inHtml(others.join("\n"))}</strong></p>`;
  const foot = footOf(letter).map((text) =>
    row(`<p ${look(["soft"], "margin:0;font-size:14px")}>${inHtml(text)}</p>`, 8),
  );
  const card = [
    row(wordmark, 20),
    row(heading, 20),
    ...[greeting, ...paragraphs].map(line),
    button ? asButton(button) : "",
    ...links.map(asLink),
    ...closing.map(line),
    row(signature, 0),
  ];
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escaped(subject)}</title><style>${sheet}</style></head>
<body ${look(["page"], "margin:0;padding:0;font:17px/1.5 Verdana,Arial,sans-serif")}>${preheader(paragraphs[0] ?? subject)}
<table ${table} width="100%" ${look(["page"], "width:100%")}><tr><td align="center" style="padding:24px 12px">
<table ${table} width="560" style="width:100%;max-width:560px;text-align:left;font:17px/1.5 Verdana,Arial,sans-serif"><tr><td ${look(["card"], "padding:28px;border-radius:10px")}><table ${table} width="100%">
${card.join("\n")}
</table></td></tr><tr><td class="foot" style="padding:20px 28px"><table ${table} width="100%">
${foot.join("\n")}
</table></td></tr></table>
</td></tr></table></body></html>`;
}
