import fc from "fast-check";
import { expect, test } from "vitest";
import { largestBounce, readBounce } from "#lib/platform/outbox/bounce.ts";
import { withoutAddresses } from "#lib/platform/outbox/report.ts";
import { idOfReturnPath, reportOf } from "#lib/platform/outbox/return-path.ts";
import { bounces, ourId, ourMessageId } from "#tests/support/bounces.ts";
import { hostileMails } from "#tests/support/hostile-mails.ts";
import { inThread } from "#tests/support/threads.ts";

test.each(Object.entries(bounces))("%s is read right", async (_, { raw, read: { isOurs, ...expected } }) => {
  const { messageIds, said, ...bounce } = await readBounce(raw);
  expect(bounce).toMatchObject(expected);
  expect(messageIds.includes(ourMessageId)).toBe(isOurs);
  // Staff read the words, and the address of somebody else may stand in them.
  expect(said).not.toMatch(/@/);
});

test("there are reports of every kind of server, and none that is left out", () => {
  expect(Object.keys(bounces).length).toBeGreaterThanOrEqual(20);
});

test("a report is about the message of its signed path, or else of its Message-ID; what is no report is about none", async () => {
  const raw = bounces["Postfix, user unknown"]?.raw ?? "";
  expect(reportOf(await readBounce(raw))).toEqual({
    id: ourId,
    fate: "BOUNCED",
    reason: "5.1.1 550 5.1.1 …: Recipient address rejected: User unknown in local recipient table",
  });
  expect(reportOf(await readBounce(raw.replaceAll(ourMessageId, "<x@y.example>")))).toBeNull();
  expect(reportOf(await readBounce(bounces["someone who writes back"]?.raw ?? ""))).toBeNull();
  expect(reportOf(await readBounce(bounces["out of the office"]?.raw ?? ""))).toBeNull();
});

test("a return path that nobody signed names no message", () => {
  expect(idOfReturnPath(`bounce+${ourId.replaceAll("-", "")}.0123456789abcdef@mail.example`)).toBeNull();
});

test("whatever is sent to the return path, reading it says something and never throws", async () => {
  const lines = fc.array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.constantFrom(
        "",
        "From: MAILER-DAEMON@x",
        "Content-Type: multipart/report; boundary=a",
        "--a",
        "--a--",
        "Action: failed",
        "Status: 5.1.1",
        "Content-Type: message/delivery-status",
        "Content-Transfer-Encoding: base64",
      ),
    ),
    { maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(lines, async (some) => {
      expect(await readBounce(some.join("\r\n"))).toHaveProperty("what");
    }),
    { numRuns: 40 },
  );
});

test("whoever makes a mail to be read for ever holds nobody up with it, at the largest size", async () => {
  const mails = Object.entries(hostileMails);
  expect(mails.filter(([, raw]) => Buffer.byteLength(raw) !== largestBounce)).toEqual([]);
  const read = await inThread(
    "lib/platform/outbox/bounce.ts",
    "readBounce",
    mails.map(([, raw]) => [raw]),
  );
  expect(read.length).toBe(mails.length);
  for (const said of read) expect(said).toHaveProperty("what");
});

test("the words of a server are read once, however many it says without a space", async () => {
  const words = ["a", "<", "a:", "a@", "@", " \u0000"].map((one) => [one.repeat(largestBounce / one.length)]);
  const said = await inThread("lib/platform/outbox/report.ts", "withoutAddresses", words);
  expect(said).toEqual(["a".repeat(200), "<".repeat(200), "a:".repeat(100), "…", "…", ""]);
});

test.each([
  ["smtp; 550 <jan@delinden.example>: unknown", "smtp; 550 …: unknown"],
  ["smtp:jan.jansen@delinden.example", "smtp:…"],
  ["<smtp:jan@delinden.example>, <piet@x.example>", "<smtp:…, …"],
  ["jan@[203.0.113.7] (piet@x.example)", "…[203.0.113.7] (…)"],
  ["550 5.1.1: user unknown", "550 5.1.1: user unknown"],
])("of %j staff read %j", (said, read) => {
  expect(withoutAddresses(said)).toBe(read);
});
