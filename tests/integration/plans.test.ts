import { beforeAll, describe, expect, test } from "vitest";
import { findAmongEveryone } from "#lib/features/administration/colleagues/store/everyone.ts";
import { listColleagues } from "#lib/features/administration/colleagues/store/list.ts";
import { expiredInvitations } from "#lib/features/administration/invitations/store.ts";
import { queuePage } from "#lib/features/appointment/onboarding/store.ts";
import { eventsOf } from "#lib/features/base/audit-log/rules.ts";
import { historyOf, logOf, ownHistory } from "#lib/features/base/audit-log/store/entries.ts";
import { staffLogOf } from "#lib/features/base/audit-log/store/staff.ts";
import { waitingNow } from "#lib/features/desk/today/store.ts";
import { atTheDoor } from "#lib/features/entrance/portals/store.ts";
import { portalOf } from "#lib/features/frame/shell/store.ts";
import {
  askingAmong,
  countOpen,
  escalatedRequests,
  openRequests,
} from "#lib/features/help/help-requests/store/reading.ts";
import { waitingProposals } from "#lib/features/insurer/proposals/store.ts";
import type { Member, Staff } from "#lib/platform/access/actor.ts";
import { actorOf } from "#lib/platform/access/actor-of.ts";
import { scopeOf } from "#lib/platform/access/scope.ts";
import { database } from "#lib/platform/db/client.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { sessions, worldSql } from "#scripts/bench/world.ts";
import { waitingSql, yearsSql } from "#scripts/bench/years.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { keptPlanOf, planOf } from "#tests/support/plans.ts";

const now = new Date();
const organisationId = "10000000-0000-7000-8000-000000000001";
const [accountId, authorisationId] = ["20000000-0000-7000-8000-000000000009", "30000000-0000-7000-8000-000000000009"];

const signedIn = { accountId, sessionId: sessions.beheerder, factorAt: now };
const anna: Member = {
  ...{ kind: "member", role: "ADMINISTRATOR", authorisationId, organisationId, isDeputy: false, restsUntil: null },
  ...signedIn,
};
const sara: Staff = { kind: "staff", roles: ["SERVICEDESK"], ...signedIn, accountId: sessions.staff };
const [here, everywhere] = [scopeOf(anna), scopeOf(sara)];

const place = { at: now, id: organisationId };
const atMost = 21;
const log = { organisationId, events: eventsOf(null), denials: "also", people: null, from: null, until: null } as const;
const staffLog = { events: eventsOf(null), onlyDenied: false, who: "", organisationIds: null, from: null, until: null };
const queue = { staffId: sessions.staff, atMost: 26, decidedSince: now, weekSince: now } as const;
const people = {
  organisationId,
  patterns: [],
  standing: null,
  sort: "name",
  after: null,
  atMost,
  countUpTo: 1000,
} as const;

/** What every page or many of them ask, by the tables of which they must never read everything. */
const hot: Record<string, (db: Reader) => Promise<unknown>> = {
  "who asks": (db) =>
    actorOf(db, { kind: "session", sessionId: sessions.beheerder }).catch(() => "there is no row to read"),
  "the frame of every page": (db) => portalOf(db, here, anna, now),
  "the list of colleagues": (db) => listColleagues(db, people, now),
  "a page deep in it": (db) =>
    listColleagues(db, { ...people, after: { sort: "name", key: "m", id: organisationId } }, now),
  "a search in it": (db) => listColleagues(db, { ...people, patterns: ["%zwaluw%"] }, now),
  "the staff's search among everyone": (db) =>
    findAmongEveryone(db, { patterns: ["%zwaluw%"], accessCode: "B7", atMost: 26 }, now),
  "open help requests": (db) => openRequests(db, here, { atMost }),
  "a later page of them": (db) => openRequests(db, here, { after: place, atMost }),
  "how many there are": (db) => countOpen(db, here),
  "those of one person": (db) => openRequests(db, here, { authorisationId }),
  "who of some asked": (db) => askingAmong(db, here, [authorisationId]),
  "what waits for the insurer's staff": (db) => escalatedRequests(db, everywhere, { after: null, atMost }, now),
  "a later page of that": (db) => escalatedRequests(db, everywhere, { after: place, atMost }, now),
  "how many of those": (db) => countOpen(db, everywhere, { escalated: true }),
  "what waits for a second person": (db) => waitingProposals(db, everywhere, sara, { after: null, atMost }, now),
  "the same in an organisation": (db) => waitingProposals(db, here, anna, { after: place, atMost }, now),
  "the queue of appointments": (db) => queuePage(db, { ...queue, show: "all", after: null }),
  "a later page of it": (db) => queuePage(db, { ...queue, show: "all", after: organisationId }),
  "what was decided": (db) => queuePage(db, { ...queue, show: "decided", after: null }),
  "an organisation's log": (db) => logOf(db, { ...log, after: null, atMost: 26 }),
  "an older page of it": (db) => logOf(db, { ...log, after: place, atMost: 26 }),
  "someone's history": (db) => historyOf(db, { authorisationId, organisationId, accountId }, 26),
  "one's own history": (db) => ownHistory(db, { accountId }, { after: null, atMost: 26 }),
  "the staff's log": (db) => staffLogOf(db, { ...staffLog, after: null, atMost: 26 }, true),
  "invitations that expired": (db) => expiredInvitations(db, organisationId, atMost, now),
};

/** The tables that grow with the portal, whoever asks. An organisation's own people may be read through. */
const growing =
  /Seq Scan on "(Account|Authorisation|AuditRecord|Session|OneTimeLink|HelpRequest|Appointment|AppointmentCheck|Proposal|PasswordTries|StaffCase|CallBackRequest)"/;

describe.runIf(process.env["TEST_ENGINE"] === "postgresql")(
  "with twenty thousand accounts and what years leave",
  () => {
    beforeAll(async () => {
      await emptyDatabase();
      const { migrating } = await database();
      await migrating(({ script }) =>
        script(
          worldSql({ accounts: 20_000, organisations: 400, inTheLargest: 500 }) +
            waitingSql(1_500) +
            yearsSql({ records: 40_000, organisations: 400 }),
        ),
      );
      return emptyDatabase;
    });

    test.each(Object.entries(hot))("%s is found by an index", async (_, read) => {
      expect(await planOf(read)).not.toMatch(growing);
    });

    test("what waits for staff is counted in the order of an index, no further than is said", async () => {
      const plan = await planOf((db) =>
        waitingNow(db, sara, ["requests", "calls", "cases", "appointments", "proposals"], now),
      );
      expect(plan).not.toMatch(growing);
      expect(plan).not.toMatch(/Sort|Bitmap/);
    });

    describe("when two have signed in so far, of whom statistics tell", () => {
      beforeAll(async () => {
        const { migrating } = await database();
        await migrating(({ script }) =>
          script(`
            SET LOCAL session_replication_role = replica;
            DELETE FROM "Session";
            INSERT INTO "Session" (id, "accountId", "factorAt", "createdAt", "lastSeenAt")
            SELECT gen_random_uuid(), id, now(), now(), now() FROM "Account" ORDER BY id LIMIT 2;
            ANALYZE "Session"`),
        );
      });

      test.each([
        ["who asks", undefined],
        ["who stands before a portal", atTheDoor],
      ])("%s is found row by row, each by its key", async (_, along) => {
        const identity = { kind: "session", sessionId: sessions.beheerder } as const;
        const plan = await keptPlanOf((db) => actorOf(db, identity, along).catch(() => "there is no row to read"));
        // In the order of an index up to its row, it would read half of all accounts.
        expect(plan).not.toMatch(/Merge|Hash/);
      });
    });
  },
);
