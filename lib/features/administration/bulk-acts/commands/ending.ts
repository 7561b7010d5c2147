import "server-only";
import { isOfficeHeld } from "#lib/features/base/retention/store.ts";
import { events } from "#lib/features/administration/bulk-acts/events.ts";
import { mayActOnMany } from "#lib/features/administration/bulk-acts/policy.ts";
import { isForgotten } from "#lib/features/administration/bulk-acts/rules/states.ts";
import { OneBulkAct, RecordFile } from "#lib/features/administration/bulk-acts/schema.ts";
import { lockBulkAct } from "#lib/features/administration/bulk-acts/store.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";

/** Records that a list of people left the portal as a file. */
export const recordFile = command({
  event: events["bulk-act.export"],
  input: RecordFile,
  subject: ({ tx, scope, input }) => lockBulkAct(tx, scope, input.bulkActId),
  may: mayActOnMany,
  run: ({ input: { kind, rows }, subject: { id, organisationId } }) =>
    Promise.resolve(
      done({ result: {}, audit: { subjectId: id, organisationId, before: null, after: { kind, rows } } }),
    ),
});

/** Removes an old plan or report; what was done to the people stays, and so do its records. */
export const forgetBulkAct = command({
  event: events["bulk-act.forget"],
  input: OneBulkAct,
  subject: ({ tx, scope, input }) => lockBulkAct(tx, scope, input.bulkActId),
  may: onlySystem,
  async run({ tx, subject, now }) {
    const { id, organisationId, status } = subject;
    if (!isForgotten(subject, now)) return refuse("stillNeeded");
    if (await isOfficeHeld(tx, organisationId)) return refuse("isHeld");
    await tx.bulkAct.delete({ where: { id } });
    return done({ result: null, audit: { subjectId: id, organisationId, before: { status }, after: null } });
  },
});
