import { expect, test } from "vitest";
import { mailboxOf } from "#lib/features/people/rules.ts";

test.each([
  ["nina+a+b@nieuw.example", "nina@nieuw.example"],
  ["nina@nieuw.example", "nina@nieuw.example"],
  ["nina@nieuw+x.example", "nina@nieuw+x.example"],
])("the mailbox of %s is %s", (email, mailbox) => {
  expect(mailboxOf(email)).toBe(mailbox);
});
