import { z } from "zod";
import { moment } from "#lib/platform/audit/event.ts";

/** When the backup was made that came back. */
export const Restored = z.object({ backupAt: moment });

export const Erased = z.object({ recordId: z.uuid(), because: z.string().trim().min(5).max(500) });
