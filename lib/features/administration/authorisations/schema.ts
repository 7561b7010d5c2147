import { z } from "zod";
import type { Portal } from "#lib/features/base/people/schema.ts";
import { blockReasons, withdrawReasons } from "./rules.ts";

export const OneColleague = z.object({ id: z.uuid() });

/** What the last act led to: `gedaan` and `wie` are authorisations, `melding` is a code. Anyone can make such an address. */
export const Telling = z.object({
  gedaan: z.uuid().optional().catch(undefined),
  melding: z.string().max(40).optional().catch(undefined),
  wie: z.uuid().optional().catch(undefined),
});

/** Of a hidden field: a moment, or that there was none. */
const Moment = z.coerce.date<string>().nullable().catch(null);

export const Unblock = z.object({
  authorisationId: z.uuid("colleagueMissing"),
  /** The request it answers, which is then solved as well. */
  helpRequestId: z.union([z.literal("").transform(() => undefined), z.uuid("colleagueMissing")]).optional(),
  /** The moment of the beheerder's block that the page showed. */
  seen: Moment,
});

export const OneAuthorisation = z.object({
  authorisationId: z.uuid("colleagueMissing"),
});

const authorisationId = z.uuid("colleagueMissing");

export const Block = z.object({ authorisationId, reason: z.enum(blockReasons, "reasonMissing") });

export const Withdraw = z.object({ authorisationId, reason: z.enum(withdrawReasons, "reasonMissing") });

/** A box of a form: it sends its name when it is ticked, and nothing else. */
const ticked = z.string().max(10).optional().catch(undefined);

/** Each portal is a box of its own; an end date is a day, or none. */
const rights = {
  MKB: ticked,
  MY_ALLIANZ_BROKER: ticked,
  validUntil: z
    .union([z.literal(""), z.iso.date("dateInvalid").refine((day) => day < "3000", "dateInvalid")], "dateInvalid")
    .default(""),
} satisfies Record<Portal | "validUntil", unknown>;

export const Reauthorise = z.object({ authorisationId, ...rights });

export const ChangeRights = z.object({
  authorisationId,
  ...rights,
  /** When the rights had been changed last, on the page this came from. */
  seen: Moment,
});
