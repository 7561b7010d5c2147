import { z } from "zod";
import { roles, staffRoles, type StaffRole } from "#lib/platform/access/roles.ts";
import { because, code, declareEvents, moment, told } from "#lib/platform/audit/event.ts";
import { words } from "./texts.ts";

/** What someone may do, and until when. */
export const given = { role: z.enum(roles), portals: z.array(code), validUntil: moment.nullable() };

export const duties = { staffRoles: z.array(z.enum(staffRoles)) };

type Duties = { readonly staffRoles?: readonly StaffRole[] | undefined };

export const dutiesNamed = {
  nl: ({ staffRoles = [] }: Duties) => staffRoles.map((role) => words.nl.duties[role]).join(", "),
  en: ({ staffRoles = [] }: Duties) => staffRoles.map((role) => words.en.duties[role]).join(", "),
};

export const events = declareEvents("organisations", {
  "organisation.load": told("people", {
    title: { nl: "Organisatie opgenomen", en: "Organisation loaded" },
    after: { kind: code, portals: given.portals },
    nl: () => "De verzekeraar voegde de organisatie toe.",
    en: () => "The insurer added the organisation.",
  }),
  "account.load": told("people", {
    title: { nl: "Persoon opgenomen", en: "Person loaded" },
    staff: ["users"],
    after: { status: code, role: given.role, portals: given.portals },
    nl: (said) => `De verzekeraar voegde ${said.who} toe${because(words.nl.given(said.after))}.`,
    en: (said) => `The insurer added ${said.who}${because(words.en.given(said.after))}.`,
  }),
  "staff.load": told("own", {
    title: { nl: "Medewerker van de verzekeraar opgenomen", en: "Member of staff loaded" },
    staff: ["staff"],
    after: duties,
    adds: dutiesNamed,
    nl: ({ Who }) => `${Who} kreeg een account als medewerker van de verzekeraar.`,
    en: ({ Who }) => `${Who} received an account as a member of the insurer’s staff.`,
  }),
});
