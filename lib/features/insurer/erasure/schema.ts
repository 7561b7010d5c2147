import { z } from "zod";
import { AtPage } from "#lib/platform/paging.ts";
import { typedDay } from "#lib/platform/typed-day.ts";
import { eraseReasons, holdReasons } from "./rules.ts";

/** Anyone may have typed the address, so what makes no sense is left out. */
const typed = z
  .string()
  .max(100)
  .transform((text) => text.replace(/\p{C}/gu, " ").trim())
  .catch("");

/** Of a person by address or toegangscode, or of an organisation by a number or its name; and a page of what is held. */
export const ErasurePage = AtPage.extend({
  wie: typed,
  organisatie: typed,
  gedaan: z.enum(["bewaard", "vrij"]).nullable().catch(null),
});

const whoMissing = "whoMissing";

export const Erase = z.object({
  accountId: z.uuid(whoMissing),
  reason: z.enum(eraseReasons, "reasonMissing"),
});

const Place = {
  reason: z.enum(holdReasons, "reasonMissing"),
  fileNumber: z.string("fileNumberMissing").trim().min(1, "fileNumberMissing").max(200, "fileNumberTooLong"),
  until: typedDay("dayMissing"),
};

export const HoldPerson = z.object({ accountId: z.uuid(whoMissing), ...Place });

export const HoldOrganisation = z.object({ organisationId: z.uuid(whoMissing), ...Place });

export const OneHold = z.object({ holdId: z.uuid("holdMissing") });

export const Looked = z.object({ accountId: z.uuid() });

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "hold.lapse": z.input<typeof OneHold>;
  }
}
