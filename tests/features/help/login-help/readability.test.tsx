import { existsSync } from "node:fs";
import { join } from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { kindSlugs } from "#lib/features/appointment/appointments/schema.ts";
import { factsFor } from "#lib/features/help/login-help/store.ts";
import { loginHelp, nextAnswers, stepAt, type Step } from "#lib/features/help/login-help/tree.ts";
import { HelpStep } from "#lib/features/help/login-help/ui/help-step.tsx";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { forbiddenIn, readabilityOf, wordsOf } from "#tests/support/readability.ts";

const paths = (step: Step, path: string[] = []): string[][] => [
  path,
  ...nextAnswers(step).flatMap(({ slug, leadsTo }) => paths(leadsTo, [...path, slug])),
];

/** A Monday morning, and a Sunday. */
const moments = { open: new Date("2026-11-23T09:00:00Z"), closed: new Date("2026-11-22T11:00:00Z") };

const page = (locale: Locale, slugs: string[], moment: keyof typeof moments = "open") =>
  renderToStaticMarkup(
    <HelpStep
      locale={locale}
      slugs={slugs}
      step={stepAt(slugs) ?? loginHelp}
      facts={factsFor(locale, moments[moment])}
    />,
  );

const everywhere = paths(loginHelp).map((slugs) => [slugs.join("/") || "start", slugs] as const);

test.each(everywhere)("the Dutch of %s is short and plain", (_, slugs) => {
  for (const moment of ["open", "closed"] as const) {
    const html = page("nl", slugs, moment);
    const { words, sentences, fleschDouma } = readabilityOf(html);
    expect(words).toBeLessThanOrEqual(slugs.length > 0 ? 120 : 60);
    expect(sentences.filter((sentence) => wordsOf(sentence).length > 15)).toEqual([]);
    expect(fleschDouma).toBeGreaterThanOrEqual(70);
    expect(forbiddenIn(html, slugs.includes("toegangscode"))).toEqual([]);
  }
});

const folder = join(import.meta.dirname, "../../../../app/[locale]/(public)");

/** Whether an address of ours has a page; a step of the help leads to a step. */
function leadsSomewhere(address: string): boolean {
  const [path = ""] = address.slice("/nl".length).split("?");
  if (existsSync(join(folder, path, "page.tsx"))) return true;
  const [first, ...slugs] = path.split("/").slice(1);
  if (first === "beheerder-aanmelden") return kindSlugs.some((kind) => kind === slugs.join("/"));
  return first === "hulp-bij-inloggen" && stepAt(slugs) !== null;
}

test.each(everywhere)("%s has one heading, a way back and links that lead somewhere, in both languages", (_, slugs) => {
  for (const locale of ["nl", "en"] as const) {
    const html = page(locale, slugs);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toContain(
      `href="/${locale}${slugs.length > 0 ? ["/hulp-bij-inloggen", ...slugs.slice(0, -1)].join("/") : ""}"`,
    );
    for (const [, address = ""] of html.matchAll(/href="([^"]*)"/g)) {
      if (address.startsWith(`/${locale}`)) expect(address).toSatisfy(leadsSomewhere);
      else expect(address).toMatch(/^(tel:\+31\d{9}$|mailto:)/);
    }
  }
});

test.each(everywhere)(
  "%s says who acts, whether the telephone is answered, and what if it did not help",
  (_, slugs) => {
    const step = stepAt(slugs);
    if (step?.kind !== "outcome") return;
    const html = page("nl", slugs, "closed");
    expect(html.match(/class="button"/g)).toHaveLength(1);
    expect(html).toMatch(/<strong>[^<]* (doet|doen) dit( zelf)?\.<\/strong>/);
    expect(/is nu gesloten\. (We|Zij) zijn er maandag weer vanaf 9\.00 uur\./.test(html)).toBe(html.includes("tel:"));
    expect(page("nl", slugs).includes("Nu open tot 17.30 uur.")).toBe(html.includes("tel:"));
    expect(html.includes("Niet opgelost?")).toBe(step.next.length > 0);
  },
);
