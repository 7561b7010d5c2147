import { afterEach, beforeEach, expect, test } from "vitest";
import type { ZodType } from "zod";
import { staffRoles, type StaffRole } from "#lib/platform/access/roles.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { approveProposal } from "#lib/features/insurer/proposals/commands.ts";
import { waitingProposals } from "#tests/support/proposals.ts";
import { anyone, type AnyCommand } from "#lib/platform/gate/command.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { jobs } from "#lib/jobs.ts";
import { workOff } from "#lib/platform/outbox/worker.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aFile, uploaded } from "#tests/support/organisation-files.ts";
import { anOrganisation, aStaffMember, changed, password, signedIn } from "#tests/support/people.ts";
import { setAuthorisation } from "#tests/support/authorisations.ts";
import { isCommand } from "#tests/support/samples.ts";
import { featureModules } from "#tests/support/sources.ts";
import { inStatus } from "#tests/support/waiting-appointments.ts";

/**
 * Every command by one of the insurer's people alone, with whatever input its schema takes, about everyone and
 * everything: nobody must come out of it with power they did not have, and nobody's power be bound to something else. A
 * new command needs no line here.
 */

const mine = { email: "mij@verzekeraar.example", mobileNumber: "06 12349999", phoneNumber: "020 624 11 11" };

beforeEach(async () => {
  await emptyDatabase();
  fixClock(new Date("2026-11-22T09:00:00.000Z"));
});
afterEach(() => fixClock(null));

const commands = Object.values(await featureModules("commands(/[a-z-]+)?\\.ts")).flatMap((room) =>
  Object.values(room).filter(isCommand),
);

/** Everybody and everything that an attack could be about, with one attacker of each duty. */
async function aWorld() {
  const attackers = {} as Record<StaffRole, { accountId: string; session: Awaited<ReturnType<typeof signedIn>> }>;
  for (const role of staffRoles) {
    const { accountId } = await aStaffMember(role.toLowerCase().replace("_", ""), role);
    attackers[role] = { accountId, session: await signedIn({ accountId }) };
  }
  const victims = [await aStaffMember("otto", "ONBOARDING"), await aStaffMember("lena", "STAFF_ADMIN")];
  const { organisationId, person } = await anOrganisation({
    ...{ administrators: ["anna"], employees: ["bram"], invited: ["gerda"] },
  });
  await setAuthorisation(person("gerda"), { role: "ADMINISTRATOR" });
  const alone = await anOrganisation({ administrators: ["cees"], employees: ["hanna"] });
  const empty = await anOrganisation({ employees: ["jan"] });
  const people = [
    ...["anna", "bram", "gerda"].map(person),
    ...["cees", "hanna"].map(alone.person),
    empty.person("jan"),
  ];
  const loadId = await uploaded(
    attackers.ONBOARDING.session,
    aFile("Kantoor Nieuw;54321;;Mijn;Eigen;mij@elders.example;06 12349999;;beheerder;actief"),
  );
  const organisationIds = [organisationId, alone.organisationId, empty.organisationId];
  const { number, rows } = await changed(async (tx, now) => {
    const about = { ...{ accountId: people[0]?.accountId ?? "", organisationId }, openedAt: now };
    const { id: caseId } = await tx.staffCase.create({ data: { ...about, reference: "Z-1", kind: "FREEZE" } });
    const call = {
      accountId: about.accountId,
      phoneNumber: "+31206241111",
      status: "OPEN" as const,
      createdAt: now,
      openedAt: now,
    };
    const { id: callBackId } = await tx.callBackRequest.create({ data: { ...call, reference: "B-1" } });
    const asked = { organisationId, problem: "OTHER", status: "RECEIVED", createdAt: now } as const;
    const { id: helpRequestId } = await tx.helpRequest.create({
      data: { ...asked, reference: "H-1", email: "jan@elders.example", openedAt: now, escalatedAt: now },
    });
    const kept = { kind: "INTERMEDIARY", number: "990011", organisationId, createdAt: now } as const;
    const { id: number } = await tx.organisationNumber.create({ data: kept });
    return { number, rows: { caseId: [caseId], callBackId: [callBackId], helpRequestId: [helpRequestId] } };
  });
  // One that this very attacker has in hand, and one that somebody else checked.
  const own = await inStatus("CHECKING", { organisationId: empty.organisationId });
  await changed((tx) =>
    tx.appointment.update({ where: { id: own }, data: { takenById: attackers.ONBOARDING.accountId } }),
  );
  return {
    attackers,
    values: {
      ...{ authorisationId: people.map(({ authorisationId }) => authorisationId), organisationId: organisationIds },
      accountId: [...people, ...victims].map(({ accountId }) => accountId),
      // What is somebody's own is found by nobody else, so that any id will do.
      ...{
        passkeyId: organisationIds,
        deviceId: organisationIds,
        sessionId: organisationIds,
        messageId: organisationIds,
        matterId: organisationIds,
        colleagueId: victims.map(({ accountId }) => accountId),
        noteId: organisationIds,
        holdId: organisationIds,
        campaignId: organisationIds,
        subjectId: organisationIds,
      },
      id: people.map(({ authorisationId }) => authorisationId),
      ...{ appointmentId: [own], loadId: [loadId], intoId: organisationIds, numberId: [number], ...rows },
    } as Readonly<Record<string, readonly string[]>>,
  };
}

type Shape = { readonly def: { readonly type: string } & Readonly<Record<string, unknown>> };

/** An input that the schema takes, as far as that can be seen from it; `chosen` has what an attacker would fill in. */
function inputFor(schema: ZodType, name: string, chosen: Readonly<Record<string, unknown>>): unknown {
  const { def } = schema as unknown as Shape;
  const inner = (key: string) => inputFor(def[key] as ZodType, name, chosen);
  if (["optional", "nullable", "default", "prefault", "catch", "readonly"].includes(def.type))
    return inner("innerType");
  if (def["format"] === "datetime") return "2026-11-30T12:00:00.000Z";
  if (name in chosen) return chosen[name];
  if (def.type === "object")
    return Object.fromEntries(
      Object.entries(def["shape"] as Record<string, ZodType>).map(([key, field]) => [
        key,
        inputFor(field, key, chosen),
      ]),
    );
  if (def.type === "pipe") return inner((def["in"] as Shape).def.type === "transform" ? "out" : "in");
  if (def.type === "enum") return Object.values(def["entries"] as Record<string, string>)[0];
  if (def.type === "union") return inputFor((def["options"] as ZodType[]).at(-1) as ZodType, name, chosen);
  if (def.type === "literal") return (def["values"] as unknown[])[0];
  if (def.type === "boolean") return true;
  if (def.type === "number" || def.type === "int") return 1;
  if (def.type === "array") return [];
  // One duty that decides; every other box is one of a portal.
  if (/^[A-Z_]+$/.test(name))
    return name === "ONBOARDING" || !staffRoles.some((duty) => duty === name) ? "on" : undefined;
  return "Nieuw";
}

/** Who has power, and what opens it: now, or once somebody finishes what is under way. */
async function power() {
  const { prisma } = await database();
  const accounts = await prisma.account.findMany({
    where: {
      OR: [{ NOT: { staffRoles: { isEmpty: true } } }, { authorisations: { some: { role: "ADMINISTRATOR" } } }],
    },
    include: {
      authorisations: { where: { role: "ADMINISTRATOR" }, select: { id: true } },
      changes: { where: { completedAt: null, cancelledAt: null }, select: { newEmail: true, newMobileNumber: true } },
    },
  });
  const lines = accounts.flatMap(({ id, email, mobileNumber, staffRoles: duties, authorisations, changes }) => [
    ...authorisations.map((place) => `${id} is beheerder by ${place.id}`),
    ...duties.filter((duty) => duty !== "AUDITOR").map((duty) => `${id} is ${duty}`),
    ...[email, ...changes.map(({ newEmail }) => newEmail)].map((by) => by && `${id} opens by ${by}`),
    ...[mobileNumber, ...changes.map(({ newMobileNumber }) => newMobileNumber)].map(
      (by) => by && `${id} gets codes at ${by}`,
    ),
  ]);
  const phones = await prisma.organisation.findMany({ where: { phoneNumber: { not: null } } });
  return new Set([
    ...lines.filter((line) => line !== null),
    ...phones.map((one) => `${one.id} is called at ${one.phoneNumber ?? ""}`),
  ]);
}

/** What a command may have changed of the world that the next one is tried on, however often that was made anew. */
async function states(): Promise<string> {
  const { prisma } = await database();
  const row = { orderBy: { id: "asc" } } as const;
  const all = await Promise.all([
    prisma.account.findMany({ ...row, select: { status: true, blockCause: true, staffRoles: true } }),
    prisma.authorisation.findMany({ ...row, select: { status: true, role: true } }),
    prisma.organisation.findMany({ ...row, select: { closedAt: true, phoneNumber: true, portals: true } }),
    prisma.organisationNumber.count(),
    prisma.appointment.findMany({ ...row, select: { status: true } }),
    prisma.organisationLoad.findMany({ ...row, select: { status: true } }),
    prisma.accountChange.count({ where: { completedAt: null, cancelledAt: null } }),
  ]);
  return JSON.stringify(all);
}

/** Whether the policy lets this duty through, about somebody else who is no colleague. */
function isTheirs({ may }: AnyCommand, role: StaffRole): boolean {
  const session = { sessionId: "", factorAt: new Date() };
  return may({ kind: "staff", accountId: "me", roles: [role], ...session }, { accountId: "other", isStaff: false }, {});
}

// The database has no say in what is left: one engine is enough.
test.skipIf(process.env["TEST_ENGINE"] === "postgresql").each(staffRoles)(
  "%s alone gives nobody power by any command",
  async (role) => {
    let world = await aWorld();
    let [before, fresh] = [await power(), await states()];
    const gained: string[] = [];
    const outcomes = new Set<string>();
    const unreached = new Set<string>();
    for (const command of commands) {
      if (command.may === undefined) continue;
      const names = Object.keys(world.values).filter((name) => name in (shapeOf(command.input) ?? {}));
      const most = Math.max(1, ...names.map((name) => world.values[name]?.length ?? 0));
      for (let turn = 0; turn < most; turn++) {
        const values = world.values;
        const chosen = Object.fromEntries(
          names.map((name) => [name, values[name]?.[turn % (values[name].length || 1)]]),
        );
        const file = aFile("Kantoor Ander;54322;;Mijn;Eigen;ik@elders.example;06 12349998;;beheerder;actief");
        const boxes = {
          file,
          kvkNumber: "",
          ownCall: "on",
          saidWho: "on",
          saidWhere: "on",
          invites: "now",
          ...{ lastDay: "2026-12-30", until: "2026-12-30" },
          ...{ current: password, password: "Tulpen bloeien in april" },
          numbers: `7${turn}0001`,
        };
        const input = inputFor(command.input, "", { ...mine, ...boxes, ...chosen });
        const { session } = world.attackers[role];
        const { status } = await execute(command, session, input);
        outcomes.add(status);
        if (status === "invalid" && command.may !== anyone && isTheirs(command, role)) unreached.add(command.event);
        if (status === "waiting") {
          const id = (await waitingProposals()).at(-1)?.id ?? "";
          expect(await execute(approveProposal, session, { proposalId: id })).toMatchObject({ code: "notYours" });
        }
        if (status !== "done" && status !== "failed") continue;
        await workOff({ jobs });
        const after = await power();
        for (const line of after) if (!before.has(line)) gained.push(`${command.event}: ${line}`);
        if ((await states()) === fresh) continue;
        await emptyDatabase();
        world = await aWorld();
        [before, fresh] = [await power(), await states()];
      }
    }
    expect(gained).toEqual([]);
    // These take a code, a proposal of somebody else's, or a finding in its own shape.
    expect(
      [...unreached].filter(
        (event) => !/^(step-up\.confirm|passkey\.confirm|proposal\.\w+|check\.record)$/.test(event),
      ),
    ).toEqual([]);
    expect([...outcomes]).toEqual(expect.arrayContaining(["done", "denied"]));
  },
);

const shapeOf = (schema: ZodType): Record<string, ZodType> | null => {
  const { def } = schema as unknown as Shape;
  if (def.type === "pipe") return shapeOf(def["in"] as ZodType) ?? shapeOf(def["out"] as ZodType);
  return (def["shape"] as Record<string, ZodType> | undefined) ?? null;
};
