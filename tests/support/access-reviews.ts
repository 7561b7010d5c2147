import {
  endUnconfirmed,
  lapseReview,
  remindReview,
} from "#lib/features/administration/access-reviews/commands/lapsing.ts";
import { openCampaign, tellState } from "#lib/features/insurer/review-campaigns/commands/asking.ts";
import { lapseProposal, tellDeciders } from "#lib/features/insurer/proposals/commands.ts";
import { startCampaign } from "#lib/features/insurer/review-campaigns/commands/starting.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { runJobs } from "./outbox.ts";
import { aStaffMember, signedIn } from "./people.ts";
import { approve } from "./proposals.ts";

/** Does what the worker does of access reviews, of what is due. */
export const worksOnReviews = () =>
  runJobs([remindReview, lapseReview, endUnconfirmed, openCampaign, tellState, tellDeciders, lapseProposal]);

/** Begins it, with a colleague who says yes. */
export async function begins(who: Identity, asked: object = {}) {
  const ina = await signedIn(await aStaffMember("ina", "ONBOARDING"));
  const wanted = { which: "ALL", numbers: "", lastDay: "2026-12-21", ...asked };
  const reply = await execute(startCampaign, who, wanted);
  return reply.status === "waiting" ? approve(ina, reply.proposalId) : reply;
}

/** The review that an organisation was asked for last. */
export const reviewOf = async ({ organisationId }: { readonly organisationId: string }) =>
  (await database()).prisma.accessReview.findFirstOrThrow({ where: { organisationId }, orderBy: { id: "desc" } });

/** Whom somebody confirmed, by the ids of their authorisations. */
export const confirmedIn = async (reviewId: string) =>
  (await (await database()).prisma.accessConfirmation.findMany({ where: { reviewId } })).map(
    ({ authorisationId }) => authorisationId,
  );
