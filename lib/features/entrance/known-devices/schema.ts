import { z } from "zod";

export const OneDevice = z.object({ deviceId: z.uuid() });
