import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import {
  appointAdministrator,
  removeAdministrator,
} from "#lib/features/administration/administrators/commands/roles.ts";
import { appoint, remove } from "#lib/features/administration/administrators/rules.ts";
import { blockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { reauthoriseColleague } from "#lib/features/administration/authorisations/commands/reauthorising.ts";
import { unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { block, unblock } from "#lib/features/administration/authorisations/blocking/rules.ts";
import { reauthorise, withdraw } from "#lib/features/administration/authorisations/rules/ending.ts";
import { resendInvitation, revokeInvitation } from "#lib/features/administration/invitations/commands/inviting.ts";
import { resend, revoke } from "#lib/features/administration/invitations/rules.ts";
import { choosePassword, confirmPassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { linkLastsMs } from "#lib/features/entrance/password-links/rules.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, days, hours } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import type { AnyCommand } from "#lib/platform/gate/command.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, changed, password, signedIn, type TestPerson } from "#tests/support/people.ts";
import { aRequest, codesSentTo, lastLink, visitor } from "#tests/support/sign-in.ts";

afterEach(() => fixClock(null));

const people = ["anna", "bert", "dora", "gerda"] as const;
type Who = (typeof people)[number];

/** What the model knows of one person: their account, their authorisation, and until when an invitation works. */
type Person = {
  accountStatus: "INVITED" | "ACTIVE" | "BLOCKED";
  blockCause: "WRONG_TRIES" | "FREEZE" | "STAFF" | null;
  authorisationStatus: "PENDING" | "ACTIVE" | "BLOCKED" | "WITHDRAWN" | "EXPIRED";
  role: "ADMINISTRATOR" | "EMPLOYEE";
  invitedUntil: Date | null;
};
type World = Record<Who, Person>;

const begin = new Date("2026-03-02T08:00:00Z");
const active = {
  accountStatus: "ACTIVE",
  blockCause: null,
  authorisationStatus: "ACTIVE",
  invitedUntil: null,
} as const;
const newWorld = (): World => ({
  anna: { ...active, role: "ADMINISTRATOR" },
  bert: { ...active, role: "ADMINISTRATOR" },
  dora: { ...active, role: "EMPLOYEE" },
  gerda: { ...active, accountStatus: "INVITED", authorisationStatus: "PENDING", role: "EMPLOYEE" },
});

const nobody = { at: null, byId: null, by: "" };
const rights = { portals: ["MKB"], validUntil: null } as const;

const standingOf = ({ accountStatus, blockCause, authorisationStatus, role }: Person) => ({
  account: { status: accountStatus, blockCause, waitUntil: null },
  authorisation: { status: authorisationStatus, role, validUntil: null },
});

type Outcome = { readonly refused: string } | Partial<Person>;
type Seen = { readonly person: Person; readonly others: number; readonly now: Date };

const isPermanent = ({ role, authorisationStatus }: Person) =>
  role === "ADMINISTRATOR" && authorisationStatus === "ACTIVE";

/** What a beheerder can do, and what the pure rules make of it. */
const acts: Record<string, { command: AnyCommand; input?: object; predict(seen: Seen): Outcome }> = {
  block: {
    command: blockAuthorisation,
    input: { reason: "OTHER" },
    predict: ({ person, others, now }) => asPerson(block(standingOf(person).authorisation, nobody, others, now)),
  },
  unblock: {
    command: unblockAuthorisation,
    predict({ person, now }) {
      const outcome = unblock(standingOf(person), now);
      if ("refused" in outcome) return outcome;
      if (outcome.lifted.length === 0) return { refused: "notBlocked" };
      return {
        ...(outcome.lifted.includes("AUTHORISATION") && { authorisationStatus: "ACTIVE" as const }),
        ...(outcome.lifted.includes("ACCOUNT") && { accountStatus: "ACTIVE" as const, blockCause: null }),
      };
    },
  },
  withdraw: {
    command: withdrawAuthorisation,
    input: { reason: "LEFT" },
    predict({ person, others }) {
      const outcome = asPerson(withdraw(standingOf(person).authorisation, nobody, others));
      return "refused" in outcome ? outcome : { ...outcome, invitedUntil: null };
    },
  },
  reauthorise: {
    command: reauthoriseColleague,
    input: { MKB: "on" },
    predict({ person, now }) {
      const facts = { account: person.accountStatus, wanted: rights, opened: ["MKB"] as const };
      const outcome = asPerson(reauthorise(standingOf(person).authorisation, nobody, facts, now));
      return "authorisationStatus" in outcome && outcome.authorisationStatus === "PENDING"
        ? { ...outcome, invitedUntil: after(now, linkLastsMs.ACTIVATE) }
        : outcome;
    },
  },
  appoint: { command: appointAdministrator, predict: ({ person, now }) => asPerson(appoint(standingOf(person), now)) },
  remove: {
    command: removeAdministrator,
    predict: ({ person, others, now }) => asPerson(remove(standingOf(person), others, now)),
  },
  resend: {
    command: resendInvitation,
    predict({ person, now }) {
      const outcome = resend(standingOf(person), now);
      return "refused" in outcome ? outcome : { invitedUntil: after(now, linkLastsMs.ACTIVATE) };
    },
  },
  revoke: {
    command: revokeInvitation,
    predict({ person, now }) {
      const outcome = asPerson(revoke(standingOf(person), now));
      return "refused" in outcome ? outcome : { ...outcome, invitedUntil: null };
    },
  },
};

function asPerson(
  outcome: { refused: string } | { status?: Person["authorisationStatus"]; role?: Person["role"] },
): Outcome {
  if ("refused" in outcome) return outcome;
  return {
    ...(outcome.status && { authorisationStatus: outcome.status }),
    ...(outcome.role && { role: outcome.role }),
  };
}

/** Codes that say the same with a name and a time, where the model does not keep who did what when. */
const alike: Readonly<Record<string, string>> = { alreadyByYou: "notBlocked", alreadyUnblocked: "notBlocked" };

const who = fc.constantFrom(...people);
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ by: who, to: who, act: fc.constantFrom(...Object.keys(acts)) }) },
  {
    weight: 2,
    arbitrary: fc.record({ to: who, event: fc.constantFrom("tries", "freeze", "mended", "activate", "week") }),
  },
);

test("whatever beheerders do one after another, the database stands as the pure rules say, and someone can always manage", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      fixClock(begin);
      await emptyDatabase();
      const office = await anOrganisation({
        administrators: ["anna", "bert"],
        employees: ["dora"],
        invited: ["gerda"],
      });
      const world = newWorld();
      let now = begin;
      for (const each of steps) {
        now = after(now, hours(1.1));
        if ("event" in each && each.event === "week") now = after(now, days(8));
        fixClock(now);
        const to = office.person(each.to);
        if ("event" in each) await happens(each.event, world[each.to], to, now);
        else await isDone(each.act, { world, by: each.by, to: each.to }, office.person, now);
        await standsAs(world, office.person);
      }
    }),
    { numRuns: Number(process.env["MODEL_RUNS"] ?? 6) },
  );
});

type Doing = { readonly world: World; readonly by: Who; readonly to: Who };

async function isDone(name: string, { world, by, to }: Doing, person: (who: string) => TestPerson, now: Date) {
  const { command, input, predict } = acts[name] ?? { command: blockAuthorisation, predict: () => ({}) };
  const subject = world[to];
  const actor = world[by];
  const identity = await signedIn(person(by));
  const reply = await execute(command, identity, { authorisationId: person(to).authorisationId, ...input });
  await changed((tx) => endSessions(tx, { accountId: person(by).accountId }, now));

  const isIn = actor.accountStatus === "ACTIVE" && actor.authorisationStatus === "ACTIVE";
  if (!isIn) return expect(reply.status).toBe("notFound");
  if (actor.role === "EMPLOYEE" || by === to) return expect(reply.status).toBe("denied");
  const others = people.filter((other) => other !== to && isPermanent(world[other])).length;
  const outcome = predict({ person: subject, others, now });
  if ("refused" in outcome) {
    const code = "code" in reply ? String(reply.code) : reply.status;
    return expect(`${name}: ${alike[code] ?? code}`).toBe(`${name}: ${String(outcome.refused)}`);
  }
  expect(`${name}: ${JSON.stringify(reply)}`).toContain(`${name}: {"status":"done"`);
  Object.assign(subject, outcome);
}

/** What happens to people without a beheerder. */
async function happens(event: string, person: Person, { accountId, ...their }: TestPerson, now: Date) {
  if (event === "activate") return activated(person, their, now);
  const isActive = person.accountStatus === "ACTIVE";
  if ((event === "tries" || event === "freeze") && isActive) {
    const blockCause = event === "tries" ? "WRONG_TRIES" : "FREEZE";
    Object.assign(person, { accountStatus: "BLOCKED", blockCause });
    const data = { status: "BLOCKED", blockCause, blockedAt: now } as const;
    await changed((tx) => tx.account.update({ where: { id: accountId }, data }));
  }
  if (event === "mended" && person.blockCause === "FREEZE") {
    Object.assign(person, { accountStatus: "ACTIVE", blockCause: null });
    const data = { status: "ACTIVE", blockCause: null, blockedAt: null } as const;
    await changed((tx) => tx.account.update({ where: { id: accountId }, data }));
  }
}

async function activated(person: Person, their: Pick<TestPerson, "email" | "mobileNumber">, now: Date) {
  const link = await lastLink(their.email, "activeren");
  const reply = await execute(choosePassword, visitor, { link, password: `${password} 9` }, aRequest());
  const isOpen = person.accountStatus === "INVITED" && person.invitedUntil !== null && person.invitedUntil > now;
  expect(`activate: ${reply.status}`).toBe(isOpen ? "activate: done" : "activate: refused");
  if (reply.status !== "done") return;
  const code = (await codesSentTo(their.mobileNumber)).at(-1) ?? "";
  const { browserSecret } = reply.result;
  expect(await execute(confirmPassword, visitor, { browserSecret, code })).toMatchObject({ status: "done" });
  Object.assign(person, { accountStatus: "ACTIVE", authorisationStatus: "ACTIVE", invitedUntil: null });
}

async function standsAs(world: World, person: (who: string) => TestPerson) {
  const { prisma } = await database();
  const rows = await prisma.authorisation.findMany({ include: { account: true } });
  const found = Object.fromEntries(
    people.map((who) => {
      const row = rows.find(({ id }) => id === person(who).authorisationId);
      const { status: accountStatus, blockCause } = row?.account ?? {};
      return [who, { accountStatus, blockCause, authorisationStatus: row?.status, role: row?.role }];
    }),
  );
  const expected = people.map((who) => {
    const { accountStatus, blockCause, authorisationStatus, role } = world[who];
    return [who, { accountStatus, blockCause, authorisationStatus, role }];
  });
  expect(found).toEqual(Object.fromEntries(expected));
  expect(people.filter((who) => isPermanent(world[who])).length).toBeGreaterThan(0);
}
