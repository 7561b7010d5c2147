import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { openNow } from "#lib/features/base/people/store.ts";
import { helpForLastAdministrators } from "#lib/features/entrance/sign-in/store/blocking.ts";
import { openCase } from "#lib/features/help/staff-cases/store.ts";
import { minutes } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { anyone, command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { keyedHash } from "#lib/platform/secrets.ts";
import { events } from "#lib/features/administration/account-changes/events.ts";
import {
  changeStoppedLetter,
  frozenAdministratorLetter,
  frozenLetter,
} from "#lib/features/administration/account-changes/mails.ts";
import { mayChange } from "#lib/features/administration/account-changes/policy.ts";
import { isUnderWay, notMeState, notRightState } from "#lib/features/administration/account-changes/rules.ts";
import { ChangeLink, OneChange } from "#lib/features/administration/account-changes/schema.ts";
import {
  cancelChanges,
  lockChange,
  lockChangeLink,
  recordOfChange,
  type Changing,
  type FoundLink,
} from "#lib/features/administration/account-changes/store/changes.ts";
import { endAccess } from "#lib/features/administration/account-changes/store/people.ts";
import { administratorsOf } from "#lib/features/administration/account-changes/store/readers.ts";

/**
 * "That was not me", from the person: the link was sent to their own address or old number. It freezes the account
 * everywhere, and does nothing else.
 */
export const freezeAccount = command({
  event: events["account.freeze"],
  input: ChangeLink,
  limits: ({ request }) => [
    { bucket: `account.freeze from ${keyedHash("ip", request.ip)}`, times: 60, withinMs: minutes(15) },
  ],
  subject: async ({ tx, input }) => ({ link: await lockChangeLink(tx, input.link, "NOT_ME") }),
  may: anyone,
  async run({ tx, subject: { link }, now }) {
    if (!link || notMeState(link, now) !== "open") return refuse("linkClosed");
    const { account, accountId, change } = link;
    const organisationId = change?.organisationId ?? null;
    const active = await tx.authorisation.findMany({ where: { accountId, ...openNow(now) }, select: { id: true } });
    await tx.account.update({
      where: { id: accountId },
      data: { status: "BLOCKED", blockCause: "FREEZE", blockedAt: now },
    });
    await endAccess(tx, accountId, now);
    await tx.oneTimeLink.update({ where: { id: link.id }, data: { usedAt: now } });
    const stopped = await cancelChanges(tx, { accountId }, now);
    await tx.oneTimeLink.updateMany({
      where: { accountId, usedAt: null, replacedAt: null },
      data: { replacedAt: now },
    });
    const auditRecordId = change && (await recordOfChange(tx, change.id, change.authorisationId));
    const found = await openCase(tx, { kind: "FREEZE", accountId, organisationId, auditRecordId }, now);
    return done({
      result: null,
      audit: {
        subjectId: change?.authorisationId ?? accountId,
        organisationId,
        before: { account: account.status, cause: account.blockCause },
        after: {
          account: "BLOCKED",
          cause: "FREEZE",
          ...(change && { changeId: change.id }),
          isChanged: change?.completedAt !== null,
          stopped,
          caseId: found.id,
        },
      },
      send: [
        ...(await tellFrozen(tx, account, found.reference, now)),
        ...(await helpForLastAdministrators(
          tx,
          active.map(({ id }) => id),
        )),
      ],
    });
  },
});

/**
 * "That is not right", from a beheerder who heard of a change, signed in or not. A beheerder stops what a beheerder can
 * begin: this change, and nothing of the account. One that is finished the insurer's staff look into.
 */
export const stopChange = command({
  event: events["account-change.stop"],
  input: ChangeLink,
  limits: ({ request }) => [
    { bucket: `account-change.stop from ${keyedHash("ip", request.ip)}`, times: 60, withinMs: minutes(15) },
  ],
  subject: async ({ tx, input }) => ({ link: await lockChangeLink(tx, input.link, "STOP_CHANGE") }),
  may: anyone,
  async run({ tx, subject: { link }, now }) {
    if (!link?.change || notRightState(link, now) !== "open") return refuse("linkClosed");
    const { account, accountId, change } = link;
    const { id: changeId, kind, authorisationId: subjectId, organisationId } = change;
    const about = { subjectId, organisationId, before: { changeId } };
    await tx.oneTimeLink.update({ where: { id: link.id }, data: { usedAt: now } });
    if (change.completedAt === null) {
      await cancelChanges(tx, { accountId, id: changeId }, now);
      return done({
        result: null,
        audit: { ...about, after: { changeId, cancelled: true } },
        send: [mail(account, changeStoppedLetter, { firstName: account.firstName || account.initials, kind })],
      });
    }
    const auditRecordId = await recordOfChange(tx, changeId, subjectId);
    const { id: caseId } = await openCase(tx, { kind: "CHANGE", accountId, organisationId, auditRecordId }, now);
    return done({ result: null, audit: { ...about, after: { changeId, cancelled: false, caseId } } });
  },
});

async function tellFrozen(tx: Tx, account: FoundLink["account"], reference: string, now: Date): Promise<Outgoing[]> {
  const firstName = account.firstName || account.initials;
  const others = await administratorsOf(tx, account.id, now);
  return [
    mail(account, frozenLetter, { firstName, reference }),
    ...others.map(({ administrator, organisation }) =>
      mail(administrator, frozenAdministratorLetter, { person: fullName(account), organisation }),
    ),
  ];
}

async function stop(tx: Tx, { id, organisationId, accountId, change }: Changing, now: Date) {
  if (change.completedAt) return refuse("completed");
  if (!isUnderWay(change)) return refuse("stopped", { at: change.cancelledAt });
  await cancelChanges(tx, { accountId, id: change.id }, now);
  const audit = { subjectId: id, organisationId, before: { changeId: change.id }, after: { cancelled: change.id } };
  return done({ result: { authorisationId: id }, audit });
}

/** A beheerder takes back a change of number that the person has not finished. */
export const cancelMobileNumber = command({
  event: events["mobile-number.cancel"],
  input: OneChange,
  subject: ({ tx, scope, input, now }) => lockChange(tx, scope, input.changeId, ["MOBILE_NUMBER"], now),
  may: mayChange,
  run: ({ tx, subject, now }) => stop(tx, subject, now),
});

/** A beheerder stops a reactivation. What it ended stays ended, so the person needs a new one. */
export const cancelReactivation = command({
  event: events["reactivation.cancel"],
  input: OneChange,
  subject: ({ tx, scope, input, now }) => lockChange(tx, scope, input.changeId, ["REACTIVATION"], now),
  may: mayChange,
  run: ({ tx, subject, now }) => stop(tx, subject, now),
});
