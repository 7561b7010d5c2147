import { describe, expect, test } from "vitest";
import { to } from "#lib/addresses.ts";
import { disputeLetter } from "#lib/features/base/audit-log/mails.ts";
import {
  cursorOf,
  cursorText,
  eventNamed,
  eventsOf,
  groupSlugs,
  ownEvents,
  sentenceOf,
  type Entry,
  type EventName,
} from "#lib/features/base/audit-log/rules.ts";
import { PageOfLog } from "#lib/features/base/audit-log/schema.ts";
import { blockReasons } from "#lib/features/administration/authorisations/blocking/rules.ts";
import { recordedReasons } from "#lib/features/administration/authorisations/rules/ending.ts";
import { en } from "#lib/features/administration/authorisations/texts.en.ts";
import { nl } from "#lib/features/administration/authorisations/texts.nl.ts";
import { events, type KnownEvent } from "#lib/events.ts";
import { factsOf } from "#lib/platform/audit/event.ts";
import { read } from "#lib/platform/outbox/mail.ts";

const colleague = (name: string) => ({ kind: "colleague", name, authorisationId: name }) as const;

const known = (name: EventName): KnownEvent => {
  const event = eventNamed(name);
  if (!event) throw new Error(`no event ${name}`);
  return event;
};

const entry = (event: EventName, said: Partial<Entry> = {}): Entry => ({
  id: "r",
  event: known(event),
  outcome: "done",
  at: new Date("2026-11-22T10:00:00Z"),
  organisationId: "A",
  by: colleague("Anna de Wit"),
  second: null,
  whom: colleague("Bram Bos"),
  renamed: null,
  before: {},
  after: {},
  ...said,
});

const says = (event: EventName, said: Partial<Entry> = {}) => sentenceOf("nl", entry(event, said));

test("a record of two people says who proposed it and who approved it", () => {
  const withdrawn = { after: { reason: "LEFT" } };
  expect(says("authorisation.withdraw", { ...withdrawn, second: colleague("Bert Kok") })).toBe(
    "Anna de Wit trok de autorisatie van Bram Bos in: werkt hier niet meer. Goedgekeurd door Bert Kok.",
  );
  expect(says("authorisation.withdraw", { ...withdrawn, outcome: "proposed" })).toBe(
    "Anna de Wit stelde voor om de autorisatie van Bram Bos in te trekken.",
  );
  expect(says("mobile-number.set", { outcome: "proposed" })).toBe(
    "Anna de Wit stelde voor: mobiel nummer ingevuld (Bram Bos).",
  );
});

describe("a record reads as who did what to whom, and why", () => {
  test.each([
    [
      "authorisation.block",
      { after: { reason: "LONG_ABSENT" } },
      "Anna de Wit blokkeerde Bram Bos: langdurig afwezig.",
    ],
    ["authorisation.block", { after: { reason: "OF_OLD" } }, "Anna de Wit blokkeerde Bram Bos."],
    ["mobile-number.start", {}, "Anna de Wit gaf een nieuw mobiel nummer door voor Bram Bos. Nog niet bevestigd."],
    [
      "authorisation.withdraw",
      { after: { reason: "LEFT" } },
      "Anna de Wit trok de autorisatie van Bram Bos in: werkt hier niet meer.",
    ],
    ["sign-in.password", { outcome: "failed" }, "Bram Bos kwam niet meer binnen na te veel foute wachtwoorden."],
    ["authorisation.unblock", { by: { kind: "insurer" } }, "Een medewerker van de verzekeraar deblokkeerde Bram Bos."],
    [
      "authorisation.expire",
      { by: { kind: "portal" } },
      "De einddatum is bereikt. De autorisatie van Bram Bos is verlopen.",
    ],
    ["authorisation.unblock", { outcome: "denied" }, "Anna de Wit probeerde iets wat niet mag (gedeblokkeerd)."],
  ] as const)("%s %j", (event, said, sentence) => {
    expect(says(event, said)).toBe(sentence);
  });

  test("a change of rights says the difference, with the old end beside the new", () => {
    const shape = known("authorisation.change-rights").after;
    const before = factsOf(shape, { portals: ["MY_ALLIANZ_BROKER"], validUntil: null });
    const after = factsOf(shape, { portals: ["MKB"], validUntil: "2027-04-30T22:00:00.000Z" });
    expect(says("authorisation.change-rights", { before, after })).toBe(
      "Anna de Wit wijzigde de rechten van Bram Bos: mkb-portal erbij, MyAllianzBroker eraf, tot en met 30 apr 2027 (eerst zonder einddatum).",
    );
  });

  test("who reads their own history reads of themselves as you", () => {
    const you = { whom: { kind: "you" } } as const;
    expect(says("authorisation.block", you)).toBe("Anna de Wit blokkeerde jou.");
    expect(says("mobile-number.set", you)).toBe("Anna de Wit vulde jouw mobiele nummer in.");
    expect(sentenceOf("en", entry("authorisation.withdraw", you))).toBe("Anna de Wit withdrew your authorisation.");
  });
});

test("every kind of change that is told has a whole sentence in both languages, whoever it is about", () => {
  const told = events.flatMap(({ name, group }) => (group === "quiet" ? [] : [name]));
  expect(told.length).toBeGreaterThan(70);
  const readers = [{}, { by: { kind: "portal" }, whom: { kind: "you" } }, { whom: { kind: "unknown" } }] as const;
  for (const event of told)
    for (const said of readers)
      for (const locale of ["nl", "en"] as const)
        expect(sentenceOf(locale, entry(event, said))).toMatch(/^[A-Z](?!.*(undefined|\[object|  )).*\.$/);
});

test("every reason a beheerder can give has words in the log", () => {
  for (const { log } of [nl, en]) {
    expect(Object.keys(log.blocked).sort()).toEqual([...blockReasons].sort());
    expect(Object.keys(log.withdrawn).sort()).toEqual([...recordedReasons].sort());
  }
});

test("when someone signs in stands in their own history and in no organisation's log", () => {
  expect(ownEvents).toContain("sign-in.code");
  expect(eventsOf(null)).not.toContain("sign-in.code");
  expect(eventsOf(null)).not.toContain("session.choose-organisation");
});

test("the groups hold all that the log tells, each kind once", () => {
  const grouped = Object.values(groupSlugs).flatMap((group) => (group === "denied" ? [] : eventsOf(group)));
  expect(grouped.sort()).toEqual(eventsOf(null).sort());
});

test("an old or foreign record never breaks a sentence", () => {
  for (const { before, after } of events) {
    for (const shape of [before, after]) {
      for (const stored of [null, "x", { name: "Bram Bos" }]) expect(factsOf(shape, stored)).toEqual({});
      const odd = Object.fromEntries(Object.keys(shape ?? {}).map((key) => [key, new Date(0)]));
      expect(factsOf(shape, odd)).toEqual({});
    }
  }
});

test("an address that makes no sense is the log without filters", () => {
  const junk = { wie: ["x"], wat: "alles", van: "gisteren", tot: "2026-02-31", na: {} };
  expect(PageOfLog.parse(junk)).toEqual({ wie: "", wat: null, van: "", tot: "", na: "" });
  expect(cursorOf("1.2")).toBeNull();
});

test("a place in the log survives its address", () => {
  const last = { at: new Date("2026-11-22T10:00:00.123Z"), id: "0193f5a0-0000-7000-8000-000000000001" };
  expect(cursorOf(cursorText(last))).toEqual(last);
  expect(to.log({ wie: "van der berg", wat: "rechten" })).toBe("/beheer/logboek?wie=van+der+berg&wat=rechten");
});

test("the mail to beheerders says what is not right, of whom", () => {
  const letter = read(disputeLetter, "nl", {
    entry: entry("authorisation.block"),
    reference: "H7K-3F9-2QX",
    person: "Bram Bos",
    organisation: "De Linden",
  });
  expect(letter.paragraphs.join(" ")).toContain("Anna de Wit blokkeerde Bram Bos.");
  expect(letter.paragraphs.join(" ")).toContain("H7K-3F9-2QX");
});
