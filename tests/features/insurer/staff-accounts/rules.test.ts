import { expect, test } from "vitest";
import { mayChangeStaff, mayInviteStaff, maySeeStaff } from "#lib/features/insurer/staff-accounts/policy.ts";
import {
  changeDuties,
  dutiesRefusal,
  end,
  invite,
  renew,
  stateOf,
} from "#lib/features/insurer/staff-accounts/rules.ts";
import { InviteStaff } from "#lib/features/insurer/staff-accounts/schema.ts";
import type { Actor } from "#lib/platform/access/actor.ts";
import { staffRoles, type StaffRole } from "#lib/platform/access/roles.ts";

const admin = { status: "ACTIVE", staffRoles: ["STAFF_ADMIN"] } as const;
const sara = { status: "ACTIVE", staffRoles: ["SERVICEDESK"] } as const;
const gone = { status: "BLOCKED", staffRoles: [] } as const;

const allSets = staffRoles.reduce<StaffRole[][]>((sets, role) => [...sets, ...sets.map((set) => [...set, role])], [[]]);

test("who watches, and who lets others in, has no other duty; the rest can go together", () => {
  expect(allSets).toHaveLength(16);
  expect(allSets.filter((duties) => dutiesRefusal(duties) === null)).toEqual([
    ["SERVICEDESK"],
    ["ONBOARDING"],
    ["SERVICEDESK", "ONBOARDING"],
    ["AUDITOR"],
    ["STAFF_ADMIN"],
  ]);
});

const person = { firstName: "Eva", lastName: "de Wit", email: "eva@verzekeraar.example", mobileNumber: "0612345678" };

test.each([
  [{}, "noDuty"],
  [{ AUDITOR: "on", SERVICEDESK: "on" }, "auditorAlone"],
  [{ STAFF_ADMIN: "on", ONBOARDING: "on" }, "staffAdminAlone"],
])("duties %j are wrong in the form itself: %s", (boxes, code) => {
  const { error } = InviteStaff.safeParse({ ...person, ...boxes });
  expect(error?.issues).toMatchObject([{ path: ["duties"], message: code }]);
});

test("what else is wrong is said at the same time", () => {
  const { error } = InviteStaff.safeParse({ ...person, email: "" });
  expect(error?.issues.map(({ path }) => path[0])).toEqual(["email", "duties"]);
});

test("one address is one person: a customer is never staff, and who left may come back", () => {
  expect(invite(null, ["AUDITOR"])).toEqual({ status: "INVITED", staffRoles: ["AUDITOR"] });
  expect(invite({ ...gone, isCustomer: false }, ["AUDITOR"])).toMatchObject({ status: "INVITED" });
  expect(invite({ ...sara, isCustomer: false }, ["AUDITOR"])).toEqual({ refused: "alreadyStaff" });
  expect(invite({ ...gone, isCustomer: true }, ["AUDITOR"])).toEqual({ refused: "notStaff" });
});

test("the last who manages staff stays, whatever is done to them", () => {
  expect(end(admin, 0)).toEqual({ refused: "lastStaffAdmin" });
  expect(renew(admin, 0)).toEqual({ refused: "lastStaffAdmin" });
  expect(changeDuties(admin, ["AUDITOR"], 0)).toEqual({ refused: "lastStaffAdmin" });
  expect(end(admin, 1)).toMatchObject({ status: "BLOCKED", staffRoles: [] });
  expect(end({ ...admin, status: "INVITED" }, 0)).toMatchObject({ status: "BLOCKED" });
  expect(end(sara, 0)).toMatchObject({ status: "BLOCKED", blockCause: "STAFF" });
});

test("what ended is ended, and the same duties are no change", () => {
  expect(stateOf(gone)).toBe("ended");
  for (const outcome of [end(gone, 1), renew(gone, 1), changeDuties(gone, ["AUDITOR"], 1)])
    expect(outcome).toEqual({ refused: "ended" });
  expect(changeDuties(sara, ["SERVICEDESK"], 1)).toEqual({ refused: "sameDuties" });
  expect(changeDuties(sara, ["SERVICEDESK", "ONBOARDING"], 1)).toMatchObject({
    staffRoles: ["SERVICEDESK", "ONBOARDING"],
  });
});

const session = { sessionId: "s", factorAt: new Date(0) };
const staff = (accountId: string, role: StaffRole): Actor => ({ kind: "staff", accountId, roles: [role], ...session });

test("only who manages staff changes an account, and never their own; the auditor sees them", () => {
  const may = (role: StaffRole) => [
    maySeeStaff(staff("x", role)),
    mayInviteStaff(staff("x", role)),
    mayChangeStaff(staff("x", role), { accountId: "other" }),
    mayChangeStaff(staff("x", role), { accountId: "x" }),
  ];
  expect(Object.fromEntries(staffRoles.map((role) => [role, may(role)]))).toEqual({
    SERVICEDESK: [false, false, false, false],
    ONBOARDING: [false, false, false, false],
    AUDITOR: [true, false, false, false],
    STAFF_ADMIN: [true, true, true, false],
  });
});
