import { expect, test } from "vitest";
import { isSharedMailbox, mailboxOf, splitLastName } from "#lib/features/base/people/rules.ts";

test.each([
  ["nina+a+b@nieuw.example", "nina@nieuw.example"],
  ["nina@nieuw.example", "nina@nieuw.example"],
  ["nina@nieuw+x.example", "nina@nieuw+x.example"],
])("the mailbox of %s is %s", (email, mailbox) => {
  expect(mailboxOf(email)).toBe(mailbox);
});

test.each([
  ["van Dijk", "van", "Dijk"],
  ["Van Dijk", "van", "Dijk"],
  ["VAN DER BERG", "van der", "BERG"],
  ["van den  Broek", "van den", "Broek"],
  [" de Vries ", "de", "Vries"],
  ["in 't Veld", "in 't", "Veld"],
  ["van ’t Hoff", "van 't", "Hoff"],
  ["'t Hart", "'t", "Hart"],
  ["d’Ancona", "d'", "Ancona"],
  ["op den Camp", "op den", "Camp"],
  ["ter Horst", "ter", "Horst"],
  ["von der Leyen", "von der", "Leyen"],
  ["Van Dijk-de Boer", "van", "Dijk-de Boer"],
  ["Jongsma-van der Sluis", "", "Jongsma-van der Sluis"],
  ["Dijkstra", "", "Dijkstra"],
  ["Vander Elst", "", "Vander Elst"],
  ["Van", "", "Van"],
  ["Den", "", "Den"],
  ["van der", "van", "der"],
  ["Müller", "", "Müller"],
  ["", "", ""],
])("the tussenvoegsel of %j is %j and the rest %j", (typed, namePrefix, lastName) => {
  expect(splitLastName(typed)).toEqual({ namePrefix, lastName });
});

test.each([
  ["info@delinden.example", true],
  ["kantoor@delinden.example", true],
  ["administratie@delinden.example", true],
  ["info+portaal@delinden.example", true],
  ["schade2@delinden.example", true],
  ["financiën@delinden.example", true],
  ["dora@delinden.example", false],
  ["infodora@delinden.example", false],
  ["dora@info.example", false],
])("that more people than one read %s is %s", (email, is) => {
  expect(isSharedMailbox(email)).toBe(is);
});
