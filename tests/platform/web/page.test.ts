import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test, vi } from "vitest";
import { tellWrong } from "#lib/platform/gate/told-plainly.ts";
import { gateTexts } from "#lib/platform/gate/texts.ts";
import { pageAt, titled } from "#lib/platform/web/page.ts";
import { words } from "#lib/ui/words.ts";

let sent = new Headers();
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(sent) }));
beforeEach(() => {
  sent = new Headers();
});

const page = pageAt<{ id: string }>(({ locale, id, asked }) =>
  createElement("p", null, [locale, id, asked["melding"]].join(" ")),
);
const generateMetadata = titled<{ id: string }>((locale, { id }) => (id === "7" ? `${locale} ${id}` : null));
const at = (locale: string, id: string) => ({ params: Promise.resolve({ locale, id }) });

test("a page gets its language, the parts of its address and what was asked", async () => {
  const searchParams = Promise.resolve({ melding: "verlopen" });
  expect(renderToStaticMarkup(await page({ ...at("en", "7"), searchParams }))).toBe("<p>en 7 verlopen</p>");
  expect(renderToStaticMarkup(await page(at("nl", "7")))).toBe("<p>nl 7 </p>");
});

test("its title is in the language asked for, and a page without one takes that of the portal", async () => {
  expect(await generateMetadata(at("en", "7"))).toEqual({ title: "en 7" });
  expect(await generateMetadata(at("nl", "8"))).toEqual({});
});

test("a language we do not have has no pages", async () => {
  await expect(page(at("de", "7"))).rejects.toThrow("404");
  expect(await generateMetadata(at("de", "7"))).toEqual({});
});

const wrong = { status: "problem", errors: { email: "Vul je e-mailadres in." }, values: {} } as const;

test("the word before a title is that of a page with scripts", () => {
  for (const locale of ["nl", "en"] as const) expect(gateTexts[locale].wrong).toBe(words[locale].error);
});

test("without scripts the title of a form that was wrong says so first", async () => {
  await tellWrong(wrong);
  expect(await generateMetadata(at("nl", "7"))).toEqual({ title: "Fout: nl 7" });
  expect(await generateMetadata(at("en", "7"))).toEqual({ title: "Error: en 7" });
});

test.each([
  [{ status: "problem", code: "check", summary: "Klopt dit nummer?", errors: {}, values: {} }, {}],
  [{ status: "problem", code: "stale", errors: {}, values: {} }, {}],
  [{ status: "done" }, {}],
  // With scripts the page does it by itself.
  [wrong, { "next-action": "x" }],
] as const)("no title says it of %j sent with %j", async (reply, headers) => {
  sent = new Headers(headers);
  await tellWrong(reply);
  expect(await generateMetadata(at("nl", "7"))).toEqual({ title: "nl 7" });
});
