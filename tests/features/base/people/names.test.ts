import { describe, expect, test } from "vitest";
import { fullName, normalEmail } from "#lib/features/base/people/rules.ts";
import { TypedEmail } from "#lib/features/base/people/schema.ts";
import { cleanName, nameProblem } from "#lib/features/base/people/rules/spelling.ts";
import { initialsOf, readFullName, readParts } from "#lib/features/base/people/rules/names.ts";
import { signInNameOf } from "#lib/features/entrance/sign-in/rules.ts";
import { dayIn } from "#lib/features/administration/imports/rules/dates.ts";
import { phoneOf } from "#lib/platform/phone.ts";

describe("a whole name in one cell", () => {
  test.each([
    ["EVA JANSEN", "E.|Eva||Jansen", "Eva Jansen"],
    ["PIET BOS", "P.|Piet||Bos", "Piet Bos"],
    ["AD VAN DER BERG", "A.|Ad|van der|Berg", "Ad van der Berg"],
    ["JP BAKKER", "J.P.|||Bakker", "JP Bakker"],
    ["JANSEN Piet", "P.|Piet||Jansen", "Piet Jansen"],
    ["jan jansen", "J.|Jan||Jansen", "Jan Jansen"],
    ["Bos, Els (Inkoop)", "E.|Els||Bos", "Els Bos"],
    ["Bos, E. (Inkoop)", "E.|||Bos", "E. Bos"],
    ["Kees Vos (ZZP)", "K.|Kees||Vos", "Kees Vos"],
    ["D.J. (Dora) van den Berg", "D.J.|Dora|van den|Berg", "Dora van den Berg"],
    ["J. de Boer MSc", "J.||de|Boer", "J. de Boer"],
    ["Jan Jansen jr.", "J.|Jan||Jansen", "Jan Jansen"],
    ["prof. dr. J.H. Bos MBA", "J.H.|||Bos", "J.H. Bos"],
    ["Dhr. Bos, Els", "E.|Els||Bos", "Els Bos"],
    ["Berg, van der, Dora", "D.|Dora|van der|Berg", "Dora van der Berg"],
    ["ThJ de Vries", "Th.J.||de|Vries", "ThJ de Vries"],
    ["IJSBRAND DE WIT", "IJ.|IJsbrand|de|Wit", "IJsbrand de Wit"],
    ["O'BRIEN, SEAN", "S.|Sean||O'Brien", "Sean O'Brien"],
    ["'T HOOFT, PIETER", "P.|Pieter|'t|Hooft", "Pieter 't Hooft"],
    ["Pieter d'Hont", "P.|Pieter|d'|Hont", "Pieter d'Hont"],
    ["Els D'Hondt", "E.|Els||D'Hondt", "Els D'Hondt"],
    ["Suharto", "|||Suharto", "Suharto"],
  ])("%s", (typed, parts, shown) => {
    const { initials, firstName, namePrefix, lastName } = readFullName(typed);
    const whole = initialsOf(initials, firstName);
    expect([whole, firstName, namePrefix, lastName].join("|")).toBe(parts);
    expect(fullName({ initials, firstName, namePrefix, lastName })).toBe(shown);
  });

  test("what was guessed is said, and what was not is not", () => {
    expect(readFullName("Dora van der Berg").guessed).toEqual([]);
    expect(readFullName("Berg, D. van der").guessed).toEqual([]);
    expect(readFullName("Anna Maria Jansen").guessed).toEqual(["firstName", "lastName"]);
    expect(readFullName("EVA JANSEN").guessed).toEqual(["firstName", "lastName"]);
    expect(readFullName("Kees Vos (ZZP)").guessed).toEqual(["firstName"]);
  });
});

test.each([
  [["", "EVA", "", "VAN DER BERG-DE VRIES"], "|Eva|van der|Berg-de Vries"],
  [["", "", "", "VRIES DE"], "||de|Vries"],
  [["ThJ", "", "", "BEEK VAN DER"], "ThJ||van der|Beek"],
  [["", "Jan", "Van der", "bos jr."], "|Jan|van der|Bos"],
  [["", "Pieter", "", "d'Hont"], "|Pieter|d'|Hont"],
  [["", "Els", "", "D'Hondt-Müller"], "|Els||D'Hondt-Müller"],
  [["", 'Kim "de Kast"', "", "Lo"], "|Kim||Lo"],
])("the parts %j are %s", ([initials = "", firstName = "", namePrefix = "", lastName = ""], expected) => {
  const name = readParts({ initials, firstName, namePrefix, lastName });
  expect([name.initials, name.firstName, name.namePrefix, name.lastName].join("|")).toBe(expected);
});

test.each([
  ["ThJ", "Th.J."],
  ["Chr J", "Chr.J."],
  ["Chr.J.", "Chr.J."],
  ["IJ", "IJ."],
  ["TH", "T.H."],
  ["d.j.", "D.J."],
  ["A.-M.", "A.M."],
])("the voorletters %s are %s", (typed, expected) => expect(initialsOf(typed, "")).toBe(expected));

test.each([
  "1 januari 2027",
  "1-jan-2027",
  "1 jan. 2027",
  "2027-01-01 00:00:00",
  "2027-01-01T00:00:00.000Z",
  "20270101",
  "01012027",
  "1/1/27",
  "01.01.2027",
  "vrijdag 1 januari 2027",
  "January 1, 2027",
  "46388",
])("the day %s is read", (typed) => expect(dayIn(typed)).toBe("2027-01-01"));

test.each(["31-02-2027", "morgen", "", "99991231", "32-1-2027", "1"])("%j is no day", (typed) =>
  expect(dayIn(typed)).toBeUndefined(),
);

test.each([
  '="0612349001"',
  "06-12349001 (werk)",
  "tel:+31612349001",
  "M: 06 12349001",
  "06\u221212349001",
  "mob. 0612349001",
  "06 12349001 werk",
  "+31 (0)6 12 34 90 01",
])("the number %s is read", (typed) => expect(phoneOf(typed)).toMatchObject({ number: "+31612349001" }));

test.each(["6,12E+08", "geen", "06-abc12349001"])("%s is no number", (typed) =>
  expect(phoneOf(typed)).toMatchObject({ refused: "phoneUnclear" }),
);

test.each([
  ["vos&zonen@proef.example", "vos&zonen@proef.example"],
  ["a/b@proef.example", "a/b@proef.example"],
  [" Dora@Proef.Example ", "dora@proef.example"],
  ["els@bücher.example", "els@xn--bcher-kva.example"],
])("the address %s is taken", (typed, expected) => {
  expect(TypedEmail.parse(typed)).toBe(expected);
  expect(normalEmail(typed)).toBe(expected);
});

test.each([
  "Dora Bakker <dora@x.example>",
  '"Bakker, Dora" <Dora@X.example>;',
  "mailto:dora@x.example",
  "E-mail: dora@x.example",
  "dora@x.example.",
  "dora@x.example; ",
  "<dora@x.example>",
  "Dora\r\nBcc: els@x.example\r\n<dora@x.example>",
])("the address in %j is taken out, to sign in with too", (typed) => {
  expect(TypedEmail.parse(typed)).toBe("dora@x.example");
  expect(signInNameOf(typed).normal).toBe("dora@x.example");
});

test.each([
  ["dora @delinden.example", "emailSpaced"],
  ["dora@delinden. example", "emailSpaced"],
  ["dora bij de linden", "emailInvalid"],
  ["Dora <dora@x.example>, Els <els@x.example>", "emailInvalid"],
  ["dora@x.example, els@x.example", "emailInvalid"],
  ["dora@x.example\nBcc: els@x.example", "emailInvalid"],
  ["<>", "emailInvalid"],
  [" . ", "emailMissing"],
])("%j is no address: %s", (typed, code) => {
  expect(TypedEmail.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual([code]);
});

test.each([
  "dora",
  "dora@",
  "@x.example",
  "a b@x.example",
  "a@x",
  ".a@x.example",
  "a..b@x.example",
  "a@-x.example",
  `${"a".repeat(65)}@x.example`,
])("%s is no address", (typed) => expect(TypedEmail.safeParse(typed).success).toBe(false));

test("a pasted name is brought to one spelling", () => {
  for (const pasted of ["Anne\u2013Marie", "Anne\u2011Marie", "Anne\u200b-Marie", "\u00a0Anne-Marie "])
    expect([cleanName(pasted), nameProblem(cleanName(pasted), "firstName")]).toEqual(["Anne-Marie", null]);
});
