import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { factsFor } from "#lib/features/login-help/store.ts";
import { loginHelp, nextAnswers, stepAt, type Step } from "#lib/features/login-help/tree.ts";
import { HelpStep } from "#lib/features/login-help/ui/help-step.tsx";
import { readabilityOf, wordsOf } from "#tests/support/readability.ts";

const paths = (step: Step, path: string[] = []): string[][] => [
  path,
  ...nextAnswers(step).flatMap(({ slug, leadsTo }) => paths(leadsTo, [...path, slug])),
];

const page = (locale: "nl" | "en", slugs: string[]) =>
  renderToStaticMarkup(
    <HelpStep locale={locale} slugs={slugs} step={stepAt(slugs) ?? loginHelp} facts={factsFor(locale)} />,
  );

const everywhere = paths(loginHelp).map((slugs) => [slugs.join("/") || "start", slugs] as const);

test.each(everywhere)("the Dutch of %s is short and plain", (_, slugs) => {
  const html = page("nl", slugs);
  const { words, sentences, fleschDouma } = readabilityOf(html);
  expect(words).toBeLessThanOrEqual(120);
  expect(sentences.filter((sentence) => wordsOf(sentence).length > 15)).toEqual([]);
  expect(fleschDouma).toBeGreaterThanOrEqual(70);
  expect(html).not.toMatch(/\b(u|uw|gelockt|user|admin|hoedanigheid)\b/i);
});

test.each(everywhere)("%s has one heading, a way back and links that lead somewhere, in both languages", (_, slugs) => {
  for (const locale of ["nl", "en"] as const) {
    const html = page(locale, slugs);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain(
      `href="/${locale}${slugs.length > 0 ? ["/hulp-bij-inloggen", ...slugs.slice(0, -1)].join("/") : ""}"`,
    );
    for (const [, address] of html.matchAll(/href="([^"]*)"/g))
      expect(address).toMatch(/^(\/(nl|en)(\/|$)|tel:\+31\d{9}$|mailto:)/);
  }
});
