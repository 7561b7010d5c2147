import { z } from "zod";
import { GivenPortals, TypedEmail, withBoxes } from "#lib/features/base/people/schema.ts";

/** Letters of any language, and the signs that stand between the letters of a name. */
const inName = /^[\p{L}\p{M}.’'‘`´ -]*$/u;

const part = (error: string) => z.string({ error }).trim().max(80, "nameLong").regex(inName, "nameOdd");

const requestId = z.union([z.literal("").transform(() => undefined), z.uuid("colleagueMissing")]).optional();

export const AddColleague = withBoxes(
  z.object({
    firstName: part("firstNameMissing").min(1, "firstNameMissing"),
    initials: part("nameOdd").default(""),
    namePrefix: part("nameOdd").default(""),
    lastName: part("lastNameMissing").min(1, "lastNameMissing"),
    email: TypedEmail,
    /** As typed; the command judges it. Nobody can activate without a number, but it can come later. */
    mobileNumber: z.string({ error: "phoneUnclear" }).max(60, "phoneUnclear").default(""),
    portals: GivenPortals.refine(({ length }) => length > 0, "noPortal"),
    validUntil: z
      .union([z.literal(""), z.iso.date("dateInvalid").refine((day) => day < "3000", "dateInvalid")], "dateInvalid")
      .default(""),
    invite: z.enum(["now", "later"], "inviteMissing").default("now"),
    /** The question for access that is answered by adding this person. */
    helpRequestId: requestId,
  }),
);

export const OneInvitation = z.object({ authorisationId: z.uuid("colleagueMissing") });

export const tellings = ["toegevoegd", "bestaat", "verstuurd", "ingetrokken"] as const;

/** `uitnodiging` says what the last act did. Anyone can make such an address. */
export const InvitationOf = z.object({
  id: z.uuid(),
  uitnodiging: z.enum(tellings).optional().catch(undefined),
});

export const NewColleaguePage = z.object({ hulpvraag: z.uuid().optional().catch(undefined) });

/** The secret in a link's address. Anything of another shape is a link that nobody has. */
export const AcceptLink = z.object({ link: z.string().max(100).catch("") });
