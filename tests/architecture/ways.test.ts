import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { to } from "#lib/addresses.ts";
import { ways } from "#lib/platform/access/ways.ts";
import { imports } from "#tests/support/sources.ts";

const readme = readFileSync("README.md", "utf8");

/** The rows of the README's table of the ways in. */
const rows = readme
  .slice(readme.indexOf("### The ways in"), readme.indexOf("### Rules that always hold"))
  .split("\n")
  .filter((line) => line.startsWith("| `"))
  .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("`", "")))
  .map(([, way = "", strength, password, factors, amr, at = "", room = ""]) => ({
    ...{ way, strength, password, factors, amr, at, rooms: room.split(", ") },
  }));

const says = (yes: boolean) => (yes ? "yes" : "no");

test("the README has every way in, and says of each what the code does", () => {
  expect(rows.map(({ at: _, rooms: __, ...row }) => row)).toEqual(
    Object.entries(ways).map(([way, { strength, needsPassword, mayChangeFactors, amr }]) => ({
      ...{ way, strength, password: says(needsPassword), factors: says(mayChangeFactors), amr: amr.join(" ") },
    })),
  );
});

test("each ends at an address there is, and every address below the sign-in that opens a session is named", () => {
  const folders: string[] = Object.values(to).map(({ folder }) => folder);
  expect(folders).toEqual(expect.arrayContaining(rows.map(({ at }) => at)));
  const opening = imports
    .filter(({ to: used, typeOnly }) => used === "lib/platform/auth/browser.ts" && !typeOnly)
    .filter(({ from }) => readFileSync(from, "utf8").includes("keepSignIn("))
    .map(({ from }) => from);
  expect([...new Set(opening)].sort()).toEqual([
    "app/[locale]/(public)/inloggen/eherkenning/terug/route.ts",
    "lib/features/entrance/eherkenning/actions.ts",
    "lib/features/entrance/passkeys/actions.ts",
    "lib/features/entrance/password-links/actions.ts",
    "lib/features/entrance/sign-in/actions.ts",
    "scripts/demo/guide.ts",
  ]);
});

test("the rooms it names are those that complete a sign-in, and no other does", () => {
  const completing = imports
    .filter(({ to: used, typeOnly }) => used === "lib/features/entrance/sign-in/store/opening.ts" && !typeOnly)
    .map(({ from }) => from.split("/")[3]);
  expect([...new Set(completing)].sort()).toEqual([...new Set(rows.flatMap(({ rooms }) => rooms))].sort());
});
