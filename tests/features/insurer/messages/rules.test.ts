import { expect, test } from "vitest";
import { troubleOf } from "#lib/features/base/deliveries/rules.ts";
import { stateOf, wayAgain, type Message } from "#lib/features/insurer/messages/rules.ts";
import { DeliveryFailure, reasonOf } from "#lib/platform/outbox/failure.ts";

const now = new Date("2026-11-23T10:00:00Z");
const later = new Date("2026-11-23T11:00:00Z");

const message: Message = {
  ...{ id: "1", kind: "EMAIL", event: "account.invite", createdAt: now, notBefore: now },
  ...{ attempts: 0, leasedUntil: null, sentAt: null, deadAt: null, lastError: null },
  ...{ fate: null, fateAt: null, fateReason: null },
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
    { attempts: 0, lastError: "server EENVELOPE 550" },
    { state: "held", trouble: "notLetIn" },
  ],
  [
    { attempts: 0, lastError: "server ECONNECTION" },
    { state: "held", trouble: "away" },
  ],
  [
    { sentAt: now, fate: "DELIVERED", fateAt: later },
    { state: "delivered", at: later },
  ],
  [
    { sentAt: now, fate: "DELAYED", fateAt: later, fateReason: "4.4.1" },
    { state: "delayed", at: later, trouble: "away" },
  ],
  [
    { sentAt: now, fate: "BOUNCED", fateAt: later, fateReason: "5.1.1 user unknown" },
    { state: "bounced", at: later, trouble: "mailboxUnknown" },
  ],
  [
    { sentAt: now, fate: "SUPPRESSED", fateAt: later, fateReason: "" },
    { state: "suppressed", at: later },
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
] as const)("a message with %j is %j", (row, state) => {
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
  ["server SMS 503", "away"],
  ["server SMS 429", "away"],
  ["server SMS ECONNREFUSED", "away"],
  ["server SMS 401", "notLetIn"],
  ["unreadable", "unreadable"],
  ["not a message", "unreadable"],
  ["Error", "unknown"],
  ["", "unknown"],
])("what the outbox kept as %j is %s", (lastError, trouble) => {
  expect(troubleOf(lastError)).toBe(trouble);
  expect(lastError).not.toContain("@");
});

test.each([
  [{ kind: "JOB", event: null, isWhole: true }, "again"],
  [{ kind: "JOB", event: null, isWhole: false }, null],
  [{ kind: "EMAIL", event: "password.mail-reset", isWhole: false }, "password.mail-reset"],
  [{ kind: "EMAIL", event: "account.invite", isWhole: false }, null],
  [{ kind: "SMS", event: "password.mail-reset", isWhole: false }, null],
  [{ kind: "EMAIL", event: "mobile-number.start", isWhole: false, isChanging: true }, "account-change.write-again"],
  [{ kind: "SMS", event: "staff.start-reactivation", isWhole: false, isChanging: true }, "account-change.write-again"],
  [{ kind: "EMAIL", event: "mobile-number.start", isWhole: false }, null],
] as const)("%j that failed can be done again: %s", (failed, way) =>
  expect(wayAgain({ isChanging: false, ...failed })).toBe(way),
);
