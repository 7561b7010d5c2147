import { z } from "zod";
import { TypedEmail } from "#lib/features/people/schema.ts";

export const AskForAdministrators = z.object({ email: TypedEmail });
