import { z } from "zod";

const isOfOurTime = (text: string) => text > "2000" && text < "3000";

/**
 * A day as anybody can type it, also in an address. Its year is one of our time: the database knows no year 0, and
 * whoever counts on beyond the last year of four figures never comes to an end.
 */
export const typedDay = (error?: string) => z.iso.date(error).refine(isOfOurTime, error);

/** The same of a moment that a list was left at. */
export const typedMoment = () => z.iso.datetime().refine(isOfOurTime);

/** A moment of our own clock, as a field for date and time sends it. */
export const typedLocal = () =>
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/)
    .pipe(z.iso.datetime({ local: true }))
    .refine(isOfOurTime);
