import { renderToStaticMarkup } from "react-dom/server";
import type { ReactElement } from "react";
import { expect, test } from "vitest";
import LoginHelpPage from "#app/[locale]/(public)/hulp-bij-inloggen/[[...antwoorden]]/page.tsx";
import AskedPage from "#app/[locale]/(public)/hulp-bij-inloggen/verstuurd/page.tsx";
import AskPage from "#app/[locale]/(public)/hulp-bij-inloggen/vraag-je-beheerder/page.tsx";
import WhoPage from "#app/[locale]/(public)/hulp-bij-inloggen/wie-is-mijn-beheerder/page.tsx";
import ToldPage from "#app/[locale]/(public)/hulp-bij-inloggen/wie-is-mijn-beheerder/verstuurd/page.tsx";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { readabilityOf, wordsOf } from "#tests/support/readability.ts";

const html = async (page: Promise<ReactElement>) => renderToStaticMarkup(await page);
const help = (...antwoorden: string[]) =>
  LoginHelpPage({ params: Promise.resolve({ locale: "nl" as const, antwoorden }) });
const props = (locale: Locale, query: Record<string, unknown> = {}) => ({
  params: Promise.resolve({ locale }),
  searchParams: Promise.resolve(query),
});

const pages = { AskPage, AskedPage, WhoPage, ToldPage };

test.each(Object.entries(pages))("the Dutch of %s is short and plain", async (_, page) => {
  const { words, sentences, fleschDouma } = readabilityOf(await html(page(props("nl"))));
  expect(words).toBeLessThanOrEqual(120);
  expect(sentences.filter((sentence) => wordsOf(sentence).length > 15)).toEqual([]);
  expect(fleschDouma).toBeGreaterThanOrEqual(70);
});

test("who is blocked reads at most 250 words until the help request is sent", async () => {
  const walked = [
    help(),
    help("geblokkeerd"),
    help("geblokkeerd", "adviseur"),
    AskPage(props("nl", { problem: "BLOCKED" })),
    AskedPage(props("nl")),
  ];
  const counts = await Promise.all(walked.map(async (page) => readabilityOf(await html(page)).words));
  expect(counts.reduce((sum, words) => sum + words)).toBeLessThanOrEqual(250);
});

test("the form knows the problem the help found out, and no nonsense from an address", async () => {
  expect(await html(AskPage(props("nl", { problem: "NO_MAIL" })))).toMatch(/<option value="NO_MAIL" selected/);
  for (const problem of ["x", ["NO_MAIL"], undefined, "<script>"]) {
    expect(await html(AskPage(props("nl", { problem })))).not.toMatch(/<option value="\w+" selected/);
  }
});
