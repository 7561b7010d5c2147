import { z } from "zod";

export const OneCase = z.object({ caseId: z.uuid() });
