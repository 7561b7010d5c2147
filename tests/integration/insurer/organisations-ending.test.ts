import { beforeEach, describe, expect, test } from "vitest";
import { AskForHelp } from "#lib/features/help/help-requests/schema.ts";
import { routeHelpRequest } from "#lib/features/help/help-requests/commands/asking.ts";
import { holdOrganisation } from "#lib/features/insurer/erasure/commands/holding.ts";
import { closeOrganisation, mergeOrganisation } from "#lib/features/insurer/organisations/commands/ending.ts";
import { closing, merging } from "#lib/features/insurer/organisations/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { byTwo } from "#tests/support/proposals.ts";
import { anOrganisation, aPerson, aStaffMember, changed, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

const start = new Date("2026-11-23T10:00:00Z");
const nowhere = "00000000-0000-7000-8000-000000000000";
const system: Identity = { kind: "system", job: "test" };

const theOne = async (id: string) =>
  (await database()).prisma.organisation.findUniqueOrThrow({ where: { id }, include: { numbers: true } });

let otto: Identity;
let sara: Identity;

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
  otto = await signedIn(await aStaffMember("otto", "ONBOARDING"));
  sara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
});

const place = { locale: "nl", problem: "BLOCKED", status: "RECEIVED", reference: "H7K-3F9-2QX" } as const;

/** An office with one of everything under way, and someone who belongs elsewhere too. */
async function aBusyOffice() {
  const office = await anOrganisation({
    ...{ name: "De Linden", intermediaryNumber: "10023", kvkNumber: "68750110" },
    ...{ administrators: ["anna", "bert"], employees: ["bram", "ivo"], invited: ["gerda"] },
  });
  const { organisationId, person } = office;
  const elsewhere = await anOrganisation({ name: "Bakkerij", administrators: ["cees"] });
  const there = elsewhere.organisationId;
  const ivoThere = await aPerson("ivo", { organisationId: there, email: person("ivo").email });
  const gerdaThere = await aPerson("gerda", { organisationId: there, email: person("gerda").email, active: false });
  const sessions = { anna: await signedIn(person("anna")), ivoThere: await signedIn(ivoThere) };
  const ids = await changed(async (tx, now) => {
    const at = { createdAt: now, openedAt: now };
    const later = after(now, days(1));
    const { accountId, authorisationId } = person("bram");
    const bram = { organisationId, accountId, authorisationId };
    await tx.helpRequest.create({ data: { ...place, ...bram, ...at } });
    await tx.helpRequest.create({ data: { ...place, organisationId, email: "wie@x.example", locale: "en", ...at } });
    await tx.helpRequest.create({
      data: { ...place, status: "UNCONFIRMED", organisationId, email: "niet@x.example", ...at },
    });
    const change = await tx.accountChange.create({
      data: { kind: "MOBILE_NUMBER", newMobileNumber: "+31612349999", ...bram, createdAt: now, expiresAt: later },
    });
    const link = { accountId, createdAt: now, expiresAt: later, changeId: change.id };
    await tx.oneTimeLink.create({ data: { ...link, purpose: "CHANGE_MOBILE_NUMBER", hash: "number" } });
    await tx.oneTimeLink.create({ data: { ...link, purpose: "NOT_ME", hash: "not me" } });
    const invited = { accountId: person("gerda").accountId, createdAt: now, expiresAt: later };
    await tx.oneTimeLink.create({
      data: { ...invited, purpose: "ACTIVATE", hash: "gerda", authorisationId: person("gerda").authorisationId },
    });
    const file = { fileName: "a.csv", fileHash: "x", status: "RUNNING" as const, columns: {} };
    const startedById = person("anna").authorisationId;
    const running = await tx.import.create({ data: { ...file, organisationId, startedById, createdAt: now } });
    await tx.importRow.create({ data: { importId: running.id, number: 2, cells: {} } });
    return { importId: running.id };
  });
  return { ...office, ...ids, there, gerdaThere, sessions };
}

describe("closing an organisation", () => {
  test("says first what it ends", async () => {
    const { organisationId } = await aBusyOffice();
    expect(await ask(closing, otto, { id: organisationId })).toMatchObject({
      value: { able: 2, ends: { people: 5, sessions: 1, requests: 2, invitations: 1, changes: 1, imports: 1 } },
    });
    expect((await ask(closing, sara, { id: organisationId })).status).toBe("denied");
  });

  test("ends everything there, whoever the last beheerder is, and leaves alone what is elsewhere", async () => {
    const { organisationId, person, sessions, importId, there, gerdaThere } = await aBusyOffice();
    const reply = await execute(closeOrganisation, otto, { organisationId, reason: "ENDED" });
    expect(reply).toEqual({ status: "done", result: { organisationId } });
    const { prisma } = await database();

    expect(await theOne(organisationId)).toMatchObject({ closedAt: start, closeReason: "ENDED" });
    const here = await prisma.authorisation.findMany({ where: { organisationId } });
    expect(new Set(here.map(({ status, withdrawReason }) => `${status} ${withdrawReason}`))).toEqual(
      new Set(["WITHDRAWN ORGANISATION_CLOSED"]),
    );
    expect(await prisma.authorisation.count({ where: { organisationId: there, status: "WITHDRAWN" } })).toBe(0);
    const open = await prisma.session.findMany({ where: { endedAt: null, authorisationId: { not: null } } });
    expect(open.map(({ id }) => id)).toEqual([sessions.ivoThere.kind === "session" && sessions.ivoThere.sessionId]);
    expect(await prisma.helpRequest.count({ where: { status: "CLOSED", resolvedAt: start } })).toBe(3);
    expect(await prisma.accountChange.findFirst()).toMatchObject({ cancelledAt: start });
    const links = await prisma.oneTimeLink.findMany({ orderBy: { hash: "asc" } });
    expect(links).toMatchObject([
      // One link activates the account wherever it waits.
      { hash: "gerda", replacedAt: null, authorisationId: gerdaThere.authorisationId },
      { hash: "not me", replacedAt: null },
      { hash: "number", replacedAt: start },
    ]);
    expect(await prisma.import.findFirst()).toMatchObject({ id: importId, status: "DONE", finishedAt: start });
    expect(await prisma.importRow.findFirst()).toMatchObject({ outcome: "FAILED" });

    expect(await recordsOf("organisation.close")).toMatchObject([
      {
        ...{ outcome: "done", organisationId, subjectId: organisationId },
        after: { reason: "ENDED", authorisations: 5, sessions: 1, helpRequests: 2, changes: 1, imports: 1 },
      },
    ]);
    const told = (await mails()).map(({ to, subject }) => `${to} ${subject}`).sort();
    expect(told).toEqual(
      [
        `${person("anna").email} De Linden heeft geen toegang meer`,
        `${person("bert").email} De Linden heeft geen toegang meer`,
        `${person("bram").email} Je hulpvraag is afgerond`,
        "wie@x.example Your help request has been closed",
      ].sort(),
    );
    expect((await waiting()).filter(({ to }) => to === "import.forget")).toHaveLength(1);
    expect(await execute(closeOrganisation, otto, { organisationId, reason: "ENDED" })).toMatchObject({
      ...{ status: "refused", code: "alreadyClosed", detail: { at: start } },
    });
  });

  test("is refused without a reason, denied to others, and asks the own code again", async () => {
    const { organisationId, person } = await anOrganisation({ administrators: ["anna"] });
    const closes = (who: Identity, id: string, reason = "FRAUD") =>
      execute(closeOrganisation, who, { organisationId: id, reason });
    expect((await closes(otto, organisationId, "ZOMAAR")).status).toBe("invalid");
    expect((await closes(otto, nowhere)).status).toBe("notFound");
    expect((await closes(sara, organisationId)).status).toBe("denied");
    expect((await closes(await signedIn(person("anna")), organisationId)).status).toBe("notFound");
    fixClock(after(start, minutes(6)));
    expect((await closes(otto, organisationId)).status).toBe("stale");
    expect(await theOne(organisationId)).toMatchObject({ closedAt: null });
    expect(await recordsOf("organisation.close")).toMatchObject([{ outcome: "denied" }]);
  });

  test("leaves nothing for a question that names its number, nor for who was there", async () => {
    const { organisationId, person } = await anOrganisation({ intermediaryNumber: "10023", employees: ["bram"] });
    await execute(closeOrganisation, otto, { organisationId, reason: "ENDED" });
    const asks = (email: string) => {
      const typed = AskForHelp.parse({ email, organisationNumber: "10023", problem: "NO_ACCESS" });
      return execute(routeHelpRequest, system, { ...typed, locale: "nl" });
    };
    for (const email of ["wie@x.example", person("bram").email])
      expect(await asks(email)).toMatchObject({ status: "done", result: { authorisationIds: [] } });
    expect(await (await database()).prisma.helpRequest.count()).toBe(0);
  });
});

describe("merging a duplicate", () => {
  const two = async (more: object = {}) => ({
    duplicate: await anOrganisation({ name: "Linden BV", intermediaryNumber: "10024", kvkNumber: "68750110", ...more }),
    into: await anOrganisation({ name: "De Linden", intermediaryNumber: "10023", administrators: ["anna"] }),
  });

  const merges = (who: Identity, organisationId: string, intoId: string) =>
    execute(mergeOrganisation, who, { organisationId, intoId });

  test("takes its numbers to the one that stays, and what that one lacks", async () => {
    const { duplicate, into } = await two();
    await changed((tx) =>
      tx.organisation.update({ where: { id: duplicate.organisationId }, data: { phoneNumber: "+31201234567" } }),
    );
    const page = await ask(merging, otto, { id: duplicate.organisationId, q: "linden", met: into.organisationId });
    expect(page).toMatchObject({
      value: { candidates: [{ name: "De Linden" }], outcome: { kvkNumber: "68750110", phoneNumber: "+31201234567" } },
    });
    const wanted = { organisationId: duplicate.organisationId, intoId: into.organisationId };
    expect((await byTwo(mergeOrganisation, { proposer: otto, approver: sara }, wanted)).status).toBe("done");
    const stays = await theOne(into.organisationId);
    expect(stays).toMatchObject({ kvkNumber: "68750110", phoneNumber: "+31201234567", closedAt: null });
    expect(stays.numbers.map(({ number }) => number).sort()).toEqual(["10023", "10024"]);
    expect(await theOne(duplicate.organisationId)).toMatchObject({
      ...{ closedAt: start, closeReason: "MERGED", mergedIntoId: into.organisationId, kvkNumber: null, numbers: [] },
    });
    expect(await recordsOf("organisation.merge")).toMatchObject([
      { outcome: "proposed" },
      {
        ...{ organisationId: into.organisationId, before: { duplicateId: duplicate.organisationId } },
        after: { numbers: 1, kvk: true, phone: true },
      },
    ]);
    const told = (await mails()).map(({ to, subject }) => [to, subject]);
    expect(told).toContainEqual([into.person("anna").email, "Ander telefoonnummer van De Linden"]);
    expect(await merges(otto, duplicate.organisationId, into.organisationId)).toMatchObject({ code: "alreadyClosed" });
    expect(await merges(otto, into.organisationId, duplicate.organisationId)).toMatchObject({ code: "intoClosed" });
  });

  test("is refused while someone is there, or something is asked; and changes nothing then", async () => {
    const { duplicate, into } = await two({ invited: ["gerda"] });
    const { organisationId } = duplicate;
    expect(await merges(otto, organisationId, into.organisationId)).toMatchObject({
      ...{ status: "refused", code: "hasPeople", detail: { count: 1 } },
    });
    await changed((tx, now) =>
      tx.authorisation.updateMany({ where: { organisationId }, data: { status: "WITHDRAWN", withdrawnAt: now } }),
    );
    const asked = { ...place, organisationId, email: "wie@x.example", createdAt: start, openedAt: start };
    await changed((tx) => tx.helpRequest.create({ data: asked }));
    expect(await merges(otto, organisationId, into.organisationId)).toMatchObject({ code: "hasRequests" });
    expect(await theOne(organisationId)).toMatchObject({ closedAt: null, numbers: [{ number: "10024" }] });
  });

  test("is refused while the duplicate is held: its numbers would come where one person may delete them", async () => {
    const { duplicate, into } = await two();
    const [id, other] = [duplicate.organisationId, into.organisationId];
    const hold = { reason: "FRAUD", fileNumber: "2026/17", until: "2026-12-31" } as const;
    expect((await execute(holdOrganisation, otto, { organisationId: id, ...hold })).status).toBe("done");
    expect(await merges(otto, id, other)).toMatchObject({ status: "refused", code: "isHeld" });
    expect(await ask(merging, otto, { id, q: "", met: other })).toMatchObject({
      value: { outcome: { refused: "isHeld" } },
    });
    expect(await theOne(id)).toMatchObject({ closedAt: null, kvkNumber: "68750110", numbers: [{ number: "10024" }] });
    await changed((tx) => tx.legalHold.updateMany({ data: { endedAt: start } }));
    expect((await merges(otto, id, other)).status).toBe("done");
  });

  test("is refused with itself or another kind, denied to others, and finds what is there only", async () => {
    const { duplicate, into } = await two();
    const business = await anOrganisation({ kind: "BUSINESS" });
    const [id, other] = [duplicate.organisationId, into.organisationId];
    expect(await merges(otto, id, id)).toMatchObject({ code: "sameOrganisation" });
    expect(await merges(otto, id, business.organisationId)).toMatchObject({ code: "otherKind" });
    expect((await merges(otto, id, nowhere)).status).toBe("notFound");
    expect((await merges(sara, id, other)).status).toBe("denied");
    expect((await merges(await signedIn(into.person("anna")), id, other)).status).toBe("notFound");
    expect(await theOne(id)).toMatchObject({ closedAt: null });
  });
});
