import "server-only";
import { command, done } from "#lib/platform/gate/command.ts";
import { events } from "./events.ts";
import { mayReadEvidence } from "./policy.ts";
import { RecordedFile } from "./schema.ts";

/** Records that evidence left the portal: what of whom and of when, and how long it was. */
export const recordEvidence = command({
  event: events["evidence.export"],
  input: RecordedFile,
  subject: () => Promise.resolve({}),
  may: mayReadEvidence,
  run: ({ input: { kind, rows, organisationId, subjectId, period } }) =>
    Promise.resolve(
      done({ result: null, audit: { subjectId, organisationId, before: null, after: { kind, rows, ...period } } }),
    ),
});
