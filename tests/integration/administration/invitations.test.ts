import { beforeEach, describe, expect, test } from "vitest";
import { acceptInvitation } from "#lib/features/administration/invitations/commands/accepting.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { resendInvitation, revokeInvitation } from "#lib/features/administration/invitations/commands/inviting.ts";
import { invitation } from "#lib/features/administration/invitations/queries.ts";
import { expiredInvitations } from "#lib/features/administration/invitations/store.ts";
import { colleagues } from "#lib/features/administration/colleagues/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";
import { recordsOf } from "#tests/support/records.ts";

const nina = {
  firstName: "Nina",
  lastName: "van Dijk",
  email: "Nina@Nieuw.example",
  MKB: "on",
  mobileNumber: "06-12345678",
};

let anna: Identity;
let bram: Identity;
let organisationId: string;
let ids: Record<string, string>;

const rows = async () => (await database()).prisma.authorisation.findMany({ orderBy: { id: "asc" } });
const theOne = async (id: string) =>
  (await database()).prisma.authorisation.findUniqueOrThrow({ where: { id }, include: { account: true } });

async function added(input: object = nina, who = anna): Promise<string> {
  const reply = await execute(addPerson, who, input);
  if (reply.status !== "done") throw new Error(JSON.stringify(reply));
  return reply.result.authorisationId;
}

const seen = async (id: string, more: object = {}) => {
  const answer = await ask(invitation, anna, { id, ...more });
  if (answer.status !== "found") throw new Error(answer.status);
  return answer.value;
};

/** Whom the list shows in this standing. */
async function among(status: string) {
  const answer = await ask(colleagues, anna, { status });
  return answer.status === "found" ? answer.value.people.map(({ id }) => id) : [];
}

beforeEach(async () => {
  fixClock(null);
  await emptyDatabase();
  const made = await anOrganisation({ administrators: ["anna", "bert"], employees: ["bram"], invited: ["gerda"] });
  organisationId = made.organisationId;
  anna = await signedIn(made.person("anna"));
  bram = await signedIn(made.person("bram"));
  ids = { bram: made.person("bram").authorisationId, gerda: made.person("gerda").authorisationId };
});

describe("adding someone", () => {
  test("makes an account and an authorisation that wait, mails the person, tells the other beheerder, and is recorded", async () => {
    const id = await added();
    const row = await theOne(id);
    expect(row).toMatchObject({
      status: "PENDING",
      role: "EMPLOYEE",
      portals: ["MKB"],
      organisationId,
      invitedAs: null,
    });
    expect(row.account).toMatchObject({
      status: "INVITED",
      email: "nina@nieuw.example",
      namePrefix: "van",
      lastName: "Dijk",
      mobileNumber: "+31612345678",
    });
    const sent = await mails();
    expect(sent.map(({ to }) => to).sort()).toEqual([expect.stringMatching(/^bert@/), "nina@nieuw.example"]);
    expect(sent.find(({ to }) => to.startsWith("nina"))?.text).toContain("/activeren/");
    expect(await recordsOf("authorisation.add")).toMatchObject([
      { outcome: "done", subjectId: id, organisationId, after: { status: "PENDING", portals: ["MKB"], invited: true } },
    ]);
    expect(JSON.stringify(await recordsOf("authorisation.add"))).not.toMatch(/nina|dijk|612345678/i);
  });

  test("later means no mail to the person yet, and the page says so", async () => {
    const id = await added({ ...nina, invite: "later" });
    expect((await mails()).map(({ to }) => to)).toEqual([expect.stringMatching(/^bert@/)]);
    expect((await seen(id)).state).toBe("notSent");
    expect(await among("nog-niet-uitgenodigd")).toEqual([id]);
    expect(await execute(resendInvitation, anna, { authorisationId: id })).toMatchObject({ status: "done" });
    expect(await among("nog-niet-uitgenodigd")).toEqual([]);
    expect(await among("uitgenodigd")).toContain(id);
  });

  test("is not for a colleague: nothing happens, and it is recorded", async () => {
    expect(await execute(addPerson, bram, nina)).toMatchObject({ status: "denied" });
    expect(await rows()).toHaveLength(4);
    expect(await recordsOf("authorisation.add")).toMatchObject([{ outcome: "denied" }]);
  });

  test.each([[{ validUntil: "2020-01-01" }, "dateInPast"]])("refuses %j and keeps nothing", async (odd, code) => {
    expect(await execute(addPerson, anna, { ...nina, ...odd })).toMatchObject({ status: "refused", code });
    expect(await rows()).toHaveLength(4);
    expect(await mails()).toEqual([]);
  });

  test.each([
    ["020 1234567", "phoneLandline"],
    ["06 1234567", "phoneShort"],
    ["097 0123 45678", "phoneMachine"],
  ])("tells what is wrong with the number %s beside the other mistakes", async (mobileNumber, code) => {
    const { status, ...reply } = await execute(addPerson, anna, { ...nina, lastName: "", email: "nina", mobileNumber });
    expect(status).toBe("invalid");
    expect(reply).toMatchObject({
      errors: { lastName: ["lastNameMissing"], email: ["emailInvalid"], mobileNumber: [code] },
    });
    expect(await rows()).toHaveLength(4);
    expect(await mails()).toEqual([]);
  });

  test("is in the language that was chosen, and in the beheerder's when none was", async () => {
    await changed((tx) => tx.account.updateMany({ where: { firstName: "Anna" }, data: { locale: "en" } }));
    await added();
    await added({ ...nina, email: "nora@nieuw.example", locale: "nl" });
    const subjects = (await mails()).filter(({ to }) => /^n/.test(to)).map(({ subject }) => subject);
    expect(subjects).toEqual([expect.stringMatching(/^Activate/), expect.stringMatching(/^Activeer/)]);
    expect(await execute(addPerson, anna, { ...nina, locale: "de" })).toMatchObject({ status: "invalid" });
  });

  test("who is here already, in any spelling, is not added again", async () => {
    const id = await added();
    const again = await execute(addPerson, anna, { ...nina, email: " NINA@nieuw.example " });
    expect(again).toMatchObject({ status: "refused", code: "existsHere", detail: { authorisationId: id } });
    expect(await rows()).toHaveLength(5);
    expect((await seen(id, { uitnodiging: "bestaat" })).told).toBe("exists");
  });

  test("the same form twice adds one person and sends one invitation", async () => {
    const request = { id: crypto.randomUUID(), ip: "", locale: "nl" as const, formKey: crypto.randomUUID() };
    const first = await execute(addPerson, anna, nina, request);
    expect(await execute(addPerson, anna, nina, request)).toEqual(first);
    expect((await mails()).filter(({ to }) => to === "nina@nieuw.example")).toHaveLength(1);
  });

  test("answers what the address asked, and only here", async () => {
    const place = { problem: "NO_ACCESS", status: "RECEIVED", reference: "H7K-3F9-2QX" } as const;
    const elsewhere = await anOrganisation();
    const asked = (at: string) =>
      changed((tx, now) =>
        tx.helpRequest.create({
          data: { ...place, organisationId: at, email: "nina@nieuw.example", createdAt: now, openedAt: now },
        }),
      );
    const here = await asked(organisationId);
    const there = await asked(elsewhere.organisationId);
    await added({ ...nina, helpRequestId: there.id });
    const { prisma } = await database();
    expect(await prisma.helpRequest.findUnique({ where: { id: here.id } })).toMatchObject({ status: "RESOLVED" });
    expect(await prisma.helpRequest.findUnique({ where: { id: there.id } })).toMatchObject({ status: "RECEIVED" });
    expect(await recordsOf("authorisation.add")).toMatchObject([{ after: { helpRequestIds: [here.id] } }]);
  });
});

describe("an invitation", () => {
  test("sent again puts a new link in place of the old, at most three times an hour", async () => {
    const id = await added();
    expect(await execute(resendInvitation, anna, { authorisationId: id })).toMatchObject({ status: "done" });
    const { prisma } = await database();
    const links = await prisma.oneTimeLink.findMany({ where: { authorisationId: id }, orderBy: { id: "asc" } });
    expect(links.map(({ replacedAt }) => replacedAt !== null)).toEqual([true, false]);
    expect((await seen(id, { uitnodiging: "verstuurd" })).told).toBe("sent");
    await execute(resendInvitation, anna, { authorisationId: id });
    await execute(resendInvitation, anna, { authorisationId: id });
    const last = await execute(resendInvitation, anna, { authorisationId: id });
    expect(last).toMatchObject({ status: "refused", code: "tooOften", detail: { until: expect.any(Date) as Date } });
    expect((await mails()).filter(({ to }) => to === "nina@nieuw.example")).toHaveLength(4);
    expect(await recordsOf("invitation.resend")).toHaveLength(3);
  });

  test("runs out after seven days, and then stands before the beheerder until it is sent again", async () => {
    const start = new Date();
    fixClock(start);
    const id = await added();
    const { prisma } = await database();
    fixClock(after(start, days(7) - 1000));
    anna = await signedInAgain();
    expect((await seen(id)).state).toBe("open");
    expect(await expiredInvitations(prisma, organisationId, 5, after(start, days(7) - 1000))).toEqual([]);
    fixClock(after(start, days(7)));
    expect((await seen(id)).state).toBe("expired");
    const [expired, ...more] = await expiredInvitations(prisma, organisationId, 5, after(start, days(7)));
    expect(more).toEqual([]);
    expect(expired).toMatchObject({ id, firstName: "Nina", expiredAt: after(start, days(7)) });
    await execute(resendInvitation, anna, { authorisationId: id });
    expect(await expiredInvitations(prisma, organisationId, 5, after(start, days(7)))).toEqual([]);
  });

  const signedInAgain = async () => {
    const { prisma } = await database();
    const own = await prisma.authorisation.findFirstOrThrow({
      where: { role: "ADMINISTRATOR" },
      orderBy: { id: "asc" },
    });
    return signedIn({ accountId: own.accountId, authorisationId: own.id });
  };

  test("revoked ends: no link works, the second beheerder reads that it is over, and it is recorded", async () => {
    const id = await added();
    const link = linkIn(await mails());
    expect(await execute(revokeInvitation, anna, { authorisationId: id })).toMatchObject({ status: "done" });
    expect(await theOne(id)).toMatchObject({ status: "WITHDRAWN" });
    const { prisma } = await database();
    expect(await prisma.oneTimeLink.count({ where: { authorisationId: id, replacedAt: null } })).toBe(0);
    const again = await execute(revokeInvitation, anna, { authorisationId: id });
    expect(again).toMatchObject({
      status: "refused",
      code: "ended",
      detail: { by: expect.stringContaining("Anna") as string },
    });
    expect(await execute(resendInvitation, anna, { authorisationId: id })).toMatchObject({ code: "ended" });
    expect(await execute(acceptInvitation, { kind: "visitor" }, { link })).toMatchObject({ code: "linkClosed" });
    expect((await seen(id, { uitnodiging: "ingetrokken" })).told).toBe("revoked");
    expect(await recordsOf("invitation.revoke")).toMatchObject([{ subjectId: id, before: { status: "PENDING" } }]);
  });

  const linkIn = (sent: readonly { text: string }[]) =>
    sent.map(({ text }) => /\/(?:activeren|uitnodiging)\/([\w-]+)/.exec(text)?.[1]).find(Boolean) ?? "";

  test("of who is active already is neither sent nor revoked", async () => {
    for (const command of [resendInvitation, revokeInvitation])
      expect(await execute(command, anna, { authorisationId: ids["bram"] })).toMatchObject({ code: "accepted" });
    expect(await mails()).toEqual([]);
  });

  test("is no colleague's affair, and no other organisation's", async () => {
    const elsewhere = await anOrganisation({ administrators: ["cees"] });
    const cees = await signedIn(elsewhere.person("cees"));
    for (const command of [resendInvitation, revokeInvitation]) {
      expect(await execute(command, bram, { authorisationId: ids["gerda"] })).toMatchObject({ status: "denied" });
      expect(await execute(command, cees, { authorisationId: ids["gerda"] })).toMatchObject({ status: "notFound" });
    }
    expect(await theOne(ids["gerda"] ?? "")).toMatchObject({ status: "PENDING" });
    expect(await mails()).toEqual([]);
  });

  test("is told of only when it has just happened", async () => {
    fixClock(after(new Date(), -hours(2)));
    anna = await signedInAgain();
    const id = await added();
    fixClock(null);
    anna = await signedInAgain();
    for (const code of ["toegevoegd", "verstuurd", "ingetrokken"])
      expect((await seen(id, { uitnodiging: code })).told).toBeNull();
  });
});
