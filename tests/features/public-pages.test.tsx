import { globSync } from "node:fs";
import { join } from "node:path";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { rejectReasons } from "#lib/features/appointment/appointments/rules.ts";
import { anewAfter } from "#lib/features/entrance/sign-in/rules.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { seal } from "#lib/platform/secrets.ts";
import * as settings from "#lib/platform/settings.ts";
import { forbiddenIn, readabilityOf, textOf, wordsOf } from "#tests/support/readability.ts";

const root = join(import.meta.dirname, "../..");
const folder = "app/[locale]/(public)";

/** What the database would have said; a page asks at most one thing. */
let found: unknown = null;
vi.mock("#lib/platform/gate/load.ts", () => ({ load: () => Promise.resolve(found) }));
/** What a form of more pages was answered with so far. */
let draft = "";
vi.mock("next/headers", () => ({
  cookies: () =>
    Promise.resolve({
      get: (name: string) => ({
        value: name.endsWith("typed") ? "dora@delinden.example" : name.endsWith("draft") ? draft : "",
      }),
    }),
  headers: () => Promise.resolve(new Headers()),
}));

// A Sunday: the sentences about when someone answers are at their longest.
beforeEach(() => fixClock(new Date("2026-11-22T11:00:00Z")));
afterEach(() => fixClock(null));

type View = {
  readonly path?: Readonly<Record<string, string | string[]>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly found?: unknown;
  readonly answers?: Readonly<Record<string, string>>;
};

/** How easy a page reads at least; 70 is what most people read without effort. */
const plain = 70;
/** Its words are those of the insurer's register. */
const form = 60;
const statement = 50;

/** `words` is how many a page may have that is looked things up in; another is read whole, and has no more than 120. */
type Gate = { readonly views: readonly View[]; readonly fleschDouma: number; readonly words?: number };

const open = { state: "open", email: "dora@delinden.example", organisation: "Assurantiekantoor De Linden" };
const link = (state: string): View => ({ path: { link: "x" }, found: { ...open, state } });
const links = ["open", "used", "replaced", "expired", "unknown"].map(link);
const earlyLink = {
  path: { link: "x" },
  found: { ...open, state: "early", worksFrom: new Date("2026-11-23T09:00:00Z") },
};
const once: readonly View[] = [{}];
const proof = { kvkNumber: "69599084", destination: null, entry: "eherkenning" };

const toConfirm = { by: "Anna Bos", organisation: "Assurantiekantoor De Linden", mobile: "06 •••• •042" };
const numberLinks = ["open", "used", "replaced", "stopped", "expired", "blocked", "frozen", "unknown"].map((state) => ({
  path: { link: "x" },
  found: { ...toConfirm, state },
}));

const frozen = { email: "d•••@delinden.example", reference: "H7K-3F9-2QX", now: new Date("2026-11-22T11:00:00Z") };
const notMeLinks = [
  ...["MOBILE_NUMBER", "EMAIL", "REACTIVATION"].map((kind) => ({ state: "open", kind, isChanged: false })),
  { state: "open", kind: "MOBILE_NUMBER", isChanged: true },
  ...["frozen", "stopped", "expired", "unknown"].map((state) => ({ state, isChanged: false })),
  ...["MOBILE_NUMBER", "EMAIL", "NAME", "REACTIVATION"].map((kind) => ({ state: "mayStop", kind, isChanged: false })),
  { state: "mayReport", kind: "EMAIL", isChanged: true },
  { state: "didStop", reference: null },
  { state: "didReport" },
].map((found) => ({ path: { link: "x" }, found: { ...frozen, ...found } }));

const named = {
  by: "Anna Bos",
  organisation: "Assurantiekantoor De Linden",
  from: "Dora Dekker (D.)",
  to: "Dora Bos (D.)",
};
const nameStates = ["open", "done", "refused", "replaced", "stopped", "expired", "frozen", "unknown"];
const nameLinks = nameStates.map((state) => ({ path: { link: "x" }, found: { ...named, state } }));

const emailStates = ["open", "waiting", "done", "replaced", "stopped", "expired", "frozen", "unknown"];
const emailLinks = emailStates.flatMap((state) =>
  ["old", "new"].map((confirms) => ({
    path: { link: "x" },
    found: { state, confirms, newEmail: "d•••@delinden.example" },
  })),
);

const asked = new Date("2026-11-22T09:00:00Z");
const helpRequest = {
  isKnown: true,
  reference: "H7K-3F9-2QX",
  problem: "BLOCKED",
  ...{ createdAt: asked, openedAt: asked, seenAt: null, resolvedAt: null, now: asked },
  helper: { kind: "administrators", names: ["Anna Bos", "Bert Smit"], organisation: "Assurantiekantoor De Linden" },
};
const situations = ["toConfirm", "waiting", "resolved", "denied", "closed", "unknown", "expired"];
const statusViews: readonly View[] = [
  ...situations.map((situation) => ({ path: { link: "x" }, found: { ...helpRequest, situation } })),
  {
    path: { link: "x" },
    query: { melding: "heropend" },
    found: { ...helpRequest, situation: "waiting", isKnown: false, helper: { kind: "desk" } },
  },
];

const appointment = {
  kind: "INTERMEDIARY",
  ...{ reference: "H7K-3F9-2QX", company: "Vermeer Advies", person: "Daan Vermeer" },
  ...{ submittedAt: asked, confirmedAt: null, takenAt: null, decidedAt: null, endedAt: null },
  ...{ expectedAt: null, rejectReason: null },
};
const confirmed = { confirmedAt: asked, expectedAt: new Date("2026-11-25T09:00:00Z") };
const decided = { ...confirmed, takenAt: asked, decidedAt: asked };
const appointmentViews: readonly View[] = [
  ...[
    { status: "SUBMITTED" },
    { status: "CONFIRMED", ...confirmed },
    { status: "CHECKING", ...confirmed, takenAt: asked },
    { status: "APPROVED", ...decided },
    { status: "INVITED", ...decided },
    { status: "COMPLETED", ...decided, endedAt: asked },
    { status: "EXPIRED", endedAt: asked },
    { status: "WITHDRAWN", ...confirmed, endedAt: asked },
    ...rejectReasons.map((rejectReason) => ({ status: "REJECTED", ...decided, endedAt: asked, rejectReason })),
  ].flatMap((found) =>
    [false, true].map((viewOnly) => ({ path: { link: "x" }, found: { ...appointment, ...found, viewOnly } })),
  ),
  { path: { link: "x" }, found: { status: "unknown" } },
  {
    path: { link: "x" },
    query: { melding: "bevestigd" },
    found: { ...appointment, status: "CONFIRMED", ...confirmed },
  },
];

const answers = {
  ...{ intermediaryNumber: "10488", policyNumber: "P-552200", companyName: "Vermeer Advies" },
  ...{ initials: "d", firstName: "Daan", namePrefix: "", lastName: "Van Vermeer" },
  ...{ email: "info@vermeeradvies.example", mobileNumber: "0612345101" },
};
const formViews: readonly View[] = ["tussenpersoon", "bedrijf"].flatMap((soort) => [
  { path: { soort } },
  ...[undefined, ["naam"], ["bereiken"], ["controleren"]].map((pagina) => ({
    path: { soort, ...(pagina && { pagina }) },
    answers,
  })),
]);

/** Every public page, and what it can look like. The steps of the login help have a test of their own. */
const pages: Readonly<Record<string, Gate>> = {
  "": { views: once, fleschDouma: plain },
  inloggen: {
    views: [
      { found: { home: null } },
      { found: { home: null }, query: { naar: "/mijn" } },
      { found: { home: null }, query: { melding: "codes-op" } },
      { found: { home: null }, query: { melding: "link-codes-op" } },
    ],
    fleschDouma: plain,
  },
  "inloggen/code": {
    views: [["sms"], ["app", "sms"], ["app", "sms", "recovery"]].map((codes) => ({
      found: { login: { purpose: "SIGN_IN", mobile: "06 •••• ••42", isSent: true, codes, hasPasskey: false } },
    })),
    fleschDouma: plain,
  },
  "inloggen/eherkenning/koppelen": {
    views: [
      { found: { waits: { ...proof, organisation: "Bakkerij Jansen B.V.", finish: "ask" } } },
      { found: { waits: { ...proof, organisation: "Zonderman Verzekeringen", finish: "appoint" } } },
      { found: { waits: { ...proof, organisation: null, finish: "appoint" } } },
    ],
    fleschDouma: plain,
  },
  "inloggen/eherkenning/koppelen/[link]": {
    views: [{ organisation: "Bakkerij Jansen B.V." }, null].map((binds) => ({ path: { link: "x" }, found: { binds } })),
    fleschDouma: plain,
  },
  "activeren/[link]": { views: [...links, earlyLink], fleschDouma: plain },
  "mobiel-nummer/[link]": { views: numberLinks, fleschDouma: plain },
  "mobiel-nummer/code": {
    views: [
      { found: { purpose: "CHANGE_MOBILE_NUMBER", mobile: "06 •••• ••42" } },
      { found: { purpose: null } },
      { found: { purpose: null }, query: { melding: "codes-op" } },
    ],
    fleschDouma: plain,
  },
  "dit-was-ik-niet/[link]": { views: notMeLinks, fleschDouma: plain },
  "e-mailadres/[link]": { views: emailLinks, fleschDouma: plain },
  "nieuwe-naam/[link]": { views: nameLinks, fleschDouma: plain },
  "uitnodiging/[link]": {
    views: ["open", "used", "replaced", "expired", "ended", "unknown"].map(link),
    fleschDouma: plain,
  },
  "wachtwoord-herstellen/[link]": { views: [...links, link("blocked")], fleschDouma: plain },
  "inloggen/link": { views: once, fleschDouma: plain },
  "inloggen/link/verstuurd": { views: once, fleschDouma: plain },
  "inloggen/link/[link]": {
    views: [true, false].map((isOpen) => ({ path: { link: "x" }, found: { isOpen } })),
    fleschDouma: plain,
  },
  "wachtwoord-vergeten": { views: once, fleschDouma: plain },
  "wachtwoord-vergeten/verstuurd": { views: [{}, { query: { opnieuw: "ja" } }], fleschDouma: plain },
  "hulp-bij-inloggen/[[...antwoorden]]": { views: once, fleschDouma: plain },
  "hulp-bij-inloggen/vraag-je-beheerder": {
    views: [
      { query: { problem: "BLOCKED" } },
      { query: { problem: "NO_ACCESS" } },
      { query: { hulp: "administrator" } },
    ],
    fleschDouma: plain,
  },
  "hulp-bij-inloggen/verstuurd": {
    views: ["", "met-nummer", "zonder-nummer"].map((toegang) => ({ query: { kenmerk: "H7K-3F9-2QX", toegang } })),
    fleschDouma: plain,
  },
  "hulp-bij-inloggen/wie-is-mijn-beheerder": { views: once, fleschDouma: plain },
  "hulp-bij-inloggen/wie-is-mijn-beheerder/verstuurd": { views: once, fleschDouma: plain },
  "hulp-bij-inloggen/terugbellen": { views: once, fleschDouma: plain },
  "hulp-bij-inloggen/terugbellen/verstuurd": { views: [{ query: { kenmerk: "H7K-3F9-2QX" } }], fleschDouma: plain },
  "hulp-bij-inloggen/terugbellen/bevestigen/[link]": {
    views: ["open", "confirmed", "called", "expired", "unknown"].map((state) => ({
      path: { link: "x" },
      found: { state, numberEnd: "78", reference: "H7K-3F9-2QX" },
    })),
    fleschDouma: plain,
  },
  "hulp-bij-inloggen/status/[link]": { views: statusViews, fleschDouma: plain },
  "beheerder-aanmelden": { views: once, fleschDouma: form },
  "beheerder-aanmelden/bmw": { views: once, fleschDouma: form },
  "beheerder-aanmelden/[soort]/[[...pagina]]": { views: formViews, fleschDouma: form },
  "beheerder-aanmelden/verstuurd": {
    views: [{}, { query: { kenmerk: "H7K-3F9-2QX" } }, { query: { kenmerk: "H7K-3F9-2QX", voor: "collega" } }],
    fleschDouma: form,
  },
  "beheerder-aanmelden/status/[link]": { views: appointmentViews, fleschDouma: form },
  toegankelijkheid: { views: once, fleschDouma: statement },
  privacy: { views: once, fleschDouma: statement, words: 235 },
};

type Page = (props: unknown) => Promise<ReactElement>;

async function htmlOf(page: string, locale: "nl" | "en", view: View) {
  const { path, query = {}, found: value = null, answers: typed = {} } = view;
  found = value;
  draft = Buffer.from(seal({ form: "appointment", until: Date.now() + 60_000, answers: typed }, "draft")).toString(
    "base64url",
  );
  const { default: Page } = (await import(join(root, folder, page, "page.tsx"))) as { default: Page };
  const element = await Page({ params: Promise.resolve({ locale, ...path }), searchParams: Promise.resolve(query) });
  return renderToStaticMarkup(element);
}

const views = Object.entries(pages).flatMap(([page, { views, fleschDouma, words }]) =>
  views.map((view, i) => ({ name: `/${page}${i > 0 ? `, view ${i + 1}` : ""}`, page, view, fleschDouma, words })),
);

test("no public page is left out", () => {
  const there = globSync("**/page.tsx", { cwd: join(root, folder) }).map((file) => file.replace(/\/?page\.tsx$/, ""));
  expect(there.sort()).toEqual(Object.keys(pages).sort());
});

test("a disturbance is the first thing on the start page, in the help and where one signs in", async () => {
  const OUTAGE_NL = "De mkb-portal ligt eruit tot 15.00 uur.";
  const given = { ...settings.readSettings({ APP_ENV: "test" }), OUTAGE_NL };
  const set = vi.spyOn(settings, "settings").mockReturnValue(given);
  const help = "hulp-bij-inloggen/[[...antwoorden]]";
  const shown = [
    await htmlOf("", "nl", {}),
    await htmlOf(help, "nl", {}),
    await htmlOf(help, "nl", { path: { antwoorden: ["wachtwoord"] } }),
    await htmlOf("inloggen", "nl", { found: { home: null } }),
  ];
  set.mockRestore();
  for (const html of shown) expect(textOf(html)).toMatch(new RegExp(`^Storing ${OUTAGE_NL}`));
});

test("whom a mailed link led to a code that came to nothing opens the link again, and needs no password", async () => {
  const gone = htmlOf("inloggen/code", "nl", { found: { login: null }, query: { na: "link" } });
  await expect(gone).rejects.toMatchObject({
    digest: expect.stringContaining("/nl/inloggen?melding=link-verlopen") as string,
  });
  for (const code of ["gone", "over"]) {
    const melding = /melding=(.*)/.exec(anewAfter(code, { byLink: true }) ?? "")?.[1] ?? "";
    const text = textOf(await htmlOf("inloggen", "nl", { found: { home: null }, query: { melding } }));
    expect(text).toContain("Open de link in je mail nog een keer.");
    expect(text).not.toContain("opnieuw in.");
  }
});

test("a link that guessed codes ended says that the account is blocked, and who helps", async () => {
  const html = await htmlOf("wachtwoord-herstellen/[link]", "nl", link("blocked"));
  expect(textOf(html)).toContain("Daarom is je account geblokkeerd.");
  expect(html).toContain('href="/nl/hulp-bij-inloggen/vraag-je-beheerder"');
});

test.each(["ACTIVATE", "RESET_PASSWORD", "SIGN_IN"])(
  "a page with codes remembers what led there: %s",
  async (purpose) => {
    const login = {
      purpose,
      mobile: "06 •••• ••42",
      isSent: true,
      codes: ["app", "sms"],
      hasPasskey: false,
      mayCall: true,
    };
    const html = await htmlOf("inloggen/code", "nl", { found: { login }, query: { met: "sms" } });
    const isByLink = purpose !== "SIGN_IN";
    expect(html.includes('href="/nl/inloggen/code?met=app&amp;na=link"')).toBe(isByLink);
    // The code itself, another one, and a call.
    expect(html.match(/name="na" value="link"/g) ?? []).toHaveLength(isByLink ? 3 : 0);
  },
);

describe.each(views)("$name", ({ page, view, fleschDouma, words = 120 }) => {
  test("is short and plain in Dutch", async () => {
    const html = await htmlOf(page, "nl", view);
    const read = readabilityOf(html);
    expect(read.words).toBeLessThanOrEqual(words);
    expect(read.sentences.filter((sentence) => wordsOf(sentence).length > 15)).toEqual([]);
    expect(read.fleschDouma).toBeGreaterThanOrEqual(fleschDouma);
    expect(forbiddenIn(html)).toEqual([]);
  });

  test("has one heading in both languages, and no link that leads nowhere", async () => {
    for (const locale of ["nl", "en"] as const) {
      const html = await htmlOf(page, locale, view);
      expect(html.match(/<h1/g)).toHaveLength(1);
      for (const [, address] of html.matchAll(/href="([^"]*)"/g))
        expect(address).toMatch(new RegExp(`^(/${locale}(/|$)|tel:\\+31\\d{9}$|mailto:)`));
    }
  });
});
