import { z } from "zod";
import { GivenPortals, KnownPortals, withBoxes } from "#lib/features/base/people/schema.ts";
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

/** A day, or none. */
const validUntil = z
  .union([z.literal(""), z.iso.date("dateInvalid").refine((day) => day < "3000", "dateInvalid")], "dateInvalid")
  .default("");

export const Reauthorise = withBoxes(z.object({ authorisationId, portals: GivenPortals, validUntil }));

export const ChangeRights = withBoxes(
  z.object({
    authorisationId,
    portals: KnownPortals,
    validUntil,
    /** When the rights had been changed last, on the page this came from. */
    seen: Moment,
  }),
);

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "authorisation.expire": z.input<typeof OneAuthorisation>;
  }
}
