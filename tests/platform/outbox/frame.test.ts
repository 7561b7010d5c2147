import { describe, expect, test } from "vitest";
import { asHtml, asText, type Framed } from "#lib/platform/outbox/frame.ts";

const framed: Framed = {
  locale: "nl",
  subject: "Dora is gedeblokkeerd",
  greeting: "Hallo Dora,",
  paragraphs: ["Anna heeft je <toegang> hersteld.", "Regel een\nregel twee"],
  button: { label: "Naar inloggen", url: "https://portaal.example/nl/inloggen?a=1&b=2" },
  links: [{ label: "Lees meer", url: "https://portaal.example/nl/hulp" }],
  closing: ["Was jij dit niet? Bel ons dan."],
  from: { insurer: "Allianz", name: "Allianz Servicedesk", phone: "088 – 577 16 00", hours: "op werkdagen" },
  reason: "Je krijgt deze mail omdat je een account hebt.",
};

/** What a reader sees, block by block. */
const blocks = (html: string) =>
  html
    .replace(/^.*<body[^>]*>/s, "")
    .replace(/<div.*?<\/div>/s, "")
    .replace(/<br>/g, "\n")
    .split(/<\/(?:p|h1|a)>/)
    .map((part) =>
      part
        .replace(/<[^>]*>/g, "")
        .replace(/&lt;/g, "<")
        .replace(/&gt;/g, ">")
        .replace(/&amp;/g, "&")
        .trim(),
    )
    .filter(Boolean);

const html = asHtml(framed);

test("the text says what the letter says, in the same order", () => {
  const text = asText(framed)
    .replace("\n--\n", "\n")
    .replace("hulp\n", "hulp\n\n")
    .split(/\n\n+/)
    .map((part) => part.trim())
    .filter(Boolean);
  const spelled = blocks(html).flatMap((block) =>
    block === "Lees meer" ? [`Lees meer:\n${framed.links[0]?.url}`] : block,
  );
  const [label, url] = [spelled.indexOf("Naar inloggen"), framed.button?.url];
  expect(spelled[label + 1]).toBe(url);
  spelled.splice(label, 2, `Naar inloggen:\n${url}`);
  expect(text).toEqual(spelled);
});

test("a link that asks something asks it with one sign in the text", () => {
  const asked = { label: "Liever alle mail meteen?", url: "https://portaal.example/nl/mijn" };
  expect(asText({ ...framed, links: [asked] })).toContain(`\n\n${asked.label}\n${asked.url}\n`);
});

test("says who writes, with a greeting, a heading and a sign-off, whom to call, and what is never asked", () => {
  const said = blocks(html);
  expect(said.slice(0, 3)).toEqual(["Portaalhulp van Allianz", "Dora is gedeblokkeerd", "Hallo Dora,"]);
  expect(said).toContain("Groet,\nAllianz Servicedesk");
  expect(said).toContain("Vragen? Bel 088 – 577 16 00, op werkdagen.");
  expect(said).toContain("We vragen nooit om je code of wachtwoord.");
  expect(said.at(-1)).toBe(framed.reason);
});

describe("the layout", () => {
  test("is of tables alone, which Outlook knows", () => {
    expect(html).not.toMatch(/flex|grid|position|float|(?<!max-)height:(?!1|0)/);
    const [tables, closed] = [html.match(/<table /g)?.length, html.match(/<\/table>/g)?.length];
    expect(tables).toBe(closed);
    for (const [table] of html.matchAll(/<table [^>]*>/g)) expect(table).toContain('role="presentation"');
  });

  test("fetches nothing, runs nothing, and leads nowhere else", () => {
    expect(html).not.toMatch(/<(img|script|link|iframe|form|video)|url\(|@import|background=/i);
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual(["https://portaal.example/nl/inloggen?a=1&amp;b=2", "https://portaal.example/nl/hulp"]);
  });

  test("shows the first sentence in a list of mails, and nowhere else", () => {
    expect(html).toMatch(/<body[^>]*><div style="display:none[^"]*">Anna heeft je &lt;toegang&gt; hersteld\.<\/div>/);
  });

  test("knows the dark: each colour of the light has another there", () => {
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    const sheet = /@media \(prefers-color-scheme:dark\)\{(.*?)\}\}/.exec(html)?.[1] ?? "";
    const inTheDark = new Set([...sheet.matchAll(/\.(\w+)\{/g)].map(([, name]) => name));
    const coloured = [...html.matchAll(/class="([^"]*)" style="([^"]*(?:color|background):[^"]*)"/g)];
    expect(coloured.length).toBeGreaterThan(10);
    for (const [, names = "", style] of coloured)
      expect(
        names.split(" ").some((name) => inTheDark.has(name)),
        `${names}: ${style}`,
      ).toBe(true);
  });
});

test("what is read out in one breath stays in one line", () => {
  const whole = (subject: string) =>
    [...asHtml({ ...framed, subject }).matchAll(/nowrap">([^<]*)</g)].map(([, text]) => text);
  expect(whole("Bevestig je e-mailadres (Z4M-8KD-7PT)")).toEqual(["e-mailadres", "Z4M-8KD-7PT", "088 – 577 16 00"]);
});

test("a letter without a button, links or closing has no empty rows", () => {
  const { button: _, ...rest } = framed;
  const bare = asHtml({ ...rest, button: undefined, links: [], closing: [] });
  expect(bare).not.toMatch(/<td[^>]*><\/td>|<p[^>]*><\/p>/);
});
