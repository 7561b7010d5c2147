import { beforeEach, expect, test } from "vitest";
import { resendCode } from "#lib/features/entrance/one-time-codes/commands.ts";
import { chooseOrganisation } from "#lib/platform/auth/choose-organisation.ts";
import { letTry } from "#lib/features/entrance/known-devices/store.ts";
import { enterCode, noteTries, signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails, waiting } from "#tests/support/outbox.ts";
import { anOrganisation, aPerson, changed, signedIn } from "#tests/support/people.ts";
import { aRequest, codesSentTo, halfSignedIn, reallySignedIn, visitor } from "#tests/support/sign-in.ts";

beforeEach(async () => {
  await emptyDatabase();
  fixClock(null);
});

const many = <T>(times: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: times }, (_, i) => work(i)));
const tryWrong = (identifier: string, devices: readonly string[] = []) =>
  execute(signIn, visitor, { identifier, password: "helemaal verkeerd" }, { ...aRequest(), devices });

const doraOfAnOffice = async () => (await anOrganisation({ employees: ["dora"] })).person("dora");

test.each(["known", "unknown"])(
  "200 wrong passwords at once for a name that is %s: five are looked at, the rest wait",
  async (kind) => {
    const dora = await doraOfAnOffice();
    const replies = await many(200, (i) =>
      tryWrong(kind === "unknown" ? "niemand@nergens.example" : i % 2 ? dora.email : dora.accessCode),
    );
    expect(replies.filter((reply) => reply.status === "refused" && reply.code === "wrong")).toHaveLength(4);
    expect(replies.filter((reply) => reply.status === "refused" && reply.code === "wait")).toHaveLength(196);
    const { prisma } = await database();
    expect(await prisma.passwordTries.findMany({ select: { count: true } })).toEqual([{ count: 5 }]);
    const [note, ...others] = (await waiting()).filter(({ to }) => to === "sign-in.note-tries");
    expect(others).toEqual([]);
    await execute(noteTries, { kind: "system", job: "sign-in.note-tries" }, note?.message);
    const records = await prisma.auditRecord.findMany({ where: { event: { startsWith: "sign-in" } } });
    expect(records).toMatchObject([{ after: { tries: 5 } }]);
  },
);

test("200 at once in each lane: each evaluates exactly its five, and neither takes of the other's", async () => {
  const dora = await doraOfAnOffice();
  const { deviceSecret } = await reallySignedIn(dora);
  const [known, elsewhere] = await Promise.all([
    many(200, () => tryWrong(dora.email, [deviceSecret])),
    many(200, () => tryWrong(dora.email)),
  ]);
  const looked = (replies: readonly { status: string }[]) =>
    replies.filter((reply) => "code" in reply && reply.code === "wrong").length;
  const { prisma } = await database();
  expect(await prisma.passwordTries.findMany({ select: { key: true, total: true }, orderBy: { key: "asc" } })).toEqual([
    { key: dora.accountId, total: expect.any(Number) as number },
    { key: `${dora.accountId} known`, total: 5 },
  ]);
  expect(looked(known)).toBe(4);
  // The owner's own wait is one for strangers too, so they may get fewer.
  expect(looked(elsewhere)).toBeLessThanOrEqual(4);
});

test("200 at once at the end of what strangers may try: the last ones are looked at, then it is closed, told once", async () => {
  const dora = await doraOfAnOffice();
  const { prisma } = await database();
  await prisma.passwordTries.create({ data: { key: dora.accountId, count: 1, total: 57, firstTriedAt: new Date() } });
  const replies = await many(200, () => tryWrong(dora.email));
  const codes = (wanted: string) => replies.filter((reply) => "code" in reply && reply.code === wanted).length;
  expect([codes("wrong"), codes("closed")]).toEqual([2, 198]);
  expect(replies.filter(({ status }) => status === "failed")).toHaveLength(1);
  expect((await mails()).filter(({ to }) => to === dora.email)).toHaveLength(1);
});

test("wrong passwords at once on the last rung: one block, one message", async () => {
  const dora = await doraOfAnOffice();
  const now = new Date();
  const { prisma } = await database();
  const { deviceSecret } = await reallySignedIn(dora);
  await prisma.passwordTries.create({
    data: { key: `${dora.accountId} known`, count: 15, total: 15, firstTriedAt: after(now, -minutes(40)) },
  });
  await many(50, () => tryWrong(dora.email, [deviceSecret]));
  expect(await prisma.account.findUnique({ where: { id: dora.accountId } })).toMatchObject({ status: "BLOCKED" });
  expect((await mails()).filter(({ to }) => to === dora.email)).toHaveLength(1);
  expect(await prisma.passwordTries.findFirst()).toMatchObject({ count: 20 });
});

test("the right code 50 times at once opens one session", async () => {
  const half = await halfSignedIn(await doraOfAnOffice());
  const replies = await many(50, () => execute(enterCode, visitor, half));
  expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
  const { prisma } = await database();
  expect(await prisma.session.count()).toBe(1);
});

test("wrong codes at once: five are looked at, then the login is over", async () => {
  const half = await halfSignedIn(await doraOfAnOffice());
  const code = half.code === "000000" ? "111111" : "000000";
  const replies = await many(50, () => execute(enterCode, visitor, { ...half, code }));
  expect(replies.filter(({ status }) => status === "failed")).toHaveLength(5);
  expect(await execute(enterCode, visitor, half)).toMatchObject({ code: "gone" });
});

test("a new code asked for 100 times at once is sent once", async () => {
  const dora = await doraOfAnOffice();
  fixClock(new Date("2026-11-22T09:00:00Z"));
  const half = await halfSignedIn(dora);
  fixClock(new Date("2026-11-22T09:00:30Z"));
  await many(100, () => execute(resendCode, visitor, half));
  fixClock(null);
  expect(await codesSentTo(dora.mobileNumber)).toHaveLength(2);
});

async function ivoOfTwo() {
  const [one, two] = [await anOrganisation(), await anOrganisation()];
  await aPerson("ivo", { ...one, email: "ivo@dubbel.example" });
  return aPerson("ivo", { ...two, email: "ivo@dubbel.example" });
}

const liveSessions = async () => (await database()).prisma.session.count({ where: { endedAt: null } });

test("one session that chooses an organisation 20 times at once becomes one session", async () => {
  const { accountId, authorisationId } = await ivoOfTwo();
  const session = await signedIn({ accountId });
  const replies = await many(20, () => execute(chooseOrganisation, session, { authorisationId }));
  expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
  expect(await liveSessions()).toBe(1);
});

test("no session slips past a block by choosing an organisation at that moment", async () => {
  const { prisma } = await database();
  for (let round = 0; round < 5; round++) {
    await emptyDatabase();
    const { accountId, authorisationId, email } = await ivoOfTwo();
    const own = await changed((tx) => letTry(tx, accountId, aRequest(), new Date()));
    const session = await signedIn({ accountId });
    await prisma.passwordTries.create({
      data: { key: `${accountId} known`, count: 19, total: 19, firstTriedAt: after(new Date(), -minutes(40)) },
    });
    await Promise.all([
      tryWrong(email, [own]),
      ...Array.from({ length: 10 }, () => execute(chooseOrganisation, session, { authorisationId })),
    ]);
    expect(await liveSessions()).toBe(0);
  }
});
