import { beforeAll, describe, expect, test } from "vitest";
import type { Identity } from "#lib/platform/access/actor.ts";
import { after, days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { onlySystem } from "#lib/platform/gate/command.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute, noRequest } from "#lib/platform/gate/execute.ts";
import { isOfAPlace } from "#lib/platform/gate/objections.ts";
import type { RequestFacts } from "#lib/platform/gate/request.ts";
import { hashOf } from "#lib/platform/secrets.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aPerson, changed, signedIn } from "#tests/support/people.ts";
import { allCommands, allQueries, idFieldsOf, sampleOf } from "#tests/support/samples.ts";
import { anAppointment } from "#tests/support/waiting-appointments.ts";

const actor = {
  kind: "member",
  accountId: "a",
  authorisationId: "a",
  organisationId: "A",
  role: "ADMINISTRATOR",
  isDeputy: false,
  restsUntil: null,
  sessionId: "s",
  factorAt: new Date(0),
} as const;
const visitor = { kind: "visitor" } as const;

const secret = "S".repeat(43);
const place = { locale: "nl", problem: "BLOCKED", status: "RECEIVED", reference: "H7K-3F9-2QX" } as const;

/** Whose names no one elsewhere may read. */
const theirs = ["hanna", "gerda", "cees", "Bakkerij"];

/** Everything an organisation can have, by what it is. */
async function anOrganisationWithEverything(): Promise<Record<string, string>> {
  const { organisationId, person } = await anOrganisation({
    name: "Bakkerij Jansen",
    administrators: ["cees", "karel"],
    employees: ["hanna"],
    invited: ["gerda"],
  });
  const { authorisationId, accountId } = person("hanna");
  const startedById = person("cees").authorisationId;
  const { prisma } = await database();
  const record = await prisma.auditRecord.create({
    data: {
      at: new Date(),
      event: "name.change",
      outcome: "done",
      actorKind: "member",
      organisationId,
      subjectId: authorisationId,
    },
  });
  const appointment = await anAppointment({ companyName: "Bakkerij Jansen" });
  return changed(async (tx, now) => {
    const later = after(now, days(1));
    const whose = { organisationId, accountId, authorisationId };
    const request = await tx.helpRequest.create({ data: { ...place, ...whose, createdAt: now, openedAt: now } });
    const change = await tx.accountChange.create({
      data: {
        kind: "MOBILE_NUMBER",
        newMobileNumber: "+31612349999",
        ...whose,
        startedById,
        createdAt: now,
        expiresAt: later,
      },
    });
    const file = { fileName: "a.csv", fileHash: "x", status: "CHECKED" as const, columns: {} };
    const made = await tx.import.create({ data: { ...file, organisationId, startedById, createdAt: now } });
    await tx.importRow.create({ data: { importId: made.id, number: 2, cells: { lastName: "Bakkerij" } } });
    const opened = { kind: "FREEZE" as const, reference: "H7K-3F9-2QY", accountId, organisationId, openedAt: now };
    const staffCase = await tx.staffCase.create({ data: opened });
    const link = { purpose: "ACTIVATE" as const, accountId: person("gerda").accountId, hash: hashOf(secret) };
    await tx.oneTimeLink.create({ data: { ...link, createdAt: now, expiresAt: later } });
    return {
      organisation: organisationId,
      account: accountId,
      authorisation: authorisationId,
      administrator: person("karel").authorisationId,
      invited: person("gerda").authorisationId,
      helpRequest: request.id,
      change: change.id,
      import: made.id,
      staffCase: staffCase.id,
      appointment,
      record: record.id,
    };
  });
}

/** All that is theirs, but for the records of attempts. */
async function everythingTheirs(): Promise<string> {
  const { prisma } = await database();
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = current_schema() AND tablename NOT IN ('_prisma_migrations', 'Limit', 'AuditRecord')
    ORDER BY 1`;
  const rows: (string | unknown[])[] = [];
  for (const { name } of tables)
    rows.push(
      name,
      await prisma.$queryRawUnsafe(`SELECT to_jsonb(t) AS row FROM ${name} t ORDER BY to_jsonb(t)::text`),
    );
  const isTheirs = (row: unknown) => Object.values(ids).some((id) => JSON.stringify(row).includes(id));
  return JSON.stringify(rows.map((each) => (typeof each === "string" ? each : each.filter(isTheirs))));
}

/** What it may name is not what it is about: someone is added to one's own organisation, whatever request it says. */
const names = ["authorisation.add"];

const commands = (await allCommands()).filter(({ input, may }) => may !== onlySystem && idFieldsOf(input).length > 0);
const queries = (await allQueries()).filter(
  ([, { may, input }]) => may(actor) && !may(visitor) && idFieldsOf(input).length > 0,
);

/** What matters for which organisation one acts, of all that a person can do. */
const ofAPlace = commands.filter(isOfAPlace);

let anna: Identity;
let ivo: { readonly session: Identity; readonly accountId: string; readonly here: string; readonly there: string };
let ids: Record<string, string>;

beforeAll(async () => {
  await emptyDatabase();
  ids = await anOrganisationWithEverything();
  const { person } = await anOrganisation({ name: "De Linden", administrators: ["anna", "bert"] });
  anna = await signedIn(person("anna"));
  const twice = { email: "ivo@dubbel.example", role: "ADMINISTRATOR" } as const;
  const there = await aPerson("ivo", { ...twice, organisationId: ids["organisation"] ?? "" });
  const here = await aPerson("ivo", { ...twice, organisationId: person("anna").organisationId });
  ivo = {
    session: await signedIn(here),
    accountId: here.accountId,
    here: here.organisationId,
    there: there.organisationId,
  };
});

test("there is something to try", () => {
  expect(commands.length).toBeGreaterThan(20);
  expect(queries.length).toBeGreaterThan(3);
});

describe("of another organisation", () => {
  test.each(commands.map((command) => [command.event, command] as const))(
    "%s finds nothing and changes nothing, whatever id it is given",
    async (_, command) => {
      const before = await everythingTheirs();
      for (const id of Object.values(ids)) {
        const given = Object.fromEntries(
          idFieldsOf(command.input).map((name) => [name, /Ids$/.test(name) ? [id] : id]),
        );
        const input = { ...sampleOf(command.input), ...given };
        const reply = await execute(command, anna, input);
        const isUnderstood = reply.status !== "invalid";
        expect({ isUnderstood, reply }).toMatchObject({ isUnderstood: true });
        if (!names.includes(command.event)) expect(["notFound", "denied", "limited"]).toContain(reply.status);
      }
      expect(await everythingTheirs()).toBe(before);
    },
  );

  test.each(queries)("%s shows nothing, whatever id it is given", async (_, query) => {
    for (const id of Object.values(ids)) {
      const given = Object.fromEntries(idFieldsOf(query.input).map((name) => [name, id]));
      const answer = await ask(query, anna, { ...sampleOf(query.input), ...given });
      const shown = JSON.stringify(answer).toLowerCase();
      expect(theirs.filter((name) => shown.includes(name.toLowerCase()))).toEqual([]);
    }
  });
});

describe("of two organisations of one person", () => {
  test("there is something to try", () => expect(ofAPlace.length).toBeGreaterThan(20));

  test.each(ofAPlace.map((command) => [command.event, command] as const))(
    "%s does nothing by a form of the one while its sender acts for the other, nor by a form that does not say",
    async (_, command) => {
      const { session, accountId, here, there } = ivo;
      const before = await everythingTheirs();
      for (const id of Object.values(ids)) {
        const given = Object.fromEntries(
          idFieldsOf(command.input).map((name) => [name, /Ids$/.test(name) ? [id] : id]),
        );
        const input = { ...sampleOf(command.input), ...given };
        const by = (madeFor: RequestFacts["madeFor"]) =>
          execute(command, session, input, { ...noRequest(), ...(madeFor !== undefined && { madeFor }) });
        expect(await by({ accountId, organisationId: there })).toEqual({ status: "elsewhere", organisationId: there });
        expect(await by(null)).toEqual({ status: "unmarked" });
        expect(await by({ accountId: ids["account"] ?? "", organisationId: here })).toEqual({ status: "unmarked" });
      }
      expect(await everythingTheirs()).toBe(before);
    },
  );
});
