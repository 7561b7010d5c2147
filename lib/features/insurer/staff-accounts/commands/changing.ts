import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { events } from "#lib/features/insurer/staff-accounts/events.ts";
import { dutiesLetter, endedLetter } from "#lib/features/insurer/staff-accounts/mails.ts";
import { mayChangeStaff } from "#lib/features/insurer/staff-accounts/policy.ts";
import { staffPlan } from "#lib/features/insurer/staff-accounts/plans.ts";
import { changeDuties, end, gained } from "#lib/features/insurer/staff-accounts/rules.ts";
import { ChangeDuties, dutiesIn, OneAccount } from "#lib/features/insurer/staff-accounts/schema.ts";
import {
  closeLinks,
  lockStaff,
  nameOf,
  putBackWorkOf,
  writeUnproven,
  type LockedStaff,
} from "#lib/features/insurer/staff-accounts/store.ts";
import type { Staff } from "#lib/platform/access/actor.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { days } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";

async function told(tx: Tx, actor: Staff, account: LockedStaff) {
  return { firstName: account.firstName || account.initials, by: fullName(await nameOf(tx, actor)) };
}

/** Duties are read on every request; someone whose duties change must sign in again all the same. */
export const changeStaffDuties = command({
  event: events["staff-account.change-roles"],
  input: ChangeDuties,
  fresh: 5,
  subject: ({ tx, scope, actor, input }) => lockStaff(tx, scope, actor, input.accountId),
  may: mayChangeStaff,
  second: {
    ...{ who: ["STAFF_ADMIN"], within: days(7) },
    unless: ({ input, subject }) => gained(subject.staffRoles, dutiesIn(input)).length === 0,
    proposal: ({ input, subject: { accountId, email, staffRoles, ...person } }) =>
      staffPlan("duties", { accountId, person, email, duties: { from: staffRoles, to: dutiesIn(input) } }),
  },
  async run({ tx, actor, input, subject, now }) {
    const { accountId, others, staffRoles: before } = subject;
    const outcome = changeDuties(subject, dutiesIn(input), others);
    if (isRefused(outcome)) return refuse(outcome.refused);
    const staffRoles = [...outcome.staffRoles];
    await tx.account.update({ where: { id: accountId }, data: { staffRoles } });
    await endSessions(tx, { accountId }, now);
    const putBack = staffRoles.includes("SERVICEDESK") ? [] : await putBackWorkOf(tx, accountId);
    const facts = { ...(await told(tx, actor, subject)), duties: staffRoles };
    return done({
      result: { accountId },
      audit: {
        subjectId: accountId,
        organisationId: null,
        before: { staffRoles: before },
        after: { staffRoles, ...(putBack.length > 0 && { putBack }) },
      },
      send: [mail(subject, dutiesLetter, facts)],
    });
  },
});

/** For someone who leaves: from the next request on nothing opens any more. */
export const endStaff = command({
  event: events["staff-account.end"],
  input: OneAccount,
  fresh: 5,
  subject: ({ tx, scope, actor, input }) => lockStaff(tx, scope, actor, input.accountId),
  may: mayChangeStaff,
  async run({ tx, actor, subject, now }) {
    const { accountId, others, passkeys, status: before, staffRoles } = subject;
    const outcome = end(subject, others);
    if (isRefused(outcome)) return refuse(outcome.refused);
    const { status, blockCause } = outcome;
    await writeUnproven(tx, accountId, { status, blockCause, blockedAt: now, staffRoles: [] }, now);
    await closeLinks(tx, accountId, now);
    const putBack = await putBackWorkOf(tx, accountId);
    return done({
      result: { accountId },
      audit: {
        subjectId: accountId,
        organisationId: null,
        before: { status: before, staffRoles },
        after: {
          ...{ status, cause: blockCause, staffRoles: [] },
          ...(passkeys > 0 && { passkeys }),
          ...(putBack.length > 0 && { putBack }),
        },
      },
      send: [mail(subject, endedLetter, await told(tx, actor, subject))],
    });
  },
});
