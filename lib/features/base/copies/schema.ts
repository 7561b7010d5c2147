import { z } from "zod";

export const Nothing = z.object({});

export const RecordedCopy = z.object({ rows: z.int().min(0) });
