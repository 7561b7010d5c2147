import { z } from "zod";
import { TypedEmail } from "#lib/features/base/people/schema.ts";

export const AskForCallBack = z.object({
  email: TypedEmail,
  phoneNumber: z.string({ error: "phoneMissing" }).max(60, "phoneUnclear"),
});

/** The input of the job that looks the address up. */
export const RouteCallBack = z.object({
  email: z.string().max(254),
  phoneNumber: z.e164(),
  reference: z.string().max(20),
  locale: z.enum(["nl", "en"]),
});

/** The secret in a link's address. Anything else becomes "", which no link has. */
export const CallBackLink = z.object({ link: z.string().max(100).catch("") });

export const OneCallBack = z.object({ callBackId: z.uuid() });

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "call-back.route": z.input<typeof RouteCallBack>;
    "call-back.forget": z.input<typeof OneCallBack>;
  }
}
