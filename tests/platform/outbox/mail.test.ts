import { describe, expect, test } from "vitest";
import { to } from "#lib/addresses.ts";
import { organisationOfLink } from "#lib/platform/access/made-for.ts";
import { letter } from "#lib/platform/outbox/letter.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { settings } from "#lib/platform/settings.ts";
import { files, sourceOf } from "#tests/support/sources.ts";

type Facts = { readonly name: string };

/** Says a name in every part that a letter has. */
const everywhere = letter("test.everywhere", ({ name }: Facts, { address }) => ({
  hello: name,
  nl: {
    subject: `Van ${name}`,
    paragraphs: [`Dit is ${name}.`, `Regel een\n${name} en verder`],
    closing: [`Kies hier:\n${address(to.forgotPassword())}`, `Groet van ${name}`],
  },
  en: {
    subject: `From ${name}`,
    paragraphs: [`This is ${name}.`, `Line one\n${name} and on`],
    closing: [`Choose here:\n${address(to.forgotPassword())}`, `Yours, ${name}`],
  },
  button: { nl: `Naar ${name}`, en: `To ${name}`, path: to.signIn() },
  links: [{ nl: `Of ${name}`, en: `Or ${name}`, path: to.help() }],
  reason: { nl: `Wegens ${name}.`, en: `Because of ${name}.` },
}));

const sent = (name: string) => {
  const message = mail({ email: "anna@kantoor.example", locale: "nl" }, everywhere, { name });
  if (message.kind !== "EMAIL") throw new Error("not a mail");
  return message;
};

/** What a mail program takes for a link: a scheme, www, or words with dots of which the last has two letters or more. */
const link = /[a-z]:\/\/|www\.|[\p{L}\p{N}_-]\.[\p{L}\p{N}-]*\p{L}[\p{L}\p{N}-]/iu;

const ours = () => new RegExp(`${settings().PUBLIC_ORIGIN}/\\S*`, "g");
const plain = (html: string) => html.replaceAll("&#8288;", "\u2060").replaceAll("&amp;", "&");

describe.each([
  ...["Bol.com", "www.example.nl Hendrix", "http://kwaad.example/x", "x@y.nl", "a.b.co", "WWW.x", "bel-ons.nl"],
  ...["kwaad。example", "xn--bcher-kva.example", "https://evil.example", "evil.com."],
])("a name like %j", (name) => {
  test("is no link in the text or the subject of a mail", () => {
    const { subject, text } = sent(name);
    expect(subject).not.toMatch(link);
    expect(text.replace(ours(), "")).not.toMatch(link);
  });

  test("is no link in its html, also for who reads past what cannot be seen", () => {
    const texts = plain(sent(name).html)
      .replace(ours(), "")
      .replace(/<(title|head)>.*<\/\1>/s, "")
      .split(/<[^>]*>/);
    expect(texts.filter((one) => link.test(one))).toEqual([]);
    expect(texts.filter((one) => link.test(one.replaceAll("\u2060", "")))).toEqual([]);
  });

  test("reads as it was typed", () => {
    expect(sent(name).text.replaceAll("\u2060", "")).toContain(`Dit is ${name}.`);
    expect(plain(sent(name).html).replace(/<\/?span>|\u2060/g, "")).toContain(`Dit is ${name}.`);
  });
});

test.each(["Jansen B.V.", "Kantoor 9.30", "J.W. de Boer", "St. John", "c.s."])("%j stays what it is", (name) => {
  expect(sent(name).text).toContain(`Dit is ${name}.`);
  expect(sent(name).html).not.toContain("&#8288;");
});

test("our own buttons and addresses stay links", () => {
  const { text, html } = sent("Bol.com");
  expect(text.match(ours())).toHaveLength(3);
  expect(html.match(/<a href="[^"]+"/g)).toHaveLength(2);
});

test("the addresses of people whom a letter names can be written to, and no others", () => {
  const helper = "anna@kantoor.nl";
  const named = letter("test.named", (_: object) => ({
    nl: { subject: "Hulp", paragraphs: [`Vraag hulp:\nAnna, ${helper}\nBol.com, kwaad@kantoor.nl`] },
    en: { subject: "Help", paragraphs: ["Ask for help."] },
    reason: { nl: "Zomaar.", en: "Just so." },
    addresses: [helper],
  }));
  const message = mail({ email: "dora@kantoor.example", locale: "nl" }, named, {});
  if (message.kind !== "EMAIL") throw new Error("not a mail");
  expect(message.text).toContain(`Anna, ${helper}\n`);
  expect(message.html).toContain(`Anna, ${helper}<br>`);
  expect(message.text.replace(helper, "")).not.toMatch(link);
});

test("no other module makes a mail", () => {
  const makers = files.filter((file) => file.startsWith("lib/") && /^\s+html(: \w+\(|,)/m.test(sourceOf(file)));
  expect(makers).toEqual(["lib/platform/outbox/mail.ts"]);
});

test("a link to a screen of the organisation in which someone is written to says which, and no other link does", () => {
  const screens = letter("test.screens", () => ({
    nl: { subject: "S", paragraphs: ["P"] },
    en: { subject: "S", paragraphs: ["P"] },
    button: { nl: "Logboek", en: "Log", path: to.log({ wie: "x" }) },
    links: [
      { nl: "Inloggen", en: "Sign in", path: to.signIn() },
      { nl: "Aanmelden", en: "Appoint", path: to.appoint() },
    ],
    reason: { nl: "R", en: "R" },
  }));
  const organisationId = "019ac000-0000-7000-8000-000000000001";
  const linksTo = (reader: { organisationId?: string | null }) => {
    const message = mail({ email: "anna@kantoor.example", locale: "nl", ...reader }, screens, {});
    return message.kind === "EMAIL" ? [...message.text.matchAll(/https?:\S+/g)].map(([url]) => new URL(url)) : [];
  };
  const [log, ...others] = linksTo({ organisationId });
  expect(log?.searchParams.get("wie")).toBe("x");
  expect(organisationOfLink(log?.searchParams.get("voor") ?? "")).toBe(organisationId);
  expect(others.map(({ search }) => search)).toEqual(["", ""]);
  for (const reader of [{}, { organisationId: null }])
    expect(linksTo(reader).some(({ searchParams }) => searchParams.has("voor"))).toBe(false);
});

test("who has an account is greeted by name, and nobody by a name that was only typed", () => {
  const plain = letter("test.plain", () => ({
    nl: { subject: "Zo", paragraphs: ["Zo."] },
    en: { subject: "So", paragraphs: ["So."] },
    reason: { nl: "Daarom.", en: "Because." },
  }));
  const greeting = (reader: { accountId?: string | null; firstName?: string; initials?: string }) => {
    const message = mail({ email: "anna@kantoor.example", locale: "nl", ...reader }, plain, {});
    return message.kind === "EMAIL" ? message.text.split("\n").find((line) => line.startsWith("Hallo")) : "";
  };
  expect(greeting({ accountId: "1", firstName: "Anna", initials: "A." })).toBe("Hallo Anna,");
  expect(greeting({ accountId: "1", firstName: "", initials: "A." })).toBe("Hallo A.,");
  expect(greeting({ firstName: "Anna" })).toBe("Hallo,");
  expect(greeting({ accountId: null, firstName: "Anna" })).toBe("Hallo,");
});
