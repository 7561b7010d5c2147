import { afterEach, beforeEach, expect, test } from "vitest";
import { copyThere, ownCopy } from "#lib/features/base/copies/queries.ts";
import { disputing, myHistory } from "#lib/features/base/audit-log/queries.ts";
import { mySecurity } from "#lib/features/entrance/own-security/queries.ts";
import { portal } from "#lib/features/frame/shell/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { placesOf } from "#lib/platform/access/places.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { chooseOrganisation } from "#lib/platform/auth/choose-organisation.ts";
import { openSession } from "#lib/platform/auth/sessions.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { setAuthorisation } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aPerson, changed, signedIn } from "#tests/support/people.ts";

const now = new Date("2026-11-22T09:00:00.000Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(now);
});
afterEach(() => fixClock(null));

test("someone has a place where they may act now, with the role they act in, and no other", async () => {
  const email = "ivo@dubbel.example";
  const made = [];
  for (const name of ["Bakkerij", "Adviseurs", "Weg"]) {
    const { organisationId } = await anOrganisation({ name });
    made.push(await aPerson("ivo", { organisationId, email }));
  }
  const [bakery, advisers, left] = made;
  if (!bakery || !advisers || !left) throw new Error("nobody was made");
  await setAuthorisation(left, { status: "WITHDRAWN" });
  const [deputyFrom, deputyUntil] = [new Date("2026-11-20T00:00:00Z"), new Date("2026-12-20T00:00:00Z")];
  await setAuthorisation(bakery, { deputyFrom, deputyUntil });
  const { reader } = await database();
  const { accountId } = bakery;
  expect(await placesOf(reader, { accountId }, now)).toMatchObject([
    { organisation: "Adviseurs", authorisationId: advisers.authorisationId, role: "EMPLOYEE", isDeputy: false },
    { organisation: "Bakkerij", organisationId: bakery.organisationId, role: "EMPLOYEE", isDeputy: true },
  ]);
});

test("a session for one organisation reaches no other, whatever it names, and is never staff", async () => {
  const email = "ivo@dubbel.example";
  const [bakery, advisers] = [
    await aPerson("ivo", { ...(await anOrganisation({ name: "Bakkerij" })), email }),
    await aPerson("ivo", { ...(await anOrganisation({ name: "Adviseurs" })), email }),
  ];
  const { accountId } = bakery;
  const only = { accountId, way: "EHERKENNING", onlyOrganisationId: bakery.organisationId } as const;
  const opened = (authorisationId: string | null) =>
    changed((tx) => openSession(tx, { ...only, authorisationId }, now));
  const { prisma, reader } = await database();
  const actorIn = async (sessionId: string) => (await actorOf(reader, { kind: "session", sessionId })).actor;

  const sessionId = await opened(bakery.authorisationId);
  expect(await actorIn(sessionId)).toMatchObject({ kind: "member", organisationId: bakery.organisationId });
  const member = await actorIn(sessionId);
  if (member.kind !== "member") throw new Error(member.kind);
  expect(await placesOf(reader, member, now)).toMatchObject([{ organisation: "Bakkerij" }]);
  const { authorisationId } = advisers;
  const identity = { kind: "session", sessionId } as const;
  expect(await execute(chooseOrganisation, identity, { authorisationId })).toMatchObject({ status: "notFound" });

  // Of one's own things too it shows those of its organisation alone; a session of another way shows all.
  const everywhere = await signedIn(bakery);
  for (const { authorisationId: subjectId, organisationId } of [bakery, advisers]) {
    const record = { event: "authorisation.withdraw", outcome: "done", actorKind: "system", at: now } as const;
    await prisma.auditRecord.create({ data: { ...record, subjectId, organisationId } });
  }
  const ids = (await prisma.auditRecord.findMany({ where: { event: "authorisation.withdraw" } })).map(({ id }) => id);
  const seen = async (who: Identity) => {
    const [security, frame] = [await ask(mySecurity, who, {}), await ask(portal, who, {})];
    const history = await ask(myHistory, who, {});
    if (security.status !== "found" || frame.status !== "found" || history.status !== "found")
      throw new Error("nothing was shown");
    const { sessions } = security.value;
    const names = [...sessions, ...history.value.entries].map(({ organisation }) => organisation);
    const records = await Promise.all(ids.map((id) => ask(disputing, who, { id })));
    return { names, organisations: frame.value.organisations, records: records.map(({ status }) => status) };
  };
  // A copy of all one's own things is not for it at all.
  expect(await ask(ownCopy, identity, {})).toEqual({ status: "denied" });
  expect(await ask(copyThere, identity, {})).toMatchObject({ value: { mayTake: false } });
  expect((await ask(ownCopy, everywhere, {})).status).toBe("found");
  await signedIn(advisers);
  const [here, all] = [await seen(identity), await seen(everywhere)];
  expect(here).toMatchObject({ organisations: 1, records: ["found", "notFound"] });
  expect(here.names).not.toContain("Adviseurs");
  expect(all).toMatchObject({ organisations: 2, records: ["found", "found"] });
  expect(all.names).toContain("Adviseurs");

  // A row that names another organisation after all is nobody there.
  expect(await actorIn(await opened(advisers.authorisationId))).toMatchObject({ kind: "person" });

  const stays = await execute(chooseOrganisation, identity, { authorisationId: bakery.authorisationId });
  const next = stays.status === "done" ? stays.result.sessionId : "";
  expect(await prisma.session.findUnique({ where: { id: next } })).toMatchObject(only);

  await changed((tx) => tx.account.update({ where: { id: accountId }, data: { staffRoles: ["SERVICEDESK"] } }));
  expect(await actorIn(next)).toMatchObject({ kind: "member", organisationId: bakery.organisationId });
});
