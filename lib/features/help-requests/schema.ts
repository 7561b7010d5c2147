import { z } from "zod";
import { normalEmail } from "#lib/features/people/rules.ts";
import { problems } from "./rules.ts";

/** An address as someone types it. */
export const TypedEmail = z
  .string({ error: "emailMissing" })
  .max(254, "emailInvalid")
  .transform(normalEmail)
  .pipe(z.string().min(1, "emailMissing"))
  .pipe(z.email("emailInvalid"));

export const AskForHelp = z.object({
  email: TypedEmail,
  organisationNumber: z
    .string({ error: "organisationNumberInvalid" })
    .trim()
    .max(30, "organisationNumberInvalid")
    .default(""),
  problem: z.enum(problems, { error: "problemMissing" }),
});

export const DeliverHelpRequest = z.object({ authorisationId: z.uuid(), problem: z.enum(problems) });

export const EscalateBlock = z.object({ authorisationId: z.uuid() });

export const OneHelpRequest = z.object({ helpRequestId: z.uuid() });
