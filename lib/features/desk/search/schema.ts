import { z } from "zod";

export const Search = z.object({ q: z.string().trim().max(200).catch("").default("") });

export const RecordedLookUp = z.object({ found: z.int().min(0) });
