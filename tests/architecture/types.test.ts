import { expect, test } from "vitest";
import { z } from "zod";
import type { unblockAuthorisation } from "#lib/features/administration/authorisations/commands/unblocking.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { anyone, command, done, type RefusalOf } from "#lib/platform/gate/command.ts";

// Each of these must fail to compile; tsc reports an expectation that is not met.
export function neverCalled(tx: Tx, reader: Reader) {
  const base = {
    event: "authorisation.unblock",
    input: z.object({}),
    subject: () => Promise.resolve({}),
  } as const;
  const audit = { subjectId: null, organisationId: null, before: null, after: null };
  const run = () => Promise.resolve(done({ result: null, audit }));

  // @ts-expect-error a command without a policy
  command({ ...base, run });
  // @ts-expect-error a command without a subject
  command({ event: base.event, input: base.input, may: anyone, run });
  // @ts-expect-error a change without a record
  command({ ...base, may: anyone, run: () => Promise.resolve({ result: null }) });
  // @ts-expect-error a change of a kind the log has no words for
  command({ ...base, event: "authorisation.frobnicate", may: anyone, run });
  // @ts-expect-error a command that did not come from the gate
  const handMade: ReturnType<typeof command> = { ...base, may: anyone, run };
  // @ts-expect-error a feature that writes the log itself
  void tx.auditRecord;
  // @ts-expect-error a feature that sends past the gate
  void tx.outbox;
  // @ts-expect-error a feature that counts limits by itself
  void tx.limit;
  // @ts-expect-error SQL put together from strings
  void tx.$executeRawUnsafe;
  // @ts-expect-error a transaction in a transaction, which the embedded engine cannot have
  void tx.$transaction;
  // @ts-expect-error a query that writes
  void reader.authorisation.update;
  // @ts-expect-error a query that writes by SQL
  void reader.$executeRaw;
  // @ts-expect-error a scope made by hand
  const scope: Scope = { of: "everything" };
  // @ts-expect-error a refusal without a text
  const texts: Record<RefusalOf<typeof unblockAuthorisation>, string> = {};
  return [handMade, scope, texts];
}

test("what must not compile does not: tsc checks the expectations above", () => {
  expect(neverCalled).toBeTypeOf("function");
});
