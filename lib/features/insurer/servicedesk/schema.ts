import { z } from "zod";
import { TypedEmail } from "#lib/features/base/people/schema.ts";
import { viewReasons } from "#lib/features/insurer/organisations/rules.ts";
import { actSlugs, script, type ActSlug } from "./rules.ts";

const authorisationId = z.uuid("colleagueMissing");

export const View = z.object({ authorisationId, reason: z.enum(viewReasons, "reasonMissing") });

/** A box of a form: it sends its name when it is ticked, and otherwise nothing. */
const ticked = z.string().max(10).optional().catch(undefined);

/** Something done for someone after the call-back: every box must be ticked. */
const afterScript = <T extends z.ZodRawShape>(shape: T) =>
  z
    .object({ authorisationId, ownCall: ticked, saidWho: ticked, saidWhere: ticked, ...shape })
    .refine((input) => script.every((box) => (input as Record<string, unknown>)[box] !== undefined), {
      path: ["script"],
      message: "scriptIncomplete",
      when: () => true,
    });

export const Help = afterScript({});

/** As typed; the commands judge it. */
export const mobileNumber = z.string({ error: "phoneMissing" }).max(60, "phoneUnclear");

export const HelpWithNumber = <T extends z.ZodType>(mobileNumber: T) => afterScript({ mobileNumber });

export const HelpToBegin = <T extends z.ZodType>(mobileNumber: T) =>
  afterScript({
    mobileNumber,
    /** Given only when the address on file is not the person's (any more). */
    email: z.union([z.literal("").transform(() => undefined), TypedEmail], { error: "emailInvalid" }).optional(),
  });

/** `reden` and `gedaan`: anyone can make such an address. */
export const PersonPage = z.object({
  id: z.uuid(),
  act: z.enum(Object.keys(actSlugs) as [ActSlug, ...ActSlug[]]).optional(),
  reden: z.enum(viewReasons).optional().catch(undefined),
  gedaan: z
    .enum(Object.keys(actSlugs) as [ActSlug, ...ActSlug[]])
    .optional()
    .catch(undefined),
});
