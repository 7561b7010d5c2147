import { expect, test } from "vitest";
import { confirmLetter, weCallLetter } from "#lib/features/help/call-backs/mails.ts";
import { read } from "#lib/platform/outbox/mail.ts";
import { wordsOf } from "#tests/support/readability.ts";

const letters = (locale: "nl" | "en") => [
  read(weCallLetter, locale, { numberEnd: "78", reference: "H7K-3F9-2QX" }),
  read(confirmLetter, locale, { link: "x" }),
];

test.each(["nl", "en"] as const)("the %s mails keep to sentences of fifteen words, filled in", (locale) => {
  const sentences = letters(locale)
    .flatMap(({ paragraphs, closing, reason }) => [...paragraphs, ...closing, reason])
    .flatMap((text) => text.split(/(?<=[.?!:])\s+/));
  expect(sentences.length).toBeGreaterThan(10);
  expect(sentences.filter((sentence) => wordsOf(sentence).length > 15)).toEqual([]);
});

test("who is called reads when, on which number, their reference and whom to tell when they did not ask", () => {
  const [letter] = letters("nl");
  expect(letter?.subject).toContain("H7K-3F9-2QX");
  const text = [...(letter?.paragraphs ?? []), ...(letter?.closing ?? [])].join(" ");
  for (const said of ["op werkdagen van 9.00 tot 17.30 uur", "eindigt op 78", "088 – 577 16 00", "nooit"])
    expect(text).toContain(said);
  expect(letter?.button).toBeUndefined();
});
