import { startOfDay } from "./days.ts";
import { dayOf, openStateAt } from "./opening-hours.ts";

/** Whether a mail of the morning may leave now: on a working day, and no later, or it is not of the morning. */
export const isMorning = (now: Date, isDayOff: (day: string) => boolean): boolean =>
  openStateAt({ opens: "07:00", closes: "12:00", isDayOff }, now).open;

/** The moment at which today began: whoever got something since then has had that of today. */
export const todayBegan = (now: Date): Date => startOfDay(dayOf(now));
