import { describe, expect, test } from "vitest";
import { ChangeName } from "#lib/features/administration/personal-details/schema.ts";
import { cellsOf } from "#lib/features/administration/imports/rules/columns.ts";
import { mended, readRow } from "#lib/features/administration/imports/rules/rows.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { fieldsWith } from "#lib/features/appointment/appointments/schema.ts";
import { LoadPerson, LoadStaff } from "#lib/features/base/people/schema.ts";
import { cleanName, nameProblem } from "#lib/features/base/people/rules/spelling.ts";
import { InviteStaff } from "#lib/features/insurer/staff-accounts/schema.ts";
import { files, sourceOf } from "#tests/support/sources.ts";

const appointment = fieldsWith(() => ({ intermediary: /^\d+$/, policy: /^\d+$/ }));

const row = (lastName: string) => ({
  ...{ initials: "J.", firstName: "Jan", namePrefix: "", lastName, email: "jan@kantoor.example", mobileNumber: "" },
  ...{ portals: "", validUntil: "" },
});

const checking = { mobileOf: () => ({ number: "+31612345678" }), opened: [], today: "2026-11-28" };

function inFile(lastName: string) {
  const read = readRow(row(lastName), checking);
  return "problems" in read ? { code: read.problems.lastName?.code } : { name: read.person.name.lastName };
}

type Parsed = {
  success: boolean;
  data?: unknown;
  error?: { issues: readonly { path: readonly unknown[]; message: string }[] };
};

const schemas = { AddColleague: addPerson.input, ChangeName, InviteStaff, LoadPerson, LoadStaff };

/** What each form and file makes of a last name: the name, or what is wrong with it. */
function everywhere(lastName: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [form, schema] of Object.entries(schemas)) {
    const { data, error }: Parsed = schema.safeParse({ initials: "J.", firstName: "Jan", lastName });
    const issue = error?.issues.find(({ path }) => path[0] === "lastName");
    found[form] = issue?.message ?? null;
    expect(data).toBeUndefined();
  }
  found["appointment"] = appointment.lastName.safeParse(lastName).error?.issues[0]?.message ?? null;
  const file = inFile(lastName);
  found["file"] = file.code === undefined ? null : file.code === "nameUnclear" ? "nameOdd" : file.code;
  return found;
}

const forms = [...Object.keys(schemas), "appointment", "file"];
const all = (code: string | null) => Object.fromEntries(forms.map((form) => [form, code]));

describe("a name", () => {
  test.each([
    ...["O'Neill", "D'Angelo-van 't Hof", "St. John", "Jean-Luc", "N.L.", "J.W.", "J.Ph.", "A. Chr. Jansen", "Müller"],
    ...["Çelik", "李", "Ó", "de l'Hôpital", "Bakker-de Boer", "IJsbrand", "ten Napel"],
  ])("may be %j in every form and file", (typed) => {
    expect(everywhere(typed)).toEqual(all(null));
  });

  test.each([
    ...["www.example.nl Hendrix", "http://kwaad.example", "bel-ons.nl", "x@y.nl", "a.nl", "kijk op evil.com nu"],
    ...["Bol.com.", "WWW.x", "javascript://x", "example．nl", "exa\u00ADmple\u200B.\u2060nl", "x\uFE0F.com"],
  ])("is never %j, in no form and no file", (typed) => {
    expect(everywhere(typed)).toEqual(all("nameAddress"));
  });

  test.each([
    ["<b>", "nameOdd"],
    ["=1+1", "nameOdd"],
    ["\u3164", "lastNameMissing"],
    ["\u200B", "lastNameMissing"],
    ["x".repeat(81), "nameTooLong"],
    [`${"x".repeat(80)}\u200B`, null],
  ])("%j is %s everywhere", (typed, code) => {
    expect(everywhere(typed)).toEqual(all(code));
  });

  test.each([
    ["van\u00A0der\u2009Berg", "van der Berg"],
    ["Ber\u00ADg\u200E", "Berg"],
    ["Ber\u200Dg\u202E", "Berg"],
    ["O’Neill ‘t O`Brien O´Hara Oʼx O＇y", "O'Neill 't O'Brien O'Hara O'x O'y"],
    ["Jean–Luc Jean‑Luc Jean−Luc Jean—Luc", "Jean-Luc Jean-Luc Jean-Luc Jean-Luc"],
    ["Ĳsbrand", "IJsbrand"],
    ["Jose\u0301", "José"],
    [" Jan\t\nJansen ", "Jan Jansen"],
  ])("typed as %j is %j", (typed, name) => {
    expect(cleanName(typed)).toBe(name);
    expect(appointment.lastName.parse(typed)).toBe(name);
    expect(cleanName(name)).toBe(name);
  });

  test("is cleaned in a file before it is taken apart, and when a cell is mended", () => {
    const fields = ["initials", "fullName", "email"] as const;
    expect(cellsOf({ fields }, ["D.", "Dora van\u00A0der\u00A0Berg", "d@x.example"])).toMatchObject({
      namePrefix: "van der",
      lastName: "Berg",
    });
    const { rows } = mended([{ number: 3, cells: row("Berg") }], { "3-lastName": "van\u00A0der Bos\u200B" });
    expect(rows[0]?.cells).toMatchObject({ namePrefix: "van der", lastName: "Bos" });
  });
});

test.each(["J.Ph", "A.B.Ch", "Chr.Joh.", "A.A.BC", "IJ. Th."])("%j are initials", (initials) => {
  expect(nameProblem(initials, "initials")).toBeNull();
});

test.each(["a.nl", "bol.com", "www.x", "x@y.nl", "J.bol.com"])("%j are no initials", (initials) => {
  expect(nameProblem(initials, "initials")).toBe("nameAddress");
});

test("no form or file has a pattern of its own for the letters of a name", () => {
  const own = files.filter(
    (file) => file.startsWith("lib/features/") && /\[[^\]\n]*\\p\{L\}\\p\{M\}[^\]\n]*\]/.test(sourceOf(file)),
  );
  expect(own).toEqual(["lib/features/base/people/rules/spelling.ts"]);
});
