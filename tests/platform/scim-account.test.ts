import { expect, test } from "vitest";
import { differences, type Account } from "#lib/platform/scim-account.ts";

const wanted: Account = {
  externalId: "e",
  userName: "bram@kantoor.example",
  active: true,
  displayName: "Bram van Loon",
  name: { formatted: "Bram van Loon", givenName: "Bram", familyName: "van Loon" },
  emails: [{ value: "bram@kantoor.example", type: "work", primary: true }],
  roles: [{ value: "employee@1" }, { value: "employee@2" }],
};

test("an account that holds more, in another order, or writes true its own way, is what it should be", () => {
  const there = {
    ...wanted,
    ...{ id: "7", active: "True", meta: {}, nickName: "B" },
    name: { ...wanted.name, middleName: "x" },
    roles: [{ value: "employee@2", primary: false }, { value: "employee@1" }],
  };
  expect(differences(wanted, there)).toEqual([]);
  expect(differences({ ...wanted, roles: [] }, { ...there, roles: undefined })).toEqual([]);
});

test.each<[string, Record<string, unknown>, string[]]>([
  ["closed", { active: false }, ["active"]],
  ["of another name", { name: { ...wanted.name, familyName: "Loon" } }, ["name"]],
  ["without a role", { roles: [{ value: "employee@1" }] }, ["roles"]],
  ["with a role too many", { roles: [...(wanted.roles ?? []), { value: "administrator@3" }] }, ["roles"]],
  ["without an address", { emails: undefined, userName: "" }, ["userName", "emails"]],
])("an account that is %s is not", (_, other, parts) => {
  expect(differences(wanted, { ...wanted, ...other })).toEqual(parts);
});
