import { z } from "zod";
import { GivenPortals, KnownPortals, withBoxes } from "#lib/features/base/people/schema.ts";
import { recordedReasons } from "./rules/ending.ts";
import { typedDay } from "#lib/platform/typed-day.ts";

/** `lijst` is the query of the list from which somebody was opened, and leads back to it. */
export const OneColleague = z.object({ id: z.uuid(), lijst: z.string().max(1_500).nullable().catch(null) });

/** The last act: `gedaan` and `wie` are authorisations, `melding` is a code. Anyone can make such an address. */
export const Telling = z.object({
  gedaan: z.uuid().optional().catch(undefined),
  melding: z.string().max(40).optional().catch(undefined),
  wie: z.uuid().optional().catch(undefined),
});

/** From a hidden field: a moment, or that there was none. */
export const Moment = z.coerce.date<string>().nullable().catch(null);

export const OneAuthorisation = z.object({
  authorisationId: z.uuid("colleagueMissing"),
});

const authorisationId = z.uuid("colleagueMissing");

export const Withdraw = z.object({ authorisationId, reason: z.enum(recordedReasons, "reasonMissing") });

/** A day, or none. */
const validUntil = z.union([z.literal(""), typedDay("dateInvalid")], "dateInvalid").default("");

export const Reauthorise = withBoxes(z.object({ authorisationId, portals: GivenPortals, validUntil }));

export const ChangeRights = withBoxes(
  z.object({
    authorisationId,
    portals: KnownPortals,
    validUntil,
    /** When the rights were last changed, as the page showed it. */
    seen: Moment,
  }),
);

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "authorisation.expire": z.input<typeof OneAuthorisation>;
  }
}
