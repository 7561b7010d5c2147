import { z } from "zod";
import { guarded } from "./rules.ts";

export const OneTable = z.object({ table: z.enum(guarded) });

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "retention.forget": z.input<typeof OneTable>;
  }
}
