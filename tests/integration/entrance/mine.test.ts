import { beforeEach, expect, test } from "vitest";
import { mine, myAdministrators, myOrganisations } from "#lib/features/entrance/sign-in/queries.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { visitor } from "#tests/support/sign-in.ts";

beforeEach(emptyDatabase);

test("one's own details carry the number masked and the portals of this organisation", async () => {
  const dora = (await anOrganisation({ employees: ["dora"] })).person("dora");
  const answer = await ask(mine, await signedIn(dora), {});
  expect(answer).toMatchObject({
    status: "found",
    value: { email: dora.email, isStaff: false, place: { accessCode: dora.accessCode, portals: [{ portal: "MKB" }] } },
  });
  expect(JSON.stringify(answer)).not.toContain(dora.mobileNumber.slice(3));
});

test("one's beheerders are those of one's own organisation who can act now", async () => {
  const here = await anOrganisation({ administrators: ["anna", "bert", "carl"], employees: ["dora"] });
  await anOrganisation({ administrators: ["elsewhere"] });
  await changed(async (tx) => {
    await tx.account.update({ where: { id: here.person("bert").accountId }, data: { status: "BLOCKED" } });
    await tx.authorisation.update({
      where: { id: here.person("carl").authorisationId },
      data: { status: "WITHDRAWN" },
    });
  });
  const answer = await ask(myAdministrators, await signedIn(here.person("dora")), {});
  if (answer.status !== "found") throw new Error(answer.status);
  expect(answer.value.people).toEqual([{ name: "Anna Testanna", email: here.person("anna").email, isMe: false }]);
});

test("one's organisations are those one may act in now, and which of them one does", async () => {
  const [one, two, three] = [await anOrganisation(), await anOrganisation(), await anOrganisation()];
  const email = "ivo@dubbel.example";
  const here = await aPerson("ivo", { ...one, email });
  const there = await aPerson("ivo", { ...two, email });
  const ended = await aPerson("ivo", { ...three, email });
  await changed((tx) =>
    tx.authorisation.update({ where: { id: ended.authorisationId }, data: { validUntil: new Date(0) } }),
  );
  const answer = await ask(myOrganisations, await signedIn(here), {});
  if (answer.status !== "found") throw new Error(answer.status);
  const found = answer.value.map(({ authorisationId, isCurrent }) => ({ authorisationId, isCurrent }));
  expect(found).toEqual([
    { authorisationId: here.authorisationId, isCurrent: true },
    { authorisationId: there.authorisationId, isCurrent: false },
  ]);
});

test("who is not signed in has none of it, and staff have no organisation", async () => {
  const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
  for (const query of [mine, myAdministrators, myOrganisations] as const) {
    expect(await ask<typeof query.input, unknown>(query, visitor, {})).toEqual({ status: "denied" });
  }
  expect(await ask(myAdministrators, sara, {})).toEqual({ status: "notFound" });
  expect(await ask(mine, sara, {})).toMatchObject({ value: { isStaff: true, place: null } });
});
