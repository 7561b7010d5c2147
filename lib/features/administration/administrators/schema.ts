import { z } from "zod";
import { TypedEmail } from "#lib/features/base/people/schema.ts";
import { acts, deputyLastsDays } from "./rules.ts";
import { days } from "#lib/platform/durations.ts";

export const AskForAdministrators = z.object({ email: TypedEmail });

export const OneColleague = z.object({ authorisationId: z.uuid("colleagueMissing") });

const written = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}))$/;
const two = (text = "") => text.padStart(2, "0");

/** Reads "31-12-2026", or what a date field sends, as "2026-12-31"; null when it is not a day. */
export function dayIn(typed: string): string | null {
  const [, year, month, day, dayFirst, monthSecond, yearLast] = written.exec(typed.trim()) ?? [];
  const text = `${year ?? yearLast ?? ""}-${two(month ?? monthSecond)}-${two(day ?? dayFirst)}`;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) && text < "3000" ? text : null;
}

const Day = (missing: string) =>
  z
    .string(missing)
    .max(40, "dayInvalid")
    .trim()
    .min(1, missing)
    .transform((typed, context) => {
      const day = dayIn(typed);
      if (day === null) context.addIssue({ code: "custom", message: typed === "" ? missing : "dayInvalid" });
      return day ?? "";
    });

const daysBetween = (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / days(1);

/** The last day is included: a deputy until Friday still acts on Friday. */
export const Deputise = OneColleague.extend({ from: Day("fromMissing"), until: Day("untilMissing") })
  .refine(({ from, until }) => !from || !until || daysBetween(from, until) >= 0, {
    path: ["until"],
    message: "untilBeforeFrom",
  })
  .refine(({ from, until }) => !from || !until || daysBetween(from, until) < deputyLastsDays, {
    path: ["until"],
    message: "untilTooLate",
  });

/** For the job that tells a deputy that a period begins or ends: it tells only of the period it was planned for. */
export const TellDeputy = OneColleague.extend({
  moment: z.enum(["starts", "ends"]),
  at: z.coerce.date<Date | string>(),
});

/** What is neither leaves it at one, which takes two people where two are asked for. */
export const RuleOfTwo = z.object({ two: z.enum(["on", "off"]).catch("off") });

/** From an address that anyone may have typed: what makes no sense is left out. */
export const Candidates = z.object({
  q: z
    .string()
    .max(100)
    .transform((typed) => typed.replace(/\p{C}/gu, " ").trim())
    .catch(""),
  wie: z.uuid().optional().catch(undefined),
  purpose: z.enum(["appoint", "handOver", "deputise"]),
});

export type Purpose = z.infer<typeof Candidates>["purpose"];

export const Telling = z.object({
  twee: z.enum(["aan", "uit"]).optional().catch(undefined),
  melding: z.enum(acts).optional().catch(undefined),
  wie: z.uuid().optional().catch(undefined),
});

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "administrators.mail": z.input<typeof AskForAdministrators>;
    "deputy.tell": z.input<typeof TellDeputy>;
  }
}
