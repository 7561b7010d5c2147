import { days } from "#lib/platform/durations.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";

/** How many days people get at most to set something up, and an exemption can last. */
export const atMostDays = 90;

const daysFrom = (today: string, day: string) => (Date.parse(day) - Date.parse(today)) / days(1);

/** A day from which it is asked: today, or one that is not too far off. */
export function beginsOn(day: string, today: string) {
  const ahead = daysFrom(today, day);
  return ahead < 0 ? refuse("dayOver") : ahead > atMostDays ? refuse("dayTooFar") : null;
}

/** The last day of an exemption: none is without one. */
export const endsOn = beginsOn;

/** How many colleagues are told at a time. */
export const toldAtOnce = 200;

/** How many exemptions are ended at most in an hour. */
export const lapsedAtOnce = 500;

/** How often a day everybody may be told that it begins: a beheerder can ask it, take it back and ask again. */
export const toldADay = 2;
