import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  fields,
  missingPage,
  nextPath,
  submitAppointment,
} from "#lib/features/appointment/appointments/commands/asking.ts";
import {
  asInitials,
  asked,
  asName,
  type Field,
  fieldsWith,
  kindSlugs,
  mayStayOpen,
  pages,
} from "#lib/features/appointment/appointments/schema.ts";
import { en } from "#lib/features/appointment/appointments/texts.en.ts";
import { nl } from "#lib/features/appointment/appointments/texts.nl.ts";

const codesOf = (field: Field, typed: unknown) => fields[field].safeParse(typed).error?.issues[0]?.message ?? "fine";
const keptOf = (field: Field, typed: unknown) => fields[field].safeParse(typed).data;

const office = {
  intermediaryNumber: "10488",
  companyName: "Vermeer Advies",
  initials: "d",
  firstName: "Daan",
  lastName: "Vermeer",
  email: "daan@vermeeradvies.example",
  mobileNumber: "06 12345101",
};
const { intermediaryNumber: _, ...person } = office;
const company = { ...person, policyNumber: "P-552200" };

describe("what is asked of whom", () => {
  test("is each field once, an own number first, and gender of a company alone", () => {
    for (const kind of kindSlugs) {
      const all = pages.flatMap((page) => asked[kind][page]);
      expect(new Set(all).size).toBe(all.length);
      expect(all.filter((field) => /Number$/.test(field) && !/kvk|mobile/.test(field))).toEqual([
        kind === "tussenpersoon" ? "intermediaryNumber" : "policyNumber",
      ]);
      expect(all.includes("gender")).toBe(kind === "bedrijf");
    }
  });

  test("has a label and an input, and a sentence in both languages for whatever is wrong", () => {
    for (const { labels, fields: sentences } of [nl, en]) {
      for (const field of Object.keys(fields) as Field[]) {
        expect(labels[field]).not.toBe("");
        for (const typed of [undefined, "", "?", "x".repeat(300), 7])
          expect(["fine", ...Object.keys(sentences)]).toContain(codesOf(field, typed));
      }
    }
  });

  test("may be left open for the fields that say so, and for no other", () => {
    for (const field of Object.keys(fields) as Field[])
      expect([field, codesOf(field, "") === "fine" && codesOf(field, undefined) === "fine"]).toEqual([
        field,
        mayStayOpen.includes(field),
      ]);
  });
});

describe("the insurer's own numbers", () => {
  test.each([
    ["intermediaryNumber", "10023", "10023"],
    ["intermediaryNumber", " 0010023 ", "0010023"],
    ["intermediaryNumber", "10.023-A", "10.023-A"],
    ["policyNumber", "P-448812", "P-448812"],
    ["policyNumber", "p 448812", "p 448812"],
    ["policyNumber", "polis P-448812", "P-448812"],
    ["intermediaryNumber", "TP 10077", "10077"],
    ["intermediaryNumber", "Tussenpersoonnummer: 10077", "10077"],
    ["policyNumber", "12/345/678", "12/345/678"],
    ["policyNumber", "P\u2011448812".replace("\u2011", "-") + "\u200b", "P-448812"],
  ] as const)("%s %j is kept as %j", (field, typed, kept) => {
    expect(keptOf(field, typed)).toBe(kept);
  });

  test.each([
    ["intermediaryNumber", "", "intermediaryNumberMissing"],
    ["intermediaryNumber", " \u200b", "intermediaryNumberMissing"],
    ["intermediaryNumber", "12", "intermediaryNumberOdd"],
    ["intermediaryNumber", "1234567890123", "intermediaryNumberOdd"],
    ["intermediaryNumber", "10023; DROP TABLE", "intermediaryNumberOdd"],
    ["policyNumber", undefined, "policyNumberMissing"],
    ["policyNumber", "P4", "policyNumberOdd"],
    ["policyNumber", "weet ik niet precies meer", "policyNumberOdd"],
    ["policyNumber", "<b>448812</b>", "policyNumberOdd"],
  ] as const)("%s %j is %s", (field, typed, code) => {
    expect(codesOf(field, typed)).toBe(code);
  });

  test("look as the insurer's settings say", () => {
    const { intermediaryNumber } = fieldsWith(() => ({ intermediary: /^[0-9]{5}$/, policy: /^P-[0-9]{6}$/ }));
    expect(intermediaryNumber.safeParse("10023").success).toBe(true);
    expect(intermediaryNumber.safeParse("1002").success).toBe(false);
  });
});

test.each([
  ["68750110", "68750110"],
  ["6875 0110", "68750110"],
  [" 6875.0110 ", "68750110"],
  ["KvK 69599084", "69599084"],
  ["KvK-nummer: 6959 9084", "69599084"],
  ["", ""],
  ["6875011", "kvkNumberOdd"],
  ["687501100000", "kvkNumberOdd"],
  ["NL68750110", "kvkNumberOdd"],
])("KvK number %j is %j", (typed, kept) => {
  expect(codesOf("kvkNumber", typed) === "fine" ? keptOf("kvkNumber", typed) : codesOf("kvkNumber", typed)).toBe(kept);
});

test.each([
  ["jp", "J.P."],
  ["JP", "J.P."],
  ["j.p.", "J.P."],
  ["J P", "J.P."],
  [" j. p ", "J.P."],
  ["é", "É."],
  ["Th.", "Th."],
  ["A.Th.", "A.Th."],
  ["Chr", "Chr."],
  ["IJ", "IJ."],
  ["ø.å", "Ø.Å."],
])("initials %j are %j", (typed, kept) => {
  expect(asInitials(typed)).toBe(kept);
  expect(keptOf("initials", typed)).toBe(kept);
});

test("initials stay what they are once they are right", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Zéö. -]{1,20}$/), (typed) => {
      expect(asInitials(asInitials(typed))).toBe(asInitials(typed));
    }),
  );
});

describe("names", () => {
  test.each(["Jansen", "O'Brien", "d'Ancona", "Müller-Østergård", "Ó", "Q", "IJsbrand", "ten Napel", "St. John", "李"])(
    "%j is one",
    (typed) => {
      expect(keptOf("lastName", typed)).toBe(typed);
      expect(keptOf("firstName", typed)).toBe(typed);
    },
  );

  test.each([
    ["", "lastNameMissing"],
    ["   ", "lastNameMissing"],
    ["-", "nameOdd"],
    ["'", "nameOdd"],
    ["J@nsen", "nameAddress"],
    ["Jansen <b>", "nameOdd"],
    ["http://x", "nameAddress"],
    ["x".repeat(81), "nameTooLong"],
  ])("%j is none: %s", (typed, code) => {
    expect(codesOf("lastName", typed)).toBe(code);
  });

  const named = (namePrefix: string, lastName: string) => {
    const name = asName({ initials: "J.", firstName: "Jan", namePrefix, lastName });
    return [name.namePrefix, name.lastName];
  };

  test.each([
    ["", "Van Dijk", "van", "Dijk"],
    ["", "van der Berg", "van der", "Berg"],
    ["", "Van Dijk-de Boer", "van", "Dijk-de Boer"],
    ["", "’t Hart", "'t", "Hart"],
    ["", "Van", "", "Van"],
    ["", "Vandenberg", "", "Vandenberg"],
    ["Van", "Dijk", "van", "Dijk"],
    ["VAN DER", "Berg", "van der", "Berg"],
    ["af", "Klint", "af", "Klint"],
    ["van", "De Boer", "van", "De Boer"],
  ])("%j and %j are %j and %j", (prefix, last, keptPrefix, keptLast) => {
    expect(named(prefix, last)).toEqual([keptPrefix, keptLast]);
  });

  test("lose what cannot be seen, and nothing else", () => {
    expect(keptOf("companyName", " Smederij\u00a0 \u202eBos\t& Zn.\n")).toBe("Smederij Bos & Zn.");
    expect(keptOf("companyName", "B.V. 'De 3 Haasjes' (i.o.)")).toBe("B.V. 'De 3 Haasjes' (i.o.)");
    expect(codesOf("companyName", "!!!")).toBe("companyNameMissing");
    expect(codesOf("companyName", "x".repeat(121))).toBe("companyNameLong");
  });
});

describe("a mobile number", () => {
  test.each([
    "06-12345678",
    "06 12 34 56 78",
    "06.12.34.56.78",
    "+31 6 12345678",
    "0031612345678",
    "+31 (0)6 12345678",
    "612345678",
    "\u202a06 12345678\u202c",
    "０６１２３４５６７８",
  ])("%j is the same, however it is written", (typed) => {
    expect(keptOf("mobileNumber", typed)).toBe("+31612345678");
  });

  test.each([
    ["", "phoneMissing"],
    ["020 624 11 11", "phoneLandline"],
    ["088 577 16 00", "phoneLandline"],
    ["097 012345678", "phoneMachine"],
    ["0900-1234", "phonePremium"],
    ["06 1234567", "phoneShort"],
    ["6,12E+08", "phoneUnclear"],
    ["0".repeat(61), "phoneUnclear"],
  ])("is not %j: %s", (typed, code) => {
    expect(codesOf("mobileNumber", typed)).toBe(code);
  });
});

test.each([
  ["", ""],
  ["FEMALE", "FEMALE"],
  ["UNSAID", "UNSAID"],
  ["V", "genderOdd"],
])("gender %j is %j", (typed, kept) => {
  expect(codesOf("gender", typed) === "fine" ? keptOf("gender", typed) : codesOf("gender", typed)).toBe(kept);
});

describe("the way through", () => {
  test("goes page by page, past what was answered, to the check", () => {
    const next = nextPath("tussenpersoon");
    const { intermediaryNumber, companyName, initials, firstName, lastName, ...reach } = office;
    expect(next({})).toBe("/beheerder-aanmelden/tussenpersoon");
    expect(next({ intermediaryNumber, companyName })).toBe("/beheerder-aanmelden/tussenpersoon/naam");
    expect(next({ intermediaryNumber, companyName, initials, firstName, lastName })).toBe(
      "/beheerder-aanmelden/tussenpersoon/bereiken",
    );
    expect(next({ intermediaryNumber, companyName, ...reach })).toBe("/beheerder-aanmelden/tussenpersoon/naam");
    expect(next(office)).toBe("/beheerder-aanmelden/tussenpersoon/controleren");
  });

  test("asks who changes from office to company the other number, and nothing twice", () => {
    expect(missingPage("bedrijf", office)).toBe("");
    expect(missingPage("bedrijf", { ...office, policyNumber: "P-552200" })).toBeNull();
  });

  test("asks again what is no longer right", () => {
    expect(missingPage("tussenpersoon", { ...office, mobileNumber: "020 6241111" })).toBe("bereiken");
    expect(missingPage("bedrijf", { ...company, gender: "?" })).toBe("naam");
  });

  test("ends in what the portal takes: for everyone whose pages are all answered, and for nobody else", () => {
    const some = (typed: string[]) => fc.option(fc.constantFrom(...typed, "", "?"), { nil: undefined });
    const answers = fc.record({
      intermediaryNumber: some(["10488"]),
      policyNumber: some(["P-552200"]),
      companyName: some(["Vermeer Advies"]),
      kvkNumber: some(["68750110"]),
      initials: some(["d"]),
      firstName: some(["Daan"]),
      namePrefix: some(["van"]),
      lastName: some(["Vermeer"]),
      gender: some(["MALE"]),
      email: some(["daan@vermeeradvies.example"]),
      mobileNumber: some(["0612345101"]),
    });
    fc.assert(
      fc.property(answers, fc.constantFrom(...kindSlugs), (typed, kind) => {
        const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined)) as Record<
          string,
          string
        >;
        const relevant = pages.flatMap((page) => asked[kind][page]);
        const own = Object.fromEntries(Object.entries(given).filter(([name]) => relevant.includes(name as Field)));
        const isTaken = submitAppointment.input.safeParse({ ...own, kind }).success;
        expect(isTaken).toBe(missingPage(kind, given) === null);
      }),
      { numRuns: 500 },
    );
  });
});
