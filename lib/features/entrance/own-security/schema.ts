import { z } from "zod";
import { ChoosePassword } from "#lib/features/entrance/password-links/schema.ts";

export const OneSession = z.object({ sessionId: z.uuid() });

export const ChangePassword = z.object({
  current: z.string("currentMissing").min(1, "currentMissing").max(512, "currentTooLong"),
  password: ChoosePassword.shape.password,
});
