import { beforeEach, expect, test } from "vitest";
import { confirmApp, beginApp } from "#lib/features/entrance/authenticator-app/commands.ts";
import { enterCode } from "#lib/features/entrance/sign-in/commands.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { appCode, withApp, withRecoveryCodes, wrongAppCode } from "#tests/support/factors.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, signedIn } from "#tests/support/people.ts";
import { halfSignedIn, visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-22T09:00:10Z");

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});

const many = <T>(times: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: times }, (_, i) => work(i)));

/** Dora with an app and codes on paper, and as many logins of hers after a right password. */
async function logins(count: number) {
  const dora = (await anOrganisation({ employees: ["dora"] })).person("dora");
  const session = await signedIn(dora);
  await withApp(dora, session);
  const codes = await withRecoveryCodes(session);
  fixClock(after(start, minutes(2)));
  const secrets: string[] = [];
  for (let i = 0; i < count; i++) secrets.push((await halfSignedIn(dora)).browserSecret);
  return { dora, codes, secrets };
}

const sessions = async () => (await database()).prisma.session.count();

test("one code of an app 50 times at once, from five logins, opens one session", async () => {
  const { dora, secrets } = await logins(5);
  const code = await appCode(dora);
  const replies = await many(50, (i) => execute(enterCode, visitor, { browserSecret: secrets[i % 5] ?? "", code }));
  expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
  expect(await sessions()).toBe(2);
});

test("one recovery code 50 times at once, from five logins, opens one session and is told once", async () => {
  const { dora, secrets, codes } = await logins(5);
  const [code = ""] = codes;
  const replies = await many(50, (i) => execute(enterCode, visitor, { browserSecret: secrets[i % 5] ?? "", code }));
  expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
  expect(await sessions()).toBe(2);
  const told = (await mails()).filter(({ to, subject }) => to === dora.email && subject === "Herstelcode gebruikt");
  expect(told).toHaveLength(1);
});

test("200 wrong codes of an app at once, over ten logins: twenty are looked at, and then not even the right one", async () => {
  const { dora, secrets } = await logins(10);
  const code = await wrongAppCode(dora);
  await many(200, (i) => execute(enterCode, visitor, { browserSecret: secrets[i % 10] ?? "", code, factor: "app" }));
  const { prisma } = await database();
  const { _sum } = await prisma.loginTransaction.aggregate({ _sum: { wrongAppCodes: true, wrongCodes: true } });
  expect(_sum).toEqual({ wrongAppCodes: 20, wrongCodes: 0 });
  const right = await appCode(dora);
  const replies = await many(10, (i) => execute(enterCode, visitor, { browserSecret: secrets[i] ?? "", code: right }));
  expect(replies.filter(({ status }) => status === "done")).toEqual([]);
});

test("a new app confirmed 20 times at once is added once", async () => {
  const dora = (await anOrganisation({ employees: ["dora"] })).person("dora");
  const session = await signedIn(dora);
  await execute(beginApp, session, {});
  const code = await appCode(dora, 0, "nextSecret");
  const replies = await many(20, () => execute(confirmApp, session, { code }));
  expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
});
