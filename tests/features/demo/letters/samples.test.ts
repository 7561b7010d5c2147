import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { letterInFrame, letters } from "#lib/features/demo/letters/queries.ts";
import { inFrame } from "#lib/features/demo/letters/rules/in-frame.ts";
import { keyOf, samples } from "#lib/features/demo/letters/rules/samples.ts";
import { words } from "#lib/features/demo/letters/texts.ts";
import { locales } from "#lib/platform/i18n/locale.ts";
import { mail } from "#lib/platform/outbox/mail.ts";

const written = samples.flatMap((sample) =>
  locales.map((locale) => {
    const made = mail({ email: "dora@delinden.example", locale }, sample.letter, {});
    return {
      name: `${keyOf(sample)} in ${locale}`,
      html: made.kind === "EMAIL" ? made.html : "",
      text: made.kind === "EMAIL" ? made.text : "",
    };
  }),
);

/** What a mail needs that a page must not have, and the other way round. */
const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    // Mail programs take style sheets out, know only the oldest attributes of a table, and nothing is fetched.
    "no-inline-style": "off",
    "no-deprecated-attr": "off",
    "attribute-allowed-values": "off",
    "attr-quotes": "error",
    "doctype-style": "off",
    "void-style": "off",
    "long-title": "off",
    "no-trailing-whitespace": "off",
    "prefer-native-element": "off",
    "tel-non-breaking": "off",
    "require-sri": "off",
  },
});

describe("as HTML", () => {
  test("every letter is valid, by html-validate", async () => {
    const wrong: string[] = [];
    for (const { name, html } of written) {
      const { results } = await validator.validateString(html);
      for (const { ruleId, message } of results.flatMap(({ messages }) => messages))
        wrong.push(`${name}: ${ruleId}: ${message}`);
    }
    expect([...new Set(wrong)]).toEqual([]);
  });

  test("it is laid out by tables alone, and fetches nothing", () => {
    const laidOut = /(?:display\s*:\s*(?:inline-)?(?:flex|grid)|position\s*:|float\s*:)/i;
    const fetched = /<(?:img|link|script|iframe|video|object|form)\b|\burl\(|@import|\bbackground=/i;
    expect(written.filter(({ html }) => laidOut.test(html) || fetched.test(html)).map(({ name }) => name)).toEqual([]);
    expect(written.filter(({ html }) => !/<table role="presentation"/.test(html))).toEqual([]);
  });

  test("it ends in a whole sentence that says why somebody gets it", () => {
    const why = /Je krijgt deze mail omdat|You get this email because/;
    expect(written.filter(({ text }) => !why.test(text)).map(({ name }) => name)).toEqual([]);
  });

  test("it says nothing that its facts should have filled in", () => {
    const unfilled = /undefined|\[object|NaN|Invalid Date|\bnull\b/;
    expect(written.filter(({ html, text }) => unfilled.test(html + text)).map(({ name }) => name)).toEqual([]);
  });
});

test("in a frame a letter has one colour, whatever the reader's is, and its links lead out of it", () => {
  const html = written[0]?.html ?? "";
  expect(html).toContain("prefers-color-scheme:dark");
  expect(inFrame(html, "donker")).toContain("@media all{");
  expect(inFrame(html, "licht")).toContain("@media not all{");
  for (const colour of ["licht", "donker"] as const)
    expect(inFrame(html, colour)).toContain('<head><base target="_top">');
});

test("the gallery is there for the demo and for tests, and shows what there is", async () => {
  const at = { db: {}, actor: { kind: "visitor" }, now: new Date() } as never;
  const page = await letters.run({ ...(at as object), input: { brief: "sign-in.blocked", kleur: "licht" } } as never);
  expect(page?.list).toHaveLength(samples.length);
  expect(page?.shown?.faces.map(({ subject }) => subject)).toEqual([
    "Je account is geblokkeerd",
    "Your account is blocked",
  ]);
  for (const locale of locales)
    expect(page?.list.filter(({ room }) => !words[locale].rooms[room]).map(({ room }) => room)).toEqual([]);
  expect(
    await letterInFrame.run({ ...(at as object), input: { brief: "x", taal: "nl", kleur: "licht" } } as never),
  ).toBeNull();
});
