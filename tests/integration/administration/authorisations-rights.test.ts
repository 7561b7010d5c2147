import { beforeEach, describe, expect, test } from "vitest";
import { changeAuthorisationRights, undoRights } from "#lib/features/administration/authorisations/commands/rights.ts";
import { telling } from "#lib/features/administration/authorisations/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { anOffice, authorisationOf, setAuthorisation } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, signedIn, type TestPerson } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

const start = new Date("2026-07-01T09:00:00Z");
const at = (minute: number) => new Date(start.getTime() + minute * 60_000);

type Typed = { MKB?: string; MY_ALLIANZ_BROKER?: string; validUntil?: string; seen?: string };
const both: Typed = { MKB: "on", MY_ALLIANZ_BROKER: "on" };

const changes = (who: Identity, { authorisationId }: TestPerson, typed: Typed) =>
  execute(changeAuthorisationRights, who, { authorisationId, ...typed });
const putsBack = (who: Identity, { authorisationId }: TestPerson) => execute(undoRights, who, { authorisationId });
const told = async (who: Identity, { authorisationId: wie }: TestPerson) => {
  const answer = await ask(telling, who, { melding: "rights", wie });
  return answer.status === "found" ? answer.value.told : answer.status;
};

beforeEach(async () => {
  fixClock(null);
  await emptyDatabase();
  fixClock(start);
});

describe("rights", () => {
  test("become what the boxes and the last day say, with a record, and end by themselves", async () => {
    const { dora, as, person } = await anOffice();
    expect((await changes(as("anna"), dora, { MY_ALLIANZ_BROKER: "on", validUntil: "2026-07-31" })).status).toBe(
      "done",
    );
    const end = new Date("2026-07-31T22:00:00Z");
    expect(await authorisationOf(dora)).toMatchObject({
      portals: ["MY_ALLIANZ_BROKER"],
      validUntil: end,
      rightsBefore: { portals: ["MKB"], validUntil: null },
      rightsChangedAt: start,
      rightsChangedById: person("anna").authorisationId,
    });
    expect(await recordsOf("authorisation.change-rights")).toMatchObject([
      {
        subjectId: dora.authorisationId,
        before: { portals: ["MKB"], validUntil: null },
        after: { portals: ["MY_ALLIANZ_BROKER"], validUntil: end.toISOString() },
      },
    ]);
    const { prisma } = await database();
    const jobs = { where: { kind: "JOB" } } as const;
    expect(await prisma.outbox.findMany(jobs)).toMatchObject([{ to: "authorisation.expire", notBefore: end }]);
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: dora.email, subject: expect.stringContaining("Je rechten via") as string });
    expect(mail?.text).toContain("Je mag nu in: MyAllianzBroker.");
    expect(mail?.text).toContain("vrijdag 31 juli 2026");
    expect(mail?.text).not.toContain("Anna");
    expect(await told(as("anna"), dora)).toMatchObject({ code: "rightsChanged", undoable: true });
    expect(await told(as("bert"), dora)).toBeNull();
  });

  test("are put back once, within ten minutes, by who changed them", async () => {
    const { dora, as } = await anOffice();
    await changes(as("anna"), dora, both);
    expect(await putsBack(as("bert"), dora)).toMatchObject({ status: "refused", code: "rightsChangedSince" });
    fixClock(at(9));
    expect((await putsBack(as("anna"), dora)).status).toBe("done");
    expect((await authorisationOf(dora)).portals).toEqual(["MKB"]);
    expect(await told(as("anna"), dora)).toMatchObject({ code: "rightsPutBack" });
    expect(await recordsOf("authorisation.undo-change-rights")).toMatchObject([{ after: { portals: ["MKB"] } }]);
    expect(await putsBack(as("anna"), dora)).toMatchObject({ status: "refused", code: "nothingToPutBack" });
    await changes(as("anna"), dora, { ...both, seen: at(9).toISOString() });
    fixClock(at(19));
    expect(await putsBack(as("anna"), dora)).toMatchObject({ status: "refused", code: "tooLate" });
    expect((await authorisationOf(dora)).portals).toEqual(["MKB", "MY_ALLIANZ_BROKER"]);
  });

  test("changed by another since the page was opened are not written over", async () => {
    const { dora, as } = await anOffice();
    await changes(as("bert"), dora, both);
    expect(await changes(as("anna"), dora, { MKB: "on", validUntil: "2026-08-01" })).toEqual({
      status: "refused",
      code: "rightsChangedSince",
      detail: { person: "Dora Testdora", by: "Bert Testbert", at: start },
    });
    const seen = start.toISOString();
    expect((await changes(as("anna"), dora, { MKB: "on", seen })).status).toBe("done");
  });

  test.each<[string, Typed]>([
    ["dateInPast", { ...both, validUntil: "2026-06-30" }],
    ["noPortal", {}],
    ["nothingChanged", { MKB: "on" }],
  ])("are refused as %s for %j, and nothing changes", async (code, typed) => {
    const { dora, as } = await anOffice();
    expect(await changes(as("anna"), dora, typed)).toMatchObject({ status: "refused", code });
    expect(await authorisationOf(dora)).toMatchObject({ portals: ["MKB"], validUntil: null, rightsChangedAt: null });
    expect(await recordsOf("authorisation.change-rights")).toEqual([]);
  });

  test("never give the last beheerder without an end one", async () => {
    const { person, as } = await anOffice();
    await setAuthorisation(person("anna"), { validUntil: at(9) });
    const limited = { ...both, validUntil: "2026-08-01" };
    expect(await changes(as("anna"), person("bert"), limited)).toMatchObject({ code: "lastAdministrator" });
    expect((await authorisationOf(person("bert"))).validUntil).toBeNull();
    expect((await changes(as("anna"), person("bert"), both)).status).toBe("done");
  });

  test("are changed by beheerders of the same organisation, of a beheerder not by a deputy, and never one's own", async () => {
    const { dora, as, person } = await anOffice();
    const elsewhere = await anOrganisation({ administrators: ["cees"] });
    const cees = await signedIn(elsewhere.person("cees"));
    for (const act of [(who: Identity, whom: TestPerson) => changes(who, whom, both), putsBack]) {
      expect(await act(cees, dora)).toEqual({ status: "notFound" });
      expect(await act(as("bram"), dora)).toEqual({ status: "denied" });
      expect(await act(await signedIn(await aStaffMember("sara", "SERVICEDESK")), dora)).toEqual({ status: "denied" });
      expect(await act(as("anna"), person("anna"))).toEqual({ status: "denied" });
      expect(await act(as("wim"), person("bert"))).toEqual({ status: "denied" });
    }
    for (const event of ["authorisation.change-rights", "authorisation.undo-change-rights"])
      expect((await recordsOf(event)).map(({ outcome }) => outcome)).toEqual(Array(4).fill("denied"));
    expect((await authorisationOf(dora)).portals).toEqual(["MKB"]);
  });
});
