import { beforeEach, expect, test } from "vitest";
import { startReactivation } from "#lib/features/administration/account-changes/commands/reactivation.ts";
import { freezeAccount } from "#lib/features/administration/account-changes/commands/stopping.ts";
import { startEmailChange } from "#lib/features/administration/personal-details/commands/addresses.ts";
import { confirmEmail } from "#lib/features/administration/personal-details/commands/confirming.ts";
import { breakGlass } from "#lib/features/insurer/staff-accounts/commands/emergency.ts";
import { renewStaff } from "#lib/features/insurer/staff-accounts/commands/inviting.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { enums } from "#lib/platform/db/statement.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { finish, newNumber, notMeLinkOf, office, startFor } from "#tests/support/account-changes.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aStaffMember, changed, type TestPerson } from "#tests/support/people.ts";
import { lastLink, visitor } from "#tests/support/sign-in.ts";

beforeEach(emptyDatabase);

const system: Identity = { kind: "system", job: "staff:break-glass" };
const purposes = Object.values(enums.LinkPurpose);

/** One link of every kind in somebody's mailbox, and one that binds an identity. */
const mailed = ({ accountId }: Pick<TestPerson, "accountId">) =>
  changed(async (tx, now) => {
    const lasts = { createdAt: now, expiresAt: after(now, minutes(30)) };
    const hashed = (purpose: string) => ({ accountId, hash: `test ${purpose} ${accountId}`, ...lasts });
    for (const purpose of purposes) await tx.oneTimeLink.create({ data: { purpose, ...hashed(purpose) } });
    await tx.externalSignIn.create({
      data: {
        ...{ browserHash: `test ${accountId}`, stateHash: "", entry: "eherkenning", locale: "nl" },
        ...{ createdAt: now, provenAt: now, proven: Buffer.from("test") },
        ...{ linkHash: `test ${accountId}`, linkAccountId: accountId },
      },
    });
  });

/** Which of those still open. */
async function open({ accountId }: Pick<TestPerson, "accountId">): Promise<string[]> {
  const { prisma } = await database();
  const links = await prisma.oneTimeLink.findMany({
    where: { accountId, usedAt: null, replacedAt: null, hash: { startsWith: "test" } },
    orderBy: { id: "asc" },
  });
  const binding = await prisma.externalSignIn.count({ where: { linkAccountId: accountId, linkHash: { not: null } } });
  return [...links.map(({ purpose }) => purpose), ...(binding > 0 ? ["binds an identity"] : [])];
}

async function otherAddress() {
  const { fleur, session } = await office();
  const email = "fleur.nieuw@kantoor.example";
  await execute(startEmailChange, session, { authorisationId: fleur.authorisationId, email });
  const [old, fresh] = [await lastLink(fleur.email, "e-mailadres"), await lastLink(email, "e-mailadres")];
  await execute(confirmEmail, visitor, { link: old });
  await mailed(fleur);
  return { person: fleur, act: () => execute(confirmEmail, visitor, { link: fresh }) };
}

async function otherNumber() {
  const { fleur, session } = await office();
  await startFor(session, fleur);
  await mailed(fleur);
  return { person: fleur, act: () => finish(fleur) };
}

async function newBeginning() {
  const { fleur, session } = await office();
  await mailed(fleur);
  const { authorisationId } = fleur;
  const asked = { authorisationId, mobileNumber: newNumber, email: "" };
  return { person: fleur, act: () => execute(startReactivation, session, asked) };
}

async function frozen() {
  const { fleur, session } = await office();
  await startFor(session, fleur);
  await mailed(fleur);
  const link = await notMeLinkOf(fleur);
  return { person: fleur, act: () => execute(freezeAccount, visitor, { link }) };
}

/** Of the insurer's own people: two of them, with a third to tell. */
async function staffAnew() {
  const person = await aStaffMember("sara", "STAFF_ADMIN");
  const { email } = await aStaffMember("otto", "STAFF_ADMIN");
  await mailed(person);
  return { person, act: () => execute(breakGlass, system, { first: person.email, second: email }) };
}

async function renewed() {
  const person = await aStaffMember("sara", "STAFF_ADMIN");
  await changed((tx) => tx.account.update({ where: { id: person.accountId }, data: { status: "INVITED" } }));
  await mailed(person);
  const { accountId } = person;
  return { person, act: () => execute(renewStaff, { kind: "system", job: "staff:invite" }, { accountId }) };
}

test.each([
  ["another address", otherAddress],
  ["another number", otherNumber],
  ["a new beginning", newBeginning],
  ["a freeze", frozen],
  ["two of the staff who begin anew", staffAnew],
  ["one of the staff who begins anew", renewed],
])("%s ends every link that was mailed and opens something of the account", async (_name, begin) => {
  const { person, act } = await begin();
  expect(await open(person)).toEqual([...purposes, "binds an identity"]);
  expect(await act()).toMatchObject({ status: "done" });
  const left = await open(person);
  for (const purpose of ["RESET_PASSWORD", "OPEN_SIGN_IN", "binds an identity"]) expect(left).not.toContain(purpose);
});

test("of every kind of link it is known whether another address ends it", async () => {
  const { person, act } = await otherAddress();
  await act();
  const stays: Record<enums.LinkPurpose, boolean> = {
    ...{ RESET_PASSWORD: false, OPEN_SIGN_IN: false },
    // It ends with the account's invitation, which is told to whoever invited.
    ...{ ACTIVATE: true, ACCEPT: false },
    // They end with the change that they belong to; these belong to none.
    ...{ CHANGE_MOBILE_NUMBER: true, CONFIRM_OLD_EMAIL: true, CONFIRM_NEW_EMAIL: true, CONFIRM_NAME: true },
    // They only stop somebody.
    ...{ NOT_ME: true, STOP_CHANGE: true },
  };
  expect(await open(person)).toEqual(purposes.filter((purpose) => stays[purpose]));
});
