import { beforeEach, expect, test } from "vitest";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { linkMarkOf, markOf, organisationOfLink, readMark } from "#lib/platform/access/made-for.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { chooseOrganisation } from "#lib/platform/auth/choose-organisation.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute, noRequest } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aPerson, signedIn } from "#tests/support/people.ts";

beforeEach(emptyDatabase);

const sofie = {
  ...{ initials: "S.", firstName: "Sofie", namePrefix: "", lastName: "Bos", email: "sofie@kantoor.example" },
  ...{ mobileNumber: "06 12340801", role: "EMPLOYEE", MKB: "on", invite: "now", validUntil: "" },
};

/** Ivo is beheerder of two offices, and signed in at the first. */
async function ivo() {
  const email = "ivo@dubbel.example";
  const [linden, bakery] = [await anOrganisation({ name: "De Linden" }), await anOrganisation({ name: "Bakkerij" })];
  const atLinden = await aPerson("ivo", { ...linden, email, role: "ADMINISTRATOR" });
  const atBakery = await aPerson("ivo", { ...bakery, email, role: "ADMINISTRATOR" });
  return { linden, bakery, atLinden, atBakery, session: await signedIn(atLinden) };
}

const markFor = async (identity: Identity) => {
  const { reader } = await database();
  return markOf((await actorOf(reader, identity)).actor) ?? "";
};

async function switched(from: Identity, { authorisationId }: { authorisationId: string }): Promise<Identity> {
  const reply = await execute(chooseOrganisation, from, { authorisationId });
  if (reply.status !== "done") throw new Error(reply.status);
  return { kind: "session", sessionId: reply.result.sessionId };
}

const send = (identity: Identity, mark: string) =>
  execute(addPerson, identity, sofie, { ...noRequest(), madeFor: readMark(mark) });

async function placesOfSofie(): Promise<string[]> {
  const { prisma } = await database();
  const found = await prisma.authorisation.findMany({ where: { account: { email: sofie.email } } });
  return found.map(({ organisationId }) => organisationId);
}

test("I open “Gebruiker toevoegen” for De Linden, switch to the bakery in another tab, and send: nobody is added", async () => {
  const { linden, atLinden, atBakery, session } = await ivo();
  const mark = await markFor(session);
  const elsewhere = await switched(session, atBakery);
  expect(await send(elsewhere, mark)).toEqual({ status: "elsewhere", organisationId: linden.organisationId });
  expect(await placesOfSofie()).toEqual([]);
  // Only after a switch back it is done, where the form said.
  expect((await send(await switched(elsewhere, atLinden), mark)).status).toBe("done");
  expect(await placesOfSofie()).toEqual([linden.organisationId]);
});

test("I leave the mark of the form out, or bend it: it does nothing at all", async () => {
  const { session, bakery } = await ivo();
  const mark = await markFor(session);
  const bent = mark.slice(0, -4) + (mark.endsWith("AAAA") ? "BBBB" : "AAAA");
  const written = Buffer.from(JSON.stringify([null, bakery.organisationId])).toString("base64url");
  for (const wrong of ["", bent, written, bakery.organisationId, linkMarkOf(bakery.organisationId)]) {
    expect(await send(session, wrong)).toEqual({ status: "unmarked" });
  }
  expect(await placesOfSofie()).toEqual([]);
});

test("I send a form that a colleague left open on this computer: it does nothing for me", async () => {
  const { linden, session } = await ivo();
  const anna = await aPerson("anna", { ...linden, email: "anna@delinden.example", role: "ADMINISTRATOR" });
  expect(await send(await signedIn(anna), await markFor(session))).toEqual({ status: "unmarked" });
  expect(await placesOfSofie()).toEqual([]);
});

test("I was taken out of the office of the form: it does nothing, and I cannot switch to it", async () => {
  const { atBakery, linden, session } = await ivo();
  const mark = await markFor(session);
  const stranger = await anOrganisation({ administrators: ["eve"] });
  const elsewhere = await switched(session, atBakery);
  const eve = await signedIn(stranger.person("eve"));
  expect(await send(eve, mark)).toEqual({ status: "unmarked" });
  const { authorisationId } = stranger.person("eve");
  expect(await execute(chooseOrganisation, elsewhere, { authorisationId })).toEqual({ status: "notFound" });
  expect(await placesOfSofie()).toEqual([]);
  expect(linden.organisationId).not.toBe(stranger.organisationId);
});

test("I write an organisation into a link myself: the portal does not know it", async () => {
  const { bakery } = await ivo();
  const mark = linkMarkOf(bakery.organisationId);
  expect(organisationOfLink(mark)).toBe(bakery.organisationId);
  const bent = mark.slice(0, -1) + (mark.endsWith("A") ? "B" : "A");
  for (const wrong of [bent, bakery.organisationId, mark.slice(0, 22), "", "é"])
    expect(organisationOfLink(wrong)).toBeNull();
});
