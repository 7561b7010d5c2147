import { describe, expect, test } from "vitest";
import { ownAddress, to, within, withQuery } from "#lib/addresses.ts";
import { whose } from "#scripts/look/screens.mjs";
import { files, sourceOf } from "#tests/support/sources.ts";

/** Addresses in the language of a page, by their folders in app/; without what no link leads to. */
const foldersOf = (kind: RegExp) =>
  files
    .filter((file) => /^app\/\[locale\]\//.test(file) && kind.test(file) && !file.includes("[...rest]"))
    .map((file) => file.replace(/^app\/\[locale\]|\/\([a-z]+\)|\/(page\.tsx|route\.ts)$/g, "") || "/")
    .sort();

test("every page and file has its builder, and every builder its page or file", () => {
  const inApp = foldersOf(/\/(page\.tsx|route\.ts)$/);
  expect(inApp.length).toBeGreaterThan(80);
  expect(
    Object.values(to)
      .map(({ folder }) => folder)
      .sort(),
  ).toEqual(inApp);
});

test("every page is looked at by somebody, in the pictures of npm run look", () => {
  const looked = Object.entries(to).flatMap(([name, { folder }]) => (name in whose ? [folder] : []));
  expect(looked.sort()).toEqual(foldersOf(/\/page\.tsx$/));
  expect(Object.keys(whose).filter((name) => !(name in to))).toEqual([]);
});

test("no address is written out anywhere else", () => {
  const first = new Set(
    Object.values(to).flatMap(({ folder }) => /^\/(demo\/[^/]+|(?!demo$)[^/]+)/.exec(folder)?.[0] ?? []),
  );
  const written = new RegExp(`["'\`}](${[...first].join("|")})(?=[/?"'\`])`);
  const elsewhere = files.filter((file) => /^(app|lib)\//.test(file) && file !== "lib/addresses.ts");
  expect(elsewhere.filter((file) => written.test(sourceOf(file)))).toEqual([]);
});

test("an address says whom or what it is about, and of its query only what is chosen", () => {
  expect(to.start()).toBe("/");
  expect(to.colleague("7")).toBe("/beheer/gebruikers/7");
  expect(to.personAct("7", "nummer")).toBe("/medewerker/gebruikers/7/nummer");
  expect(to.callBackLink("a/b")).toBe("/hulp-bij-inloggen/terugbellen/bevestigen/a%2Fb");
  expect(to.help()).toBe("/hulp-bij-inloggen");
  // What is said once, and never stands there by itself.
  expect(to.appoint({ gewist: "ja" })).toBe("/beheerder-aanmelden?gewist=ja");
  expect(to.externalFinish({ gemaild: "ja" })).toBe("/inloggen/eherkenning/koppelen?gemaild=ja");
  expect(to.help(["wachtwoord", "geen-mail"])).toBe("/hulp-bij-inloggen/wachtwoord/geen-mail");
  expect(to.appointFor("bedrijf", ["bereiken"])).toBe("/beheerder-aanmelden/bedrijf/bereiken");
  expect(to.signIn({ naar: "/nl/beheer?q=a b" })).toBe("/inloggen?naar=%2Fnl%2Fbeheer%3Fq%3Da+b");
  expect(to.colleagues({ q: "", status: null, sort: "name", after: "x" })).toBe("/beheer/gebruikers?after=x");
  expect(to.colleagues({ sort: "recent" })).toBe("/beheer/gebruikers?sort=recent");
  expect(to.log({ ...{ wie: "a", later: "b" } })).toBe("/beheer/logboek?wie=a");
  expect(within(to.organisation("7", { gedaan: "x" }), "beheerders")).toBe(
    "/medewerker/organisaties/7?gedaan=x#beheerders",
  );
  expect(withQuery(to.log({ wie: "a", na: "b" }), { na: null, wat: "c" })).toBe("/beheer/logboek?wie=a&wat=c");
});

describe("what comes from outside", () => {
  test.each([
    ["/nl", "/"],
    ["/beheer", "/beheer"],
    ["/en/beheer/gebruikers/7?gedaan=a%20b", "/beheer/gebruikers/7?gedaan=a%20b"],
    ["/nl/hulp-bij-inloggen/a/b/c", "/hulp-bij-inloggen/a/b/c"],
    ["/nl/beheerder-aanmelden/bedrijf", "/beheerder-aanmelden/bedrijf"],
  ])("%s is a page of ours", (typed, address) => expect(ownAddress(typed)).toBe(address));

  test.each([
    [undefined],
    [""],
    ["/nl/nergens"],
    ["/nl/beheer/gebruikers/7/8"],
    ["/nl/beheer/../inloggen"],
    ["//x/beheer"],
  ])("%j is not", (typed) => expect(ownAddress(typed)).toBeUndefined());
});
