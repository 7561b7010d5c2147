import { z } from "zod";
import { TypedEmail } from "#lib/features/help-requests/schema.ts";

export const AskForAdministrators = z.object({ email: TypedEmail });
