import type { Status } from "#lib/features/appointment/appointments/rules.ts";
import { newReference } from "#lib/platform/secrets.ts";
import { found, notFound, type Outcome } from "#lib/platform/registers/outcome.ts";
import { fixRegisters } from "#lib/platform/registers/registers.ts";
import type { Company } from "#lib/platform/registers/kvk.ts";
import type { Relation } from "#lib/platform/registers/relations.ts";
import { changed } from "#tests/support/people.ts";

type Wanted = {
  readonly kind?: "INTERMEDIARY" | "BUSINESS";
  readonly status?: Status;
  readonly organisationNumber?: string;
  readonly companyName?: string;
  readonly kvkNumber?: string | null;
  readonly email?: string;
  readonly mobileNumber?: string;
  /** Who of the staff has it in hand. */
  readonly takenById?: string;
  readonly endedAt?: Date;
};

/** An appointment as its form left it, in the state a test is about. */
export const anAppointment = ({ status = "CONFIRMED", takenById, ...wanted }: Wanted = {}): Promise<string> =>
  changed(async (tx, now) => {
    const { id } = await tx.appointment.create({
      data: {
        kind: "INTERMEDIARY",
        organisationNumber: "10101",
        companyName: "De Ruyter",
        kvkNumber: null,
        initials: "N.",
        firstName: "Nina",
        lastName: "Bos",
        email: "nina@deruyter.example",
        mobileNumber: "+31612345678",
        locale: "nl",
        reference: newReference(),
        submittedAt: now,
        confirmedAt: status === "SUBMITTED" ? null : now,
        status,
        ...(takenById && { takenById, takenAt: now }),
        ...wanted,
      },
      select: { id: true },
    });
    return id;
  });

export const aRelation = (wanted: Partial<Relation> = {}): Outcome<Relation> =>
  found({
    name: "Advieshuis De Ruyter V.O.F.",
    kvkNumber: null,
    phoneNumber: "088 123 00 04",
    email: "kantoor@deruyter.example",
    hasEnded: false,
    ...wanted,
  });

export const aCompany = (wanted: Partial<Company> = {}): Outcome<Company> =>
  found({ names: ["De Ruyter"], legalForm: "B.V.", place: "Tiel", hasEnded: false, endedOn: null, ...wanted });

/** The registers say this from now on; gives what they were asked. */
export function registersSay(relation: Outcome<Relation> = notFound, company: Outcome<Company> = notFound): string[] {
  const asked: string[] = [];
  fixRegisters({
    relations: {
      relation: (kind, number) => {
        asked.push(`${kind} ${number}`);
        return Promise.resolve(relation);
      },
    },
    kvk: {
      company: (number) => {
        asked.push(`KVK ${number}`);
        return Promise.resolve(company);
      },
    },
  });
  return asked;
}
