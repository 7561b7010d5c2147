import { beforeEach, expect, test } from "vitest";
import { matters, recent } from "#lib/features/desk/search/queries.ts";
import { isTelephone, organisationsFirst } from "#lib/features/desk/search/rules.ts";
import { viewOrganisation } from "#lib/features/insurer/organisations/commands/viewing.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { referenceIn } from "#lib/platform/secrets.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { views } from "#tests/support/servicedesk.ts";
import { anAppointment } from "#tests/support/waiting-appointments.ts";

beforeEach(emptyDatabase);

async function seenBy(who: Identity, q: string) {
  const answer = await ask(matters, who, { q });
  if (answer.status !== "found") throw new Error(JSON.stringify(answer));
  return answer.value;
}

const reference = "H7K-3F9-2QX";

test("a reference finds what it is about, however it is typed, and where to go on with it", async () => {
  const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
  const { organisationId, person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
  const { accountId, authorisationId } = person("dora");
  await changed(async (tx, now) => {
    const asked = { organisationId, problem: "BLOCKED", createdAt: now, openedAt: now } as const;
    await tx.helpRequest.create({ data: { ...asked, reference, accountId, authorisationId, status: "RECEIVED" } });
    // Nobody but its sender has seen this one.
    await tx.helpRequest.create({ data: { ...asked, reference, email: "x@y.example", status: "UNCONFIRMED" } });
    const call = { reference, phoneNumber: "+31612345678", createdAt: now, openedAt: now };
    await tx.callBackRequest.create({ data: { ...call, email: "x@y.example", status: "DONE", doneAt: now } });
    await tx.staffCase.create({ data: { reference, kind: "FREEZE", accountId, openedAt: now } });
  });
  const id = await anAppointment();
  await changed((tx) => tx.appointment.update({ where: { id }, data: { reference } }));

  const seen = await seenBy(sara, " h7k 3f9 2qx ");
  const dora = `/medewerker/gebruikers/${authorisationId}`;
  expect(seen.matters.map(({ kind, state, path }) => ({ kind, state, path }))).toEqual([
    { kind: "requests", state: "theirs", path: `${dora}?reden=HELP_REQUEST` },
    { kind: "calls", state: "done", path: "/medewerker/terugbellen" },
    { kind: "cases", state: "ours", path: `${dora}?reden=CASE` },
    { kind: "appointments", state: "ours", path: `/medewerker/aanmeldingen/${id}` },
  ]);
  // Whoever looks is written down, with how much there was to see.
  expect(matters.traces?.(seen)).toMatchObject([{ input: { found: 4 } }]);
  const nothing = await seenBy(sara, "H7K-3F9-2QY");
  expect(nothing.matters).toEqual([]);
  expect(matters.traces?.(nothing)).toMatchObject([{ input: { found: 0 } }]);
  expect(matters.traces?.(await seenBy(sara, "dora"))).toEqual([]);
});

test("whom one looked at last is there by name, each once, and what has no letters finds organisations first", async () => {
  const sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
  const { organisationId, person } = await anOrganisation({ name: "De Linden", employees: ["dora"] });
  for (const reason of ["CALLER", "CALLER"]) await views(sara, person("dora"), reason);
  await execute(viewOrganisation, sara, { organisationId, reason: "CALLER" });
  const answer = await ask(recent, sara, {});
  expect(answer).toMatchObject({ value: [{ organisation: "De Linden" }, { organisation: "De Linden" }] });
  expect(answer.status === "found" && answer.value.map(({ path }) => path).sort()).toEqual([
    `/medewerker/gebruikers/${person("dora").authorisationId}`,
    `/medewerker/organisaties/${organisationId}`,
  ]);
  expect(await ask(recent, await signedIn(await aStaffMember("otto", "ONBOARDING")), {})).toMatchObject({ value: [] });
  expect(["10023", "020 624 11 11", "dora", "d@x.example", "BJ2001"].map(organisationsFirst)).toEqual([
    ...[true, true, false, false, false],
  ]);
});

test("nobody else finds by one", async () => {
  const stef = await signedIn(await aStaffMember("stef", "STAFF_ADMIN"));
  const { person } = await anOrganisation({ administrators: ["anna"] });
  for (const who of [stef, await signedIn(person("anna")), { kind: "visitor" } as const])
    expect(await ask(matters, who, { q: reference })).toMatchObject({ status: "denied" });
});

test.each([
  ["H7K-3F9-2QX", reference],
  ["h7k3f92qx", reference],
  ["kenmerk: H7K", null],
  ["H7K-3F9-2Q0", null],
  ["", null],
])("%j is the reference %j", (typed, expected) => {
  expect(referenceIn(typed)).toBe(expected);
});

test("what can only be a telephone number is told apart from the number of an organisation", () => {
  const telephones = ["06-12340004", "0612340004", "+31 6 12340004", "(020) 624 11 11", "0031 6 1234 0004"];
  expect(telephones.filter((q) => !isTelephone(q))).toEqual([]);
  const others = ["10023", "0010023", "68750110", "P-448812", "BJ2001", "dora", "d@x.example", "", "1234567890"];
  expect(others.filter(isTelephone)).toEqual([]);
});
