import { createHmac } from "node:crypto";
import { createServer, type AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { hearOfMessages, lookForReturns } from "#lib/features/base/deliveries/commands.ts";
import { cameBack } from "#lib/features/base/deliveries/queries.ts";
import { jobs } from "#lib/jobs.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { fixClock } from "#lib/platform/clock.ts";
import { database } from "#lib/platform/db/client.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import type { Report } from "#lib/platform/outbox/report.ts";
import * as queue from "#lib/platform/outbox/enqueue.ts";
import { mailReports, smsReports } from "#lib/platform/outbox/webhook.ts";
import { workOff } from "#lib/platform/outbox/worker.ts";
import { settings } from "#lib/platform/settings.ts";
import { hostileMails } from "#tests/support/hostile-mails.ts";
import { bounces, ourId } from "#tests/support/bounces.ts";
import { emptyDatabase } from "#tests/support/database.ts";
import { anOrganisation, aStaffMember, signedIn } from "#tests/support/people.ts";
import { visitor } from "#tests/support/sign-in.ts";

const start = new Date("2026-11-23T10:00:00Z");
const system = { kind: "system", job: "message.report" } as const;
const secret = "a secret of sixteen";

beforeEach(async () => {
  await emptyDatabase();
  fixClock(start);
});
afterEach(() => {
  fixClock(null);
  Object.assign(settings(), { MAIL_REPORTS_SECRET: undefined, SMS_REPORTS_SECRET: undefined, SMS_PROVIDER: "generic" });
});

async function handedOver(id: string, to: string, more: object = {}) {
  const { prisma } = await database();
  const row = {
    id,
    kind: "EMAIL" as const,
    to,
    event: "account.invite",
    createdAt: start,
    notBefore: start,
    sentAt: start,
  };
  await prisma.outbox.create({ data: { ...row, ...more } });
}

const rowOf = async (id: string) => (await database()).prisma.outbox.findUniqueOrThrow({ where: { id } });
const marks = async () => (await database()).prisma.returnedAddress.findMany();
const hear = (report: Omit<Report, "reason"> & { reason?: string }, who: Identity = system) =>
  execute(hearOfMessages, who, { via: "mailbox", reports: [{ reason: "", ...report }] });

async function seen(who: Identity, id: string) {
  const answer = await ask(cameBack, who, { id });
  return answer.status === "found" ? answer.value : answer.status;
}

test("a mail that comes back marks its address: the beheerder sees it, staff too, and nobody of elsewhere", async () => {
  const here = await anOrganisation({ name: "De Linden", administrators: ["anna"], employees: ["dora"] });
  const there = await anOrganisation({ name: "Elders", administrators: ["cees"] });
  const dora = here.person("dora");
  await handedOver(ourId, dora.email);
  const [asAnna, asDora, asCees] = [
    await signedIn(here.person("anna")),
    await signedIn(dora),
    await signedIn(there.person("cees")),
  ];
  const asSara = await signedIn(await aStaffMember("sara", "SERVICEDESK"));
  expect(await seen(asAnna, dora.authorisationId)).toEqual([]);
  expect(await hear({ id: ourId, fate: "BOUNCED", reason: "5.1.1 user unknown" })).toMatchObject({ status: "done" });
  const said = [{ kind: "EMAIL", at: start, trouble: "mailboxUnknown" }];
  expect(await seen(asAnna, dora.authorisationId)).toEqual(said);
  expect(await seen(asSara, dora.authorisationId)).toEqual(said);
  expect(await seen(asDora, dora.authorisationId)).toBe("denied");
  expect(await seen(visitor, dora.authorisationId)).toBe("denied");
  expect(await seen(asCees, dora.authorisationId)).toBe("notFound");
  const records = await (await database()).prisma.auditRecord.findMany({ where: { event: "message.report" } });
  expect(records).toMatchObject([{ actorKind: "system", after: { via: "mailbox", arrived: 0, late: 0, returned: 1 } }]);
  expect(JSON.stringify(records)).not.toContain(dora.email);
});

test("a mail that arrives later clears the mark, one that was sent before it does not", async () => {
  const [early, late] = [ourId.replace(/1$/, "2"), ourId.replace(/1$/, "3")];
  await handedOver(early, "dora@delinden.example");
  await handedOver(ourId, "dora@delinden.example");
  await handedOver(late, "dora@delinden.example", { sentAt: after(start, minutes(10)) });
  fixClock(after(start, minutes(5)));
  await hear({ id: ourId, fate: "BOUNCED", reason: "5.2.2 full" });
  await hear({ id: early, fate: "DELIVERED" });
  expect(await marks()).toMatchObject([{ address: "dora@delinden.example", reason: "5.2.2 full" }]);
  await hear({ id: late, fate: "DELIVERED" });
  expect(await marks()).toEqual([]);
});

test("what ended is not delayed any more, and of two ends the last counts", async () => {
  await handedOver(ourId, "dora@delinden.example");
  const became = async (fate: Report["fate"]) => {
    await hear({ id: ourId, fate });
    return (await rowOf(ourId)).fate;
  };
  expect(await became("DELAYED")).toBe("DELAYED");
  expect(await became("DELIVERED")).toBe("DELIVERED");
  expect(await became("DELAYED")).toBe("DELIVERED");
  expect(await became("BOUNCED")).toBe("BOUNCED");
});

test("a report by the provider's own name finds its SMS; what is passing or nobody's marks nothing", async () => {
  await handedOver(ourId, "+31612340001", { kind: "SMS", providerId: "SM1" });
  expect(await hear({ providerId: "SM2", fate: "BOUNCED" })).toMatchObject({
    status: "refused",
    code: "nothingOfOurs",
  });
  await hear({ providerId: "SM1", fate: "BOUNCED", reason: "4.4.1 away" });
  expect([(await rowOf(ourId)).fate, await marks()]).toEqual(["BOUNCED", []]);
  await hear({ providerId: "SM1", fate: "BOUNCED", reason: "twilio 30005" });
  expect(await marks()).toMatchObject([{ address: "+31612340001", kind: "SMS" }]);
});

test("nobody but a job says what became of a message", async () => {
  const { person } = await anOrganisation({ administrators: ["anna"] });
  await handedOver(ourId, "dora@delinden.example");
  expect(await hear({ id: ourId, fate: "BOUNCED" }, await signedIn(person("anna")))).toEqual({ status: "denied" });
  expect(await marks()).toEqual([]);
});

const post = (body: string, headers: Record<string, string> = {}) =>
  new Request("http://localhost/api/messages/mail", { method: "POST", body, headers });

function signed(body: string, key = secret, at = start) {
  const seconds = String(Math.floor(at.getTime() / 1_000));
  const signature = createHmac("sha256", key).update(`msg_1.${seconds}.${body}`).digest("base64");
  return { "webhook-id": "msg_1", "webhook-timestamp": seconds, "webhook-signature": `v1,${signature}` };
}

test("the mail provider's address is not there without a secret, and takes only what is signed with it, just now", async () => {
  await handedOver(ourId, "dora@delinden.example");
  const body = JSON.stringify({
    reports: [
      { messageId: `<${ourId}@x.example>`, status: "bounced", reason: "5.1.1 <dora@delinden.example> unknown" },
    ],
  });
  expect((await mailReports(post(body, signed(body)))).status).toBe(404);
  Object.assign(settings(), { MAIL_REPORTS_SECRET: secret });
  expect((await mailReports(post(body))).status).toBe(401);
  expect((await mailReports(post(body, signed(body, "another secret of ours")))).status).toBe(401);
  expect((await mailReports(post(body, signed(body, secret, after(start, -minutes(6)))))).status).toBe(401);
  expect((await mailReports(post(`${body} `, signed(body)))).status).toBe(401);
  expect((await mailReports(post("{}", signed("{}")))).status).toBe(400);
  await workOff({ jobs });
  expect((await rowOf(ourId)).fate).toBeNull();
  expect((await mailReports(post(body, signed(body)))).status).toBe(204);
  await workOff({ jobs });
  expect(await rowOf(ourId)).toMatchObject({ fate: "BOUNCED", fateReason: "5.1.1 … unknown" });
});

test("a mail that came back may be posted as it is; one too long is turned away", async () => {
  await handedOver(ourId, "dora@delinden.example");
  Object.assign(settings(), { MAIL_REPORTS_SECRET: secret });
  const raw = bounces["Postfix, user unknown"]?.raw ?? "";
  const headers = (body: string) => ({ ...signed(body), "content-type": "message/rfc822" });
  expect((await mailReports(post(raw, headers(raw)))).status).toBe(204);
  await workOff({ jobs });
  expect((await rowOf(ourId)).fate).toBe("BOUNCED");
  const long = "x".repeat(600_000);
  expect((await mailReports(post(long, headers(long)))).status).toBe(400);
});

test("the SMS provider's address is the same, by the provider's own signature", async () => {
  await handedOver(ourId, "+31612340001", { kind: "SMS" });
  const body = JSON.stringify({ id: ourId, status: "delivered" });
  const at = String(start.getTime() / 1_000);
  const headers = {
    "x-timestamp": at,
    "x-signature": createHmac("sha256", secret).update(`${at}.${body}`).digest("hex"),
  };
  expect((await smsReports(post(body, headers))).status).toBe(404);
  Object.assign(settings(), { SMS_REPORTS_SECRET: secret });
  expect((await smsReports(post(body))).status).toBe(401);
  // What we could not keep must come again, so it is not called unreadable.
  const away = vi.spyOn(queue, "enqueue").mockRejectedValueOnce(new Error("the database is away"));
  await expect(smsReports(post(body, headers))).rejects.toThrow("away");
  away.mockRestore();
  expect((await smsReports(post(body, headers))).status).toBe(204);
  await workOff({ jobs });
  expect((await rowOf(ourId)).fate).toBe("DELIVERED");
  Object.assign(settings(), { SMS_PROVIDER: "vonage" });
  expect((await smsReports(post(body, { authorization: "Bearer x.y.z" }))).status).toBe(401);
});

/** As much of an IMAP server as reading and marking takes. What it withholds it refuses, or hangs up over. */
async function aMailbox(mails: readonly string[], withheld: Readonly<Record<number, "NO" | "hangs up">> = {}) {
  const seen = new Set<number>();
  const server = createServer((socket) => {
    socket.write("* OK ready\r\n");
    let typed = "";
    socket.on("data", (data) => {
      typed += data.toString("latin1");
      for (let end = typed.indexOf("\r\n"); end >= 0; end = typed.indexOf("\r\n")) {
        answer(typed.slice(0, end));
        typed = typed.slice(end + 2);
      }
    });
    const answer = (line: string) => {
      const [tag = "", name = "", ...rest] = line.split(" ");
      const asked = [name, ...rest].join(" ").toUpperCase();
      const uid = Number(/UID (?:FETCH|STORE) ([\d,:]+)/.exec(asked)?.[1]?.split(/[,:]/)[0]);
      if (asked.startsWith("CAPABILITY")) socket.write("* CAPABILITY IMAP4rev1\r\n");
      if (asked.startsWith("SELECT")) socket.write(`* ${mails.length} EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n`);
      if (asked.includes("SEARCH"))
        socket.write(
          `* SEARCH ${mails
            .map((_, i) => i + 1)
            .filter((i) => !seen.has(i))
            .join(" ")}\r\n`,
        );
      if (asked.includes("STORE"))
        for (const each of /STORE ([\d,:]+)/.exec(asked)?.[1]?.split(",") ?? []) {
          const [from = 0, to = from] = each.split(":").map(Number);
          for (let at = from; at <= to; at++) seen.add(at);
        }
      const how = asked.includes("FETCH") ? withheld[uid] : undefined;
      if (how === "hangs up") return void socket.destroy();
      if (how === "NO") return void socket.write(`${tag} NO not this one\r\n`);
      if (asked.includes("FETCH")) {
        const mail = Buffer.from(mails[uid - 1] ?? "");
        socket.write(`* ${uid} FETCH (UID ${uid} BODY[]<0> {${mail.length}}\r\n`);
        socket.write(mail);
        socket.write(")\r\n");
      }
      socket.write(`${tag} OK done\r\n`);
      if (asked.startsWith("LOGOUT")) socket.end();
    };
  });
  await new Promise<void>((open) => server.listen(0, "127.0.0.1", open));
  const { port } = server.address() as AddressInfo;
  return { seen, url: `imap://bounce:secret@127.0.0.1:${port}/INBOX`, close: () => server.close() };
}

test("the mailbox of the return path is read, kept, and only then marked as read; what is no report is marked too", async () => {
  await handedOver(ourId, "dora@delinden.example");
  const box = await aMailbox([bounces["Postfix, user unknown"]?.raw ?? "", bounces["out of the office"]?.raw ?? ""]);
  Object.assign(settings(), { BOUNCE_IMAP_URL: box.url });
  const look = async (kept: number[]) => execute(lookForReturns, { kind: "system", job: "message.look" }, { kept });
  expect(await look([])).toMatchObject({ status: "done" });
  expect([...box.seen]).toEqual([]);
  await workOff({ jobs });
  expect((await rowOf(ourId)).fate).toBe("BOUNCED");
  fixClock(after(start, minutes(1)));
  await workOff({ jobs });
  expect([...box.seen].sort()).toEqual([1, 2]);
  // One look waits for the next minute, however often the hour plans another.
  await look([]);
  await look([]);
  const { prisma } = await database();
  expect(await prisma.outbox.count({ where: { to: "message.look", sentAt: null } })).toBe(1);
  Object.assign(settings(), { BOUNCE_IMAP_URL: undefined });
  expect(await look([])).toMatchObject({ status: "refused", code: "noMailbox" });
  box.close();
});

test("a mail that nobody can read is counted, and is not begun again with every look", async () => {
  await handedOver(ourId, "dora@delinden.example");
  const unreadable = hostileMails["more head than there may be"] ?? "";
  const box = await aMailbox([unreadable, bounces["Postfix, user unknown"]?.raw ?? ""]);
  Object.assign(settings(), { BOUNCE_IMAP_URL: box.url });
  const { prisma } = await database();
  const looks = () => prisma.auditRecord.findMany({ where: { event: "message.look" }, orderBy: { id: "asc" } });
  const before = (await looks()).length;
  await execute(lookForReturns, { kind: "system", job: "message.look" }, { kept: [] });
  expect((await looks()).slice(before).map(({ after }) => after)).toEqual([{ mails: 2, reports: 1, unreadable: 1 }]);
  await workOff({ jobs });
  expect((await rowOf(ourId)).fate).toBe("BOUNCED");
  fixClock(after(start, minutes(1)));
  await workOff({ jobs });
  expect([...box.seen].sort()).toEqual([1, 2]);
  Object.assign(settings(), { BOUNCE_IMAP_URL: undefined });
  box.close();
});

const passing = async (from: number, count: number) => {
  for (let minute = from + 1; minute <= from + count; minute++) {
    fixClock(after(start, minutes(minute)));
    await workOff({ jobs });
  }
};

test.each(["NO", "hangs up"] as const)(
  "a mail over which the server says %s keeps no other from being read, and is given up once others are",
  async (how) => {
    await handedOver(ourId, "dora@delinden.example");
    const mails = ["withheld", bounces["Postfix, user unknown"]?.raw ?? ""];
    const box = await aMailbox(mails, { 1: how });
    Object.assign(settings(), { BOUNCE_IMAP_URL: box.url });
    const { prisma } = await database();
    const lastLook = async () =>
      (await prisma.auditRecord.findFirst({ where: { event: "message.look" }, orderBy: { id: "desc" } }))?.after;
    await execute(lookForReturns, { kind: "system", job: "message.look" }, { kept: [] });
    await passing(0, 1);
    expect((await rowOf(ourId)).fate).toBe("BOUNCED");
    // Alone it may be the server that is ill: that counts for nothing.
    await passing(1, 6);
    expect([...box.seen]).toEqual([2]);
    expect(await lastLook()).toEqual({ mails: 0, reports: 0, unreadable: 0, withheld: 1 });
    for (const minute of [7, 8, 9]) {
      mails.push(bounces["out of the office"]?.raw ?? "");
      await passing(minute, 1);
      expect(await lastLook()).toEqual({ mails: 1, reports: 0, unreadable: 0, withheld: 1 });
    }
    mails.push(bounces["out of the office"]?.raw ?? "");
    await passing(10, 1);
    expect(await lastLook()).toEqual({ mails: 2, reports: 0, unreadable: 1 });
    await passing(11, 1);
    expect([...box.seen].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    Object.assign(settings(), { BOUNCE_IMAP_URL: undefined });
    box.close();
  },
);

test.each(["NO", "hangs up"] as const)(
  "a server that says %s over every mail fails the look, and costs no mail anything",
  async (how) => {
    await handedOver(ourId, "dora@delinden.example");
    const mails: string[] = [];
    const withheld: Record<number, typeof how> = { 1: how, 2: how, 3: how };
    const box = await aMailbox(mails, withheld);
    Object.assign(settings(), { BOUNCE_IMAP_URL: box.url });
    const { prisma } = await database();
    await execute(lookForReturns, { kind: "system", job: "message.look" }, { kept: [] });
    const other = bounces["out of the office"]?.raw ?? "";
    mails.push(bounces["Postfix, user unknown"]?.raw ?? "", other, other);
    await passing(0, 9);
    const look = await prisma.outbox.findFirstOrThrow({ where: { to: "message.look", sentAt: null } });
    expect(look).toMatchObject({ deadAt: null, lastError: "the mailbox hands over nothing" });
    delete withheld[2];
    delete withheld[3];
    await passing(60, 3);
    expect([...box.seen].sort()).toEqual([2, 3]);
    delete withheld[1];
    await passing(63, 1);
    expect((await rowOf(ourId)).fate).toBe("BOUNCED");
    Object.assign(settings(), { BOUNCE_IMAP_URL: undefined });
    box.close();
  },
);
