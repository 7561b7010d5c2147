import { beforeAll, describe, expect, test } from "vitest";
import { eventsOf, ownEvents, portalItself, staffEventsOf } from "#lib/features/base/audit-log/rules.ts";
import { logOf, ownHistory } from "#lib/features/base/audit-log/store/entries.ts";
import { staffLogOf } from "#lib/features/base/audit-log/store/staff.ts";
import { database } from "#lib/platform/db/client.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { planOf } from "#tests/support/plans.ts";

const organisationId = "10000000-0000-7000-8000-000000000007";
const accountId = "20000000-0000-7000-8000-000000000007";
const now = new Date();

/** 40,000 records of 100 organisations and as many people, without any people: only the log is asked about. */
const records = `
  INSERT INTO "AuditRecord" (id, at, event, outcome, "actorKind", "organisationId", "subjectId")
  SELECT gen_random_uuid(), clock_timestamp() - n * interval '1 minute', 'authorisation.unblock', 'done', 'system',
         ('10000000-0000-7000-8000-' || lpad((n % 100)::text, 12, '0'))::uuid,
         '20000000-0000-7000-8000-' || lpad((n % 100)::text, 12, '0')
  FROM generate_series(1, 40000) n;
  ANALYZE "AuditRecord";`;

describe.runIf(process.env["TEST_ENGINE"] === "postgresql")("among 40,000 records", () => {
  beforeAll(async () => {
    await emptyDatabase();
    const { migrating } = await database();
    await migrating(({ script }) => script(records));
  });

  const all = {
    organisationId,
    events: eventsOf(null),
    denials: "also",
    people: null,
    from: null,
    until: null,
  } as const;
  const person = { authorisationId: accountId, accountId, name: "" };

  test.each([
    ["the first page", {}],
    ["a deep page", { after: { at: now, id: organisationId } }],
    ["one group", { events: eventsOf("rights"), denials: "none" }],
    ["a period", { from: now, until: now }],
    ["one person", { people: [person] }],
  ] as const)("the log with %s reads by an index, and never a whole table", async (_, view) => {
    const plan = await planOf((db) => logOf(db, { ...all, after: null, atMost: 26, ...view }));
    expect(plan).toMatch(/AuditRecord_(organisationId|subjectId)_at_idx/);
    expect(plan).not.toMatch(/Seq Scan on "AuditRecord"/);
  });

  test("one's own history reads the newest by what they are about, and not all there are", async () => {
    expect(ownEvents.length).toBeGreaterThan(0);
    const plan = await planOf((db) => ownHistory(db, { accountId }, { after: null, atMost: 26 }));
    expect(plan).toMatch(/Index Scan Backward using "AuditRecord_subjectId_at_idx"/);
    expect(plan).not.toMatch(/(Seq|Heap) Scan on "AuditRecord"/);
  });

  const ofStaff = { ...all, events: staffEventsOf(null), onlyDenied: false, who: "", organisationIds: null };

  test.each([
    ["all of it", {}],
    ["a deep page", { after: { at: now, id: organisationId } }],
    ["what the portal did", { who: portalItself }],
    ["one of the staff", { who: accountId }],
    ["one organisation", { organisationIds: [organisationId] }],
  ] as const)("the staff's log with %s reads by an index", async (_, view) => {
    const plan = await planOf((db) => staffLogOf(db, { ...ofStaff, after: null, atMost: 26, ...view }, true));
    expect(plan).toMatch(/AuditRecord_(insurer|staff|organisationId_at)_idx/);
    expect(plan).not.toMatch(/Seq Scan on "AuditRecord"/);
  });
});
