import { z } from "zod";
import { splitLastName, type Name } from "#lib/features/base/people/rules.ts";
import { TypedEmail } from "#lib/features/base/people/schema.ts";

/** For whom: the word in addresses, and the kind of organisation. */
export const kinds = { tussenpersoon: "INTERMEDIARY", bedrijf: "BUSINESS" } as const;
export type KindSlug = keyof typeof kinds;
export const kindSlugs = Object.keys(kinds) as KindSlug[];
export const slugOf = (kind: "INTERMEDIARY" | "BUSINESS"): KindSlug =>
  kind === "INTERMEDIARY" ? "tussenpersoon" : "bedrijf";

/** The pages that ask, in their order; `""` is the first. */
export const pages = ["", "naam", "bereiken"] as const;
export type Page = (typeof pages)[number];

/** The insurer's own number of each kind, by its field. */
export const numberField = { tussenpersoon: "intermediaryNumber", bedrijf: "policyNumber" } as const;

export const genders = ["FEMALE", "MALE", "OTHER", "UNSAID"] as const;

export type Field =
  | "intermediaryNumber"
  | "policyNumber"
  | "companyName"
  | "kvkNumber"
  | "initials"
  | "firstName"
  | "namePrefix"
  | "lastName"
  | "gender"
  | "email"
  | "mobileNumber";

/** What is asked of whom, and where. From BMW Financial Services nobody is asked anything. */
export const asked: Readonly<Record<KindSlug, Readonly<Record<Page, readonly Field[]>>>> = {
  tussenpersoon: {
    "": ["intermediaryNumber", "companyName", "kvkNumber"],
    naam: ["initials", "firstName", "namePrefix", "lastName"],
    bereiken: ["email", "mobileNumber"],
  },
  bedrijf: {
    "": ["policyNumber", "companyName", "kvkNumber"],
    naam: ["initials", "firstName", "namePrefix", "lastName", "gender"],
    bereiken: ["email", "mobileNumber"],
  },
};

export const mayStayOpen: readonly Field[] = ["kvkNumber", "namePrefix", "gender"];

/** As people paste it: without what cannot be seen, on one line. */
const typed = (missing: string, tooLong: string, most: number) =>
  z
    .string({ error: missing })
    .max(most, tooLong)
    .transform((text) =>
      text
        .normalize("NFC")
        .replace(/\p{Cf}/gu, "")
        .replace(/[\p{C}\s]+/gu, " ")
        .trim(),
    );

const needed = (missing: string) => z.string().min(1, missing);

/** Letters of any language, and what stands between the letters of a name. */
const inName = /^[\p{L}\p{M}.’'‘`´ -]*$/u;
const hasLetter = /\p{L}/u;

const namePart = (missing: string) =>
  typed(missing, "nameLong", 80).pipe(
    needed(missing).refine((name) => name === "" || (inName.test(name) && hasLetter.test(name)), "nameOdd"),
  );

const number = (missing: string, odd: string, shape: RegExp) =>
  typed(missing, odd, 60).pipe(needed(missing).refine((text) => text === "" || shape.test(text), odd));

/** What every field takes, whoever asks for it. The patterns of the insurer's own numbers are a setting. */
export const fieldsWith = (shapes: { readonly intermediary: RegExp; readonly policy: RegExp }) => ({
  intermediaryNumber: number("intermediaryNumberMissing", "intermediaryNumberOdd", shapes.intermediary),
  policyNumber: number("policyNumberMissing", "policyNumberOdd", shapes.policy),
  companyName: typed("companyNameMissing", "companyNameLong", 120).pipe(
    needed("companyNameMissing").refine((name) => name === "" || /[\p{L}\p{N}]/u.test(name), "companyNameMissing"),
  ),
  kvkNumber: typed("kvkNumberOdd", "kvkNumberOdd", 60)
    .transform((text) => text.replace(/[ .]/g, ""))
    .pipe(z.string().regex(/^(\d{8})?$/, "kvkNumberOdd"))
    .default(""),
  initials: namePart("initialsMissing").transform(asInitials),
  firstName: namePart("firstNameMissing"),
  namePrefix: typed("nameOdd", "nameLong", 80).pipe(z.string().regex(inName, "nameOdd")).default(""),
  lastName: namePart("lastNameMissing"),
  gender: z.union([z.literal(""), z.enum(genders)], "genderOdd").default(""),
  email: TypedEmail,
});

/** The initials that are written with more than one letter. */
const longInitials = /^(Th|Ph|Ch|Chr|Fr|Joh|Sj|Tj|IJ)$/;

/** "jp", "J P" and "j.p." are "J.P."; "Th." and "Chr." stay what they are. */
export const asInitials = (typed: string) =>
  typed
    .split(/[\s.-]+/)
    .map((part) =>
      longInitials.test(part) ? `${part}.` : part.replace(/\p{L}\p{M}*/gu, (letter) => `${letter.toUpperCase()}.`),
    )
    .join("");

/** "Van Dijk" typed as a last name comes apart; "Van der" typed before it is written small. */
export function asName({ initials, firstName, namePrefix, lastName }: Name): Name {
  if (!namePrefix) return { initials, firstName, ...splitLastName(lastName) };
  const known = splitLastName(`${namePrefix} X`);
  return { initials, firstName, namePrefix: known.lastName === "X" ? known.namePrefix : namePrefix, lastName };
}

/** The secret in a link's address; whatever else stands there is a link nobody has. */
export const StatusLink = z.object({ link: z.string().max(100).catch("") });

/** By who has the link of a mail, or by staff. */
export const Withdraw = z.object({
  link: z.string().max(100).optional().catch(""),
  appointmentId: z.uuid().optional(),
});

export const OneAppointment = z.object({ appointmentId: z.uuid() });

/** Of the job that follows an activation. */
export const Begun = z.object({ authorisationId: z.uuid() });

export const ShownStatus = z.object({ melding: z.enum(["bevestigd", "ingetrokken"]).nullable().catch(null) });

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "appointment.invite": z.input<typeof OneAppointment>;
    "appointment.complete": z.input<typeof Begun>;
    "appointment.expire": z.input<typeof OneAppointment>;
    "appointment.forget": z.input<typeof OneAppointment>;
  }
}
