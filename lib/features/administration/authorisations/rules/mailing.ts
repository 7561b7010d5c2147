import { days, hours } from "#lib/platform/durations.ts";
import type { Limit } from "#lib/platform/gate/limit.ts";

/** How often a beheerder has the same mail sent anew, in an hour and in a day: nobody's mailbox is filled by it. */
export const mailsAgain = (beheerderId: string, about: string): readonly Limit[] => [
  { bucket: `mail-again:${beheerderId}:${about}`, times: 3, withinMs: hours(1) },
  { bucket: `mail-again-day:${beheerderId}:${about}`, times: 5, withinMs: days(1) },
];
