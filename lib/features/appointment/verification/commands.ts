import "server-only";
import { lockAppointment, tieTo, type LockedAppointment } from "#lib/features/appointment/appointments/store.ts";
import { hours } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done, onlySystem, type Preparing } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { phoneOf } from "#lib/platform/phone.ts";
import type { Company } from "#lib/platform/registers/kvk.ts";
import type { Outcome } from "#lib/platform/registers/outcome.ts";
import { kvkRegister, relationRegister } from "#lib/platform/registers/registers.ts";
import type { Relation } from "#lib/platform/registers/relations.ts";
import { events } from "./events.ts";
import { mayCheck } from "./policy.ts";
import {
  domainFinding,
  domainOf,
  duplicatesFinding,
  isNeeded,
  kvkFinding,
  numberKindOf,
  recorded,
  relationFinding,
  runs,
} from "./rules.ts";
import { type Finding, machineKinds, type MachineKind, OneAppointment, Record, Repeat } from "./schema.ts";
import { type Asked, askedOf, checksOf, checkOf, hasPeopleAt, kindsChecked, knownOf, writeChecks } from "./store.ts";

/** The answers of the registers; null when a register was not asked. */
type Answers = { readonly relation: Outcome<Relation> | null; readonly company: Outcome<Company> | null };

async function answersFor(asked: Asked, kinds: readonly MachineKind[]): Promise<Answers> {
  const { kind, organisationNumber, kvkNumber } = asked;
  const wantsRelation = kinds.includes("RELATION") || kinds.includes("DOMAIN");
  const [relation, company] = await Promise.all([
    wantsRelation ? relationRegister().relation(numberKindOf(kind), organisationNumber) : null,
    kinds.includes("KVK") && kvkNumber !== null ? kvkRegister().company(kvkNumber) : null,
  ]);
  return { relation: relation && dialable(relation), company };
}

/** Keeps the register's telephone number only if it can be called. */
function dialable(asked: Outcome<Relation>): Outcome<Relation> {
  if (asked.status !== "found") return asked;
  const phone = phoneOf(asked.value.phoneNumber ?? "");
  return { ...asked, value: { ...asked.value, phoneNumber: "number" in phone ? phone.number : null } };
}

async function findingsOf(
  tx: Tx,
  asked: Asked,
  kinds: readonly MachineKind[],
  { relation, company }: Answers,
  now: Date,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (kinds.includes("RELATION") && relation) findings.push(relationFinding(asked, relation));
  if (kinds.includes("KVK")) findings.push(kvkFinding(asked, company));
  if (kinds.includes("DOMAIN")) {
    const registered = relation?.status === "found" ? relation.value.email : null;
    const hasPeople = await hasPeopleAt(tx, asked, domainOf(asked.email));
    findings.push(domainFinding(asked, { registered, hasPeople }));
  }
  if (kinds.includes("DUPLICATES")) findings.push(duplicatesFinding(await knownOf(tx, asked, now)));
  return findings;
}

const about = ({ id: appointmentId, organisationId }: LockedAppointment, findings: readonly Finding[]) => ({
  subjectId: null,
  organisationId,
  before: null,
  after: { appointmentId, checks: findings.map(({ kind, outcome }) => ({ kind, outcome })) },
});

/** The registers are slow, so this is read and they are asked before anything is locked. */
const look = ({ count }: Pick<Preparing<unknown>, "count">, appointmentId: string) =>
  count((tx) => askedOf(tx, appointmentId));

/** The portal does its own checks, once. A register that is down is recorded as such and delays nothing. */
export const runChecks = command({
  event: events["check.run"],
  input: OneAppointment,
  async prepare({ input, actor, count }) {
    const asked = onlySystem(actor) ? await look({ count }, input.appointmentId) : null;
    return asked && runs.includes(asked.status) ? answersFor(asked, machineKinds) : null;
  },
  subject: ({ tx, scope, input }) => lockAppointment(tx, scope, input.appointmentId),
  may: onlySystem,
  async run({ tx, subject, prepared, now }) {
    if (!prepared || !runs.includes(subject.status)) return refuse("notChecking");
    const checked = await kindsChecked(tx, subject.id);
    const kinds = machineKinds.filter((kind) => !checked.has(kind));
    const findings = await findingsOf(tx, subject, kinds, prepared, now);
    await writeChecks(tx, subject.id, findings, { staffId: null, now });
    return done({ result: null, audit: about(subject, findings) });
  },
});

/** One of the staff repeats a check of the portal, and so becomes the first pair of eyes. */
export const repeatCheck = command({
  event: events["check.repeat"],
  input: Repeat,
  limits: ({ actor }) =>
    mayCheck(actor) ? [{ bucket: `check.repeat ${actor.accountId}`, times: 120, withinMs: hours(1) }] : [],
  async prepare({ input, actor, count }) {
    const asked = mayCheck(actor) ? await look({ count }, input.appointmentId) : null;
    return asked?.status === "CHECKING" ? answersFor(asked, [input.kind]) : null;
  },
  subject: ({ tx, scope, input }) => lockAppointment(tx, scope, input.appointmentId),
  may: mayCheck,
  async run({ tx, actor, subject, input, prepared, now }) {
    // This also refuses when it was taken on after `prepare` had looked at it.
    if (!prepared || subject.status !== "CHECKING") return refuse("notChecking");
    if (!isNeeded(input.kind, subject)) return refuse("notNeeded");
    if ((await tieTo(tx, subject.id, actor.accountId)) === "ownGain") return refuse("ownGain");
    const findings = await findingsOf(tx, subject, [input.kind], prepared, now);
    await writeChecks(tx, subject.id, findings, { staffId: actor.accountId, now });
    return done({ result: { appointmentId: subject.id }, audit: about(subject, findings) });
  },
});

/** One of the staff records what they looked up or were told on the telephone. */
export const recordCheck = command({
  event: events["check.record"],
  input: Record,
  fresh: 60,
  subject: ({ tx, scope, input }) => lockAppointment(tx, scope, input.appointmentId),
  may: mayCheck,
  async run({ tx, actor, subject, input, now }) {
    if (subject.status !== "CHECKING") return refuse("notChecking");
    if ((await tieTo(tx, subject.id, actor.accountId)) === "ownGain") return refuse("ownGain");
    const before = await checksOf(tx, subject.id, now);
    const phoneNumber = before.onFile?.phoneNumber ?? null;
    const duplicates = checkOf(before.checks, "DUPLICATES")?.found ?? null;
    const finding = recorded(input, subject, { phoneNumber, duplicates, today: dayOf(now) });
    if (isRefused(finding)) return finding;
    await writeChecks(tx, subject.id, [finding], { staffId: actor.accountId, now });
    return done({ result: { appointmentId: subject.id }, audit: about(subject, [finding]) });
  },
});
