import { confirmAppointment, submitAppointment } from "#lib/features/appointment/appointments/commands/asking.ts";
import { withdrawAppointment } from "#lib/features/appointment/appointments/commands/ending.ts";
import { confirmWithinMs, type RejectReason } from "#lib/features/appointment/appointments/rules.ts";
import {
  approveAppointment,
  rejectAppointment,
  takeAppointment,
} from "#lib/features/appointment/onboarding/commands.ts";
import { choosePassword, confirmPassword } from "#lib/features/entrance/password-links/commands/choosing.ts";
import { recordCheck } from "#lib/features/appointment/verification/commands.ts";
import { checksOf } from "#lib/features/appointment/verification/store.ts";
import { fixClock, fixedMoment } from "#lib/platform/clock.ts";
import { after, hours, minutes } from "#lib/platform/durations.ts";
import { database } from "#lib/platform/db/client.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { codeJustSent, deliver, doAs, doAsVisitor, doSignedIn, linkMailed, signInAs } from "./acts.ts";
import { password } from "./cast.ts";
import { withRegisters } from "./registers.ts";

const otto = "otto@verzekeraar.example";
const ina = "ina@verzekeraar.example";

type Applicant = {
  readonly kind: "tussenpersoon" | "bedrijf";
  readonly number: string;
  readonly companyName: string;
  readonly kvkNumber?: string;
  readonly firstName: string;
  readonly namePrefix?: string;
  readonly lastName: string;
  readonly email: string;
  /** The last four digits of the mobile number. */
  readonly mobile: string;
};

const applicant = (
  kind: Applicant["kind"],
  number: string,
  companyName: string,
  name: readonly [firstName: string, namePrefix: string, lastName: string],
  email: string,
  mobile: string,
  kvkNumber?: string,
): Applicant => {
  const [firstName, namePrefix, lastName] = name;
  return { kind, number, companyName, firstName, namePrefix, lastName, email, mobile, ...(kvkNumber && { kvkNumber }) };
};

const noorderlicht = applicant(
  "tussenpersoon",
  "10105",
  "Noorderlicht Pensioenadvies",
  ["Wilma", "", "Hofstra"],
  "wilma@noorderlicht.example",
  "3001",
);
const kleur = applicant(
  "bedrijf",
  "P-448901",
  "Kleur en Zoon",
  ["Rachid", "el", "Fassi"],
  "rachid@kleurenzoon.example",
  "3002",
);
const kleurAgain = applicant(
  "bedrijf",
  "p 448901",
  "Schildersbedrijf Kleur",
  ["Rachid", "el", "Fassi"],
  "rachid.elfassi@kleurenzoon.example",
  "3002",
);
const zadel = applicant(
  "bedrijf",
  "P-448902",
  "Fietsenwinkel ’t Zadel",
  ["Thijs", "van", "Os"],
  "thijs@hetzadel.example",
  "3003",
);
const deRuyter = applicant(
  "tussenpersoon",
  "10101",
  "Advieshuis De Ruyter",
  ["Mirjam", "de", "Ruyter"],
  "mirjam@deruyter.example",
  "3004",
  "69599076",
);
const deLinden = applicant(
  "tussenpersoon",
  "10023",
  "De Linden",
  ["Koen", "de", "Boer"],
  "koen.deboer@delinden.example",
  "3005",
  "68750110",
);
const buurtmuziek = applicant(
  "bedrijf",
  "P-448903",
  "Stichting Buurtmuziek",
  ["Paulien", "", "Vos"],
  "paulien@buurtmuziek.example",
  "3006",
  "69599068",
);
const kompas = applicant(
  "tussenpersoon",
  "10103",
  "Kompas Financieel Advies",
  ["Sven", "", "Aalbers"],
  "sven@kompasadvies.example",
  "3007",
);
const anker = applicant(
  "tussenpersoon",
  "10104",
  "Het Oude Anker",
  ["Gré", "", "Blok"],
  "gre@oudeanker.example",
  "3008",
  "96354429",
);
const rozenboom = applicant(
  "bedrijf",
  "P-448904",
  "Rozenboom",
  ["Cor", "", "Rozenboom"],
  "cor@rozenboom.example",
  "3009",
);

const clock = () => fixedMoment() ?? new Date();
const later = (milliseconds: number) => fixClock(after(clock(), milliseconds));

async function submit({ kind, number, companyName, kvkNumber = "", mobile, ...person }: Applicant): Promise<void> {
  const own = kind === "tussenpersoon" ? { intermediaryNumber: number } : { policyNumber: number };
  const initials = person.firstName.charAt(0);
  await doAsVisitor(submitAppointment, {
    ...person,
    ...own,
    ...{ kind, companyName, kvkNumber, initials, mobileNumber: `061234${mobile}` },
  });
  await deliver();
}

const idOf = async (email: string) =>
  (await (await database()).prisma.appointment.findFirstOrThrow({ where: { email }, orderBy: { id: "desc" } })).id;

const statusLink = (email: string) => linkMailed(email, "/beheerder-aanmelden/status");

async function confirm(one: Applicant): Promise<string> {
  await submit(one);
  later(minutes(9));
  await doAsVisitor(confirmAppointment, { link: await statusLink(one.email) });
  await deliver();
  return idOf(one.email);
}

/** Otto does everything that only a person can look up, and calls the number on file. */
async function check(one: Applicant): Promise<string> {
  const appointmentId = await confirm(one);
  later(minutes(20));
  const checker = await signInAs(otto);
  await doSignedIn(checker, takeAppointment, { appointmentId });
  await deliver();
  if (one.kind === "tussenpersoon") {
    const found = { outcome: "FITS", licenceNumber: "12004567", checkedOn: dayOf(clock()) } as const;
    await doSignedIn(checker, recordCheck, { appointmentId, kind: "AFM", ...found });
  }
  const { onFile } = await checksOf((await database()).reader, appointmentId, clock());
  const script = { calledOnFile: "on", personConfirmed: "on", digitsConfirmed: "on" } as const;
  const call = { kind: "CALL_BACK", outcome: "FITS", phoneNumber: onFile?.phoneNumber } as const;
  await doSignedIn(checker, recordCheck, { appointmentId, ...call, ...script });
  return appointmentId;
}

async function approve(one: Applicant, note = ""): Promise<void> {
  const appointmentId = await check(one);
  later(hours(2));
  await doAs(ina, approveAppointment, { appointmentId, note, toon: "alles" });
  await deliver();
}

async function reject(one: Applicant, reason: RejectReason): Promise<void> {
  const appointmentId = await confirm(one);
  later(minutes(30));
  const checker = await signInAs(otto);
  await doSignedIn(checker, takeAppointment, { appointmentId });
  await doSignedIn(checker, rejectAppointment, { appointmentId, reason, toon: "alles" });
  await deliver();
}

async function begin(one: Applicant): Promise<void> {
  await approve(one);
  later(hours(1));
  const link = await linkMailed(one.email, "/activeren");
  const { browserSecret } = await doAsVisitor(choosePassword, { link, password });
  await doAsVisitor(confirmPassword, { browserSecret, code: await codeJustSent() });
  await deliver();
}

/** The links with which one sees an appointment as whoever asked for it does. */
async function keepWhatApplicantsGot(): Promise<void> {
  const { prisma } = await database();
  const isOne = { OR: [{ text: { contains: "/status/" } }, { text: { contains: "/activeren/" } }] };
  await prisma.demoMessage.deleteMany({ where: { NOT: isOne } });
}

/** One appointment in each state, made by the people who would. `goTo` sets the clock to that long before now. */
export const playAppointments = (goTo: (daysAgo: number, earlier?: number) => void) =>
  withRegisters(async () => {
    goTo(26, hours(6));
    await begin(kompas);
    goTo(12, hours(6));
    await reject(anker, "NUMBER_UNKNOWN");
    goTo(10, hours(6));
    await submit(rozenboom);
    later(confirmWithinMs);
    await deliver();
    goTo(6, hours(6));
    await submit(buurtmuziek);
    await doAsVisitor(withdrawAppointment, { link: await statusLink(buurtmuziek.email) });
    goTo(3, hours(6));
    await approve(deRuyter, "De KvK kent een oudere naam.");
    goTo(1, hours(8));
    await confirm(kleur);
    goTo(1, hours(5));
    await check(zadel);
    goTo(0, hours(9));
    await approve(deLinden, "Eigen verzoek van het kantoor, bevestigd aan de telefoon.");
    goTo(0, hours(5));
    await confirm(kleurAgain);
    await submit(noorderlicht);
    await keepWhatApplicantsGot();
  });
