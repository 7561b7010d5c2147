import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mobileOf, phoneEnd, phoneOf, phoneText } from "#lib/platform/phone.ts";

describe("a number is the same however it is written", () => {
  test.each([
    "0612345678",
    "06-12345678",
    "06 12 34 56 78",
    "06.12.34.56.78",
    "06/12345678",
    "06–12345678",
    "(06) 12345678",
    "+31612345678",
    "+31 6 12345678",
    "+31 (0)6 12345678",
    "+31 06 12345678",
    "0031612345678",
    "00 31 6 12345678",
    "31612345678",
    "612345678",
    "\u202a+31 6 12345678\u202c",
    "\u200e06\u00a012345678",
    "０６１２３４５６７８",
    "\t06 12345678\n",
  ])("%j is a mobile number", (typed) => {
    expect(phoneOf(typed)).toEqual({ number: "+31612345678", kind: "mobile" });
  });
});

test("a Dutch mobile number that is read without the library is the one that the library reads", () => {
  const gap = fc.constantFrom("", " ", "-", "  ");
  const digits = fc.array(fc.tuple(gap, fc.integer({ min: 0, max: 9 })), { minLength: 7, maxLength: 9 });
  const begin = fc.constantFrom("0", "+31", "0031", "31", "+32", "");
  fc.assert(
    fc.property(begin, gap, digits, (start, between, rest) => {
      const typed = `${start}${between}6${rest.map(([space, digit]) => `${space}${digit}`).join("")}`;
      const [phone, mobile] = [phoneOf(typed), mobileOf(typed)];
      const isMobile = "number" in phone && phone.kind === "mobile" && phone.number.startsWith("+31");
      expect("number" in mobile && mobile.number.startsWith("+31") ? mobile.number : null, typed).toBe(
        isMobile ? phone.number : null,
      );
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["020 624 11 11", "+31206241111", "landline"],
  ["0206241111", "+31206241111", "landline"],
  ["088 – 577 16 00", "+31885771600", "landline"],
  ["085-1234567", "+31851234567", "landline"],
  ["0800 1234", "+318001234", "landline"],
  ["+32 470 12 34 56", "+32470123456", "mobile"],
  ["+49 1512 3456789", "+4915123456789", "mobile"],
  ["+44 20 7946 0958", "+442079460958", "landline"],
])("%j is %s, a %s", (typed, number, kind) => {
  expect(phoneOf(typed)).toEqual({ number, kind });
});

test.each([
  ["", "phoneMissing"],
  [" \u200b ", "phoneMissing"],
  ["0900-1234", "phonePremium"],
  ["0906 1234567", "phonePremium"],
  ["+979 123456789", "phonePremium"],
  ["+881 6 1234 5678", "phonePremium"],
  ["+44 70 1234 5678", "phonePremium"],
  ["097 012345678", "phoneMachine"],
  ["+31 97012345678", "phoneMachine"],
  ["066 1234567", "phoneMachine"],
  ["112", "phoneShort"],
  ["14 020", "phoneShort"],
  ["06 1234567", "phoneShort"],
  ["1234567", "phoneShort"],
  ["06 123456789", "phoneUnclear"],
  ["0676 1234567890", "phoneUnclear"],
  ["06-12345678 / 020-6241111", "phoneUnclear"],
  ["6,12E+08", "phoneUnclear"],
  ["niet bellen", "phoneUnclear"],
  ["bel 0612345678", "phoneUnclear"],
  ["0612345678;ext=12", "phoneUnclear"],
  ["06<b>12345678</b>", "phoneUnclear"],
  ["\u202e0612345678\0", "phoneUnclear"],
  ["+", "phoneUnclear"],
])("%j is refused: %s", (typed, refused) => {
  expect(phoneOf(typed)).toEqual({ refused });
});

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const numbers = fc.oneof(
  digits(8).map((rest) => `06${rest}`),
  fc
    .tuple(fc.constantFrom("010", "020", "030", "040", "050", "070", "085", "088"), digits(7))
    .map((parts) => parts.join("")),
  fc.tuple(fc.constantFrom("+3247", "+49151", "+44207", "+1212"), digits(8)).map((parts) => parts.join("")),
);

test("what is shown of a number is that number", () => {
  fc.assert(
    fc.property(numbers, (typed) => {
      const phone = phoneOf(typed);
      fc.pre("number" in phone);
      expect(phone.number).toMatch(/^\+[1-9]\d{6,14}$/);
      expect(phoneOf(phone.number)).toEqual(phone);
      expect(phoneOf(phoneText(phone.number))).toEqual(phone);
      expect(phone.number.endsWith(phoneEnd(phone.number))).toBe(true);
    }),
  );
});

test("whatever is typed gives a number or a reason, and never throws", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
      const phone = phoneOf(typed);
      expect("number" in phone ? phone.number : phone.refused).toMatch(/^(\+\d{7,15}|phone\w+)$/);
    }),
  );
});
