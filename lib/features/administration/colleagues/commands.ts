import "server-only";
import { administers, isMember } from "#lib/platform/access/actor.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { events } from "./events.ts";
import { mayLookUpAnyone } from "./policy.ts";
import { RecordedExport, RecordedSearch } from "./schema.ts";

/** Records that a list of people left the portal as a file: which list, and how many people. */
export const recordExport = command({
  event: events["colleagues.export"],
  input: RecordedExport,
  subject: async ({ actor }) => (isMember(actor) ? actor : null),
  may: administers,
  run: async ({ actor, input }) =>
    done({
      result: {},
      audit: { subjectId: null, organisationId: actor.organisationId, before: null, after: input },
    }),
});

/** Records that one of the insurer's staff searched among everyone. */
export const recordSearch = command({
  event: events["staff.search"],
  input: RecordedSearch,
  subject: () => Promise.resolve({}),
  may: mayLookUpAnyone,
  run: ({ input }) =>
    Promise.resolve(
      done({ result: null, audit: { subjectId: null, organisationId: null, before: null, after: input } }),
    ),
});
