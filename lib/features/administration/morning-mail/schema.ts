import { z } from "zod";

export const ways = ["atOnce", "morning"] as const;

export const ChooseWay = z.object({ way: z.enum(ways, "wayMissing") });

export const Nothing = z.object({});

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "morning-mail.send": z.input<typeof Nothing>;
  }
}
