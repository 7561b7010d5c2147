import { expect, test } from "vitest";
import { z } from "zod";
import { to } from "#lib/addresses.ts";
import { changesOf, idsIn } from "#lib/features/base/audit-log/rules/changes.ts";
import {
  changesText,
  factsText,
  staffEventsOf,
  staffGroupSlugs,
  staffWords,
  type StaffEntry,
} from "#lib/features/base/audit-log/rules.ts";
import { codeText, keyText } from "#lib/features/base/audit-log/rules/record-words.ts";
import { events as proposals } from "#lib/features/insurer/proposals/events.ts";
import { events as servicedesk } from "#lib/features/insurer/servicedesk/events.ts";
import { events as staffAccounts } from "#lib/features/insurer/staff-accounts/events.ts";
import { events } from "#lib/events.ts";

test("every kind of change is found under some group, and under all", () => {
  const groups = staffGroupSlugs.filter((slug) => slug !== "geweigerd");
  const names = events.map(({ name }) => name);
  const grouped = new Set<string>(groups.flatMap((slug) => staffEventsOf(slug)));
  expect(names.filter((name) => !grouped.has(name))).toEqual([]);
  expect(staffEventsOf(null)).toEqual(names);
  expect(groups.filter((slug) => staffEventsOf(slug).length === 0)).toEqual([]);
  expect(staffEventsOf("hulp")).not.toContain("staff.view");
});

const entry: StaffEntry = {
  ...{
    id: "1",
    event: servicedesk["staff.view"],
    outcome: "done",
    at: new Date(0),
    by: null,
    second: "",
    organisation: "",
    whom: "",
    references: [],
    before: {},
  },
  after: { reason: "CALLER" },
};

test("a line says what was done, why, with which duties, and what came of it", () => {
  expect(staffWords("nl", entry)).toBe("Gegevens bekeken door de verzekeraar: iemand belde");
  expect(staffWords("nl", { ...entry, outcome: "denied", after: {} })).toBe(
    "Gegevens bekeken door de verzekeraar (mocht niet)",
  );
  expect(staffWords("nl", { ...entry, after: {}, second: "Ina IJpelaar" })).toBe(
    "Gegevens bekeken door de verzekeraar. Goedgekeurd door Ina IJpelaar.",
  );
  const rejected = { ...entry, event: proposals["proposal.reject"] };
  expect(staffWords("nl", { ...rejected, after: { proposes: "staff-account.invite" } })).toMatch(
    /^Voorstel afgewezen: /,
  );
  const change = { ...entry, event: staffAccounts["staff-account.change-roles"] };
  expect(staffWords("en", { ...change, after: { staffRoles: ["SERVICEDESK", "ONBOARDING"] } })).toBe(
    "Duties of member of staff changed: Servicedesk, Administrator applications and organisations",
  );
});

test("an address has only what was chosen", () => {
  expect(to.staffLog()).toBe("/medewerker/logboek");
  expect(to.staffLog({ wat: "inzage", organisatie: "De Linden" })).toBe(
    "/medewerker/logboek?wat=inzage&organisatie=De+Linden",
  );
});

const row = "01a224b0-6bd9-706b-86f0-12d4ca116891";

test("what changed is told from old to new, without ids and without what stayed the same", () => {
  const before = { status: "SEEN", role: "EMPLOYEE", takenById: null, portals: ["MKB"], caseId: row };
  const after = { status: "RESOLVED", role: "EMPLOYEE", takenById: row, portals: [], caseId: row, done: true };
  expect(changesOf(before, after).map(({ key }) => key)).toEqual(["status", "portals"]);
  expect(changesText("nl", { before, after })).toBe("status: gezien → opgelost; portalen: MKB → –");
  expect(factsText("en", { before, after })).toContainEqual({ key: "done", from: "", to: "yes" });
  expect(factsText("en", { before, after })).toContainEqual({ key: "taken by", from: "–", to: row });
  expect(idsIn(row, { caseIds: [row, "x"], more: { of: [{ id: row }] } }, null, 3)).toEqual([row, row, row]);
  const blocked = { authorisation: "ACTIVE", account: "BLOCKED" };
  expect(changesText("nl", { before: blocked, after: { lifted: ["ACCOUNT", "WAIT"] } })).toBe(
    "account: geblokkeerd → actief",
  );
  const undone = { before: { authorisation: "ACTIVE" }, after: { restored: ["AUTHORISATION"] } };
  expect(changesText("en", undone)).toBe("authorisation: active → blocked");
  expect(changesText("en", { before: {}, after: { role: "EMPLOYEE", portals: [], rows: 3 } })).toBe("role: – → user");
});

/** What has the same name in Dutch, if a record may speak of it so. */
const sameKeys = ["account", "links", "mails", "moment", "passkeys", "status", "via"];

/** Every code that a part of a record may be. */
function codesIn(part: unknown): string[] {
  if (part instanceof z.ZodEnum) return part.options.map(String);
  if (part instanceof z.ZodArray) return codesIn(part.element);
  if (part instanceof z.ZodObject) return Object.values<unknown>(part.shape).flatMap(codesIn);
  return part instanceof z.ZodOptional || part instanceof z.ZodNullable ? codesIn(part.unwrap()) : [];
}

test("the last day of something came, the end of a period in which something happened did not", () => {
  expect(changesOf({}, { until: "2026-12-01" })).toEqual([{ key: "until", from: undefined, to: "2026-12-01" }]);
  expect(changesOf({}, { tries: 5, since: new Date(0), until: new Date(1) })).toEqual([]);
});

test("whatever a record can speak of, and say in codes, is told in words", () => {
  const keys = new Set(events.flatMap(({ before, after }) => Object.keys({ ...before, ...after })));
  expect([...keys].filter((key) => keyText("nl", key) === key).sort()).toEqual(sameKeys);
  const parts = events.flatMap(({ before, after }) => Object.values({ ...before, ...after }));
  const codes = [...new Set(parts.flatMap(codesIn))];
  expect(codes.length).toBeGreaterThan(80);
  const sameInWords = ["csv", "xlsx", "webhook", "mailbox", "incident"];
  expect(codes.filter((code) => codeText("nl", code) === code && !sameInWords.includes(code))).toEqual([]);
});
