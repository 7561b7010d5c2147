import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deskNow } from "#lib/platform/contact.ts";
import { isDayOff } from "#lib/platform/days-off.ts";
import { openStateAt, workingTimeAfter, workingTimeBetween } from "#lib/platform/opening-hours.ts";

const hours = { opens: "09:00", closes: "17:30", isDayOff };
const hour = 3_600_000;
const quarter = hour / 4;

/** The Dutch clock, by the platform's own calendar and not by ours. */
const dutch = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Amsterdam",
  weekday: "short",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function onTheClock(moment: Date) {
  const part = Object.fromEntries(dutch.formatToParts(moment).map(({ type, value }) => [type, value]));
  return {
    weekday: part["weekday"] ?? "",
    day: `${part["year"]}-${part["month"]}-${part["day"]}`,
    time: `${part["hour"]}:${part["minute"]}`,
  };
}

describe("what a caller is told", () => {
  test.each([
    ["a working day", "2026-11-23T10:00:00Z", "Nu open tot 17.30 uur."],
    ["the first minute", "2026-11-23T08:00:00Z", "Nu open tot 17.30 uur."],
    [
      "just before it opens",
      "2026-11-23T07:59:59Z",
      "De Allianz Servicedesk is nu gesloten. We zijn er vandaag weer vanaf 9.00 uur.",
    ],
    ["the last moment", "2026-11-23T16:29:59Z", "Nu open tot 17.30 uur."],
    [
      "closing time",
      "2026-11-23T16:30:00Z",
      "De Allianz Servicedesk is nu gesloten. We zijn er dinsdag weer vanaf 9.00 uur.",
    ],
    [
      "Friday evening",
      "2026-11-27T20:00:00Z",
      "De Allianz Servicedesk is nu gesloten. We zijn er maandag weer vanaf 9.00 uur.",
    ],
    [
      "Sunday",
      "2026-11-22T12:00:00Z",
      "De Allianz Servicedesk is nu gesloten. We zijn er maandag weer vanaf 9.00 uur.",
    ],
    [
      "Sunday late, in the Netherlands already Monday",
      "2026-11-22T23:30:00Z",
      "De Allianz Servicedesk is nu gesloten. We zijn er vandaag weer vanaf 9.00 uur.",
    ],
    [
      "New Year's Eve after five, before a Friday off and a weekend",
      "2026-12-31T17:00:00Z",
      "De Allianz Servicedesk is nu gesloten. We zijn er maandag weer vanaf 9.00 uur.",
    ],
    [
      "Christmas, before a weekend",
      "2026-12-25T11:00:00Z",
      "De Allianz Servicedesk is nu gesloten. We zijn er maandag weer vanaf 9.00 uur.",
    ],
    [
      "Easter Monday",
      "2027-03-29T09:00:00Z",
      "De Allianz Servicedesk is nu gesloten. We zijn er dinsdag weer vanaf 9.00 uur.",
    ],
    [
      "King's Day",
      "2027-04-27T09:00:00Z",
      "De Allianz Servicedesk is nu gesloten. We zijn er woensdag weer vanaf 9.00 uur.",
    ],
    ["Liberation Day, on which most people work", "2027-05-05T09:00:00Z", "Nu open tot 17.30 uur."],
    [
      "Ascension Day",
      "2027-05-06T09:00:00Z",
      "De Allianz Servicedesk is nu gesloten. We zijn er vrijdag weer vanaf 9.00 uur.",
    ],
    [
      "Whit Monday",
      "2027-05-17T09:00:00Z",
      "De Allianz Servicedesk is nu gesloten. We zijn er dinsdag weer vanaf 9.00 uur.",
    ],
    ["the Monday after the clock went forward", "2027-03-30T07:00:00Z", "Nu open tot 17.30 uur."],
    [
      "the Monday after the clock went back",
      "2026-10-26T07:59:00Z",
      "De Allianz Servicedesk is nu gesloten. We zijn er vandaag weer vanaf 9.00 uur.",
    ],
  ])("%s", (_, moment, sentence) => {
    expect(deskNow("nl", "servicedesk", new Date(moment))).toEqual({ open: sentence.startsWith("Nu open"), sentence });
  });

  test("in English", () => {
    expect(deskNow("en", "bmw", new Date("2026-11-23T10:00:00Z")).sentence).toBe("Open now until 17:30.");
    expect(deskNow("en", "bmw", new Date("2026-11-22T10:00:00Z")).sentence).toBe(
      "The Insurance department of BMW Financial Services is closed now. They’ll be back on Monday from 09:00.",
    );
  });

  test("names the date when it is closed for a week or more", () => {
    const closed = { ...hours, isDayOff: (day: string) => day < "2026-12-08" };
    expect(openStateAt(closed, new Date("2026-11-30T10:00:00Z"))).toEqual({
      open: false,
      from: new Date("2026-12-08T08:00:00Z"),
    });
  });
});

/** Any moment of two years, summer time and back included. */
const moments = fc.date({
  min: new Date("2026-01-01T00:00:00Z"),
  max: new Date("2027-12-31T23:59:59Z"),
  noInvalidDate: true,
});

describe("at any moment of two years", () => {
  test("it is open exactly on the working days' hours of the Dutch clock", () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const { weekday, day, time } = onTheClock(moment);
        const works = !["Sat", "Sun"].includes(weekday) && !isDayOff(day);
        expect(openStateAt(hours, moment).open).toBe(works && time >= "09:00" && time < "17:30");
      }),
      { numRuns: 2_000 },
    );
  });

  test("what it promises comes true: it opens at that moment and not a millisecond earlier, and so it closes", () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const state = openStateAt(hours, moment);
        const turns = state.open ? state.until : state.from;
        expect(turns > moment).toBe(true);
        expect(onTheClock(turns).time).toBe(state.open ? "17:30" : "09:00");
        expect(openStateAt(hours, turns).open).toBe(!state.open);
        expect(openStateAt(hours, new Date(turns.getTime() - 1)).open).toBe(state.open);
      }),
      { numRuns: 1_000 },
    );
  });

  // Every bound lies on a quarter of an hour, and a minute within one is as open as the next.
  test("so much working time lies between, counted by the quarter of an hour", () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 12 }), (start, n) => {
        const from = new Date(Math.floor(start.getTime() / quarter) * quarter);
        const to = workingTimeAfter(hours, from, n * hour);
        let worked = 0;
        for (let at = from.getTime(); at < to.getTime(); at += quarter)
          if (openStateAt(hours, new Date(at)).open) worked += quarter;
        expect(worked).toBe(n * hour);
      }),
      { numRuns: 10 },
    );
  });

  test("more working time takes longer, and never ends outside working hours", () => {
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 1, max: 30 * hour }),
        fc.integer({ min: 1, max: hour }),
        (start, n, more) => {
          const end = workingTimeAfter(hours, start, n);
          expect(workingTimeAfter(hours, start, n + more) > end).toBe(true);
          expect(openStateAt(hours, new Date(end.getTime() - 1)).open).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("what was worked between a moment and so much working time later is exactly that, and adds up on the way", () => {
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 1, max: 40 * hour }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (start, n, part) => {
          const end = workingTimeAfter(hours, start, n);
          expect(workingTimeBetween(hours, start, end)).toBe(n);
          const halfway = new Date(start.getTime() + Math.floor((end.getTime() - start.getTime()) * part));
          expect(workingTimeBetween(hours, start, halfway) + workingTimeBetween(hours, halfway, end)).toBe(n);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("working time between", () => {
  test.each([
    ["within a day", "2026-11-23T08:00:00Z", "2026-11-23T12:00:00Z", 4],
    ["from before it opens", "2026-11-23T01:00:00Z", "2026-11-23T09:00:00Z", 1],
    ["over a night", "2026-11-23T15:30:00Z", "2026-11-24T09:00:00Z", 2],
    ["over a weekend", "2026-11-27T15:30:00Z", "2026-11-30T09:00:00Z", 2],
    ["over Christmas", "2026-12-24T15:30:00Z", "2026-12-28T09:00:00Z", 2],
    ["within a night", "2026-11-23T18:00:00Z", "2026-11-24T06:00:00Z", 0],
    ["over the change of the clock", "2026-10-23T14:30:00Z", "2026-10-26T09:00:00Z", 2],
    ["backwards", "2026-11-24T09:00:00Z", "2026-11-23T09:00:00Z", 0],
  ])("%s", (_, from, to, worked) => {
    expect(workingTimeBetween(hours, new Date(from), new Date(to))).toBe(worked * hour);
  });
});
