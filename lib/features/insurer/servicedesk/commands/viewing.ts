import "server-only";
import { findColleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { events } from "#lib/features/insurer/servicedesk/events.ts";
import { mayView } from "#lib/features/insurer/servicedesk/policy.ts";
import { View } from "#lib/features/insurer/servicedesk/schema.ts";
import { noteView } from "#lib/features/insurer/servicedesk/store.ts";
import { command, done } from "#lib/platform/gate/command.ts";

/** Records why one of the staff looks at a person's data, and shows it for half an hour. */
export const viewPerson = command({
  event: events["staff.view"],
  input: View,
  subject: ({ tx, scope, input, now }) => findColleague(tx, scope, input.authorisationId, now),
  may: mayView,
  async run({ tx, actor, input: { reason }, subject: { id: authorisationId, organisationId }, now }) {
    await noteView(tx, { staffId: actor.accountId, organisationId, authorisationId, reason }, now);
    return done({
      result: { authorisationId },
      audit: { subjectId: authorisationId, organisationId, before: null, after: { reason } },
    });
  },
});
