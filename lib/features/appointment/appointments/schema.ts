import { z } from "zod";
import { splitLastName, type Name } from "#lib/features/base/people/rules.ts";
import { neededInitials, TypedEmail, typedName } from "#lib/features/base/people/schema.ts";
import { bareNumber } from "#lib/platform/folding.ts";

/** The kinds of organisation, by their word in addresses. */
export const kinds = { tussenpersoon: "INTERMEDIARY", bedrijf: "BUSINESS" } as const;
export type KindSlug = keyof typeof kinds;
export const kindSlugs = Object.keys(kinds) as KindSlug[];
export const slugOf = (kind: "INTERMEDIARY" | "BUSINESS"): KindSlug =>
  kind === "INTERMEDIARY" ? "tussenpersoon" : "bedrijf";

/** The pages with questions, in their order; `""` is the first. */
export const pages = ["", "naam", "bereiken"] as const;
export type Page = (typeof pages)[number];

/** The field with the insurer's own number, for each kind. */
export const numberField = { tussenpersoon: "intermediaryNumber", bedrijf: "policyNumber" } as const;

/** Who becomes beheerder: whoever fills in the form, or a colleague. Left open, it is the former. */
export const appointees = ["MYSELF", "COLLEAGUE"] as const;

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
  | "mobileNumber"
  | "appointee"
  | "followerEmail";

const reach: readonly Field[] = ["email", "mobileNumber", "appointee", "followerEmail"];

/** The fields that each page asks of each kind. Customers of BMW Financial Services have no form. */
export const asked: Readonly<Record<KindSlug, Readonly<Record<Page, readonly Field[]>>>> = {
  tussenpersoon: {
    "": ["intermediaryNumber", "companyName", "kvkNumber"],
    naam: ["initials", "firstName", "namePrefix", "lastName"],
    bereiken: reach,
  },
  bedrijf: {
    "": ["policyNumber", "companyName", "kvkNumber"],
    naam: ["initials", "firstName", "namePrefix", "lastName", "gender"],
    bereiken: reach,
  },
};

export const mayStayOpen: readonly Field[] = ["kvkNumber", "namePrefix", "gender", "appointee", "followerEmail"];

/** Text as people paste it: characters that cannot be seen are taken out, and it becomes one line. */
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

const number = (missing: string, odd: string, shape: () => RegExp) =>
  typed(missing, odd, 60)
    .transform(bareNumber)
    .pipe(needed(missing).refine((text) => text === "" || shape().test(text), odd));

/** The schema of every field. The patterns of the insurer's own numbers are settings, which a build does not have. */
export const fieldsWith = (shapes: () => { readonly intermediary: RegExp; readonly policy: RegExp }) => ({
  intermediaryNumber: number("intermediaryNumberMissing", "intermediaryNumberOdd", () => shapes().intermediary),
  policyNumber: number("policyNumberMissing", "policyNumberOdd", () => shapes().policy),
  companyName: typed("companyNameMissing", "companyNameLong", 120).pipe(
    needed("companyNameMissing").refine((name) => name === "" || /[\p{L}\p{N}]/u.test(name), "companyNameMissing"),
  ),
  kvkNumber: typed("kvkNumberOdd", "kvkNumberOdd", 60)
    .transform((text) => bareNumber(text).replace(/[ .]/g, ""))
    .pipe(z.string().regex(/^(\d{8})?$/, "kvkNumberOdd"))
    .default(""),
  ...typedName,
  initials: neededInitials.transform(asInitials),
  gender: z.union([z.literal(""), z.enum(genders)], "genderOdd").default(""),
  email: TypedEmail,
  appointee: z.union([z.literal(""), z.enum(appointees)], "appointeeOdd").default(""),
  // It is judged only where a colleague is put forward: nobody else sees the field.
  followerEmail: z.string("followerEmailInvalid").max(254, "followerEmailInvalid").default(""),
});

type Reach = Readonly<Partial<Record<"email" | "appointee" | "followerEmail", unknown>>>;

/** What is wrong with the address of who puts a colleague forward; null when nothing is, or it is not asked. */
export function followerProblem({ appointee, followerEmail, email }: Reach) {
  if (appointee !== "COLLEAGUE") return null;
  const { success, data } = TypedEmail.safeParse(followerEmail);
  if (!success) return followerEmail ? "followerEmailInvalid" : "followerEmailMissing";
  return data === TypedEmail.safeParse(email).data ? "followerEmailSame" : null;
}

/** Adds that problem to those of a form with these fields. */
export function judgeFollower(answers: Reach, { addIssue }: Pick<z.RefinementCtx, "addIssue">): void {
  const problem = followerProblem(answers);
  if (problem) addIssue({ code: "custom", path: ["followerEmail"], message: problem });
}

/** Initials that are written with more than one letter. */
const longInitials = /^(Th|Ph|Ch|Chr|Fr|Joh|Sj|Tj|IJ)$/;

/** "jp", "J P" and "j.p." are "J.P."; "Th." and "Chr." stay what they are. */
export const asInitials = (typed: string) =>
  typed
    .split(/[\s.-]+/)
    .map((part) =>
      longInitials.test(part) ? `${part}.` : part.replace(/\p{L}\p{M}*/gu, (letter) => `${letter.toUpperCase()}.`),
    )
    .join("");

/** Splits "Van Dijk" typed as a last name, and writes a typed tussenvoegsel in lower case. */
export function asName({ initials, firstName, namePrefix, lastName }: Name): Name {
  if (!namePrefix) return { initials, firstName, ...splitLastName(lastName) };
  const known = splitLastName(`${namePrefix} X`);
  return { initials, firstName, namePrefix: known.lastName === "X" ? known.namePrefix : namePrefix, lastName };
}

/** The secret in a link's address. Anything else becomes "", which no link has. */
export const StatusLink = z.object({ link: z.string().max(100).catch("") });

/** The applicant sends the link of a mail, and staff send the id. */
export const Withdraw = z.object({
  link: z.string().max(100).optional().catch(""),
  appointmentId: z.uuid().optional(),
});

export const OneAppointment = z.object({ appointmentId: z.uuid() });

/** The input of the job that follows an activation. */
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
