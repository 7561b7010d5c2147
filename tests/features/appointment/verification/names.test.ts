import { expect, test } from "vitest";
import { isSameName, nameVerdict } from "#lib/features/appointment/verification/rules/names.ts";

test.each([
  ["Bakkerij Jansen B.V.", "Bakkerij Jansen"],
  ["Bakkerij Jansen BV", "Jansen Bakkers B.V."],
  ["bakkerij jansen bv.", "BAKKERIJ JANSEN B. V."],
  ["Assurantiekantoor De Linden", "De Linden"],
  ["Assurantiekantoor De Linden B.V.", "Assurantiekantoor De Linden"],
  ["DeLinden", "De Linden B.V."],
  ["Müller & Zn. V.O.F.", "Muller en Zn"],
  ["Fietsenwinkel ’t Zadel", "Fietsenwinkel 't Zadel"],
  ["Van den Heuvel Assurantiën", "Van den Heuvel Verzekeringen B.V."],
  ["Coöperatie Kwik U.A.", "Kwik"],
  ["De Boer - Advies", "de boer advies"],
  ["Advies Groep", "AdviesGroep B.V."],
])("%j and %j are one name", (a, b) => {
  expect(isSameName(a, b)).toBe(true);
  expect(isSameName(b, a)).toBe(true);
});

test.each([
  ["Bakkerij Jansen", "Bakkerij Smit"],
  ["Bakkerij Jansen", "Bakkerij"],
  ["Bakkerij B.V.", "Slagerij B.V."],
  ["Assurantiekantoor De Linden", "Assurantiekantoor De Eik"],
  ["Jansen", "Janssen"],
  ["B.V.", "B.V."],
  ["", ""],
  ["!!!", "???"],
  ["Kleur & Zn", "Klank & Zn"],
])("%j and %j are not", (a, b) => {
  expect(isSameName(a, b)).toBe(false);
  expect(isSameName(b, a)).toBe(false);
});

test.each([
  ["Bakkerij Jansen", ["Bakkerij Jansen B.V."], "FITS"],
  ["De Linden", ["Assurantiekantoor De Linden"], "ALIKE"],
  ["Bakkerij Jansen", ["Jansen Bakkers B.V."], "ALIKE"],
  ["De Linden", ["Assurantiekantoor De Linden", "DE LINDEN"], "FITS"],
  ["Bakkerij Jansen", ["Bakkerij Smit"], "DIFFERS"],
  ["!!!", ["???"], "DIFFERS"],
  ["De Linden", [], "DIFFERS"],
] as const)("%j beside %j: %s", (typed, said, verdict) => {
  expect(nameVerdict(typed, said)).toBe(verdict);
});
