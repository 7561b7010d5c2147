import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Identity } from "#lib/platform/access/actor.ts";
import * as scopes from "#lib/platform/access/scope.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { database } from "#lib/platform/db/client.ts";
import { anyone, onlySystem } from "#lib/platform/gate/command.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anotherOrganisation } from "#tests/support/elsewhere.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";
import { allCommands, idFieldsOf, sampleOf } from "#tests/support/samples.ts";

/**
 * Somebody forgets the scope in a store, everywhere at once: every member may see everything, says the application.
 * Anna tries each command on each row of another organisation. Only the database still stands in her way.
 */
const everything = { of: "everything" } as Scope;

const guarded = [
  "Authorisation",
  "HelpRequest",
  "AccountChange",
  "Import",
  "ImportRow",
  "BulkAct",
  "Account",
  "OneTimeLink",
  ...["Organisation", "OrganisationNumber", "Appointment", "OrganisationLoad", "StaffCase", "StaffView", "StaffNote"],
  ...["CallBackRequest", "Proposal", "SavedView", "Passkey", "KnownDevice", "Session", "AccessReview", "LegalHold"],
];

async function everythingThere(): Promise<string> {
  const { prisma } = await database();
  const rows = guarded.map((name) =>
    prisma.$queryRawUnsafe(`SELECT to_jsonb(t) AS row FROM "${name}" t ORDER BY to_jsonb(t)::text`),
  );
  return JSON.stringify(await Promise.all(rows));
}

/** What stands in the tables that the database keeps apart by organisation. */
const kept = new Set([
  ...["authorisation", "administrator", "invited", "helpRequest", "stranger", "newNumber", "newEmail", "import"],
  ...["bulkAct", "view"],
]);

const ofMembers = (await allCommands()).filter(
  ({ may, input }) => may !== anyone && may !== onlySystem && idFieldsOf(input).length > 0,
);

let anna: Identity;
let ids: Readonly<Record<string, string>>;
let before: string;

beforeAll(async () => {
  await emptyDatabase();
  ({ ids } = await anotherOrganisation());
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
      for (const [kind, id] of Object.entries(ids)) {
        await prisma.limit.deleteMany();
        const given = idFieldsOf(command.input).map((name) => [name, /Ids$/.test(name) ? [id] : id]);
        const reply = await execute(command, anna, { ...sampleOf(command.input), ...Object.fromEntries(given) });
        // Whoever sees everything is one of the staff, to whom such a command belongs.
        const isOfStaff = /^(staff|staff-note|evidence)\./.test(command.event);
        const said = isOfStaff ? ["notFound", "denied"] : ["notFound"];
        // What the database does not keep apart is found, and then the policy or a rule says no.
        const outside = kept.has(kind) ? said : ["notFound", "denied", "refused"];
        expect(outside, `${kind}: ${JSON.stringify(reply)}`).toContain(reply.status);
      }
      expect(await everythingThere()).toBe(before);
    },
  );
});
