import { z } from "zod";

/** A person, by one of their authorisations, or an organisation as a whole. */
const subjects = ["person", "organisation"] as const;

export const About = z.object({ about: z.enum(subjects, "aboutMissing"), id: z.uuid("aboutMissing") });

/** As long as the table takes. */
const longest = 1000;

export const WriteNote = About.extend({
  text: z.string({ error: "noteMissing" }).trim().min(1, "noteMissing").max(longest, "noteTooLong"),
});

export const OneNote = z.object({ noteId: z.uuid() });
