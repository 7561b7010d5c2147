import { beforeEach, expect, test } from "vitest";
import { attention, firstSteps } from "#lib/features/administration/overview/queries.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { days } from "#lib/platform/durations.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aPerson, changed, signedIn } from "#tests/support/people.ts";
import { reallySignedIn } from "#tests/support/sign-in.ts";

const now = new Date("2026-11-22T10:00:00Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(now);
});

const look = async (who: Identity) => ask(firstSteps, who, {});
const nothing = { colleagues: false, list: false, administrator: false, canAppoint: false };

test("a beheerder who is alone begins with the first steps, once", async () => {
  const { organisationId, person } = await anOrganisation({ name: "Bakkerij Jansen", administrators: ["daan"] });
  const daan = person("daan");
  const first = await reallySignedIn(daan);
  expect(first.home).toBe("/beheer/eerste-stappen");
  expect(await look(first)).toMatchObject({ value: { organisation: "Bakkerij Jansen", done: nothing } });
  expect(await ask(attention, first, {})).toMatchObject({ value: { counts: { people: 1 } } });

  fixClock(new Date(now.getTime() + days(1)));
  expect((await reallySignedIn(daan)).home).toBe("/beheer");
  await aPerson("emma", { organisationId, email: "emma@bakkerij.example", active: false });
  expect(await ask(attention, await signedIn(daan), {})).toMatchObject({ value: { counts: { people: 2 } } });
});

test("who comes to where others are begins with the overview", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"], invited: ["gerda"] });
  expect((await reallySignedIn(person("anna"))).home).toBe("/beheer");
});

test("each step is ticked by what is so, of this organisation only", async () => {
  const { organisationId, person } = await anOrganisation({ administrators: ["daan"] });
  await anOrganisation({ administrators: ["anna", "bert"], employees: ["bram"] });
  const daan = await signedIn(person("daan"));
  expect(await look(daan)).toMatchObject({ value: { done: nothing } });
  const of = (first: string) => ({ organisationId, email: `${first}@bakkerij.example` });
  await aPerson("emma", { ...of("emma"), active: false });
  expect(await look(daan)).toMatchObject({ value: { done: { ...nothing, colleagues: true } } });
  const femke = await aPerson("femke", of("femke"));
  expect(await look(daan)).toMatchObject({ value: { done: { ...nothing, colleagues: true, canAppoint: true } } });
  await changed(async (tx, at) => {
    await tx.authorisation.update({ where: { id: femke.authorisationId }, data: { role: "ADMINISTRATOR" } });
    const file = { fileName: "lijst.csv", fileHash: "x", columns: {}, status: "DONE" } as const;
    const startedById = person("daan").authorisationId;
    await tx.import.create({ data: { ...file, organisationId, startedById, createdAt: at, finishedAt: at } });
  });
  expect(await look(daan)).toMatchObject({
    value: { done: { colleagues: true, list: true, administrator: true, canAppoint: true } },
  });
});

test("only a beheerder sees them", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"], employees: ["dora"] });
  expect(await look(await signedIn(person("dora")))).toEqual({ status: "denied" });
  expect(await look({ kind: "visitor" })).toEqual({ status: "denied" });
});
