import { describe, expect, test } from "vitest";
import { recorded, type FilledIn } from "#lib/features/appointment/verification/rules.ts";
import { Record } from "#lib/features/appointment/verification/schema.ts";
import { codesOf } from "#lib/platform/gate/reply.ts";

const appointmentId = "01890000-0000-7000-8000-000000000001";
const filledIn: FilledIn = {
  kind: "INTERMEDIARY",
  organisationNumber: "10023",
  companyName: "De Linden",
  kvkNumber: null,
  email: "nina@delinden.nl",
  mobileNumber: "+31612345678",
};
const onFile = { phoneNumber: "+31881230001", today: "2026-01-05", duplicates: null };
const script = { calledOnFile: "on", personConfirmed: "on", digitsConfirmed: "on" };

const parse = (typed: object) => {
  const { success, data, error } = Record.safeParse({ appointmentId, ...typed });
  return success ? data : codesOf(error);
};
const record = (typed: object, of: Partial<FilledIn> = {}, file: Partial<typeof onFile> | { phoneNumber: null } = {}) =>
  recorded(Record.parse({ appointmentId, ...typed }), { ...filledIn, ...of }, { ...onFile, ...file });

describe("the form", () => {
  test.each([
    [{}, { kind: ["kindUnclear"], outcome: ["outcomeMissing"] }],
    [{ kind: "RELATION", outcome: "FITS" }, { kind: ["kindUnclear"] }],
    [{ kind: "AFM", outcome: "UNAVAILABLE" }, { outcome: ["outcomeMissing"] }],
    [{ kind: "AFM", outcome: "DIFFERS", checkedOn: "2026-01-05" }, { outcome: ["outcomeMissing"] }],
    [
      { kind: "AFM", outcome: "FITS" },
      { checkedOn: ["dateMissing"], licenceNumber: ["licenceMissing"] },
    ],
    [{ kind: "AFM", outcome: "NOT_FOUND", checkedOn: "" }, { checkedOn: ["dateMissing"] }],
    [{ kind: "AFM", outcome: "NOT_FOUND", checkedOn: "2026-02-30" }, { checkedOn: ["dateInvalid"] }],
    [
      { kind: "AFM", outcome: "FITS", checkedOn: "2026-01-05", licenceNumber: "x".repeat(21) },
      { licenceNumber: ["licenceInvalid"] },
    ],
    [
      { kind: "AFM", outcome: "FITS", checkedOn: "2026-01-05", licenceNumber: "<b>" },
      { licenceNumber: ["licenceInvalid"] },
    ],
    [{ kind: "CALL_BACK", outcome: "FITS" }, { script: ["scriptMissing"] }],
    [{ kind: "CALL_BACK", outcome: "FITS", ...script, digitsConfirmed: undefined }, { script: ["scriptMissing"] }],
    [{ kind: "CALL_BACK", outcome: "DIFFERS", personConfirmed: "on" }, { script: ["scriptMissing"] }],
    [{ kind: "DUPLICATES", outcome: "FITS" }, { note: ["noteMissing"] }],
    [{ kind: "DUPLICATES", outcome: "FITS", note: "iets" }, { note: ["noteMissing"] }],
    [{ kind: "DUPLICATES", outcome: "NOT_FOUND", note: "SUCCESSOR" }, { outcome: ["outcomeMissing"] }],
  ])("%j is answered with %j", (typed, errors) => {
    expect(parse(typed)).toEqual(errors);
  });
});

describe("the AFM", () => {
  test("a licence, with the day one looked", () => {
    const typed = { kind: "AFM", outcome: "FITS", checkedOn: "2026-01-05", licenceNumber: " 12012345 " };
    expect(record(typed)).toMatchObject({
      outcome: "FITS",
      found: { checkedOn: "2026-01-05", licenceNumber: "12012345" },
    });
  });
  test("none found has no number, whatever was typed", () => {
    const typed = { kind: "AFM", outcome: "NOT_FOUND", checkedOn: "2026-01-04", licenceNumber: "12012345" };
    expect(record(typed)).toMatchObject({ outcome: "NOT_FOUND", found: { licenceNumber: null } });
  });
  test("nobody looked tomorrow", () => {
    const typed = { kind: "AFM", outcome: "NOT_FOUND", checkedOn: "2026-01-06" };
    expect(record(typed)).toEqual({ refused: "dateAhead" });
  });
  test("a company needs none", () => {
    const typed = { kind: "AFM", outcome: "NOT_FOUND", checkedOn: "2026-01-05" };
    expect(record(typed, { kind: "BUSINESS" })).toEqual({ refused: "notNeeded" });
  });
});

describe("the call", () => {
  const fits = { kind: "CALL_BACK", outcome: "FITS", ...script, phoneNumber: onFile.phoneNumber };
  test("on the number on file, with the whole script", () => {
    expect(record(fits)).toMatchObject({
      outcome: "FITS",
      found: { phoneNumber: onFile.phoneNumber, calledOnFile: true },
    });
  });
  test("someone there says no: one question was enough", () => {
    expect(record({ ...fits, outcome: "DIFFERS", personConfirmed: undefined })).toMatchObject({
      outcome: "DIFFERS",
      found: { personConfirmed: false },
    });
  });
  test.each(["", "+31612345678", undefined])("never on another number: %j", (phoneNumber) => {
    expect(record({ ...fits, phoneNumber })).toEqual({ refused: "numberChanged" });
  });
  test("without a number on file nothing can fit, and nobody was reached", () => {
    expect(record(fits, {}, { phoneNumber: null })).toEqual({ refused: "noNumberOnFile" });
    const notReached = { kind: "CALL_BACK", outcome: "NOT_FOUND", phoneNumber: "" };
    expect(record(notReached, {}, { phoneNumber: null })).toMatchObject({ outcome: "NOT_FOUND" });
  });
});

test("judged by hand, what the portal found of duplicates stays beside the note", () => {
  const duplicates = { others: [], organisation: null, numbersDiffer: true, person: "ELSEWHERE" as const };
  const typed = { kind: "DUPLICATES", outcome: "FITS", note: "OTHER_ORGANISATION" };
  expect(recorded(Record.parse({ appointmentId, ...typed }), filledIn, { ...onFile, duplicates })).toEqual({
    kind: "DUPLICATES",
    outcome: "FITS",
    found: { ...duplicates, note: "OTHER_ORGANISATION" },
  });
});
