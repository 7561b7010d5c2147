import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import CallBackPage from "#app/[locale]/(public)/hulp-bij-inloggen/terugbellen/page.tsx";
import { fixClock } from "#lib/platform/clock.ts";
import { readabilityOf, wordsOf } from "#tests/support/readability.ts";

vi.mock("next/headers", () => ({
  cookies: () => Promise.resolve({ get: () => ({ value: "cees@bakkerij.example" }) }),
}));

const htmlAt = async (moment: string, locale: "nl" | "en" = "nl") => {
  fixClock(new Date(moment));
  return renderToStaticMarkup(await CallBackPage({ params: Promise.resolve({ locale }) }));
};

afterEach(() => fixClock(null));

test.each([
  ["2026-11-23T09:12:00Z", "Nu open tot 17.30 uur. We proberen je vandaag nog te bellen."],
  [
    "2026-11-22T19:00:00Z",
    "De Allianz Servicedesk is nu gesloten. We zijn er maandag weer vanaf 9.00 uur. We bellen je zodra we open zijn.",
  ],
  [
    "2026-12-24T20:00:00Z",
    "De Allianz Servicedesk is nu gesloten. We zijn er maandag weer vanaf 9.00 uur. We bellen je zodra we open zijn.",
  ],
])("at %s the form says: %s", async (moment, sentence) => {
  const html = await htmlAt(moment);
  expect(html.replaceAll(/<\/?span[^>]*>/g, "")).toContain(sentence);
  const { words, sentences, fleschDouma } = readabilityOf(html);
  expect(words).toBeLessThanOrEqual(120);
  expect(sentences.filter((one) => wordsOf(one).length > 15)).toEqual([]);
  expect(fleschDouma).toBeGreaterThanOrEqual(70);
});

test("the form holds the address that was typed before, and a telephone to call instead", async () => {
  const html = await htmlAt("2026-11-23T09:12:00Z", "en");
  expect(html).toContain('value="cees@bakkerij.example"');
  expect(html).toMatch(/href="tel:\+31885771600"/);
});
