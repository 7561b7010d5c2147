import "server-only";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { events } from "./events.ts";
import { mayTakeCopy } from "./policy.ts";
import { RecordedCopy } from "./schema.ts";

/** Records that somebody took a copy of what the portal holds of them. */
export const recordCopy = command({
  event: events["copy.take"],
  input: RecordedCopy,
  subject: ({ actor }) => Promise.resolve(isSignedIn(actor) ? { accountId: actor.accountId } : null),
  may: mayTakeCopy,
  run: ({ input, subject: { accountId } }) =>
    Promise.resolve(
      done({ result: null, audit: { subjectId: accountId, organisationId: null, before: null, after: input } }),
    ),
});
