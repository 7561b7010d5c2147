import { describe, expect, test } from "vitest";
import { to } from "#lib/addresses.ts";
import {
  administratorLetter,
  frozenAdministratorLetter,
  frozenLetter,
  numberChangedLetter,
  numberStartedLetter,
  oldNumberText,
  reactivationElsewhereLetter,
  reactivationLetter,
} from "#lib/features/administration/account-changes/mails.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Page } from "#lib/platform/outbox/letter.ts";
import { read } from "#lib/platform/outbox/mail.ts";
import { wordsOf } from "#tests/support/readability.ts";

const secret = "x".repeat(43);
const notMe = to.notMe(secret);
const occasions = ["numberStarted", "numberChanged", "reactivation"] as const;

function warnings(locale: Locale): Page[] {
  const to = { firstName: "Fleur", notMe, link: "link" };
  const started = { ...to, by: "Anna de Wit", organisation: "De Linden", mobile: maskedMobile("+31687654321") };
  const reactivated = { ...started, from: new Date("2026-11-23T09:00:00Z") };
  const facts = { person: "Fleur Janssen", by: null, organisation: "De Linden", notRight: notMe };
  return [
    read(numberStartedLetter, locale, started),
    read(numberChangedLetter, locale, started),
    read(reactivationLetter, locale, reactivated),
    read(reactivationElsewhereLetter, locale, reactivated),
    ...occasions.map((occasion) => read(administratorLetter, locale, { ...facts, occasion })),
  ];
}

const frozen = (locale: Locale): Page[] => [
  read(frozenLetter, locale, { firstName: "Fleur", reference: "H7K-3F9-2QX" }),
  read(frozenAdministratorLetter, locale, { person: "Fleur Janssen", organisation: "De Linden" }),
];

describe.each(["nl", "en"] as const)("in %s", (locale) => {
  test("every mail about a change carries the way to stop or report it", () => {
    for (const { links } of warnings(locale)) expect(links).toMatchObject([{ path: notMe }]);
  });

  test("no mail holds a number in full, or leaves a sentence open", () => {
    for (const letter of [...warnings(locale), ...frozen(locale)]) {
      expect(JSON.stringify(letter)).not.toMatch(/87654321|undefined|null|\[object/);
      expect(letter.subject.length).toBeGreaterThan(10);
    }
  });

  test("no sentence is longer than fifteen words", () => {
    const said = [...warnings(locale), ...frozen(locale)].flatMap(({ subject, paragraphs, closing }) =>
      [subject, ...paragraphs, ...closing].flatMap((text) => text.split(/[.?!:](?=\s|$)/)),
    );
    expect(said.filter((sentence) => wordsOf(sentence).length > 15)).toEqual([]);
  });

  test("the text to the old number ends in the link, and fits two messages", () => {
    for (const occasion of occasions) {
      const text = oldNumberText(locale, occasion, "Allianz", `https://portaal.verzekeraar.example/nl${notMe}`);
      expect(text).toMatch(/ https:\S+$/);
      expect(text.length).toBeLessThan(306);
    }
  });

  test("only the address the link is for gets it", () => {
    const [, , known, old] = warnings(locale);
    expect(known?.button?.path).toBe("/activeren/link");
    expect(old?.button).toBeUndefined();
  });
});
