import fc from "fast-check";
import { expect, test } from "vitest";
import { Filter } from "#lib/features/demo/mailbox/schema.ts";
import { codeOf, linksOf, partsOf, peopleOf, recipientOf } from "#lib/features/demo/mailbox/rules.ts";

test("the code of a message is found, and no number that looks like one", () => {
  expect(codeOf("123456 is je code om in te loggen.\n@localhost:3000 #123456")).toBe("123456");
  expect(codeOf("Je code: 004211.")).toBe("004211");
  expect(codeOf("Polisnummer P-448812, KvK 68750110, bel 088 – 577 16 00")).toBeNull();
});

test("links are found without the full stop behind them, each once", () => {
  const text =
    "Ga naar http://localhost:3000/nl/activeren/a-b_c. Of: https://x.example/?a=1&b=2\nhttps://x.example/?a=1&b=2";
  expect(linksOf(text)).toEqual(["http://localhost:3000/nl/activeren/a-b_c", "https://x.example/?a=1&b=2"]);
});

test("a text in parts is the same text, and only web addresses become links", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.webUrl(), fc.constant("javascript:alert(1) "))), (pieces) => {
      const text = pieces.join(" ");
      const parts = partsOf(text);
      expect(parts.map((part) => part.text).join("")).toBe(text);
      for (const part of parts) if (part.isLink) expect(part.text).toMatch(/^https?:\/\//);
    }),
  );
});

test("a number whose plus arrived as a space is that number", () => {
  expect(recipientOf(" 31612340001")).toBe("+31612340001");
  expect(recipientOf("Dora@DeLinden.example")).toBe("dora@delinden.example");
});

test.each([["a\u0000b"], [["a", "b"]], ["x".repeat(255)], [undefined]])("the filter %j shows everything", (to) => {
  expect(Filter.parse({ to })).toEqual({ to: "" });
});

test("who got messages is called by the whole name, and an address of nobody by itself", () => {
  const bram = { firstName: "Bram", initials: "B.", namePrefix: "van", lastName: "Loon" };
  const reached = [
    { at: "bram@delinden.example", count: 2, last: new Date(2) },
    { at: "niemand@nergens.example", count: 1, last: new Date(3) },
    { at: "+31612340003", count: 1, last: new Date(1) },
  ];
  const people = peopleOf(reached, [{ ...bram, email: "bram@delinden.example", mobileNumber: "+31612340003" }]);
  expect(people.map(({ name, addresses }) => [name, addresses.length])).toEqual([
    ["niemand@nergens.example", 1],
    ["Bram van Loon", 2],
  ]);
});
