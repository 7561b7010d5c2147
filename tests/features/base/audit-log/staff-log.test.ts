import { expect, test } from "vitest";
import { to } from "#lib/addresses.ts";
import { staffEventsOf, staffGroupSlugs, staffWords, type StaffEntry } from "#lib/features/base/audit-log/rules.ts";
import { auditEvents } from "#lib/platform/audit/events.ts";

test("every kind of change is found under some group, and under all", () => {
  const groups = staffGroupSlugs.filter((slug) => slug !== "geweigerd");
  const grouped = new Set(groups.flatMap((slug) => staffEventsOf(slug)));
  expect(Object.keys(auditEvents).filter((event) => !grouped.has(event as keyof typeof auditEvents))).toEqual([]);
  expect(staffEventsOf(null)).toEqual(Object.keys(auditEvents));
  expect(groups.filter((slug) => staffEventsOf(slug).length === 0)).toEqual([]);
  expect(staffEventsOf("hulp")).not.toContain("staff.view");
});

const entry: StaffEntry = {
  ...{ id: "1", event: "staff.view", outcome: "done", at: new Date(0), by: null, organisation: "", whom: "" },
  after: { reason: "CALLER" },
};

test("a line says what was done, why, with which duties, and what came of it", () => {
  expect(staffWords("nl", entry)).toBe("Gegevens bekeken door de verzekeraar: iemand belde");
  expect(staffWords("nl", { ...entry, outcome: "denied", after: {} })).toBe(
    "Gegevens bekeken door de verzekeraar (mocht niet)",
  );
  const change = { ...entry, event: "staff-account.change-roles" } as const;
  expect(staffWords("en", { ...change, after: { staffRoles: ["SERVICEDESK", "ONBOARDING"] } })).toBe(
    "Duties of member of staff changed: Service desk, Appointments and organisations",
  );
});

test("an address has only what was chosen", () => {
  expect(to.staffLog()).toBe("/medewerker/logboek");
  expect(to.staffLog({ wat: "inzage", organisatie: "De Linden" })).toBe(
    "/medewerker/logboek?wat=inzage&organisatie=De+Linden",
  );
});
