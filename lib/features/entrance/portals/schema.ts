import { z } from "zod";
import { isPortal } from "#lib/platform/portals.ts";

const Portal = z.string().refine(isPortal);

/** A portal, and the organisation for which it was asked. Anything else in an address is no such page. */
export const AtPortal = z.object({ portal: Portal, organisationId: z.uuid().optional().catch(undefined) });

const Trace = z.object({
  ...{ kind: z.enum(["Grant", "AuthorizationCode"]), hash: z.string(), sealed: z.base64() },
  ...{ grantId: z.string(), seconds: z.int().positive() },
});

/**
 * `sid` and `grant` are new names, made by the provider; neither is of anything that exists. `traces` is what the
 * provider will want to find again of this sign-on.
 */
export const SignOnTo = z.object({
  ...{ sid: z.uuid(), portal: Portal, grant: z.string().min(10).max(100) },
  traces: z.array(Trace).min(1).max(2),
});

export const Nothing = z.object({});

export const EndedSignOn = z.object({ signOnId: z.uuid(), portal: z.string(), accountId: z.uuid() });

/** What the address of the page before a portal adds. */
export const ShownEntry = z.object({
  verder: z
    .string()
    .regex(/^[\w-]{10,100}$/)
    .optional()
    .catch(undefined),
  organisatie: z.uuid().optional().catch(undefined),
  sterker: z.literal("ja").optional().catch(undefined),
});

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "portal.tell-ended": Record<string, never>;
    "portal.sign-out": z.input<typeof EndedSignOn>;
  }
}
