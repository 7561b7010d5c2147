import { setTimeout as pause } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import { appointAdministrator } from "#lib/features/administration/administrators/commands/roles.ts";
import { blockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { changeAuthorisationRights } from "#lib/features/administration/authorisations/commands/rights.ts";
import { addPerson } from "#lib/features/administration/invitations/commands/adding.ts";
import { startEmailChange } from "#lib/features/administration/personal-details/commands/addresses.ts";
import { database } from "#lib/platform/db/client.ts";
import type { AnyCommand } from "#lib/platform/gate/command.ts";
import { execute, noRequest } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";

beforeEach(emptyDatabase);

/** `npm run prove -- retries` does more of them, over the wire and at two processes. */
const rounds = Number(process.env["RACE_ROUNDS"] ?? 3);

const name = { initials: "S.", firstName: "Sofie", namePrefix: "", lastName: "Bos", mobileNumber: "06 12340801" };
const rights = { MKB: "on", seen: null };

/** What a form with a key does, and with what it comes again: as it was sent, or with something else in it. */
const acts: readonly (readonly [AnyCommand, (authorisationId: string, other: boolean) => object])[] = [
  [blockAuthorisation, (authorisationId, other) => ({ authorisationId, reason: other ? "MISUSE" : "LONG_ABSENT" })],
  [withdrawAuthorisation, (authorisationId, other) => ({ authorisationId, reason: other ? "MISTAKE" : "LEFT" })],
  [
    changeAuthorisationRights,
    (authorisationId, other) => ({ authorisationId, ...rights, validUntil: other ? "2098-01-01" : "2099-01-01" }),
  ],
  [
    addPerson,
    (_, other) => ({ ...name, email: `${other ? "ander" : "nieuw"}@elders.example`, MKB: "on", invite: "now" }),
  ],
  [startEmailChange, (authorisationId, other) => ({ authorisationId, email: `${other ? "o" : "n"}@elders.example` })],
  [appointAdministrator, (authorisationId) => ({ authorisationId })],
];

/** How much of everything there is: rows of every table that a change, its record and its messages leave. */
async function left(): Promise<Record<string, number>> {
  const { prisma } = await database();
  const [authorisations, accounts, changes, proposals, messages, records] = await Promise.all([
    prisma.authorisation.count(),
    prisma.account.count(),
    prisma.accountChange.count(),
    prisma.proposal.count(),
    prisma.outbox.count(),
    prisma.auditRecord.count({ where: { outcome: "done" } }),
  ]);
  return { authorisations, accounts, changes, proposals, messages, records };
}

/** What one form leaves that comes so many times, some of them with something else in it, and one after the answer. */
async function leaves([command, input]: (typeof acts)[number], times: number): Promise<unknown> {
  await emptyDatabase();
  const { person } = await anOrganisation({ administrators: ["anna", "bert"], employees: ["dora"] });
  const anna = await signedIn(person("anna"));
  const { authorisationId } = person("dora");
  const request = { ...noRequest(), formKey: crypto.randomUUID() };
  const before = await left();
  const send = async (i: number) => {
    await pause(Math.random() * 10);
    return execute(command, anna, input(authorisationId, i > 0 && Math.random() < 0.3), request);
  };
  const replies = await Promise.all(Array.from({ length: Math.max(1, times - 1) }, (_, i) => send(i)));
  if (times > 1) replies.push(await send(times));
  const [first, ...others] = replies.map((reply) => JSON.stringify(reply));
  expect(new Set(others).size, `${command.event}: ${others.join(" ")}`).toBeLessThanOrEqual(1);
  for (const other of others) expect(other).toBe(first);
  const after = await left();
  return Object.fromEntries(Object.entries(after).map(([what, count]) => [what, count - (before[what] ?? 0)]));
}

test.each(acts.map((act) => [act[0].event, act] as const))(
  "%s, however often its form comes, does what one form does and has one answer",
  async (_, act) => {
    const once = await leaves(act, 1);
    for (let round = 0; round < rounds; round++)
      expect(await leaves(act, 2 + Math.floor(Math.random() * 19))).toEqual(once);
  },
);
