import fc from "fast-check";
import { expect, test } from "vitest";
import { readBounce } from "#lib/platform/outbox/bounce.ts";
import { idOfReturnPath, reportOf } from "#lib/platform/outbox/return-path.ts";
import { bounces, ourId, ourMessageId } from "#tests/support/bounces.ts";

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
