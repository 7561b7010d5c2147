import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distance, folded } from "#lib/platform/folding.ts";

test.each([
  ["Łuczak", "luczak"],
  ["Yıldız İnce", "yildiz ince"],
  ["Weiß", "weiss"],
  ["Søren Kjær", "soren kjaer"],
  ["Đorđe Þór", "dorde thor"],
  ["Ĳsbrand", "ijsbrand"],
  ["O’Brien", "obrien"],
  ["O`Brien´s", "obriens"],
  ["Anna‑Maria", "annamaria"],
  ["J.P.", "jp"],
  ["Rene\u0301", "rene"],
  ["Bos\u200B", "bos"],
])("%s is searched as %s", (name, text) => expect(folded(name)).toBe(text));

test("folding twice is folding once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => void expect(folded(folded(text))).toBe(folded(text))),
  );
});

describe("the distance between words", () => {
  test.each([
    ["jansen", "jansen", 0],
    ["jansne", "jansen", 1],
    ["janssen", "jansen", 1],
    ["jamsen", "jansen", 1],
    ["meyer", "meijer", 2],
    ["", "bos", 3],
  ])("from %s to %s is %i", (one, other, off) => expect(distance(one, other)).toBe(off));

  test("is the same both ways, and nothing only for the same word", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
        expect(distance(one, other)).toBe(distance(other, one));
        expect(distance(one, other) === 0).toBe(one === other);
      }),
    );
  });
});
