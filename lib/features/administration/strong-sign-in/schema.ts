import { z } from "zod";
import { typedDay } from "#lib/platform/typed-day.ts";

const Day = typedDay("dayMissing");

export const Ask = z.object({ from: Day });

export const Nothing = z.object({});

export const OneColleague = z.object({ authorisationId: z.uuid("colleagueMissing") });

export const Exempt = OneColleague.extend({
  until: Day,
  because: z
    .string("becauseMissing")
    .max(1000, "becauseTooLong")
    .transform((typed) => typed.normalize("NFC").replace(/\s+/g, " ").trim())
    .pipe(z.string().min(3, "becauseMissing").max(200, "becauseTooLong")),
});

/** The input of the job that tells colleagues, some at a time: those after this authorisation. */
export const TellColleagues = z.object({ organisationId: z.uuid(), afterId: z.uuid().nullable() });

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "strong-sign-in.tell": z.input<typeof TellColleagues>;
    "strong-sign-in.lapse": z.input<typeof OneColleague>;
    "strong-sign-in.lapse-all": z.input<typeof Nothing>;
  }
}
