import { beforeEach, expect, test } from "vitest";
import { confirmCallBack, finishCall, routeCallBack, takeCall } from "#lib/features/help/call-backs/commands.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { mails } from "#tests/support/outbox.ts";
import { anOrganisation, aStaffMember, signedIn } from "#tests/support/people.ts";

beforeEach(emptyDatabase);

const system: Identity = { kind: "system", job: "test" };
const many = <T>(times: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: times }, (_, i) => work(i)));
const route = (email: string, i = 0) => {
  const phoneNumber = `+3161234${String(i).padStart(4, "0")}`;
  return execute(routeCallBack, system, { email, phoneNumber, reference: "H7K-3F9-2QX", locale: "nl" });
};
const requests = async () => (await database()).prisma.callBackRequest.findMany({ orderBy: { createdAt: "asc" } });
const recorded = async (event: string) =>
  (await database()).prisma.auditRecord.count({ where: { event, outcome: "done" } });
const staff = async (name: string) => signedIn(await aStaffMember(name, "SERVICEDESK"));

test("fifty who take one call at once: one has it, the rest hear who", async () => {
  const { person } = await anOrganisation({ employees: ["dora"] });
  await route(person("dora").email);
  const [{ id: callBackId } = { id: "" }] = await requests();
  const [sara, otto] = [await staff("sara"), await staff("otto")];
  const replies = await many(50, (i) => execute(takeCall, i % 2 ? sara : otto, { callBackId }));
  expect(replies.filter(({ status }) => status === "done")).toHaveLength(1);
  const codes = replies.flatMap((reply) => (reply.status === "refused" ? [reply.code] : []));
  expect(codes.filter((code) => code === "alreadyTaken")).toHaveLength(25);
  expect(codes.filter((code) => code === "alreadyYours")).toHaveLength(24);
  expect(await recorded("call-back.take")).toBe(1);
});

test("who asks at the moment of the call is not lost: in the call that was made, or waiting for the next", async () => {
  const sara = await staff("sara");
  for (let round = 0; round < 20; round++) {
    const { person } = await anOrganisation({ employees: ["dora"] });
    const { email, accountId } = person("dora");
    await route(email, 1);
    const mine = async () => (await requests()).filter((request) => request.accountId === accountId);
    const [{ id: callBackId } = { id: "" }] = await mine();
    const [called, again] = await Promise.all([execute(finishCall, sara, { callBackId }), route(email, 2)]);
    expect([called.status, again.status]).toEqual(["done", "done"]);
    expect((await mine()).filter(({ phoneNumber }) => phoneNumber === "+31612340002")).toHaveLength(1);
  }
});

test("twenty requests at once of an address nobody knows are one, with one mail, confirmed once", async () => {
  const replies = await many(20, (i) => route("niemand@nergens.example", i));
  expect(replies.filter(({ status }) => status === "done")).toHaveLength(20);
  expect(await requests()).toHaveLength(1);
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  const link = /bevestigen\/(\S+)/.exec(mail?.text ?? "")?.[1] ?? "";
  const confirmed = await many(20, () => execute(confirmCallBack, { kind: "visitor" }, { link }));
  expect(confirmed.filter(({ status }) => status === "done")).toHaveLength(1);
  expect(await requests()).toMatchObject([{ status: "OPEN" }]);
});
