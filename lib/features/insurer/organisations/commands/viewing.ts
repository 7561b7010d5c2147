import "server-only";
import { events } from "#lib/features/insurer/organisations/events.ts";
import { maySeeOrganisations } from "#lib/features/insurer/organisations/policy.ts";
import { View } from "#lib/features/insurer/organisations/schema.ts";
import { findOrganisation } from "#lib/features/insurer/organisations/store/one.ts";
import { command, done } from "#lib/platform/gate/command.ts";

/** Records why one of the staff looks, and shows for a while who the beheerders are. The organisation can read it. */
export const viewOrganisation = command({
  event: events["organisation.view"],
  input: View,
  subject: ({ tx, scope, input }) => findOrganisation(tx, scope, input.organisationId),
  may: maySeeOrganisations,
  async run({ tx, actor, input: { reason }, subject: { id: organisationId }, now }) {
    await tx.staffView.create({ data: { staffId: actor.accountId, organisationId, reason, at: now } });
    return done({
      result: { organisationId },
      audit: { subjectId: null, organisationId, before: null, after: { reason } },
    });
  },
});
