import "server-only";
import { remindersOf } from "#lib/features/administration/access-reviews/rules.ts";
import { staffWith } from "#lib/features/base/people/store.ts";
import { events } from "#lib/features/insurer/review-campaigns/events.ts";
import { stateLetter } from "#lib/features/insurer/review-campaigns/mails.ts";
import { batch, turn } from "#lib/features/insurer/review-campaigns/rules.ts";
import { Nothing, OneCampaign, Opening } from "#lib/features/insurer/review-campaigns/schema.ts";
import {
  countLeft,
  countsOf,
  lastYearly,
  lockCampaign,
  newCampaign,
  nextToAsk,
  openReviews,
} from "#lib/features/insurer/review-campaigns/store.ts";
import { after, days } from "#lib/platform/durations.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { settings } from "#lib/platform/settings.ts";

/** Asks the next organisations, plans what each of them hears and when its time is over, and the job for the next. */
export const openCampaign = command({
  event: events["review-campaign.open"],
  input: Opening,
  subject: ({ tx, scope, input }) => lockCampaign(tx, scope, input.campaignId),
  may: onlySystem,
  async run({ tx, input, subject: campaign, now }) {
    if (campaign.stoppedAt) return refuse("stopped");
    const notSince = input.notSince === null ? null : new Date(input.notSince);
    const ids = await nextToAsk(tx, { ...input, notSince, atMost: batch });
    const reviews = await openReviews(tx, campaign, ids, now);
    const last = ids.at(-1);
    return done({
      result: null,
      audit: { subjectId: campaign.id, organisationId: null, before: null, after: { organisations: reviews.length } },
      send: [
        ...reviews.flatMap((review) => [
          ...remindersOf(review).map(({ step, at }) => job("access-review.remind", { reviewId: review.id, step }, at)),
          ...(review.lapsesAt ? [job("access-review.lapse", { reviewId: review.id }, review.lapsesAt)] : []),
        ]),
        ...(last && ids.length === batch ? [job("review-campaign.open", { ...input, after: last })] : []),
      ],
    });
  },
});

/** Tells staff, once the last day is over, how many organisations are done and how many are not. */
export const tellState = command({
  event: events["review-campaign.tell"],
  input: OneCampaign,
  subject: ({ tx, scope, input }) => lockCampaign(tx, scope, input.campaignId),
  may: onlySystem,
  async run({ tx, subject: { id, lapsesAt, stoppedAt }, now }) {
    if (stoppedAt) return refuse("stopped");
    const counts = (await countsOf(tx, [id])).get(id) ?? { done: 0, open: 0 };
    const facts = {
      campaignId: id,
      done: counts.done,
      open: counts.open,
      people: await countLeft(tx, id, now),
      lapsesAt,
    };
    const readers = await staffWith(tx, ["ONBOARDING", "AUDITOR"]);
    return done({
      result: null,
      audit: {
        ...{ subjectId: id, organisationId: null, before: null },
        after: { open: counts.open, done: counts.done, told: readers.length },
      },
      send: readers.map((reader) => mail(reader, stateLetter, { ...facts, firstName: reader.firstName })),
    });
  },
});

/** Where the setting says so, asks all organisations whose last review is long ago, and those whose turn is soon with them. */
export const beginDue = command({
  event: events["review-campaign.begin-due"],
  input: Nothing,
  subject: () => Promise.resolve({}),
  may: onlySystem,
  async run({ tx, now }) {
    const { REVIEW_EVERY_DAYS: every, REVIEW_DAYS, REVIEW_GRACE_DAYS: grace } = settings();
    const due = turn(every, every === 0 ? null : await lastYearly(tx), now);
    if (isRefused(due)) return due;
    const none = { kind: null, organisationIds: null, after: null };
    if ((await nextToAsk(tx, { ...none, notSince: due.notSince, atMost: 1 })).length === 0) return refuse("nobodyDue");
    const dueAt = after(now, days(REVIEW_DAYS));
    const lapsesAt = grace === 0 ? null : after(dueAt, days(grace));
    const campaignId = await newCampaign(tx, { startedById: null, dueAt, lapsesAt }, now);
    return done({
      result: null,
      audit: {
        ...{ subjectId: campaignId, organisationId: null, before: null },
        after: { dueAt: dueAt.toISOString(), lapsesAt: lapsesAt?.toISOString() ?? null },
      },
      send: [
        job("review-campaign.open", { ...none, campaignId, notSince: due.soon.toISOString() }),
        job("review-campaign.tell", { campaignId }, dueAt),
      ],
    });
  },
});
