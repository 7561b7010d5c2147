import { beforeEach, expect, test } from "vitest";
import { endOtherSessions } from "#lib/features/entrance/own-security/commands.ts";
import { chooseLanguage } from "#lib/features/entrance/language/commands.ts";
import { myLanguage } from "#lib/features/entrance/language/queries.ts";
import { askOwnCode } from "#lib/features/entrance/step-up/commands.ts";
import { database } from "#lib/platform/db/client.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";
import { aRequest, visitor } from "#tests/support/sign-in.ts";

beforeEach(emptyDatabase);

const records = async () =>
  (await database()).prisma.auditRecord.findMany({ where: { event: "account.choose-language" } });

test("whoever chose English gets mail and SMS in English, from a page in Dutch too, and it stands in their history", async () => {
  const dora = (await anOrganisation({ employees: ["dora"] })).person("dora");
  const [here] = [await signedIn(dora), await signedIn(dora)];
  expect(await execute(chooseLanguage, here, { language: "en", from: "mine" })).toMatchObject({
    ...{ status: "done", result: { from: "mine" } },
  });
  expect(await records()).toMatchObject([
    { outcome: "done", subjectId: dora.accountId, before: { language: "nl" }, after: { language: "en" } },
  ]);
  const inDutch = { ...aRequest(), locale: "nl" as const };
  await execute(endOtherSessions, here, {}, inDutch);
  await execute(askOwnCode, here, {}, inDutch);
  expect((await mails()).map(({ subject }) => subject)).toEqual(["Signed out on all other devices"]);
  const texts = (await waiting()).flatMap(({ kind, message }) => (kind === "SMS" ? [message] : []));
  expect(texts).toMatchObject([{ text: expect.stringContaining("code") as string }]);
  expect(JSON.stringify(texts)).not.toMatch(/Je code|jouw/);
  expect(await ask(myLanguage, here, {})).toMatchObject({ value: { language: "en", told: false } });
});

test("the same language is refused, another than ours is invalid, and who is signed out changes nothing", async () => {
  const dora = (await anOrganisation({ employees: ["dora"] })).person("dora");
  const here = await signedIn(dora);
  expect(await execute(chooseLanguage, here, { language: "nl", from: "mine" })).toMatchObject({ code: "sameLanguage" });
  expect(await execute(chooseLanguage, here, { language: "fr", from: "mine" })).toMatchObject({ status: "invalid" });
  expect(await execute(chooseLanguage, visitor, { language: "en", from: "mine" })).toMatchObject({
    status: "notFound",
  });
  expect(await records()).toEqual([]);
});
