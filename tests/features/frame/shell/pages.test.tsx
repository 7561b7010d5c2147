import { to } from "#lib/addresses.ts";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import GlobalError from "#app/global-error.tsx";
import { Accessibility } from "#lib/features/frame/shell/ui/accessibility.tsx";
import { Broken } from "#lib/features/frame/shell/ui/broken.tsx";
import { NotFound } from "#lib/features/frame/shell/ui/not-found.tsx";
import { Outage } from "#lib/features/frame/shell/ui/outage.tsx";
import { Privacy } from "#lib/features/frame/shell/ui/privacy.tsx";
import * as cookies from "#lib/platform/auth/cookies.ts";
import { fixClock } from "#lib/platform/clock.ts";
import * as settings from "#lib/platform/settings.ts";
import { files, importsOf } from "#tests/support/sources.ts";
import { forbiddenIn, readabilityOf, textOf, wordsOf } from "#tests/support/readability.ts";

const sunday = new Date("2026-11-22T11:00:00Z");

afterEach(() => {
  fixClock(null);
  vi.restoreAllMocks();
});

/** As when the insurer had set these. */
const given = (values: Record<string, string>) =>
  vi.spyOn(settings, "settings").mockReturnValue({ ...settings.readSettings({ APP_ENV: "test" }), ...values });

test.each([
  ["a page that broke", Broken],
  ["a page that is not there", NotFound],
])("%s says what to do, whom to phone and whether they answer, in plain Dutch", (_, Page) => {
  fixClock(sunday);
  const html = renderToStaticMarkup(<Page locale="nl" />);
  expect(textOf(html)).toMatch(
    /bel de Allianz Servicedesk: 088 – 577 16 00 , op werkdagen van 9\.00 tot 17\.30 uur\./i,
  );
  expect(html).toContain("De Allianz Servicedesk is nu gesloten. We zijn er maandag weer vanaf 9.00 uur.");
  const { words, sentences, fleschDouma } = readabilityOf(html);
  expect(words).toBeLessThanOrEqual(120);
  expect(sentences.filter((sentence) => wordsOf(sentence).length > 15)).toEqual([]);
  expect(fleschDouma).toBeGreaterThanOrEqual(70);
  expect(forbiddenIn(html)).toEqual([]);
  expect(textOf(renderToStaticMarkup(<Page locale="en" />))).toMatch(/We’ll be back on Monday from/);
});

test("a page that broke tells what was kept and when to try again", () => {
  const text = textOf(renderToStaticMarkup(<Broken locale="nl" />));
  expect(text).toMatch(/Wat je al had opgeslagen, is bewaard\. Probeer het over een minuut nog eens\./);
});

test("who sent a form reads that it was kept, and goes back to it", () => {
  const html = renderToStaticMarkup(<Broken locale="en" back={to.newColleague()} />);
  expect(textOf(html)).toMatch(/What you filled in has been kept/);
  expect(html).toContain('href="/en/beheer/gebruikers/nieuw"');
});

test("while the Servicedesk is closed our call comes first, but not where our own forms may be broken", () => {
  const offers = (moment: string, page: ReactElement) => {
    fixClock(new Date(moment));
    return /terugbellen.*tel:/s.test(renderToStaticMarkup(page));
  };
  const [open, closed] = ["2026-11-23T09:00:00Z", sunday.toISOString()];
  expect([offers(open, <NotFound locale="nl" />), offers(closed, <NotFound locale="nl" />)]).toEqual([false, true]);
  expect(offers(closed, <Broken locale="nl" />)).toBe(false);
});

test("when nothing else can be made, one page says it in both languages", () => {
  const text = textOf(renderToStaticMarkup(<GlobalError error={new Error("gone")} />));
  expect(text).toMatch(/is bewaard.*is safe.*088 – 577 16 00/);
});

test("the pages for what went wrong ask nothing of the database", () => {
  const reached = (file: string, seen = new Set<string>()): Set<string> => {
    for (const { to, typeOnly } of files.includes(file) ? importsOf(file) : [])
      if (!typeOnly && !seen.has(to)) reached(to, seen.add(to));
    return seen;
  };
  for (const page of ["storing", "niet-gevonden"]) {
    const all = [...reached(`app/[locale]/${page}/page.tsx`), ...reached("app/[locale]/layout.tsx")];
    expect(all).toContain("lib/platform/contact.ts");
    expect(all.filter((file) => file.includes("/db/"))).toEqual([]);
  }
});

test("a disturbance is shown in the reader's language; without one there is nothing", () => {
  expect(renderToStaticMarkup(<Outage locale="nl" />)).toBe("");
  given({ OUTAGE_NL: "De mkb-portal ligt eruit tot 15.00 uur.", OUTAGE_EN: "The mkb-portal is down until 15:00." });
  expect(textOf(renderToStaticMarkup(<Outage locale="nl" />))).toBe("Storing De mkb-portal ligt eruit tot 15.00 uur.");
  expect(textOf(renderToStaticMarkup(<Outage locale="en" />))).toMatch(/^Service problem The mkb-portal is down/);
});

test("privacy names every cookie we set", () => {
  const names = Object.values(cookies)
    .map((make) => make())
    .filter((made) => typeof made === "string");
  expect(names.length).toBeGreaterThan(2);
  const html = renderToStaticMarkup(<Privacy locale="nl" />);
  expect(names.filter((name) => !html.includes(`<code>${name}</code>`))).toEqual([]);
});

test("what is not accessible can be told by phone, and by mail when the insurer gave an address", () => {
  expect(renderToStaticMarkup(<Accessibility locale="nl" />)).not.toContain("mailto:");
  given({ CONTACT_EMAIL_ACCESSIBILITY: "toegankelijk@verzekeraar.example" });
  const html = renderToStaticMarkup(<Accessibility locale="nl" />);
  expect(html).toContain("mailto:toegankelijk@verzekeraar.example");
  expect(html).toContain("tel:+31885771600");
});
