import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { inviteStaff } from "#lib/features/insurer/staff-accounts/commands/inviting.ts";
import { staffProposals } from "#lib/features/insurer/proposals/queries.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import * as settings from "#lib/platform/settings.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { aStaffMember, signedIn } from "#tests/support/people.ts";
import { approve, propose, waitingProposals } from "#tests/support/proposals.ts";

const [older, newer] = ["the-key-it-was-proposed-under-in-2026", "the-key-that-took-its-place-since"];

const keys = (...secrets: (string | undefined)[]) =>
  vi
    .spyOn(settings, "settings")
    .mockReturnValue(settings.readSettings({ APP_ENV: "test", AUTH_SECRET: secrets.join(" ") }));

beforeEach(emptyDatabase);
afterEach(() => vi.restoreAllMocks());

test("a proposal whose key is missing waits, is not approved unread, and goes on when the key is back", async () => {
  const complained = vi.spyOn(console, "error").mockImplementation(() => {});
  keys(older);
  const [stef, lena] = [await aStaffMember("stef", "STAFF_ADMIN"), await aStaffMember("lena", "STAFF_ADMIN")];
  const [asStef, asLena] = [await signedIn(stef), await signedIn(lena)];
  const eva = { firstName: "Eva", lastName: "de Wit", email: "eva@verzekeraar.example", mobileNumber: "06 12340099" };
  const proposalId = await propose(inviteStaff, asStef, { ...eva, ONBOARDING: "on" });

  keys(newer);
  expect(await ask(staffProposals, asLena, {})).toMatchObject({ value: { waiting: [{ id: proposalId, plan: null }] } });
  expect(await approve(asLena, proposalId)).toMatchObject({ status: "refused", code: "unread" });
  expect(await waitingProposals()).toMatchObject([{ id: proposalId, input: expect.any(Uint8Array) as Uint8Array }]);
  expect(complained.mock.lastCall?.[0]).toMatch(
    /^What was kept for "proposal" is sealed with the key [0-9a-f]{8}, which AUTH_SECRET /,
  );

  keys(newer, older);
  expect(await ask(staffProposals, asLena, {})).toMatchObject({ value: { waiting: [{ plan: { nl: {} } }] } });
  expect(await approve(asLena, proposalId)).toMatchObject({ status: "done" });
});
