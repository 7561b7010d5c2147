import { z } from "zod";
import { Reports } from "#lib/platform/outbox/report.ts";

export const Heard = Reports;

export const LookForReturns = z.object({
  /** The mails of the return path that have been written down, and are marked as read at the next look. */
  kept: z.array(z.int().min(1)).max(1_000),
  /** Those that the server did not hand over, and how many looks that were handed others asked for each. */
  withheld: z
    .array(z.object({ uid: z.int().min(1), tries: z.int().min(0) }))
    .max(1_000)
    .default([]),
});

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "message.look": z.input<typeof LookForReturns>;
  }
}

export const OnePlace = z.object({ id: z.uuid() });
