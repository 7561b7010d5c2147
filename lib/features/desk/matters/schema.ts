import { z } from "zod";
import { kinds } from "./rules.ts";

export const GiveMatter = z.object({
  kind: z.enum(kinds, "matterMissing"),
  matterId: z.uuid("matterMissing"),
  colleagueId: z.uuid("colleagueMissing"),
});
