import "server-only";
import { normalNumber } from "#lib/platform/folding.ts";
import { organisationsWithNumbers } from "#lib/features/base/people/store.ts";
import { events } from "#lib/features/insurer/review-campaigns/events.ts";
import { campaignPlan } from "#lib/features/insurer/review-campaigns/plans.ts";
import { mayRunCampaigns, maySeeCampaigns } from "#lib/features/insurer/review-campaigns/policy.ts";
import { mostChosen, numbersIn, periodOf } from "#lib/features/insurer/review-campaigns/rules.ts";
import { OneCampaign, RecordedReport, StartCampaign } from "#lib/features/insurer/review-campaigns/schema.ts";
import { findCampaign, lockCampaign, newCampaign, stopReviews } from "#lib/features/insurer/review-campaigns/store.ts";
import { isStaff } from "#lib/platform/access/actor.ts";
import { endOfDay } from "#lib/platform/days.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { days } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { settings } from "#lib/platform/settings.ts";

/** The organisations that these numbers belong to. Every number must be of one. */
async function organisationsWith(tx: Tx, typed: string) {
  const numbers = numbersIn(typed);
  if (numbers.length === 0) return refuse("noNumbers");
  if (numbers.length > mostChosen) return refuse("tooManyNumbers");
  const found = await organisationsWithNumbers(tx, numbers.map(normalNumber));
  const unknown = numbers.filter((number) => !found.has(normalNumber(number))).map((number) => number.slice(0, 40));
  return unknown.length > 0
    ? refuse("unknownNumbers", { numbers: unknown.slice(0, 10).join(", ") })
    : { ids: [...new Set(found.values())] };
}

/**
 * Asks all organisations, those of a kind, or some, to go through their people. Where access ends that nobody confirms,
 * a colleague says yes first.
 */
export const startCampaign = command({
  event: events["review-campaign.start"],
  input: StartCampaign,
  fresh: 15,
  // Each writes to the beheerders of all it asks, also one that is stopped a minute later.
  limits: ({ actor }) => [
    { bucket: `review-campaign.start ${isStaff(actor) ? actor.accountId : ""}`, times: 10, withinMs: days(1) },
  ],
  subject: () => Promise.resolve({}),
  may: mayRunCampaigns,
  second: {
    who: ["ONBOARDING"],
    within: days(7),
    independent: false,
    unless: () => settings().REVIEW_GRACE_DAYS === 0,
    proposal: ({ input: { which, numbers, lastDay } }) =>
      campaignPlan({ which, numbers, lastDay: endOfDay(lastDay), graceDays: settings().REVIEW_GRACE_DAYS }),
  },
  async run({ tx, actor, input: { which, numbers, lastDay }, now }) {
    const period = periodOf(endOfDay(lastDay), settings().REVIEW_GRACE_DAYS, now);
    if (isRefused(period)) return period;
    const chosen = which === "CHOSEN" ? await organisationsWith(tx, numbers) : { ids: null };
    if (isRefused(chosen)) return chosen;
    const { ids } = chosen;
    const { dueAt, lapsesAt } = period;
    const campaignId = await newCampaign(tx, { startedById: actor.accountId, dueAt, lapsesAt }, now);
    return done({
      result: { campaignId },
      audit: {
        ...{ subjectId: campaignId, organisationId: null, before: null },
        after: {
          ...{ which, dueAt: dueAt.toISOString(), lapsesAt: lapsesAt?.toISOString() ?? null },
          ...(ids && { organisations: ids.length }),
        },
      },
      send: [
        job("review-campaign.open", {
          ...{ campaignId, organisationIds: ids, notSince: null, after: null },
          kind: which === "ALL" || which === "CHOSEN" ? null : which,
        }),
        job("review-campaign.tell", { campaignId }, dueAt),
      ],
    });
  },
});

/** Ends it where it is not finished. Nobody loses anything by it, and what was confirmed stays. */
export const stopCampaign = command({
  event: events["review-campaign.stop"],
  input: OneCampaign,
  fresh: 15,
  subject: ({ tx, scope, input }) => lockCampaign(tx, scope, input.campaignId),
  may: mayRunCampaigns,
  async run({ tx, subject: { id, stoppedAt }, now }) {
    if (stoppedAt) return refuse("alreadyStopped");
    await tx.reviewCampaign.update({ where: { id }, data: { stoppedAt: now } });
    const organisations = await stopReviews(tx, id, now);
    return done({
      result: { campaignId: id },
      audit: { subjectId: id, organisationId: null, before: null, after: { organisations } },
    });
  },
});

/** Records that a report left the portal. */
export const recordReport = command({
  event: events["review-campaign.export"],
  input: RecordedReport,
  subject: ({ tx, scope, input }) => findCampaign(tx, scope, input.campaignId),
  may: maySeeCampaigns,
  run: ({ input: { rows }, subject: { id } }) =>
    Promise.resolve(
      done({
        result: null,
        audit: { subjectId: id, organisationId: null, before: null, after: { kind: "csv", rows } },
      }),
    ),
});
