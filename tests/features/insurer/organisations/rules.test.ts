import { expect, test } from "vitest";
import { cursorOf, merge, namePatterns, removeNumber } from "#lib/features/insurer/organisations/rules.ts";
import { cursorText } from "#lib/platform/paging.ts";

const now = new Date("2026-11-23T10:00:00Z");

test("the last number of an organisation stays while it is open", () => {
  expect(removeNumber({ closedAt: null }, 1)).toEqual({ refused: "lastNumber" });
  expect(removeNumber({ closedAt: now }, 1)).toEqual({ numbers: 0 });
  expect(removeNumber({ closedAt: null }, 2)).toEqual({ numbers: 1 });
});

test("a merge leaves what the one that stays has itself", () => {
  const party = { id: "A", name: "A", kind: "BUSINESS" as const, closedAt: null, kvkNumber: "1", phoneNumber: "2" };
  const none = { people: 0, requests: 0, isHeld: false };
  expect(merge(party, { ...party, id: "B" }, none)).toEqual({ kvkNumber: null, phoneNumber: null });
  expect(merge(party, { ...party, id: "B", kvkNumber: null }, none)).toEqual({ kvkNumber: "1", phoneNumber: null });
});

test("a cursor is read back, and whatever else stands in an address is none", () => {
  const cursor = { key: "muller", id: "0192f0c1-0000-7000-8000-000000000000" };
  expect(cursorOf(cursorText([cursor.key, cursor.id]))).toEqual(cursor);
  for (const text of ["", "x", Buffer.from("[1]").toString("base64url"), cursorText([cursor.key, "1"])])
    expect(cursorOf(text)).toBeNull();
});

test("what is searched for is found without accents, capitals and hyphens, and its signs mean nothing", () => {
  expect(namePatterns("Müller-Smit 50%")).toEqual(["%mullersmit%", "%50\\%%"]);
});
