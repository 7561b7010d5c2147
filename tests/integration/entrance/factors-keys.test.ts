import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { beginApp, confirmApp } from "#lib/features/entrance/authenticator-app/commands.ts";
import { myApp } from "#lib/features/entrance/authenticator-app/queries.ts";
import { comeBackFromThere } from "#lib/features/entrance/eherkenning/commands/visiting.ts";
import { keepProof, keepVisit, takeVisit, waitingProof } from "#lib/features/entrance/eherkenning/store.ts";
import { resendCode } from "#lib/features/entrance/one-time-codes/commands.ts";
import { enterCode } from "#lib/features/entrance/sign-in/commands.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { Artifacts } from "#lib/platform/oidc/artifacts.ts";
import { hashOf } from "#lib/platform/secrets.ts";
import * as settings from "#lib/platform/settings.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { appCode, withApp } from "#tests/support/factors.ts";
import { anOrganisation, changed, signedIn } from "#tests/support/people.ts";
import { aRequest, codesSentTo, halfSignedIn, visitor } from "#tests/support/sign-in.ts";

const [older, newer] = ["the-key-an-app-was-sealed-with-in-2026", "the-key-that-took-its-place-since"];

const keys = (...secrets: (string | undefined)[]) =>
  vi
    .spyOn(settings, "settings")
    .mockReturnValue(settings.readSettings({ APP_ENV: "test", AUTH_SECRET: secrets.join(" ") }));

beforeEach(emptyDatabase);
afterEach(() => vi.restoreAllMocks());

test("an app whose key is missing says so, takes no guesses away, and leaves the other ways open", async () => {
  const complained = vi.spyOn(console, "error").mockImplementation(() => {});
  keys(older);
  const dora = (await anOrganisation({ employees: ["dora"] })).person("dora");
  const session = await signedIn(dora);
  await withApp(dora, session);
  const code = await appCode(dora, 1);
  await execute(beginApp, session, {});
  const { prisma } = await database();
  await prisma.outbox.deleteMany();

  keys(newer);
  const { browserSecret } = await halfSignedIn(dora);
  for (let i = 0; i < 6; i++)
    expect(await execute(enterCode, visitor, { browserSecret, code }, aRequest())).toMatchObject({
      status: "refused",
      code: "appUnreadable",
    });
  expect(complained).toHaveBeenCalled();
  expect(await prisma.loginTransaction.findFirst({ where: { wrongAppCodes: { gt: 0 } } })).toBeNull();
  expect(await ask(myApp, session, {})).toMatchObject({ status: "found", value: { setUp: null } });
  expect(await execute(confirmApp, session, { code })).toMatchObject({ status: "refused", code: "setUpOver" });
  expect(await execute(resendCode, visitor, { browserSecret })).toMatchObject({ status: "done" });
  const [sent = ""] = await codesSentTo(dora.mobileNumber);
  expect(await execute(enterCode, visitor, { browserSecret, code: sent }, aRequest())).toMatchObject({
    status: "done",
  });

  keys(newer, older);
  const again = await halfSignedIn(dora);
  const typed = { ...again, code: await appCode(dora, 1) };
  expect(await execute(enterCode, visitor, typed, aRequest())).toMatchObject({ status: "done" });
});

test("what was on its way to another party, or kept by the provider, is over once its key is gone", async () => {
  const complained = vi.spyOn(console, "error").mockImplementation(() => {});
  keys(older);
  const { prisma } = await database();
  const now = new Date();
  const checks = { state: "the state", nonce: "n", verifier: "v" };
  const visit = { entry: "eherkenning", checks, destination: null, locale: "nl", accountId: null } as const;
  const [gone, back] = await changed((tx) =>
    Promise.all([keepVisit(tx, visit, now), keepVisit(tx, { ...visit, checks: { ...checks, state: "other" } }, now)]),
  );
  const { id } = await prisma.externalSignIn.findFirstOrThrow({ where: { stateHash: hashOf("other") } });
  const proven = { issuer: "https://broker.example", subject: "s", kvkNumber: "69599084" };
  await changed((tx) => keepProof(tx, id, proven, now));
  const artifacts = new Artifacts(
    "Interaction",
    () => Promise.resolve(),
    () => {},
  );
  await artifacts.upsert("an interaction", { uid: "u" });
  expect(await waitingProof(prisma, back, now)).toMatchObject(proven);

  keys(newer);
  expect(await changed((tx) => takeVisit(tx, gone, "?state=the+state", now))).toBeNull();
  expect(await waitingProof(prisma, back, now)).toBeNull();
  expect(await artifacts.find("an interaction")).toBeUndefined();
  expect(
    await execute(comeBackFromThere, visitor, { browserSecret: gone, query: "?state=the+state" }, aRequest()),
  ).toMatchObject({ status: "failed", code: "expired" });
  expect(complained).toHaveBeenCalled();
});
