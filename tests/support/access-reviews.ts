import {
  endUnconfirmed,
  lapseReview,
  remindReview,
} from "#lib/features/administration/access-reviews/commands/lapsing.ts";
import { openCampaign, tellState } from "#lib/features/insurer/review-campaigns/commands/asking.ts";
import { startCampaign } from "#lib/features/insurer/review-campaigns/commands/starting.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute } from "#lib/platform/gate/execute.ts";
import { runJobs } from "./outbox.ts";

/** Does what the worker does of access reviews, of what is due. */
export const worksOnReviews = () => runJobs([remindReview, lapseReview, endUnconfirmed, openCampaign, tellState]);

export const begins = (who: Identity, asked: object = {}) =>
  execute(startCampaign, who, { which: "ALL", numbers: "", lastDay: "2026-12-21", ...asked });

/** The review that an organisation was asked for last. */
export const reviewOf = async ({ organisationId }: { readonly organisationId: string }) =>
  (await database()).prisma.accessReview.findFirstOrThrow({ where: { organisationId }, orderBy: { id: "desc" } });

/** Whom somebody confirmed, by the ids of their authorisations. */
export const confirmedIn = async (reviewId: string) =>
  (await (await database()).prisma.accessConfirmation.findMany({ where: { reviewId } })).map(
    ({ authorisationId }) => authorisationId,
  );
