import { z } from "zod";
import { Reference, TypedEmail } from "#lib/features/base/people/schema.ts";
import { isPortal } from "#lib/platform/portals.ts";
import { endings, problems } from "./rules.ts";

export const AskForHelp = z.object({
  email: TypedEmail,
  organisationNumber: z
    .string({ error: "organisationNumberInvalid" })
    .trim()
    .max(30, "organisationNumberInvalid")
    .default(""),
  problem: z.enum(problems, { error: "problemMissing" }),
});

/** Someone signed in asks for a portal that is open to their organisation and not to them. */
export const AskForAccess = z.object({ portal: z.string("portalUnknown").refine(isPortal, "portalUnknown") });

/** The address of the page after the form: the reference, and whether access was asked with a number or without. */
export const ShownSent = z.object({
  kenmerk: Reference.nullable().catch(null),
  toegang: z.enum(["met-nummer", "zonder-nummer"]).nullable().catch(null),
});

/** The input of the job. One that an older version wrote has neither reference nor language. */
export const RouteHelpRequest = AskForHelp.extend({
  reference: Reference.optional(),
  locale: z.enum(["nl", "en"]).default("nl"),
});

export const DeliverHelpRequest = z.object({
  authorisationId: z.uuid(),
  problem: z.enum(problems),
  reference: Reference.optional(),
  /** The portal that stayed closed, for NO_ACCESS of someone who was signed in. */
  portal: z.string().optional(),
});

export const EscalateBlock = z.object({ authorisationId: z.uuid() });

export const OneHelpRequest = z.object({ helpRequestId: z.uuid() });

/** The request as it was when a job was planned for later. */
export const PlannedHelpRequest = z.object({ helpRequestId: z.uuid(), openedAt: z.coerce.date<Date | string>() });

/** The same, with why it is over. */
export const EndHelpRequest = PlannedHelpRequest.extend({ because: z.enum(endings) });

/** The secret in a link's address. Anything else becomes "", which no link has. */
export const HelpLink = z.object({ link: z.string().max(100).catch("") });

const tellings = { bevestigd: "confirmed", heropend: "reopened" } as const;

/** What the address of the status page adds to the link. */
export const ShownStatus = z.object({
  antwoord: z.literal("niet").nullable().catch(null),
  melding: z
    .enum(["bevestigd", "heropend"])
    .transform((telling) => tellings[telling])
    .nullable()
    .catch(null),
});

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "help-request.route": z.input<typeof RouteHelpRequest>;
    "help-request.deliver": z.input<typeof DeliverHelpRequest>;
    "help-request.escalate": z.input<typeof EscalateBlock>;
    "help-request.remind": z.input<typeof PlannedHelpRequest>;
    "help-request.hand-over": z.input<typeof PlannedHelpRequest>;
    "help-request.end": z.input<typeof EndHelpRequest>;
    "help-request.forget": z.input<typeof OneHelpRequest>;
  }
}
