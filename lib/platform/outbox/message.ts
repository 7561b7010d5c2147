import { z } from "zod";
import { locales } from "../i18n/locale.ts";

const Email = z.object({
  kind: z.literal("EMAIL"),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
});
const Sms = z.object({
  kind: z.literal("SMS"),
  to: z.string(),
  text: z.string(),
  /** The language in which it is read out to whoever answers the telephone, instead of being sent. */
  spoken: z.enum(locales).optional(),
});

/** A message in the form in which its outbox row holds it. */
export const Message = z.discriminatedUnion("kind", [Email, Sms]);

export type Message = z.infer<typeof Message>;
export type EmailMessage = z.infer<typeof Email>;
export type SmsMessage = z.infer<typeof Sms>;
