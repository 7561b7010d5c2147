import { expect, test } from "vitest";
import { hashesAtOnce, laneOf, lanes, laneSettings, readSize } from "#lib/platform/admission/lanes.ts";

test.each([
  ["POST", "/nl/inloggen", "signIn"],
  ["POST", "/en/wachtwoord-herstellen/abc", "signIn"],
  ["POST", "/nl/activeren/abc", "signIn"],
  ["POST", "/nl/mobiel-nummer/abc", "signIn"],
  ["POST", "/nl/mobiel-nummer/code", "forms"],
  ["POST", "/nl/inloggen/code", "forms"],
  ["POST", "/nl/%69nloggen", "signIn"],
  ["POST", "/%6El/beheer/gebruikers/importere%6e", "uploads"],
  ["GET", "/nl/beheer/logboek/exportere%6e", "exports"],
  ["POST", "/nl/wachtwoord-vergeten", "forms"],
  ["POST", "/nl/hulp-bij-inloggen/vraag-je-beheerder", "forms"],
  ["POST", "/nl/beheerder-aanmelden/tussenpersoon", "forms"],
  ["POST", "/nl/beheer/gebruikers/importeren", "uploads"],
  ["POST", "/nl/medewerker/organisaties/laden", "uploads"],
  ["GET", "/nl/beheer/gebruikers/exporteren/bestand", "exports"],
  ["GET", "/nl/beheer/logboek/exporteren", "exports"],
  ["HEAD", "/en/medewerker/logboek/exporteren", "exports"],
  ["GET", "/nl/beheer/gebruikers/importeren/1/fouten", "exports"],
  ["GET", "/nl/beheer/gebruikers/tegelijk/1/bestand", "exports"],
  ["GET", "/nl/medewerker/organisaties/laden/1/fouten", "exports"],
  ["GET", "/nl/beheer/gebruikers/exporteren", null],
  ["POST", "/nl/beheer/gebruikers/1", null],
  ["POST", "/nl/medewerker", null],
  ["GET", "/nl/inloggen", null],
  ["GET", "/nl/hulp-bij-inloggen", null],
  ["GET", "/_next/static/a.js", null],
  ["POST", "/api/auth/signout", null],
])("%s %s waits in: %s", (method, path, lane) => {
  expect(laneOf(method, path)).toBe(lane);
});

test("every lane has a setting that can be read", () => {
  for (const lane of lanes) expect(readSize(laneSettings[lane].usual)).not.toBeNull();
  expect(readSize("2:20:30")).toEqual({ width: 2, length: 20, patienceMs: 30_000 });
  for (const wrong of ["", "2", "0:20:30", "2:20:0", "2:20:30:1", "a:b:c"]) expect(readSize(wrong)).toBeNull();
});

test("hashing leaves a core to the pages, where there are two", () => {
  expect([1, 2, 8].map((cores) => hashesAtOnce(cores))).toEqual([1, 1, 7]);
});
