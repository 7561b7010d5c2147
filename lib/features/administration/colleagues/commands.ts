import "server-only";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { mayLookUpAnyone } from "./policy.ts";
import { RecordedExport, RecordedSearch } from "./schema.ts";

/** That a list of people left the portal as a file: which list, and how many they were. */
export const recordExport = command({
  event: "colleagues.export",
  input: RecordedExport,
  subject: async ({ actor }) => (actor.kind === "member" ? actor : null),
  may: (actor, { organisationId }) => isAdministrator(actor) && actor.organisationId === organisationId,
  run: async ({ subject, input }) =>
    done({
      result: {},
      audit: { subjectId: null, organisationId: subject.organisationId, before: null, after: input },
    }),
});

/** That one of the insurer's staff searched among everyone. */
export const recordSearch = command({
  event: "staff.search",
  input: RecordedSearch,
  subject: () => Promise.resolve({}),
  may: (actor) => mayLookUpAnyone(actor),
  run: ({ input }) =>
    Promise.resolve(
      done({ result: null, audit: { subjectId: null, organisationId: null, before: null, after: input } }),
    ),
});
