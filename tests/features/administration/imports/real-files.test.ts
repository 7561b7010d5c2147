import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fullName, type Name } from "#lib/features/base/people/rules.ts";
import { readLine } from "#lib/features/administration/imports/rules/columns.ts";
import { readCells, rowChecker } from "#lib/features/administration/imports/rules/rows.ts";
import { readSheets } from "#lib/features/administration/imports/rules/sheets.ts";
import { checkingFor } from "#lib/features/administration/imports/store/checking.ts";
import { parseTable } from "#lib/platform/tables/parse.ts";

const folder = join(import.meta.dirname, "../../../support/files");
const checking = checkingFor(["MKB"], new Date("2026-11-28T10:00:00Z"));

/** What a beheerder sees of a file, without touching it. */
async function seen(path: string) {
  const table = await parseTable(new Uint8Array(readFileSync(join(folder, path))));
  if ("refused" in table) throw new Error(table.refused);
  const { matched, lines, skipped } = readSheets(table.sheets);
  const read = lines.map(({ number, line, fields }) => {
    const { cells, guessed } = readLine(fields, line);
    return { ...readCells({ number, cells }, checking), guessed };
  });
  const checked = read.map(rowChecker(new Map(), ["MKB"], checking.mobileOf));
  const people = read.flatMap(({ number, read, guessed }, i) =>
    "person" in read && checked[i]?.problems === null ? [{ ...read.person, number, guessed }] : [],
  );
  return {
    asks: !matched.sure || table.text?.isSure === false,
    people,
    wrong: checked.flatMap(({ number, problems }) => (problems ? [{ number, problems }] : [])),
    skipped,
  };
}

const shown = (people: readonly { name: Name; email: string; mobileNumber: string | null; lastDay: string | null }[]) =>
  people.map(({ name, email, mobileNumber, lastDay }) =>
    [name.initials, fullName(name), email, mobileNumber ?? "", lastDay ?? ""].join("|").replace(/\|+$/, ""),
  );

const [anouk, piet] = ["A.|Anouk Smit|anouk@k.example", "P.|Piet Bos|piet@k.example"];
const twoWithNumbers = [`${anouk}|+31612345678`, `${piet}|+31612345679`];
const [kees, els] = ["K.|Kees Vos|kees@k.example", "E.|Els Kok|els@k.example"];
const western = ["R.|René Müller|rene", "Z.|Zoë Groß|zoe", "A.|André Çelik|andre"].map(
  (one, i) => `${one}@k.example|+3161234567${[8, 9, 0][i]}`,
);

describe("a small file that once failed", () => {
  test.each([
    ["quoteopen.csv", [anouk, piet, kees, els]],
    ["twosheets.xlsx", [...twoWithNumbers, `${kees}|+31612345670`, `${els}|+31612345671`]],
    ["macroman.csv", western],
    ["cp850.csv", western],
    ["cp1250.csv", ["Ł.|Łukasz Wałęsa|l@k.example|+31612345678", "J.|Jiří Dvořák|j@k.example|+31612345679"]],
    ["iso8859-9.csv", ["Ş.|Şükrü Yılmaz|s@k.example|+31612345678", "İ.|İbrahim Doğan|i@k.example|+31612345679"]],
    ["multinote.csv", [anouk, piet, kees, els]],
    ["wholeline.csv", twoWithNumbers],
    ["onecol.xlsx", twoWithNumbers],
    ["caret.csv", ["J.|Jan Jansen|jan@k.example|+31612345678"]],
    ["colon.csv", ["J.|Jan Jansen|jan@k.example|+31612345678"]],
    ["nor.xlsx", twoWithNumbers],
    ["backslash.xlsx", twoWithNumbers.slice(0, 1)],
    ["na.xlsx", twoWithNumbers.slice(1), ["2 mobileNumber phoneUnclear"]],
    [
      "outlook92.csv",
      ["A.|Anouk van den Berg|anouk@k.example|+31612345678", "P.|Piet de Bos|piet@k.example|+31612345679"],
    ],
    ["google2.csv", ["A.|Anouk van den Berg|anouk@k.example|+31612345678", "P.|Piet Bos|piet@k.example|+31612345679"]],
    [
      "m365.csv",
      ["A.|Anouk van den Berg|anouk@k.example|+31612345678", "P.|Piet Bos|piet@k.example|+31612345679"],
      ["4 lastName lastNameMissing"],
    ],
  ])("%s is read without a question", async (file, people, wrong: readonly string[] = []) => {
    const found = await seen(`cases/${file}`);
    expect(shown(found.people)).toEqual(people);
    const cells = found.wrong.flatMap(({ number, problems }) =>
      Object.entries(problems).map(([field, { code }]) => `${number} ${field} ${code}`),
    );
    expect(cells).toEqual(wrong);
    expect(found.asks).toBe(false);
  });

  test("all of them are tried", () => expect(readdirSync(join(folder, "cases")).length).toBe(17));
});

const text = z.string().optional();
const Expected = z.object({
  people: z.array(
    z.object({
      ...{ firstName: text, initials: text, infix: z.string().default(""), lastName: z.string(), email: z.string() },
      ...{ mobile: z.string().default(""), until: z.string().default("") },
    }),
  ),
  said: z.array(z.object({ as: z.string() })),
});

/** Files of other programs, made by someone who had not read the reader. Their README says what each is. */
const files = Object.entries(
  z.record(z.string(), Expected).parse(JSON.parse(readFileSync(join(folder, "thirty/expected.json"), "utf8"))),
);

/** What is as good as what the expectation says, by the README of the files. */
const asGood: Readonly<Record<string, readonly string[]>> = {
  // No SMS goes to Britain unless the insurer says so; the line is pointed at.
  "13-excel-strict.xlsx": ["grace@strict.example"],
  // One of two addresses, a private number, or what stands behind quotes: taken, and marked as guessed.
  "16-google-contacts.csv": ["jose@thuis.example"],
  "17-microsoft365.csv": ["rob@m365kantoor.example"],
  "18-entra.csv": ["piet@bureau.example"],
  "19-afas.xlsx": ["christel@afaskantoor.example"],
  "24-phpmyadmin.csv": ["kim@mysqlkantoor.example"],
};

describe("a file as another program writes it", () => {
  test("there are thirty", () => expect(files.length).toBe(30));

  test.each(files)("%s", async (file, expected) => {
    const { people, wrong } = await seen(`thirty/${file}`);
    const doubtful = asGood[file] ?? [];
    const found = new Map(people.map((person) => [person.email, person]));
    for (const { email, firstName, initials, infix, lastName, mobile, until } of expected.people) {
      if (doubtful.includes(email)) continue;
      const person = found.get(email.toLowerCase());
      const kern = (namePrefix: string, last: string) =>
        fullName({ initials: "", firstName: "", namePrefix, lastName: last });
      expect({
        name: person && kern(person.name.namePrefix, person.name.lastName),
        first:
          person &&
          (firstName === undefined || person.name.firstName === "" ? person.name.initials : person.name.firstName),
        mobile: person?.mobileNumber ?? "",
        until: person?.lastDay ?? "",
      }).toEqual({
        name: kern(infix, lastName),
        first: (person?.name.firstName === "" ? initials : firstName) ?? initials ?? "",
        mobile,
        until,
      });
    }
    const known = new Set([...expected.people.map(({ email }) => email.toLowerCase()), ...doubtful]);
    expect(people.filter(({ email }) => !known.has(email)).map(({ email }) => email)).toEqual([]);
    // A doubtful one that is taken is marked, unless it is pointed at.
    for (const email of doubtful) expect(found.get(email)?.guessed ?? ["pointed at"]).not.toEqual([]);
    const asProblems = expected.said.filter(({ as }) => as === "problem").length;
    expect(wrong.length).toBeGreaterThanOrEqual(asProblems);
  });
});
