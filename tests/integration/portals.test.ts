import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ZodType } from "zod";
import { to } from "#lib/addresses.ts";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { reauthoriseColleague } from "#lib/features/administration/authorisations/commands/reauthorising.ts";
import { changeAuthorisationRights, undoRights } from "#lib/features/administration/authorisations/commands/rights.ts";
import { colleague, reauthorising, restricting, telling } from "#lib/features/administration/authorisations/queries.ts";
import { Facts } from "#lib/features/administration/authorisations/ui/colleague.tsx";
import { ReauthoriseForm } from "#lib/features/administration/authorisations/ui/reauthorise.tsx";
import { RightsForm } from "#lib/features/administration/authorisations/ui/rights.tsx";
import { LastAct } from "#lib/features/administration/authorisations/ui/last-act.tsx";
import { colleagues, exported } from "#lib/features/administration/colleagues/queries.ts";
import { Colleagues } from "#lib/features/administration/colleagues/ui/colleagues.tsx";
import { Search } from "#lib/features/administration/colleagues/ui/search.tsx";
import { sheetOf } from "#lib/features/administration/colleagues/ui/sheet.tsx";
import { oneImport } from "#lib/features/administration/imports/queries.ts";
import { templateRows } from "#lib/features/administration/imports/rules/sheets.ts";
import { CheckForm } from "#lib/features/administration/imports/ui/check.tsx";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { newColleague } from "#lib/features/administration/invitations/queries.ts";
import { AddForm } from "#lib/features/administration/invitations/ui/add-form.tsx";
import { log } from "#lib/features/base/audit-log/queries.ts";
import { sentenceOf } from "#lib/features/base/audit-log/rules.ts";
import { mine } from "#lib/features/entrance/sign-in/queries.ts";
import { Mine } from "#lib/features/entrance/sign-in/ui/mine.tsx";
import { changeOrganisation, createOrganisation } from "#lib/features/insurer/organisations/commands/facts.ts";
import { editing } from "#lib/features/insurer/organisations/queries.ts";
import { ChangeForm, CreateForm } from "#lib/features/insurer/organisations/ui/facts-form.tsx";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { servicedesk } from "#lib/platform/contact.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { database, useDatabase } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import type { Query } from "#lib/platform/gate/query.ts";
import { givenPortals, portalName, usePortals } from "#lib/platform/portals.ts";
import * as settings from "#lib/platform/settings.ts";
import { phoneCell } from "#lib/platform/spreadsheet.ts";
import { openMigrated } from "#scripts/open-portal.ts";
import { anOffice, authorisationOf } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aCsv, uploaded } from "#tests/support/imports.ts";
import { mails } from "#tests/support/outbox.ts";
import { aStaffMember, changed, signedIn, type TestPerson } from "#tests/support/people.ts";
import { claims, portalsFile, seeds } from "#tests/support/portals.ts";

const start = new Date("2026-07-01T09:00:00Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});

afterEach(() => {
  vi.restoreAllMocks();
  usePortals();
});

/** Starts as the web process and the worker do, with this file; gives why not, and whether the database was closed. */
async function startsWith(portals: readonly object[]) {
  const given = { ...settings.readSettings({ APP_ENV: "test" }), PORTALS_FILE: portalsFile(portals) };
  vi.spyOn(settings, "settings").mockReturnValue(given);
  const working = await database();
  const close = vi.fn(() => Promise.resolve());
  useDatabase({ ...working, close });
  try {
    return await openMigrated().then(
      () => ({ sentence: null, closed: close.mock.calls.length }),
      ({ message }: Error) => ({
        sentence: message.replace(given.PORTALS_FILE, "FILE"),
        closed: close.mock.calls.length,
      }),
    );
  } finally {
    useDatabase(working);
  }
}

async function seen<I extends ZodType, R>(query: Query<I, R>, who: Identity, input: object = {}) {
  const answer = await ask(query, who, input);
  if (answer.status !== "found") throw new Error(answer.status);
  return answer.value;
}

const shown = (element: ReactElement) => renderToStaticMarkup(element).replace(/<[^>]+>/g, " ");
const boxesIn = (element: ReactElement) =>
  [...renderToStaticMarkup(element).matchAll(/<input [^>]*type="checkbox"[^>]*>/g)].map(
    ([box]) => `${/name="(\w+)"/.exec(box)?.[1] ?? ""}${box.includes("checked") ? "*" : ""}`,
  );

const locale = "nl";
const requestKey = "x".repeat(20);

/** An office that has all three, with Dora who has the third one. */
async function officeWithClaims() {
  expect(await startsWith([...seeds, claims])).toEqual({ sentence: null, closed: 0 });
  const office = await anOffice();
  const [anna, { dora, organisationId }] = [office.as("anna"), office];
  const otto = await signedIn(await aStaffMember("otto", "ONBOARDING"));
  const { authorisationId } = dora;
  const all = { organisationId, name: "De Linden", MKB: "on", MY_ALLIANZ_BROKER: "on", SCHADE: "on" };
  return { anna, dora, bert: office.person("bert"), otto, organisationId, authorisationId, all };
}

const rights = (who: Identity, { authorisationId }: TestPerson, typed: object, seen = "") =>
  execute(changeAuthorisationRights, who, { authorisationId, seen, ...typed });

const lastLine = async (who: Identity) => {
  const { entries } = await seen(log, who);
  return entries.map((entry) => sentenceOf(locale, entry))[0];
};

test("a third portal is one entry, and shows in every form, list, file, mail and sentence", async () => {
  const { anna, dora, bert, otto, organisationId, authorisationId, all } = await officeWithClaims();
  expect(boxesIn(createElement(CreateForm, { locale, requestKey }))).toEqual(["MKB*", "MY_ALLIANZ_BROKER*", "SCHADE*"]);
  for (const opened of [{ ...all, SCHADE: undefined }, all])
    expect(await execute(changeOrganisation, otto, opened)).toMatchObject({ status: "done" });
  const told = (await mails()).filter(({ to }) => to === bert.email).map(({ text }) => text);
  expect(told.map((letter) => /(Weg|Erbij): schadeportaal\./.exec(letter)?.[1])).toEqual(["Weg", "Erbij"]);
  const organisation = await seen(editing, otto, { id: organisationId });
  expect(boxesIn(createElement(ChangeForm, { locale, requestKey, organisation }))).toContain("SCHADE*");

  const person = await seen(restricting, anna, { id: authorisationId });
  const form = createElement(RightsForm, { locale, person, requestKey });
  expect(boxesIn(form)).toEqual(["MKB*", "MY_ALLIANZ_BROKER", "SCHADE"]);
  expect(shown(form)).toMatch(/schadeportaal.*Schades melden\./);
  expect(await rights(anna, dora, { MKB: "on", SCHADE: "on" })).toMatchObject({ status: "done" });
  expect(await authorisationOf(dora)).toMatchObject({ portals: ["MKB", "SCHADE"] });
  expect(await lastLine(anna)).toMatch(/wijzigde de rechten van .*: schadeportaal erbij\.$/);
  const { told: outcome } = await seen(telling, anna, { melding: "rights", wie: authorisationId });
  expect(shown(createElement(LastAct, { locale, told: outcome, back: to.overview() }))).toContain("schadeportaal");

  const page = await seen(colleagues, anna, { portaal: "schade" });
  expect(page.people.map(({ id }) => id)).toEqual([authorisationId]);
  expect(shown(createElement(Colleagues, { locale, page }))).toContain("mkb-portal, schadeportaal");
  expect(renderToStaticMarkup(createElement(Search, { locale, page }))).toContain(
    '<option value="schade" selected="">schadeportaal</option>',
  );
  const { people } = await seen(exported, anna, { soort: "csv", portaal: "schade" });
  expect(sheetOf("en", people, phoneCell).rows[0]).toContain("mkb-portal, claims portal");

  const adding = await seen(newColleague, anna);
  expect(shown(createElement(AddForm, { locale, page: adding, requestKey }))).toContain("schadeportaal");
  const nina = { firstName: "Nina", lastName: "Bos", email: "nina@nieuw.example", SCHADE: "on", invite: "later" };
  expect(await execute(addPerson, anna, nina)).toMatchObject({ status: "done" });

  const file = ["Els;Vos;els@x.example;0612345678", "Jan;Pek;jan@x.example;0612345679"];
  const importId = await uploaded(anna, aCsv(...file));
  const checking = await seen(oneImport, anna, { id: importId });
  expect(shown(createElement(CheckForm, { locale, page: checking, requestKey }))).toContain("schadeportaal");
  expect(templateRows(givenPortals().map((key) => portalName(locale, key)))[1]).toContain(
    "mkb-portal, MyAllianzBroker, schadeportaal",
  );
  const own = await seen(mine, await signedIn(dora));
  expect(renderToStaticMarkup(createElement(Mine, { locale, mine: own }))).toContain(`href="${claims.address}"`);
});

test("one that ended stays readable, and nobody gets it", async () => {
  const { anna, dora, bert, otto, organisationId, authorisationId, all } = await officeWithClaims();
  await execute(changeOrganisation, otto, all);
  await rights(anna, dora, { MKB: "on", SCHADE: "on" });
  expect(await startsWith([...seeds, { ...claims, retired: true }])).toEqual({ sentence: null, closed: 0 });
  fixClock(after(start, minutes(20)));
  const ended = "schadeportaal (gestopt)";

  const facts = await seen(colleague, anna, { id: authorisationId });
  expect(shown(createElement(Facts, { locale, person: facts }))).toContain(`mkb-portal, ${ended}`);
  expect(shown(createElement(Facts, { locale: "en", person: facts }))).toContain("claims portal (ended)");
  expect(await lastLine(anna)).toContain(`${ended} erbij`);
  const page = await seen(colleagues, anna, { portaal: "schade" });
  expect(shown(createElement(Colleagues, { locale, page }))).toContain(`mkb-portal, ${ended}`);
  const own = await seen(mine, await signedIn(dora));
  const ownPage = renderToStaticMarkup(createElement(Mine, { locale, mine: own }));
  expect([ownPage.includes(ended), ownPage.includes(claims.address)]).toEqual([true, false]);

  // Whoever has it sees it in the form, and may keep it or lose it; another is not offered it and does not get it.
  const ofDora = await seen(restricting, anna, { id: authorisationId });
  expect(boxesIn(createElement(RightsForm, { locale, person: ofDora, requestKey }))).toEqual([
    ...["MKB*", "MY_ALLIANZ_BROKER", "SCHADE*"],
  ]);
  const ofBert = await seen(restricting, anna, { id: bert.authorisationId });
  expect(boxesIn(createElement(RightsForm, { locale, person: ofBert, requestKey }))).not.toContain("SCHADE");
  expect(await rights(anna, bert, { MKB: "on", SCHADE: "on" })).toMatchObject({
    ...{ status: "refused", code: "portalRetired" },
  });
  const keeps = await rights(anna, dora, { MY_ALLIANZ_BROKER: "on", SCHADE: "on" }, start.toISOString());
  expect(keeps).toMatchObject({ status: "done" });
  expect(await authorisationOf(dora)).toMatchObject({ portals: ["MY_ALLIANZ_BROKER", "SCHADE"] });
  expect(await execute(undoRights, anna, { authorisationId })).toMatchObject({ status: "done" });
  expect(await authorisationOf(dora)).toMatchObject({ portals: ["MKB", "SCHADE"] });
  const { rightsChangedAt } = await authorisationOf(dora);
  const loses = await rights(anna, dora, { MKB: "on" }, rightsChangedAt?.toISOString());
  expect(loses).toMatchObject({ status: "done" });
  expect(await execute(undoRights, anna, { authorisationId })).toMatchObject({ code: "nothingToPutBack" });
  expect(await authorisationOf(dora)).toMatchObject({ portals: ["MKB"] });

  // Nor does anyone who is new, comes from a file, or comes back.
  const adding = await seen(newColleague, anna);
  expect(shown(createElement(AddForm, { locale, page: adding, requestKey }))).not.toContain("schadeportaal");
  const nina = { firstName: "Nina", lastName: "Bos", email: "nina@nieuw.example", SCHADE: "on", invite: "later" };
  expect(await execute(addPerson, anna, nina)).toEqual({ status: "invalid", errors: { portals: ["portalRetired"] } });
  const importId = await uploaded(anna, {
    ...aCsv(),
    bytes: Buffer.from("Voornaam;Achternaam;E-mail;Portalen\r\nEls;Vos;els@x.example;schadeportaal"),
  });
  const wrong = await seen(oneImport, anna, { id: importId });
  expect(shown(createElement(CheckForm, { locale, page: wrong, requestKey }))).toContain(
    "Dit portaal is gestopt. Haal het weg.",
  );
  await rights(anna, bert, {});
  await execute(withdrawAuthorisation, anna, { authorisationId, reason: "LEFT" });
  const back = await seen(reauthorising, anna, { id: authorisationId });
  const again = createElement(ReauthoriseForm, { locale, person: back, desk: servicedesk(locale), requestKey });
  expect(boxesIn(again)).toEqual(["MKB*", "MY_ALLIANZ_BROKER"]);
  expect(await execute(reauthoriseColleague, anna, { authorisationId, SCHADE: "on" })).toEqual({
    ...{ status: "invalid", errors: { portals: ["portalRetired"] } },
  });

  // The insurer's people neither: an organisation that has it may keep it, a new one is not offered it.
  expect(boxesIn(createElement(CreateForm, { locale, requestKey }))).toEqual(["MKB*", "MY_ALLIANZ_BROKER*"]);
  const bakery = { kind: "BUSINESS", name: "Bakkerij", numbers: "10099", kvkNumber: "", SCHADE: "on" };
  expect(await execute(createOrganisation, otto, bakery)).toMatchObject({ errors: { portals: ["portalRetired"] } });
  const organisation = await seen(editing, otto, { id: organisationId });
  expect(boxesIn(createElement(ChangeForm, { locale, requestKey, organisation }))).toContain("SCHADE*");
  await changed((tx, now) => tx.session.updateMany({ data: { factorAt: now } }));
  expect(await execute(changeOrganisation, otto, { ...all, name: "De Eik" })).toMatchObject({ status: "done" });
  expect(await execute(changeOrganisation, otto, { ...all, SCHADE: undefined })).toMatchObject({ status: "done" });
  expect(await execute(changeOrganisation, otto, all)).toMatchObject({ status: "refused", code: "portalRetired" });
});

test("taking one out that rights refer to stops the start, and not once nothing does", async () => {
  const { anna, dora, otto, all, organisationId } = await officeWithClaims();
  await execute(changeOrganisation, otto, all);
  await rights(anna, dora, { MKB: "on", SCHADE: "on" });
  expect(await startsWith(seeds)).toEqual({
    sentence:
      "The portal SCHADE is not in FILE, but rights refer to it (organisations: 1, people: 1); put it back there, and mark it as retired if it ended.",
    closed: 1,
  });
  usePortals();
  expect(await execute(changeOrganisation, otto, { ...all, organisationId, SCHADE: undefined })).toMatchObject({
    status: "done",
  });
  expect(await startsWith(seeds)).toEqual({ sentence: null, closed: 0 });
  // What was given in the past stays in the log, by its key.
  expect((await seen(log, anna)).entries.map((entry) => sentenceOf(locale, entry)).join()).toContain("SCHADE erbij");
});

test.runIf(process.env["TEST_ENGINE"] === "postgresql")("the worker says the same, and ends", async () => {
  const { dora } = await officeWithClaims();
  const { prisma } = await database();
  await prisma.$executeRaw`ALTER TABLE "Authorisation" DISABLE TRIGGER USER`;
  await prisma.authorisation.update({ where: { id: dora.authorisationId }, data: { portals: ["SCHADE"] } });
  await prisma.$executeRaw`ALTER TABLE "Authorisation" ENABLE TRIGGER USER`;
  const [row] = await prisma.$queryRaw<{ name: string }[]>`SELECT current_database()::text AS name`;
  const url = new URL(process.env["TEST_DATABASE_URL"] ?? "");
  url.pathname = `/${row?.name}`;
  const worker = spawn(process.execPath, ["--conditions=react-server", "scripts/worker.ts"], {
    env: { ...process.env, APP_ENV: "test", DATABASE_URL: url.href, PORTALS_FILE: portalsFile(seeds) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = text(worker.stderr);
  expect(await once(worker, "exit")).toEqual([1, null]);
  expect(await said).toMatch(
    /^The portal SCHADE is not in .*portals\.json, but rights refer to it .*people: 1\); put it back .*\.\n$/,
  );
});
