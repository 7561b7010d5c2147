import { z } from "zod";
import { locales } from "#lib/platform/i18n/locale.ts";
import { anyFirstName, GivenPortals, typedName, TypedEmail, withBoxes } from "#lib/features/base/people/schema.ts";
import { typedDay } from "#lib/platform/typed-day.ts";

const requestId = z.union([z.literal("").transform(() => undefined), z.uuid("colleagueMissing")]).optional();

/** As typed. Nobody can activate without a number, but it can come later. */
export const typedMobile = z.string({ error: "phoneUnclear" }).max(60, "phoneUnclear").default("");

/** The form, with a schema that judges the number too: only the server knows how. */
export const addingWith = <M extends z.ZodType>(mobileNumber: M) =>
  withBoxes(
    z.object({
      ...typedName,
      firstName: anyFirstName,
      email: TypedEmail,
      mobileNumber,
      /** Of the mails to this person, until they choose another; the beheerder's own when nothing is chosen. */
      locale: z.enum(locales, { error: "languageMissing" }).optional(),
      portals: GivenPortals.refine(({ length }) => length > 0, "noPortal"),
      validUntil: z.union([z.literal(""), typedDay("dateInvalid")], "dateInvalid").default(""),
      invite: z.enum(["now", "later"], "inviteMissing").default("now"),
      /** The question for access that is answered by adding this person. */
      helpRequestId: requestId,
    }),
  );

export const OneInvitation = z.object({ authorisationId: z.uuid("colleagueMissing") });

const tellings = ["toegevoegd", "bestaat", "verstuurd", "ingetrokken"] as const;

/** `uitnodiging` says what the last act did. Anyone can make such an address. */
export const InvitationOf = z.object({
  id: z.uuid(),
  uitnodiging: z.enum(tellings).optional().catch(undefined),
});

export const NewColleaguePage = z.object({ hulpvraag: z.uuid().optional().catch(undefined) });

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "invitation.end": z.input<typeof OneInvitation>;
  }
}

/** The secret in a link's address. Anything of another shape is a link that nobody has. */
export const AcceptLink = z.object({ link: z.string().max(100).catch("") });
