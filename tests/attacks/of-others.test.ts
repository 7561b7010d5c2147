import { afterEach, beforeEach, expect, test } from "vitest";
import { appointAdministrator } from "#lib/features/administration/administrators/commands/roles.ts";
import { changeAuthorisationRights } from "#lib/features/administration/authorisations/commands/rights.ts";
import { confirmMobileNumber } from "#lib/features/administration/account-changes/commands/confirming.ts";
import { freezeAccount } from "#lib/features/administration/account-changes/commands/stopping.ts";
import { colleagues } from "#lib/features/administration/colleagues/queries.ts";
import { askReset, mailReset } from "#lib/features/entrance/password-links/commands/asking.ts";
import { choosePassword, confirmPassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { enterCode, signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { changeStaffDuties } from "#lib/features/insurer/staff-accounts/commands/changing.ts";
import { inviteStaff } from "#lib/features/insurer/staff-accounts/commands/inviting.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import {
  accountOf,
  finish,
  newNumber,
  notMeLinkOf,
  numberLinkOf,
  office,
  prove,
  startFor,
} from "#tests/support/account-changes.ts";
import { setAuthorisation } from "#tests/support/authorisations.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { runJobs } from "#tests/support/outbox.ts";
import { password, signedIn, type TestPerson } from "#tests/support/people.ts";
import { aRequest, codesSentTo, halfSignedIn, lastLink, visitor } from "#tests/support/sign-in.ts";

// What was done to other products of this kind in 2026, tried here.

const start = new Date("2026-11-22T09:00:00.000Z");
const chosen = "Tulpen bloeien in april";

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => fixClock(null));

async function resetLinkOf(who: TestPerson) {
  await execute(askReset, visitor, { email: who.email }, aRequest());
  await runJobs([mailReset]);
  return lastLink(who.email, "wachtwoord-herstellen");
}

const chooses = (link: string) => execute(choosePassword, visitor, { link, password: chosen }, aRequest());
const signsIn = ({ email }: TestPerson, secret: string) =>
  execute(signIn, visitor, { identifier: email, password: secret }, aRequest());

test("a delegated administrator becomes more through a role: here no form of his has one to give", async () => {
  const { anna, fleur, session } = await office();
  const { authorisationId } = fleur;
  const more = { staffRoles: ["STAFF_ADMIN"], STAFF_ADMIN: "on", role: "ADMINISTRATOR", isStaff: "on" };
  await execute(changeAuthorisationRights, session, {
    authorisationId,
    MKB: "on",
    validUntil: "",
    seen: null,
    ...more,
  });
  await execute(appointAdministrator, session, { authorisationId, ...more });
  expect(await execute(appointAdministrator, session, { ...anna, ...more })).toMatchObject({ status: "denied" });
  const invited = { firstName: "Pop", lastName: "Een", email: "pop@verzekeraar.example", mobileNumber: "06 12348888" };
  expect(await execute(inviteStaff, session, { ...invited, ONBOARDING: "on" })).toMatchObject({ status: "denied" });
  const duties = { accountId: fleur.accountId, ONBOARDING: "on" };
  expect((await execute(changeStaffDuties, session, duties)).status).not.toBe("done");
  expect(await accountOf(fleur)).toMatchObject({ staffRoles: [] });
  expect(await accountOf(anna)).toMatchObject({ staffRoles: [] });
});

test("a reset sets the password before its proof: here the old one works until the code was right", async () => {
  const { fleur } = await office();
  const link = await resetLinkOf(fleur);
  const half = await chooses(link);
  expect(half).toMatchObject({ status: "done" });
  expect((await signsIn(fleur, chosen)).status).not.toBe("done");
  expect((await signsIn(fleur, password)).status).toBe("done");
  if (half.status !== "done") return;
  const wrong = { ...half.result, code: "000000" };
  expect(await execute(confirmPassword, visitor, wrong)).toMatchObject({ status: "failed" });
  expect((await signsIn(fleur, chosen)).status).not.toBe("done");
});

test("a lock is looked at when a link is asked for and not when it is used: here at both, and in between", async () => {
  const { fleur, session } = await office();
  await startFor(session, fleur);
  const link = await resetLinkOf(fleur);
  const half = await chooses(link);
  const notMe = { link: await notMeLinkOf(fleur) };
  expect(await execute(freezeAccount, visitor, notMe)).toMatchObject({ status: "done" });
  if (half.status !== "done") throw new Error(JSON.stringify(half));
  const code = (await codesSentTo(fleur.mobileNumber)).at(-1);
  expect((await execute(confirmPassword, visitor, { ...half.result, code })).status).not.toBe("done");
  expect((await chooses(link)).status).not.toBe("done");
  expect(await accountOf(fleur)).toMatchObject({ status: "BLOCKED", blockCause: "FREEZE" });
});

test("a session is fixed through a login that begins again: here each half is one browser's, once", async () => {
  const { fleur } = await office();
  const planted = await halfSignedIn(fleur);
  const own = await halfSignedIn(fleur);
  const mixed = { browserSecret: planted.browserSecret, code: own.code };
  expect((await execute(enterCode, visitor, mixed)).status).not.toBe("done");
  const done = await execute(enterCode, visitor, own);
  expect(done).toMatchObject({ status: "done" });
  expect((await execute(enterCode, visitor, own)).status).not.toBe("done");
});

test("members are listed to who is none: here not to who left, has not begun, or acts nowhere", async () => {
  const { fleur, gerda, bert } = await office();
  const list = {};
  for (const who of [await signedIn(fleur), await signedIn({ accountId: bert.accountId }), visitor])
    expect((await ask(colleagues, who, list)).status).not.toBe("found");
  const left = await signedIn(bert);
  expect((await ask(colleagues, left, list)).status).toBe("found");
  await setAuthorisation(bert, { status: "WITHDRAWN" });
  expect((await ask(colleagues, left, list)).status).not.toBe("found");
  expect((await ask(colleagues, await signedIn(gerda), list)).status).not.toBe("found");
});

test("a number is proven without the other channel: here it takes the mail, the password and the new telephone", async () => {
  const { fleur, session } = await office();
  await startFor(session, fleur);
  const link = await numberLinkOf(fleur);
  expect((await prove(link, "Een ander wachtwoord")).status).not.toBe("done");
  const { browserSecret } = await halfSignedIn(fleur);
  const code = (await codesSentTo(fleur.mobileNumber)).at(-1);
  expect((await execute(confirmMobileNumber, visitor, { browserSecret, code })).status).not.toBe("done");
  expect(await accountOf(fleur)).toMatchObject({ mobileNumber: fleur.mobileNumber });
  expect(await finish(fleur)).toMatchObject({ status: "done" });
  expect(await accountOf(fleur)).toMatchObject({ mobileNumber: newNumber });
});
