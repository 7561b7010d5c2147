import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { pageAt, titled } from "#lib/platform/web/page.ts";

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
