import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signIn } from "#lib/features/entrance/sign-in/commands.ts";
import { z } from "zod";
import { events } from "#lib/events.ts";
import type { Shape } from "#lib/platform/audit/event.ts";
import { fixedMoment } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { decidersOf } from "#lib/platform/gate/second.ts";
import { transaction } from "#lib/platform/gate/transaction.ts";
import { seedDemo } from "#scripts/seed.ts";
import { emptyDatabase } from "#tests/support/database.ts";

const password = "Demo-wachtwoord-2026";
const now = new Date();

// Made on the embedded engine only, as `npm start` does; it takes a year of sign-ins.
describe.runIf(process.env["TEST_ENGINE"] === "pglite")("the demo world", () => {
  beforeAll(async () => {
    await emptyDatabase();
    await seedDemo(now);
  });
  afterAll(emptyDatabase);

  const db = async () => (await database()).prisma;
  const account = async (email: string) =>
    (await db()).account.findUniqueOrThrow({
      where: { email },
      include: { authorisations: { include: { organisation: true } } },
    });
  const trySignIn = (identifier: string) => execute(signIn, { kind: "visitor" }, { identifier, password });

  test("everyone of the demo world is there, in the state they are known for", async () => {
    const state = async (email: string) => {
      const { status, blockCause, authorisations } = await account(email);
      const at = authorisations
        .map(({ organisation, role, status }) => `${role} ${organisation.name} ${status}`)
        .sort();
      return [status, blockCause, ...at].filter(Boolean).join("; ");
    };
    const deLinden = "Assurantiekantoor De Linden";
    expect(await state("anna@delinden.example")).toBe(`ACTIVE; ADMINISTRATOR ${deLinden} ACTIVE`);
    expect(await state("bert@delinden.example")).toBe(`ACTIVE; ADMINISTRATOR ${deLinden} ACTIVE`);
    expect(await state("bram@delinden.example")).toBe(`ACTIVE; EMPLOYEE ${deLinden} ACTIVE`);
    expect(await state("dora@delinden.example")).toBe(`BLOCKED; WRONG_TRIES; EMPLOYEE ${deLinden} ACTIVE`);
    expect(await state("emre@delinden.example")).toBe(`ACTIVE; EMPLOYEE ${deLinden} WITHDRAWN`);
    expect(await state("fleur@delinden.example")).toBe(`ACTIVE; EMPLOYEE ${deLinden} ACTIVE`);
    expect(await state("gerda@delinden.example")).toBe(`INVITED; EMPLOYEE ${deLinden} PENDING`);
    expect(await state("cees@bakkerijjansen.example")).toBe(
      "BLOCKED; WRONG_TRIES; ADMINISTRATOR Bakkerij Jansen B.V. ACTIVE",
    );
    for (const name of ["hanna", "rachid"])
      expect(await state(`${name}@bakkerijjansen.example`)).toBe("ACTIVE; EMPLOYEE Bakkerij Jansen B.V. ACTIVE");
    expect(await state("ivo@dubbel.example")).toBe(
      `ACTIVE; EMPLOYEE ${deLinden} ACTIVE; EMPLOYEE Bakkerij Jansen B.V. ACTIVE`,
    );
    expect(await state("jan@zonderman.example")).toBe("ACTIVE; EMPLOYEE Zonderman Verzekeringen ACTIVE");
    for (const name of ["sara", "otto", "ina", "aad", "stef", "lena"]) {
      expect(await account(`${name}@verzekeraar.example`)).toMatchObject({
        status: "ACTIVE",
        staffRoles: [expect.any(String)],
      });
    }
  });

  test("sixty more colleagues, and everything invented", async () => {
    const prisma = await db();
    expect(
      await prisma.authorisation.count({ where: { organisation: { numbers: { some: { number: "10023" } } } } }),
    ).toBe(68);
    for (const { email, mobileNumber } of await prisma.account.findMany()) {
      expect(email).toMatch(/^[a-z0-9.-]+@[a-z]+\.example$/);
      expect(mobileNumber).toMatch(/^\+3161234\d{4}$/);
    }
  });

  test("one appointment in every state, and one that may be the same as another", async () => {
    const found = await (await db()).appointment.groupBy({ by: ["status"], _count: true });
    expect(Object.fromEntries(found.map(({ status, _count }) => [status, _count]))).toEqual({
      ...{ SUBMITTED: 1, CONFIRMED: 2, CHECKING: 1, APPROVED: 1, REJECTED: 1 },
      ...{ INVITED: 1, COMPLETED: 1, EXPIRED: 1, WITHDRAWN: 1 },
    });
  });

  test("whoever is active signs in with the demo password, whoever is not does not", async () => {
    for (const name of ["anna@delinden.example", "DL1003", "ivo@dubbel.example", "sara@verzekeraar.example"]) {
      expect(await trySignIn(name)).toMatchObject({ status: "done" });
    }
    for (const name of ["dora@delinden.example", "DL1005", "gerda@delinden.example", "cees@bakkerijjansen.example"]) {
      expect(await trySignIn(name)).toMatchObject({ status: "refused", code: "wrong" });
    }
  });

  test("Cees waits to be called, on another number than the one on file", async () => {
    const prisma = await db();
    const [call, ...more] = await prisma.callBackRequest.findMany({ include: { account: true } });
    expect(more).toEqual([]);
    expect(call).toMatchObject({ status: "OPEN", account: { email: "cees@bakkerijjansen.example" } });
    expect(call?.phoneNumber).not.toBe(call?.account?.mobileNumber);
  });

  test("Cees's block waits for the insurer; Dora's help request for Anna and Bert, who are told again when she asks again now", async () => {
    const prisma = await db();
    const open = await prisma.helpRequest.findMany({
      where: { status: "RECEIVED" },
      include: { account: true },
      orderBy: { createdAt: "desc" },
    });
    expect(open).toMatchObject([
      { problem: "BLOCKED", escalatedAt: null, account: { email: "dora@delinden.example" } },
      { problem: "BLOCKED", escalatedAt: expect.any(Date) as Date, account: { email: "cees@bakkerijjansen.example" } },
    ]);
    const sinceAsked = now.getTime() - (open[0]?.createdAt.getTime() ?? 0);
    expect(sinceAsked).toBeGreaterThan(3_600_000);
    // Before anybody is reminded, also when all of it was working time.
    expect(sinceAsked).toBeLessThan(4 * 3_600_000);
  });

  test("the mailbox begins with Dora's request, Cees's call-back, Gerda's invitation, what waits for a second person, a sign-in in another browser and what applicants got", async () => {
    const prisma = await db();
    const messages = await prisma.demoMessage.findMany({ orderBy: { to: "asc" }, select: { to: true } });
    const appointments = await prisma.appointment.findMany({ select: { email: true } });
    const applicants = appointments.map(({ email }) => email);
    const others = messages.filter(({ to }) => !applicants.includes(to));
    expect(others.map(({ to }) => to.split("@")[0])).toEqual([
      ...["anna", "anna", "bert", "bert", "cees", "dora", "gerda", "ina", "otto"],
    ]);
    for (const applicant of applicants) expect(messages).toContainEqual({ to: applicant });
  });

  test("two proposals wait: Anna's for Bert, and Sara's for onboarding", async () => {
    const prisma = await db();
    const waiting = await prisma.proposal.findMany({ include: { proposedBy: true }, orderBy: { id: "asc" } });
    expect(waiting).toMatchObject([
      { status: "WAITING", event: "reactivation.start", proposedBy: { email: "anna@delinden.example" } },
      { status: "WAITING", event: "staff.start-mobile-number", proposedBy: { email: "sara@verzekeraar.example" } },
    ]);
    for (const { expiresAt } of waiting) expect(expiresAt.getTime()).toBeGreaterThan(now.getTime());
    const decide = async (id = "") => {
      const ids = await transaction((_, tx) => decidersOf(tx, id, now));
      const people = await prisma.account.findMany({ where: { id: { in: ids } }, orderBy: { email: "asc" } });
      return people.map(({ email }) => email.split("@")[0]);
    };
    expect(await decide(waiting[0]?.id)).toEqual(["bert"]);
    expect(await decide(waiting[1]?.id)).toEqual(["ina", "otto"]);
  });

  test("its history lies in the past, in words the log has, and leaves nothing to do", async () => {
    const prisma = await db();
    const records = await prisma.auditRecord.findMany({ where: { at: { lte: now } } });
    expect(records.length).toBeGreaterThan(250);
    const fits = (shape: Shape = {}) => z.strictObject(Object.fromEntries(Object.entries(shape))).nullable();
    const known = new Map(
      events.map(({ name, before, after }) => [name as string, z.object({ before: fits(before), after: fits(after) })]),
    );
    for (const { event, before, after } of records) {
      expect(known.get(event)?.safeParse({ before, after }).error, `${event} ${JSON.stringify(after)}`).toBeUndefined();
      expect(known.has(event)).toBe(true);
    }
    expect(await prisma.outbox.count({ where: { sentAt: null, deadAt: null, notBefore: { lte: now } } })).toBe(0);
    expect(fixedMoment()).toBeNull();
  });
});
