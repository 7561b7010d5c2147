import { z } from "zod";
import { Reports } from "#lib/platform/outbox/report.ts";

export const Heard = Reports;

/** The mails of the return path that have been written down, and are marked as read at the next look. */
export const LookForReturns = z.object({ kept: z.array(z.int().min(1)).max(1_000) });

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "message.look": z.input<typeof LookForReturns>;
  }
}

export const OnePlace = z.object({ id: z.uuid() });
