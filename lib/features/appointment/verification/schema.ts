import { z } from "zod";
import { type checkKinds, checkOutcomes } from "#lib/features/appointment/appointments/rules.ts";
import { unavailableReasons } from "#lib/platform/registers/outcome.ts";
import { typedDay } from "#lib/platform/typed-day.ts";

/** The checks the portal does by itself, and staff can repeat. */
export const machineKinds = ["RELATION", "KVK", "DOMAIN", "DUPLICATES"] as const;
export type MachineKind = (typeof machineKinds)[number];

/** The checks that staff do by hand and record. */
export const handKinds = ["AFM", "CALL_BACK", "DUPLICATES"] as const;

/** The reasons why a likely duplicate is one or not. */
export const duplicateNotes = [
  "SECOND_ADMINISTRATOR",
  "SUCCESSOR",
  "OTHER_ORGANISATION",
  "SENT_TWICE",
  "SUSPICIOUS",
] as const;

const text = z.string().max(200);
const reason = z.enum(unavailableReasons).optional();

const RelationFound = z.object({
  reason,
  said: z
    .object({
      name: text,
      kvkNumber: text.nullable(),
      /** The number on file, in E.164. */
      phoneNumber: text.nullable(),
      domain: text.nullable(),
      hasEnded: z.boolean(),
    })
    .optional(),
  differs: z.array(z.enum(["NAME", "KVK_NUMBER", "ENDED"])),
});

const KvkFound = z.object({
  reason,
  said: z
    .object({
      names: z.array(text).max(20),
      legalForm: text,
      place: text,
      hasEnded: z.boolean(),
      endedOn: text.nullable(),
    })
    .optional(),
  differs: z.array(z.enum(["NAME", "ENDED"])),
});

/**
 * `basis` says why: the register has this address (ADDRESS) or one at its domain (REGISTER), people we know there have
 * one at it (PEOPLE), anyone can get one (FREE), or nothing is known (NONE).
 */
const DomainFound = z.object({ domain: text, basis: z.enum(["ADDRESS", "REGISTER", "PEOPLE", "FREE", "NONE"]) });

const DuplicatesFound = z.object({
  others: z
    .array(
      z.object({
        appointmentId: z.uuid(),
        reference: text,
        same: z.array(z.enum(["NUMBER", "KVK_NUMBER", "EMAIL", "MOBILE_NUMBER"])),
      }),
    )
    .max(20),
  /** The organisation that it is about: whoever has the number and, where nobody has, whoever has the KvK-nummer. */
  organisation: z.object({ id: z.uuid(), administrators: z.number().int(), isClosed: z.boolean() }).nullable(),
  /** Whether the number and the KvK-nummer belong to different organisations. */
  numbersDiffer: z.boolean(),
  /** Whether the address has an account already, and where. `LOST_ACCESS` means that it was blocked or withdrawn here. */
  person: z.enum(["NOBODY", "HERE", "LOST_ACCESS", "ELSEWHERE", "STAFF"]),
  note: z.enum(duplicateNotes).optional(),
});

const AfmFound = z.object({ checkedOn: text, licenceNumber: text.nullable() });

const CallBackFound = z.object({
  phoneNumber: text.nullable(),
  calledOnFile: z.boolean(),
  personConfirmed: z.boolean(),
  digitsConfirmed: z.boolean(),
});

const outcome = z.enum(checkOutcomes);

/** A check as it stands in its row. */
export const Finding = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("RELATION"), outcome, found: RelationFound }),
  z.object({ kind: z.literal("KVK"), outcome, found: KvkFound }),
  z.object({ kind: z.literal("DOMAIN"), outcome, found: DomainFound }),
  z.object({ kind: z.literal("DUPLICATES"), outcome, found: DuplicatesFound }),
  z.object({ kind: z.literal("AFM"), outcome, found: AfmFound }),
  z.object({ kind: z.literal("CALL_BACK"), outcome, found: CallBackFound }),
]);
export type Finding = z.infer<typeof Finding>;
export type FindingOf<K extends (typeof checkKinds)[number]> = Extract<Finding, { kind: K }>;

export const OneAppointment = z.object({ appointmentId: z.uuid() });

export const Repeat = z.object({ appointmentId: z.uuid(), kind: z.enum(machineKinds, "kindUnclear") });

const ticked = z.literal("on").optional().catch(undefined);
const empty = z.literal("").transform(() => undefined);

/** The form of each kind has its own fields only. */
export const Record = z
  .object({
    appointmentId: z.uuid(),
    kind: z.enum(handKinds, "kindUnclear"),
    outcome: z.enum(["FITS", "DIFFERS", "NOT_FOUND"], "outcomeMissing"),
    checkedOn: z.union([empty, typedDay("dateInvalid")], "dateInvalid").optional(),
    licenceNumber: z
      .string("licenceInvalid")
      .trim()
      .max(20, "licenceInvalid")
      .regex(/^[0-9A-Za-z.\- ]*$/, "licenceInvalid")
      .optional(),
    /** The number on file as the page showed it. */
    phoneNumber: z.string("numberChanged").max(20, "numberChanged").optional(),
    calledOnFile: ticked,
    personConfirmed: ticked,
    digitsConfirmed: ticked,
    note: z.union([empty, z.enum(duplicateNotes)], "noteMissing").optional(),
  })
  .check(({ value, issues }) => {
    const wrong = (path: string, message: string) =>
      issues.push({ code: "custom", input: value, path: [path], message });
    const { kind, outcome, checkedOn, licenceNumber, note } = value;
    if (kind === "AFM") {
      if (outcome === "DIFFERS") wrong("outcome", "outcomeMissing");
      if (!checkedOn) wrong("checkedOn", "dateMissing");
      if (outcome === "FITS" && !licenceNumber) wrong("licenceNumber", "licenceMissing");
    }
    if (kind === "CALL_BACK") {
      const { calledOnFile, personConfirmed, digitsConfirmed } = value;
      const isWhole = calledOnFile && (outcome === "DIFFERS" || (personConfirmed && digitsConfirmed));
      if (outcome !== "NOT_FOUND" && !isWhole) wrong("script", "scriptMissing");
    }
    if (kind === "DUPLICATES") {
      if (outcome === "NOT_FOUND") wrong("outcome", "outcomeMissing");
      if (!note) wrong("note", "noteMissing");
    }
  });
export type Record = z.infer<typeof Record>;

declare module "#lib/platform/outbox/outgoing.ts" {
  interface Jobs {
    "check.run": z.input<typeof OneAppointment>;
  }
}
