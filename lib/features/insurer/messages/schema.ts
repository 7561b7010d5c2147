import { z } from "zod";
import { viewReasons } from "#lib/features/insurer/organisations/rules.ts";

/** As typed: an address or a mobile number. */
export const ViewMessages = z.object({
  address: z.string({ error: "addressUnclear" }).max(254, "addressUnclear").default(""),
  reason: z.enum(viewReasons, "reasonMissing"),
});

/** All messages, those that failed, or those that a server still tries. */
export const views = ["alles", "mislukt", "onderweg"] as const;

/** From an address that anyone may have typed: what makes no sense is left out. */
export const MessagesPage = z.object({
  adres: z
    .string()
    .max(254)
    .transform((text) => text.replace(/\p{C}/gu, "").trim())
    .catch(""),
  gedaan: z.literal("opnieuw").optional().catch(undefined),
  toon: z.enum(views).catch("alles").default("alles"),
});

/** By one of their authorisations. */
export const OnePerson = z.object({ id: z.uuid() });

/** How much of what may be sent in a day has been. */
export const smsShares = ["half", "all"] as const;

export const WarnOfSms = z.object({ share: z.enum(smsShares) });

export const SendAgain = z.object({ messageId: z.uuid() });
