import { z } from "zod";
import { normalEmail } from "#lib/features/people/rules.ts";

export const AskForCallBack = z.object({
  email: z
    .string({ error: "emailMissing" })
    .max(254, "emailInvalid")
    .transform(normalEmail)
    .pipe(z.string().min(1, "emailMissing"))
    .pipe(z.email("emailInvalid")),
  phoneNumber: z.string({ error: "phoneMissing" }).max(60, "phoneUnclear"),
});

/** Of the job that looks the address up. */
export const RouteCallBack = z.object({
  email: z.string().max(254),
  phoneNumber: z.e164(),
  reference: z.string().max(20),
  locale: z.enum(["nl", "en"]),
});

/** The secret in a link's address; whatever else stands there is a link nobody has. */
export const CallBackLink = z.object({ link: z.string().max(100).catch("") });

export const OneCallBack = z.object({ callBackId: z.uuid() });

/** In the address of the page after asking. */
export const Reference = z.string().regex(/^[2-9A-HJ-NP-Z]{3}(-[2-9A-HJ-NP-Z]{3}){2}$/);
