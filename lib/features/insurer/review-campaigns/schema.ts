import { z } from "zod";
import { whiches } from "./rules.ts";
import { typedDay } from "#lib/platform/typed-day.ts";

export const StartCampaign = z.object({
  which: z.enum(whiches, "whichMissing"),
  numbers: z.string("numbersTooLong").max(20_000, "numbersTooLong").default(""),
  /** The last day on which organisations can do it. */
  lastDay: typedDay("dateInvalid"),
});

const campaignId = z.uuid("campaignMissing");

export const OneCampaign = z.object({ campaignId });

export const Nothing = z.object({});

/** Those of a kind, or these; and only those whose last review is that long ago. */
export const Opening = OneCampaign.extend({
  kind: z.enum(["INTERMEDIARY", "BUSINESS"]).nullable(),
  organisationIds: z.array(z.uuid()).nullable(),
  notSince: z.iso.datetime().nullable(),
  after: z.uuid().nullable(),
});

const parts = ["open", "klaar"] as const;
export type Part = (typeof parts)[number];

export const CampaignPage = z.object({
  id: z.uuid(),
  toon: z.enum(parts).nullable().catch(null),
  na: z.string().max(1000).catch(""),
  gedaan: z.enum(["begonnen", "gestopt"]).nullable().catch(null),
});

export const FileOfCampaign = z.object({ id: z.uuid() });

export const RecordedReport = OneCampaign.extend({ rows: z.int().min(0) });

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "review-campaign.open": z.input<typeof Opening>;
    "review-campaign.tell": z.input<typeof OneCampaign>;
    "review-campaign.begin-due": z.input<typeof Nothing>;
  }
}
