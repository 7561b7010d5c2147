import "server-only";
import { events } from "#lib/features/insurer/organisations/events.ts";
import { phoneLetter, portalsLetter } from "#lib/features/insurer/organisations/mails.ts";
import { numberOnFilePlan } from "#lib/features/insurer/organisations/plans.ts";
import { mayManageOrganisations } from "#lib/features/insurer/organisations/policy.ts";
import { apart, numberKindOf } from "#lib/features/insurer/organisations/rules.ts";
import { Change, Create } from "#lib/features/insurer/organisations/schema.ts";
import { setsNumberOnFile as second } from "./second.ts";
import {
  lockFound,
  takenKvkNumber,
  takenNumber,
  takePortals,
  type FoundOrganisation,
} from "#lib/features/insurer/organisations/store/one.ts";
import { isRetired } from "#lib/platform/portals.ts";
import { isHeld } from "#lib/features/base/retention/store.ts";
import { newOrganisation } from "#lib/features/base/people/store.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { phoneOf, phoneText } from "#lib/platform/phone.ts";
import { toAdministrators } from "./letters.ts";

/** The number of a person or an office; it may be left out. */
function phoneIn(typed: string) {
  if (typed === "") return { number: null };
  const phone = phoneOf(typed);
  return "refused" in phone ? phone : { number: phone.number };
}

/** Null for what is no number: the command refuses that itself. */
function typedPhone({ phoneNumber }: { readonly phoneNumber: string }) {
  const phone = phoneIn(phoneNumber);
  return isRefused(phone) ? null : phone.number;
}

async function refusalOfKvk(tx: Tx, kvkNumber: string | null, except: string | null) {
  const taken = await takenKvkNumber(tx, kvkNumber, except);
  return taken && refuse("kvkTaken", { organisation: taken.name, organisationId: taken.id });
}

/** Adds an organisation that the portal does not know yet. */
export const createOrganisation = command({
  event: events["organisation.create"],
  input: Create,
  fresh: 15,
  subject: ({ input }) => Promise.resolve(input),
  may: mayManageOrganisations,
  second: {
    ...second,
    unless: ({ input }) => typedPhone(input) === null,
    proposal: ({ input }) => numberOnFilePlan(null, { ...input, phoneNumber: typedPhone(input) }),
  },
  async run({ tx, input, now }) {
    const { kind, name, kvkNumber, portals: opened } = input;
    const phone = phoneIn(input.phoneNumber);
    if (isRefused(phone)) return refuse(phone.refused);
    const numbers = apart(input.numbers.map((number) => ({ kind: numberKindOf(kind), number })));
    const taken = await takenNumber(tx, numbers, null);
    if (taken) {
      const { number, organisation, organisationId } = taken;
      return refuse("numberTaken", { number, organisation, organisationId });
    }
    const refusal = await refusalOfKvk(tx, kvkNumber, null);
    if (refusal) return refusal;
    const wanted = { kind, name, kvkNumber, phoneNumber: phone.number, portals: opened, numbers };
    const id = await newOrganisation(tx, wanted, now);
    return done({
      result: { organisationId: id },
      audit: {
        subjectId: id,
        organisationId: id,
        before: null,
        after: { kind, portals: opened, numbers: numbers.length },
      },
    });
  },
});

/** Why this organisation does not get this KvK-nummer: another has it, or its own has to stay for now. */
async function refusalToChangeKvk(tx: Tx, { id, kvkNumber }: FoundOrganisation, wanted: string | null) {
  const isLost = kvkNumber !== null && kvkNumber !== wanted;
  if (isLost && (await isHeld(tx, { organisationId: id }))) return refuse("isHeld");
  return refusalOfKvk(tx, wanted, id);
}

/**
 * Changes what the insurer has on file. A portal that is taken away is gone at once for everyone there. Staff call
 * back on the telephone number, so the beheerders hear when it changes.
 */
export const changeOrganisation = command({
  event: events["organisation.change"],
  input: Change,
  fresh: 5,
  subject: ({ tx, scope, input }) => lockFound(tx, scope, input.organisationId),
  may: mayManageOrganisations,
  second: {
    ...second,
    unless: ({ input, subject }) => typedPhone(input) === subject.phoneNumber,
    proposal({ input: { name, kvkNumber, portals, ...typed }, subject }) {
      return numberOnFilePlan(subject, { name, kvkNumber, portals, phoneNumber: typedPhone(typed) });
    },
  },
  async run({ tx, input, subject, now }) {
    const { id } = subject;
    const phone = phoneIn(input.phoneNumber);
    if (isRefused(phone)) return refuse(phone.refused);
    const { name, kvkNumber, portals: opened } = input;
    const refusal = await refusalToChangeKvk(tx, subject, kvkNumber);
    if (refusal) return refusal;
    const added = opened.filter((portal) => !subject.portals.includes(portal));
    if (added.some(isRetired)) return refuse("portalRetired");
    const taken = subject.portals.filter((portal) => !opened.includes(portal));
    const fields = [
      ...(name === subject.name ? [] : ["NAME"]),
      ...(kvkNumber === subject.kvkNumber ? [] : ["KVK"]),
      ...(phone.number === subject.phoneNumber ? [] : ["PHONE"]),
      ...(added.length + taken.length === 0 ? [] : ["PORTALS"]),
    ];
    if (fields.length === 0) return refuse("nothingChanged");
    await tx.organisation.update({
      where: { id },
      data: { name, kvkNumber, phoneNumber: phone.number, portals: opened },
    });
    const lost = taken.length > 0 ? await takePortals(tx, id, opened) : 0;
    const arePortalsOther = added.length + taken.length > 0;
    const isPhoneOther = phone.number !== subject.phoneNumber;
    const here = { organisation: name };
    const portalsTold = arePortalsOther
      ? await toAdministrators(tx, id, portalsLetter, { ...here, added, taken }, now)
      : [];
    const shown = phone.number && phoneText(phone.number);
    const phoneTold = isPhoneOther ? await toAdministrators(tx, id, phoneLetter, { ...here, phone: shown }, now) : [];
    return done({
      result: { organisationId: id },
      audit: {
        subjectId: id,
        organisationId: id,
        before: { portals: subject.portals },
        after: { fields, portals: opened, lost },
      },
      send: [...portalsTold, ...phoneTold],
    });
  },
});
