import {
  ended,
  neededChecks,
  type CheckKind,
  type CheckOutcome,
  type Status,
} from "#lib/features/appointment/appointments/rules.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { aStaffMember, changed, signedIn } from "#tests/support/people.ts";

let made = 0;

export type Wanted = {
  readonly organisationId?: string;
  readonly kind?: "INTERMEDIARY" | "BUSINESS";
  readonly organisationNumber?: string;
  readonly kvkNumber?: string | null;
  readonly companyName?: string;
  readonly email?: string;
  readonly followerEmail?: string;
  readonly mobileNumber?: string;
  readonly confirmedAt?: Date;
};

/** An appointment whose address is proven, as `appointment.confirm` leaves it. */
export async function anAppointment(wanted: Wanted = {}): Promise<string> {
  const n = String(++made).padStart(5, "0");
  const { id } = await changed((tx, now) =>
    tx.appointment.create({
      data: {
        reference: `H7K-3F9-${n.slice(-3)}`,
        kind: "INTERMEDIARY",
        organisationNumber: `9${n}`,
        companyName: `Kantoor ${n}`,
        initials: "D.",
        firstName: "Daan",
        namePrefix: "van der",
        lastName: `Berg${n}`,
        email: `daan@kantoor${n}.example`,
        mobileNumber: `+31612${n}9`,
        locale: "nl",
        status: "CONFIRMED",
        submittedAt: now,
        confirmedAt: now,
        ...wanted,
      },
      select: { id: true },
    }),
  );
  return id;
}

export const appointment = async (id: string) =>
  (await database()).prisma.appointment.findUniqueOrThrow({ where: { id } });

const decided: readonly Status[] = ["APPROVED", "REJECTED", "INVITED", "COMPLETED"];

/** The same, brought as far as this without the commands that do it. */
export async function inStatus(status: Status, wanted: Wanted = {}): Promise<string> {
  const id = await anAppointment(wanted);
  const staff = decided.includes(status) ? await aStaffMember("decider", "ONBOARDING") : null;
  await changed((tx, now) =>
    tx.appointment.update({
      where: { id },
      data: {
        status,
        ...(status === "SUBMITTED" && { confirmedAt: null }),
        ...(staff && { decidedById: staff.accountId, decidedAt: now }),
        ...(ended.includes(status) && { endedAt: now }),
      },
    }),
  );
  return id;
}

type Looked = { readonly byId: string | null; readonly outcome?: CheckOutcome };

/** Checks written down by someone of the staff, or by the portal itself. */
export async function checked(
  appointmentId: string,
  kinds: readonly CheckKind[],
  { byId, outcome = "FITS" }: Looked,
): Promise<void> {
  const data = kinds.map((kind) => ({ appointmentId, kind, outcome, found: foundOf[kind], checkedById: byId }));
  await changed((tx, now) =>
    tx.appointmentCheck.createMany({ data: data.map((check) => ({ ...check, checkedAt: now })) }),
  );
}

const foundOf: Record<CheckKind, object> = {
  RELATION: {
    said: { name: "Kantoor", kvkNumber: null, phoneNumber: "+31201234567", domain: null, hasEnded: false },
    differs: [],
  },
  KVK: { differs: [] },
  DOMAIN: { domain: "kantoor.example", basis: "NONE" },
  DUPLICATES: { others: [], organisation: null, numbersDiffer: false, person: "NOBODY" },
  AFM: { checkedOn: "2026-01-05", licenceNumber: "12000000" },
  CALL_BACK: { phoneNumber: "+31201234567", calledOnFile: true, personConfirmed: true, digitsConfirmed: true },
};

/** Taken and checked by one member of the staff, so that another can decide. */
export async function readyFor(checkerId: string, wanted: Wanted = {}): Promise<string> {
  const id = await anAppointment(wanted);
  await changed((tx, now) =>
    tx.appointment.update({ where: { id }, data: { status: "CHECKING", takenById: checkerId, takenAt: now } }),
  );
  await checked(id, neededChecks(wanted.kind ?? "INTERMEDIARY"), { byId: checkerId });
  return id;
}

/** Someone of the insurer's onboarding, signed in. */
export async function onboarder(first: string): Promise<{ readonly id: string; readonly identity: Identity }> {
  const who = await aStaffMember(first, "ONBOARDING");
  return { id: who.accountId, identity: await signedIn(who) };
}
