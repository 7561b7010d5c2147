import { z } from "zod";
import { feedChannels, isPortal } from "#lib/platform/portals.ts";

const Portal = z.string().refine(isPortal);

export const Nothing = z.object({});

/** A portal that may have left the registry since the job was written: then there is nothing to tell it. */
export const OnePerson = z.object({ portal: z.string(), channel: z.enum(feedChannels), accountId: z.uuid() });

/** Whom a portal is to be told of once more. */
export const Mend = z.object({ portal: Portal, accountIds: z.array(z.uuid()).min(1).max(500) });

/** The people of a portal whose ids come after this one. */
export const PeopleOf = z.object({ portal: Portal, after: z.uuid() });

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "portal.tell-changed": Record<string, never>;
    "portal.tell-person": z.input<typeof OnePerson>;
  }
}
