import { beforeEach, expect, test } from "vitest";
import {
  appointAdministrator,
  handOverAdministration,
  removeAdministrator,
} from "#lib/features/administration/administrators/commands/roles.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { setAuthorisation } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, changed, signedIn } from "#tests/support/people.ts";

beforeEach(emptyDatabase);

async function office() {
  const { person, organisationId } = await anOrganisation({
    name: "De Linden",
    administrators: ["anna", "bert"],
    employees: ["dora", "bram"],
    invited: ["gerda"],
  });
  const about = (name: string) => ({ authorisationId: person(name).authorisationId });
  return { person, organisationId, about, anna: await signedIn(person("anna")), bert: await signedIn(person("bert")) };
}

type Office = Awaited<ReturnType<typeof office>>;

const commands = [appointAdministrator, removeAdministrator, handOverAdministration] as const;

async function roles({ organisationId }: Pick<Office, "organisationId">) {
  const { prisma } = await database();
  const rows = await prisma.authorisation.findMany({
    where: { organisationId, role: "ADMINISTRATOR" },
    select: { account: { select: { firstName: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ account }) => account.firstName);
}

const records = async (event: string, outcome = "done") =>
  (await database()).prisma.auditRecord.findMany({ where: { event, outcome } });

async function openSessions(accountId: string) {
  return (await database()).prisma.session.count({ where: { accountId, endedAt: null } });
}

test("a colleague who is made beheerder signs in again, and hears it with the other beheerders", async () => {
  const there = await office();
  const { person, about, anna } = there;
  await signedIn(person("dora"));
  expect(await execute(appointAdministrator, anna, about("dora"))).toMatchObject({ status: "done" });
  expect(await roles(there)).toEqual(["Anna", "Bert", "Dora"]);
  expect(await openSessions(person("dora").accountId)).toBe(0);
  expect(await records("administrator.appoint")).toMatchObject([
    { subjectId: person("dora").authorisationId, before: { role: "EMPLOYEE" }, after: { role: "ADMINISTRATOR" } },
  ]);
  const sent = await mails();
  expect(sent.map(({ to }) => to).sort()).toEqual([person("bert").email, person("dora").email].sort());
  expect(sent.find(({ to }) => to === person("dora").email)?.text).toContain(
    "Anna Testanna heeft je beheerder gemaakt",
  );
});

test("whoever comes second reads who was first", async () => {
  const { about, anna, bert } = await office();
  await execute(appointAdministrator, anna, about("dora"));
  expect(await execute(appointAdministrator, bert, about("dora"))).toMatchObject({
    status: "refused",
    code: "alreadyAdministrator",
    detail: { by: "Anna Testanna", person: "Dora Testdora" },
  });
});

test("a beheerder takes the role of another, whose sessions end", async () => {
  const there = await office();
  const { person, about, anna, bert } = there;
  expect(await execute(removeAdministrator, anna, about("bert"))).toMatchObject({ status: "done" });
  expect(await roles(there)).toEqual(["Anna"]);
  expect(await openSessions(person("bert").accountId)).toBe(0);
  expect((await mails()).map(({ to }) => to)).toEqual([person("bert").email]);
  expect(await execute(removeAdministrator, anna, about("bert"))).toMatchObject({ code: "notAdministrator" });
  expect((await execute(removeAdministrator, bert, about("anna"))).status).toBe("notFound");
});

test("the last beheerder without an end stays, whoever asks", async () => {
  const there = await office();
  const { person, about, bert } = there;
  await changed(async (tx, now) => {
    const { authorisationId: id } = person("bert");
    await tx.authorisation.update({ where: { id }, data: { validUntil: new Date(now.getTime() + days(30)) } });
  });
  expect(await execute(removeAdministrator, bert, about("anna"))).toMatchObject({ code: "lastAdministrator" });
  expect(await roles(there)).toEqual(["Anna", "Bert"]);
  expect(await mails()).toEqual([]);
  expect(await records("administrator.remove")).toEqual([]);
});

test("whatever makes somebody beheerder ends their sessions there, and no others", async () => {
  const { person, organisationId } = await office();
  const { email } = person("dora");
  const elsewhere = await anOrganisation();
  const there = await aPerson("dora", { organisationId: elsewhere.organisationId, email });
  const { prisma } = await database();
  const isOpen = async (session: Identity) => {
    const id = session.kind === "session" ? session.sessionId : "";
    return (await prisma.session.findUniqueOrThrow({ where: { id } })).endedAt === null;
  };
  const sessions = [await signedIn(person("dora")), await signedIn(there), await signedIn(person("bram"))];
  // By no command: only the row changes, as the next one that gives the role may have it.
  await setAuthorisation(person("dora"), { role: "ADMINISTRATOR" });
  expect(await Promise.all(sessions.map(isOpen))).toEqual([false, true, true]);
  const again = await signedIn(person("dora"));
  await setAuthorisation(person("dora"), { portals: [] });
  expect(await isOpen(again)).toBe(true);
  expect(await prisma.authorisation.count({ where: { organisationId, role: "ADMINISTRATOR" } })).toBe(3);
});

test("handing over makes one beheerder and ends another, in one act", async () => {
  const there = await office();
  const { person, about, anna } = there;
  expect(await execute(handOverAdministration, anna, about("dora"))).toMatchObject({ status: "done" });
  expect(await roles(there)).toEqual(["Bert", "Dora"]);
  expect(await records("administrator.hand-over")).toMatchObject([
    {
      subjectId: person("dora").authorisationId,
      before: { role: "EMPLOYEE" },
      after: { role: "ADMINISTRATOR", steppedDown: person("anna").authorisationId },
    },
  ]);
  expect((await mails()).map(({ to }) => to).sort()).toEqual([person("bert").email, person("dora").email].sort());
  // What Anna was is gone on the next request.
  expect((await execute(appointAdministrator, anna, about("bram"))).status).toBe("denied");
});

test("the only beheerder hands over to a colleague, and steps down for one who is beheerder already", async () => {
  const { person, about, anna, organisationId } = await office();
  await execute(handOverAdministration, anna, about("bert"));
  expect(await roles({ organisationId })).toEqual(["Bert"]);
  expect(await openSessions(person("bert").accountId)).toBe(1);
  const bert = await signedIn(person("bert"));
  expect(await execute(handOverAdministration, bert, about("dora"))).toMatchObject({ status: "done" });
  expect(await roles({ organisationId })).toEqual(["Dora"]);
});

test("nobody takes over who cannot: invited, blocked, or with an end", async () => {
  const there = await office();
  const { person, about, anna } = there;
  await changed(async (tx, now) => {
    await tx.account.update({
      where: { id: person("dora").accountId },
      data: { status: "BLOCKED", blockCause: "FREEZE" },
    });
    const validUntil = new Date(now.getTime() + days(30));
    for (const name of ["bram", "bert"])
      await tx.authorisation.update({ where: { id: person(name).authorisationId }, data: { validUntil } });
  });
  for (const command of [appointAdministrator, handOverAdministration]) {
    expect(await execute(command, anna, about("gerda"))).toMatchObject({ code: "notActive" });
    expect(await execute(command, anna, about("dora"))).toMatchObject({ code: "frozen" });
    expect(await execute(command, anna, about("bram"))).toMatchObject({ code: "hasEnd" });
  }
  expect(await execute(handOverAdministration, anna, about("bert"))).toMatchObject({ code: "hasEnd" });
  expect(await roles(there)).toEqual(["Anna", "Bert"]);
  expect(await mails()).toEqual([]);
});

test("of another organisation nobody is there", async () => {
  const { about } = await office();
  const { person } = await anOrganisation({ administrators: ["cees"] });
  const cees = await signedIn(person("cees"));
  for (const command of commands) expect((await execute(command, cees, about("dora"))).status).toBe("notFound");
});

test("nobody but a beheerder of their own may, and nobody about himself", async () => {
  const there = await office();
  const { person, about, anna } = there;
  await changed((tx, now) =>
    tx.authorisation.update({
      where: { id: person("bram").authorisationId },
      data: { deputyFrom: now, deputyUntil: new Date(now.getTime() + days(3)) },
    }),
  );
  const deputy = await signedIn(person("bram"));
  const dora = await signedIn(person("dora"));
  for (const command of commands) {
    expect((await execute(command, dora, about("bert"))).status).toBe("denied");
    expect((await execute(command, deputy, about("dora"))).status).toBe("denied");
    expect((await execute(command, anna, about("anna"))).status).toBe("denied");
  }
  expect(await roles(there)).toEqual(["Anna", "Bert"]);
  expect(await records("administrator.hand-over", "denied")).toHaveLength(3);
});

test("the own second factor must be fresh", async () => {
  const { about, anna } = await office();
  await changed((tx, now) => tx.session.updateMany({ data: { factorAt: new Date(now.getTime() - 6 * 60_000) } }));
  for (const command of commands) expect((await execute(command, anna, about("bert"))).status).toBe("stale");
});
