import { expect, test } from "vitest";
import { stateOf, troubleOf, type Message } from "#lib/features/insurer/messages/rules.ts";
import { DeliveryFailure, reasonOf } from "#lib/platform/outbox/failure.ts";

const now = new Date("2026-11-23T10:00:00Z");
const later = new Date("2026-11-23T11:00:00Z");

const message: Message = {
  ...{ id: "1", kind: "EMAIL", event: "account.invite", createdAt: now, notBefore: now, expiresAt: null },
  ...{ attempts: 0, leasedUntil: null, sentAt: null, deadAt: null, lastError: null },
};

test.each([
  [{}, { state: "queued", from: now }],
  [{ notBefore: later }, { state: "queued", from: later }],
  [{ attempts: 1, leasedUntil: later }, { state: "sending" }],
  // Whoever held it died: it waits for the next.
  [
    { attempts: 1, leasedUntil: now },
    { state: "queued", from: now },
  ],
  [
    { attempts: 3, notBefore: later, lastError: "Error ECONNECTION" },
    { state: "retrying", tries: 3, next: later, trouble: "away" },
  ],
  [
    { attempts: 0, notBefore: later, lastError: "sealed with the key 0a1b2c3d" },
    { state: "kept", trouble: "keyMissing" },
  ],
  [
    { attempts: 1, sentAt: later },
    { state: "accepted", at: later },
  ],
  [
    { attempts: 1, deadAt: later, lastError: "expired" },
    { state: "expired", at: later },
  ],
  [
    { attempts: 1, deadAt: later, lastError: "SMTP 550" },
    { state: "refused", at: later, trouble: "mailboxUnknown" },
  ],
  [
    { attempts: 1, deadAt: later, lastError: "SMS 422" },
    { state: "refused", at: later, trouble: "numberRefused" },
  ],
  [
    { attempts: 31, deadAt: later, lastError: "tried too often" },
    { state: "givenUp", at: later, tries: 31, trouble: "tooOften" },
  ],
])("a message with %j is %j", (row, state) => {
  expect(stateOf({ ...message, ...row }, now)).toEqual(state);
});

const failure = (more: object, name = "Error") =>
  reasonOf(Object.assign(new Error("secret@address.example"), { name }, more));

test.each([
  [reasonOf(new DeliveryFailure("SMTP 552", { forGood: true })), "mailboxFull"],
  [reasonOf(new DeliveryFailure("SMTP 554", { forGood: true })), "mailRefused"],
  [failure({ code: "EENVELOPE", responseCode: 451 }), "later"],
  [failure({ code: "EENVELOPE", responseCode: 452 }), "mailboxFull"],
  [failure({ code: "EAUTH", responseCode: 535 }), "notLetIn"],
  [failure({ code: "ESOCKET" }), "away"],
  [failure({ code: "ECONNREFUSED" }), "away"],
  [failure({ code: "EDNS" }), "away"],
  [failure({ code: 23 }, "TimeoutError"), "away"],
  [failure({}, "TypeError"), "away"],
  ["SMS 401", "notLetIn"],
  ["SMS 429", "later"],
  ["SMS 503", "later"],
  ["unreadable", "unreadable"],
  ["not a message", "unreadable"],
  ["Error", "unknown"],
  ["", "unknown"],
])("what the outbox kept as %j is %s", (lastError, trouble) => {
  expect(troubleOf(lastError)).toBe(trouble);
  expect(lastError).not.toContain("@");
});
