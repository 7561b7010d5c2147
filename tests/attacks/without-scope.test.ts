import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Identity } from "#lib/platform/access/actor.ts";
import * as scopes from "#lib/platform/access/scope.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { after, days } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { anyone, onlySystem } from "#lib/platform/gate/command.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";
import { allCommands, idFieldsOf, sampleOf } from "#tests/support/samples.ts";

/**
 * Somebody forgets the scope in a store, everywhere at once: every member may see everything, says the application.
 * Anna tries each command on each row of another organisation. Only the database still stands in her way.
 */
const everything = { of: "everything" } as Scope;

/** What an organisation has in the tables that the database keeps apart. */
async function anotherOrganisation() {
  const { organisationId, person } = await anOrganisation({
    administrators: ["cees", "karel"],
    employees: ["hanna"],
    invited: ["gerda"],
  });
  const { authorisationId, accountId } = person("hanna");
  const startedById = person("cees").authorisationId;
  const whose = { organisationId, accountId, authorisationId };
  return changed(async (tx, now) => {
    const times = { createdAt: now, openedAt: now };
    const asked = { reference: "H7K-3F9-2QX", problem: "BLOCKED", status: "RECEIVED", ...times } as const;
    const stranger = { organisationId, email: "vreemd@elders.example", ...asked, problem: "NO_ACCESS" } as const;
    const change = { createdAt: now, expiresAt: after(now, days(1)), startedById, ...whose };
    const number = { kind: "MOBILE_NUMBER", newMobileNumber: "+31612349999", ...change } as const;
    const email = { kind: "EMAIL", newEmail: "hanna@elders.example", ...change } as const;
    const file = { fileName: "a.csv", fileHash: "x", status: "CHECKED", columns: {}, createdAt: now } as const;
    const bulkAct = { act: "block", options: {}, status: "PLANNED" } as const;
    return {
      authorisation: authorisationId,
      administrator: person("karel").authorisationId,
      invited: person("gerda").authorisationId,
      helpRequest: (await tx.helpRequest.create({ data: { ...whose, ...asked } })).id,
      stranger: (await tx.helpRequest.create({ data: stranger })).id,
      number: (await tx.accountChange.create({ data: number })).id,
      email: (await tx.accountChange.create({ data: email })).id,
      import: (await tx.import.create({ data: { ...file, organisationId, startedById } })).id,
      view: (
        await tx.savedView.create({
          data: { organisationId, authorisationId: startedById, name: "x", view: {}, createdAt: now },
        })
      ).id,
      bulkAct: (await tx.bulkAct.create({ data: { ...bulkAct, organisationId, startedById, createdAt: now } })).id,
    };
  });
}

const guarded = [
  "Authorisation",
  "HelpRequest",
  "AccountChange",
  "Import",
  "ImportRow",
  "BulkAct",
  "Account",
  "OneTimeLink",
];

async function everythingThere(): Promise<string> {
  const { prisma } = await database();
  const rows = guarded.map((name) =>
    prisma.$queryRawUnsafe(`SELECT to_jsonb(t) AS row FROM "${name}" t ORDER BY to_jsonb(t)::text`),
  );
  return JSON.stringify(await Promise.all(rows));
}

const ofMembers = (await allCommands()).filter(
  ({ may, input }) => may !== anyone && may !== onlySystem && idFieldsOf(input).length > 0,
);

let anna: Identity;
let ids: Record<string, string>;
let before: string;

beforeAll(async () => {
  await emptyDatabase();
  ids = await anotherOrganisation();
  const { person } = await anOrganisation({ administrators: ["anna", "bert"] });
  anna = await signedIn(person("anna"));
  before = await everythingThere();
  const { scopeOf } = scopes;
  vi.spyOn(scopes, "scopeOf").mockImplementation((actor) => (actor.kind === "member" ? everything : scopeOf(actor)));
});
afterAll(() => vi.restoreAllMocks());

describe("without any scope", () => {
  test.each(ofMembers.map((command) => [command.event, command] as const))(
    "%s finds nothing of another organisation, and changes nothing there",
    async (_, command) => {
      const { prisma } = await database();
      for (const id of Object.values(ids)) {
        await prisma.limit.deleteMany();
        const given = idFieldsOf(command.input).map((name) => [name, /Ids$/.test(name) ? [id] : id]);
        const reply = await execute(command, anna, { ...sampleOf(command.input), ...Object.fromEntries(given) });
        // Whoever sees everything is one of the staff, to whom such a command belongs.
        const outside = /^(staff|staff-note|evidence)\./.test(command.event) ? ["notFound", "denied"] : ["notFound"];
        expect(outside, JSON.stringify(reply)).toContain(reply.status);
      }
      expect(await everythingThere()).toBe(before);
    },
  );
});
