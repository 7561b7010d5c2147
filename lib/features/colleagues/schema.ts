import { z } from "zod";
import { sorts, statusSlugs, type StatusSlug } from "./rules.ts";

const slugs = Object.keys(statusSlugs) as StatusSlug[];

/** From an address anyone may have typed: what makes no sense is left out. */
export const ListOfColleagues = z.object({
  q: z
    .string()
    .max(200)
    .transform((typed) => typed.replace(/\p{C}/gu, " ").trim())
    .catch(""),
  status: z.enum(slugs).nullable().catch(null),
  sort: z.enum(sorts).catch("name"),
  after: z.string().max(1000).catch(""),
});
