import "server-only";
import { events } from "#lib/features/administration/authorisations/events.ts";
import {
  administratorWithdrawnLetter,
  colleagueExpiredLetter,
  expiredLetter,
  withdrawnLetter,
} from "#lib/features/administration/authorisations/mails.ts";
import { administratorPlan, byTwo, endsAlone } from "#lib/features/administration/authorisations/plans.ts";
import { mayWithdraw } from "#lib/features/administration/authorisations/policy.ts";
import { expire, unconfirmed, withdraw } from "#lib/features/administration/authorisations/rules/ending.ts";
import { hasEnded, isPermanentAdministrator } from "#lib/features/administration/authorisations/rules/standing.ts";
import { OneAuthorisation, Withdraw } from "#lib/features/administration/authorisations/schema.ts";
import {
  lastAct,
  othersToTell,
  nameOfActor,
  type Telling,
} from "#lib/features/administration/authorisations/store/acts.ts";
import {
  lockColleagueAndOrganisation,
  type Colleague,
} from "#lib/features/administration/authorisations/store/colleague.ts";
import { endUnderWay, openOf } from "#lib/features/administration/authorisations/store/ending.ts";
import { otherPermanentAdministrators } from "#lib/features/administration/authorisations/store/standing.ts";
import { closeRequests } from "#lib/features/help/help-requests/store/closing.ts";
import { fullName, hearsAtOnce } from "#lib/features/base/people/rules.ts";
import { isMember } from "#lib/platform/access/actor.ts";
import { endSessions } from "#lib/platform/auth/sessions.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { isRefused, withFacts } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";

const nothingUnderWay = { invitations: 0, changes: 0 };

/** Ends everything of someone that is open here, with the authorisation. Returns what the record says of it. */
async function endAllOf(tx: Tx, subject: Colleague, now: Date) {
  const { id, accountId } = subject;
  const open = await openOf(tx, subject);
  if (open.sessions) await endSessions(tx, { accountId, authorisationId: id }, now);
  const helpRequestIds = open.requests ? await closeRequests(tx, [id], now) : [];
  const { invitations, changes } = open.underWay ? await endUnderWay(tx, subject, now) : nothingUnderWay;
  return {
    ...(helpRequestIds.length > 0 && { helpRequestIds }),
    ...(invitations > 0 && { invitations }),
    ...(changes > 0 && { changes }),
  };
}

const noLongerDeputy = { deputyFrom: null, deputyUntil: null };

/** Ends an authorisation: its toegangscode is no longer active. */
export const withdrawAuthorisation = command({
  event: events["authorisation.withdraw"],
  input: Withdraw,
  fresh: 5,
  subject: ({ tx, scope, input, now }) => lockColleagueAndOrganisation(tx, scope, input.authorisationId, now),
  may: mayWithdraw,
  second: {
    ...byTwo,
    unless: ({ tx, subject }) => endsAlone(tx, subject),
    proposal: ({ subject }) => administratorPlan("withdraw", subject),
  },
  async run({ tx, actor, input: { reason }, subject, now, request }) {
    const { id, organisationId, organisation, authorisation } = subject;
    const person = fullName(subject);
    // Each is asked only where the rule needs it, since many may be withdrawn at once.
    const ending = hasEnded(authorisation, now)
      ? await lastAct(tx, subject, events["authorisation.withdraw"])
      : { at: null, byId: null, by: "" };
    const others = isPermanentAdministrator(authorisation) ? await otherPermanentAdministrators(tx, subject) : 0;
    const outcome = withdraw(authorisation, ending, others);
    if (isRefused(outcome)) return withFacts(outcome, { person });
    const { status } = outcome;
    const ended = await endAllOf(tx, subject, now);
    await tx.authorisation.update({
      where: { id },
      data: { status, withdrawnAt: now, withdrawReason: reason, ...noLongerDeputy },
    });
    return done({
      result: { authorisationId: id },
      audit: {
        subjectId: id,
        organisationId,
        before: { status: authorisation.status, role: authorisation.role },
        after: { status, reason, ...ended },
      },
      send: [
        mail(subject, withdrawnLetter, { organisation, unconfirmed: reason === unconfirmed }),
        ...(authorisation.role === "ADMINISTRATOR"
          ? await toldOfAdministrator(tx, subject, { actor, request, person }, now)
          : []),
      ],
    });
  },
});

async function toldOfAdministrator(
  tx: Tx,
  subject: Colleague,
  { actor, request, person }: Telling & { person: string },
  now: Date,
) {
  const { id: authorisationId, organisation } = subject;
  const by = isMember(actor) ? await nameOfActor(tx, actor) : null;
  const others = await othersToTell(tx, subject, { actor, request }, now);
  return others.map((to) => mail(to, administratorWithdrawnLetter, { by, person, organisation, authorisationId }));
}

/** Ends an authorisation on its end date. The job does nothing when the date was changed since it was planned. */
export const expireAuthorisation = command({
  event: events["authorisation.expire"],
  input: OneAuthorisation,
  subject: ({ tx, scope, input, now }) => lockColleagueAndOrganisation(tx, scope, input.authorisationId, now),
  may: onlySystem,
  async run({ tx, actor, subject, now, request }) {
    const { id, organisationId, organisation, authorisation } = subject;
    const outcome = expire(authorisation, now);
    if (isRefused(outcome)) return outcome;
    const ended = await endAllOf(tx, subject, now);
    await tx.authorisation.update({ where: { id }, data: { ...outcome, ...noLongerDeputy } });
    const person = fullName(subject);
    const administrators = (await othersToTell(tx, subject, { actor, request }, now)).filter(hearsAtOnce);
    return done({
      result: null,
      audit: {
        subjectId: id,
        organisationId,
        before: { status: authorisation.status, role: authorisation.role },
        after: { ...outcome, ...ended },
      },
      send: [
        mail(subject, expiredLetter, { organisation }),
        ...administrators.map((to) => mail(to, colleagueExpiredLetter, { person, organisation, authorisationId: id })),
      ],
    });
  },
});
