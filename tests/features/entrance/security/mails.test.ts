import { expect, test } from "vitest";
import { to } from "#lib/addresses.ts";
import { securityChangedLetter } from "#lib/features/entrance/security/mails.ts";
import { securityChanges } from "#lib/features/entrance/security/rules.ts";
import { read } from "#lib/platform/outbox/mail.ts";
import { wordsOf } from "#tests/support/readability.ts";

const notMe = to.notMe("x".repeat(43));
const at = new Date("2026-11-28T08:12:00Z");
const userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0";

const letters = (["nl", "en"] as const).flatMap((locale) =>
  securityChanges.map((change) =>
    read(securityChangedLetter, locale, { firstName: "Bram", change, at, userAgent, notMe }),
  ),
);

test("whatever changes, the mail says when and with what, and carries the way to freeze the account", () => {
  for (const { links, paragraphs } of letters) {
    expect(links).toMatchObject([{ path: notMe }]);
    expect(paragraphs[1]).toMatch(/om 9\.12 uur, met Firefox op Windows\.|at 09:12, with Firefox on Windows\./);
  }
});

test("where nobody's own browser did it, none is named", () => {
  const told = read(securityChangedLetter, "nl", {
    ...{ firstName: "Bram", change: "sessionEnded", at, userAgent: null, notMe },
  });
  expect(told.paragraphs[1]).toBe("Dit gebeurde op zaterdag 28 november 2026 om 9.12 uur.");
});

test("no sentence is longer than sixteen words", () => {
  const said = letters.flatMap(({ subject, paragraphs, closing }) =>
    [subject, ...paragraphs, ...closing].flatMap((text) => text.split(/[.?!:](?=\s|$)/)),
  );
  expect(said.filter((sentence) => wordsOf(sentence).length > 16)).toEqual([]);
});
