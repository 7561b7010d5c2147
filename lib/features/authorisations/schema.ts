import { z } from "zod";
import { sorts, type Status } from "./rules.ts";

/** How the addresses of the list name a status, in either language. */
export const statusSlugs = {
  actief: "active",
  geblokkeerd: "blocked",
  wacht: "waiting",
  uitgenodigd: "invited",
  ingetrokken: "withdrawn",
} as const satisfies Record<string, Status>;

const slugs = Object.keys(statusSlugs) as (keyof typeof statusSlugs)[];

/** From an address anyone may have typed: what makes no sense is left out. */
export const ListOfColleagues = z.object({
  q: z
    .string()
    .max(200)
    .transform((typed) => typed.replace(/\p{C}/gu, " ").trim())
    .catch(""),
  status: z
    .enum(slugs)
    .transform((slug): Status => statusSlugs[slug])
    .nullable()
    .catch(null),
  sort: z.enum(sorts).catch("name"),
  after: z.string().max(1000).catch(""),
});

export const OneColleague = z.object({ id: z.uuid() });

export const Unblock = z.object({
  authorisationId: z.uuid("colleagueMissing"),
  /** The request it answers, which is then solved as well. */
  helpRequestId: z.union([z.literal("").transform(() => undefined), z.uuid("colleagueMissing")]).optional(),
});

export const OneAuthorisation = z.object({
  authorisationId: z.uuid("colleagueMissing"),
});
