import { expect, test } from "vitest";
import { faultOf } from "#lib/platform/outbox/refusal.ts";

test.each([
  ["RCPT TO", "550 5.1.1 User unknown", "message"],
  ["RCPT TO", "550 no mailbox here", "message"],
  ["RCPT TO", "552 5.2.2 Mailbox full", "message"],
  ["RCPT TO", "550 5.7.1 Relaying denied", "server"],
  ["RCPT TO", "554 5.7.1 <dora@delinden.example>: Relay access denied", "server"],
  ["RCPT TO", "550 Authentication required", "server"],
  ["RCPT TO", "554 5.7.1 Service unavailable; Client host blocked", "unclear"],
  ["RCPT TO", "550 go away", "unclear"],
  ["RCPT TO", "451 4.7.1 Greylisted", "passing"],
  ["MAIL FROM", "550 5.1.8 Sender address rejected", "server"],
  ["MAIL FROM", "530 5.7.0 Must issue a STARTTLS command first", "server"],
  ["DATA", "554 5.6.0 Message content rejected", "message"],
  ["DATA", "554 5.7.1 Message blocked as spam", "message"],
  ["DATA", "552 Message too large", "message"],
  ["DATA", "554 no", "unclear"],
  ["CONN", "554 5.7.1 Your IP is blocked", "server"],
  ["CONN", "421 too busy", "server"],
])("after %s, %j is the fault of: %s", (command, response, fault) => {
  expect(faultOf({ code: "EENVELOPE", command, response, responseCode: Number(response.slice(0, 3)) })).toBe(fault);
});

test.each([
  [{ code: "EAUTH", command: "AUTH PLAIN", responseCode: 535 }, "server"],
  [{ code: "ESOCKET", command: "CONN", syscall: "connect" }, "server"],
  [{ code: "ETIMEDOUT", command: "CONN", message: "Greeting never received" }, "server"],
  [{ code: "ECONNECTION", command: "CONN", message: "Connection closed unexpectedly" }, "passing"],
  [{ code: "ETIMEDOUT", command: "CONN", message: "Timeout" }, "passing"],
  [{ code: "EDNS", command: "CONN" }, "server"],
  [{ code: "ECONNECTION", command: "DATA" }, "passing"],
  [{ code: "ETIMEDOUT" }, "passing"],
])("%j is the fault of: %s", (refused, fault) => expect(faultOf(refused)).toBe(fault));
