import "server-only";
import { isHeld } from "#lib/features/base/retention/store.ts";
import { events } from "#lib/features/insurer/organisations/events.ts";
import { closedLetter, phoneLetter, requestClosedLetter } from "#lib/features/insurer/organisations/mails.ts";
import { mergePlan } from "#lib/features/insurer/organisations/plans.ts";
import { mayManageOrganisations } from "#lib/features/insurer/organisations/policy.ts";
import { close, merge } from "#lib/features/insurer/organisations/rules.ts";
import { Close, Merge } from "#lib/features/insurer/organisations/schema.ts";
import { endEverything, whatEnds } from "#lib/features/insurer/organisations/store/ending.ts";
import { lockBoth, lockFound } from "#lib/features/insurer/organisations/store/one.ts";
import { reportKeptMs } from "#lib/features/administration/imports/rules/states.ts";
import { after } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { toAdministrators } from "./letters.ts";
import { setsNumberOnFile } from "./second.ts";

/** Ends what is open at a locked organisation, tells who asked for help, and returns what the record says. */
async function endAll(tx: Tx, organisationId: string, now: Date) {
  const { requests, imports, ...counts } = await endEverything(tx, organisationId, now);
  const send: Outgoing[] = requests.map((asker) => mail(asker, requestClosedLetter, {}));
  const forgotten = after(now, reportKeptMs);
  for (const importId of imports) send.push(job("import.forget", { importId }, forgotten));
  return { send, ended: { ...counts, helpRequests: requests.length, imports: imports.length } };
}

/** The organisation leaves the insurer. Its last beheerder loses access too. */
export const closeOrganisation = command({
  event: events["organisation.close"],
  input: Close,
  fresh: 5,
  subject: ({ tx, scope, input }) => lockFound(tx, scope, input.organisationId),
  may: mayManageOrganisations,
  async run({ tx, input: { reason }, subject, now }) {
    const { id } = subject;
    const outcome = close(subject);
    if (isRefused(outcome)) return outcome;
    const letters = await toAdministrators(tx, id, closedLetter, { organisation: subject.name }, now);
    const { send, ended } = await endAll(tx, id, now);
    await tx.organisation.update({ where: { id }, data: { closedAt: now, closeReason: reason } });
    return done({
      result: { organisationId: id },
      audit: { subjectId: id, organisationId: id, before: null, after: { ...outcome, reason, ...ended } },
      send: [...letters, ...send],
    });
  },
});

/** When two are the same organisation, one gets all numbers and the duplicate is closed; not while that one is held. */
export const mergeOrganisation = command({
  event: events["organisation.merge"],
  input: Merge,
  fresh: 5,
  subject: ({ tx, scope, input }) => lockBoth(tx, scope, input.organisationId, input.intoId),
  may: mayManageOrganisations,
  second: {
    ...setsNumberOnFile,
    unless: ({ subject: { one, other } }) => one.phoneNumber === null && other.phoneNumber === null,
    proposal: ({ subject: { one, other } }) => mergePlan(one, other),
  },
  async run({ tx, subject: { one: duplicate, other: into }, now }) {
    const isDuplicateHeld = await isHeld(tx, { organisationId: duplicate.id });
    const outcome = merge(duplicate, into, { ...(await whatEnds(tx, duplicate.id)), isHeld: isDuplicateHeld });
    if (isRefused(outcome)) return outcome;
    const { kvkNumber, phoneNumber } = outcome;
    const { send } = await endAll(tx, duplicate.id, now);
    const phone = phoneNumber && phoneText(phoneNumber);
    const told = phone ? await toAdministrators(tx, into.id, phoneLetter, { organisation: into.name, phone }, now) : [];
    const gone = { closedAt: now, closeReason: "MERGED", mergedIntoId: into.id };
    await tx.organisation.update({
      where: { id: duplicate.id },
      data: { ...gone, ...(kvkNumber !== null && { kvkNumber: null }) },
    });
    const moved = await tx.organisationNumber.updateMany({
      where: { organisationId: duplicate.id },
      data: { organisationId: into.id },
    });
    await tx.organisation.update({
      where: { id: into.id },
      data: { ...(kvkNumber !== null && { kvkNumber }), ...(phoneNumber !== null && { phoneNumber }) },
    });
    return done({
      result: { organisationId: into.id },
      audit: {
        subjectId: into.id,
        organisationId: into.id,
        before: { duplicateId: duplicate.id },
        after: { numbers: moved.count, kvk: kvkNumber !== null, phone: phoneNumber !== null },
      },
      send: [...told, ...send],
    });
  },
});
