import "server-only";
import { worksWithCustomers } from "#lib/platform/access/actor.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { events } from "./events.ts";
import { RecordedLookUp } from "./schema.ts";

/** Records that one of the insurer's staff looked up a reference. */
export const recordLookUp = command({
  event: events["staff.look-up"],
  input: RecordedLookUp,
  subject: () => Promise.resolve({}),
  may: worksWithCustomers,
  run: ({ input }) =>
    Promise.resolve(
      done({ result: null, audit: { subjectId: null, organisationId: null, before: null, after: input } }),
    ),
});
