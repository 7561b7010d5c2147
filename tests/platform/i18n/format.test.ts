import { expect, test } from "vitest";
import { to } from "#lib/addresses.ts";
import {
  counted,
  date,
  dateTime,
  dayTime,
  exact,
  maskedEmail,
  maskedMobile,
  shortDate,
  shortDateTime,
  time,
} from "#lib/platform/i18n/format.ts";
import { href, isLocale } from "#lib/platform/i18n/locale.ts";

const morning = new Date("2026-11-22T08:05:00Z");

test("a moment reads as the time in the Netherlands, in the reader's language", () => {
  expect(dateTime("nl", morning)).toBe("zondag 22 november 2026 om 9.05 uur");
  expect(dateTime("en", morning)).toBe("Sunday, 22 November 2026 at 09:05");
  expect(date("nl", morning)).toBe("zondag 22 november 2026");
  expect(time("en", morning)).toBe("09:05");
});

test("a moment that may be another day says which", () => {
  expect(dayTime("nl", morning)).toBe("zondag 9.05 uur");
  expect(dayTime("en", morning)).toBe("Sunday 09:05");
});

test("a table gets the short form", () => {
  expect(shortDate("nl", morning)).toBe("22 nov 2026");
  expect(shortDateTime("nl", morning)).toBe("22 nov 2026, 9.05 uur");
  expect(shortDateTime("en", morning)).toBe("22 Nov 2026, 09:05");
});

test.each([
  ["the last minute before summer time", "2026-03-29T00:59:00Z", "1.59 uur"],
  ["the first minute of summer time", "2026-03-29T01:00:00Z", "3.00 uur"],
  ["the hour that comes twice, first", "2026-10-25T00:30:00Z", "2.30 uur"],
  ["the hour that comes twice, again", "2026-10-25T01:30:00Z", "2.30 uur"],
  ["midnight", "2026-11-21T23:00:00Z", "0.00 uur"],
])("%s is told as the clock on the wall", (_name, moment, told) => {
  expect(time("nl", new Date(moment))).toBe(told);
});

test("midnight belongs to the new day", () => {
  expect(date("nl", new Date("2026-12-31T23:00:00Z"))).toBe("vrijdag 1 januari 2027");
});

test("an address and a number are shown to who knows them, and useless to who does not", () => {
  expect(maskedEmail("dora@delinden.example")).toBe("d•••@delinden.example");
  expect(maskedMobile("+31612345678")).toBe("06\u00a0••••\u00a0•678");
  expect(maskedMobile("+32470123456")).toBe("+32\u00a0••••\u00a0•456");
});

test("an address in one language begins with it, the start page too", () => {
  expect([href("nl", to.start()), href("en", to.signIn())]).toEqual(["/nl", "/en/inloggen"]);
});

test("only the languages we have are languages", () => {
  expect(["nl", "en", "de", "NL", "", "constructor"].filter(isLocale)).toEqual(["nl", "en"]);
});

test("a count says no more than the store has counted", () => {
  expect([counted("nl", 0), counted("nl", 99), counted("nl", 100)]).toEqual(["0", "99", "Meer dan 99"]);
  expect(counted("en", 5000)).toBe("More than 99");
});

test("a number that was counted to the end is said whole, also where a count of what waits stops", () => {
  expect([exact("nl", 412), exact("nl", 1204), exact("en", 1204)]).toEqual(["412", "1.204", "1,204"]);
});
