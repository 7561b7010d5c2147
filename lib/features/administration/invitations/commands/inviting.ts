import "server-only";
import { administratorPlan, byTwo, endsAlone } from "#lib/features/administration/authorisations/plans.ts";
import { mayManage, mayRestrict } from "#lib/features/administration/authorisations/policy.ts";
import { lastAct, nameOfActor } from "#lib/features/administration/authorisations/store/acts.ts";
import {
  lockColleague,
  lockColleagueAndOrganisation,
} from "#lib/features/administration/authorisations/store/colleague.ts";
import { endUnderWay } from "#lib/features/administration/authorisations/store/ending.ts";
import { closeRequests } from "#lib/features/help/help-requests/store/closing.ts";
import { events } from "#lib/features/administration/invitations/events.ts";
import { resend, revoke } from "#lib/features/administration/invitations/rules.ts";
import { OneInvitation } from "#lib/features/administration/invitations/schema.ts";
import { invitationTo, invitedAt } from "#lib/features/entrance/password-links/store.ts";
import { fullName, nobody } from "#lib/features/base/people/rules.ts";
import { days, hours } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse, withFacts } from "#lib/platform/gate/outcome.ts";

/** Sends a mail with a new link; it is the first one for someone who was added without. */
export const resendInvitation = command({
  event: events["invitation.resend"],
  input: OneInvitation,
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: mayManage,
  async run({ tx, actor, subject, now }) {
    const { id, organisationId } = subject;
    const detail = { person: fullName(subject) };
    const outcome = resend(subject, now);
    const person = await invitedAt(tx, id);
    if (isRefused(outcome)) return withFacts(outcome, { ...detail, ...nobody });
    if (!person) return refuse("accepted", detail);
    const buckets = [
      { bucket: `invitation.resend ${id}`, times: 3, withinMs: hours(1) },
      { bucket: `invitation.resend day ${id}`, times: 6, withinMs: days(1) },
    ];
    const until = await takeLimits(tx, buckets, now);
    if (until) return refuse("tooOften", { ...detail, until });
    const send = [await invitationTo(tx, person, await nameOfActor(tx, actor), now)];
    return done({
      result: { authorisationId: id },
      audit: { subjectId: id, organisationId, before: outcome, after: outcome },
      send,
    });
  },
});

/** Takes back an invitation that nobody has accepted. Of who would become beheerder it takes as many as withdrawing one. */
export const revokeInvitation = command({
  event: events["invitation.revoke"],
  input: OneInvitation,
  subject: ({ tx, scope, input, now }) => lockColleagueAndOrganisation(tx, scope, input.authorisationId, now),
  may: mayRestrict,
  second: {
    ...byTwo,
    unless: ({ tx, subject }) => endsAlone(tx, subject),
    proposal: ({ subject }) => administratorPlan("revoke", subject),
  },
  async run({ tx, subject, now }) {
    const { id, organisationId } = subject;
    const outcome = revoke(subject, now);
    if (isRefused(outcome)) {
      const { at, by } = await lastAct(tx, subject, events["invitation.revoke"]);
      return withFacts(outcome, { person: fullName(subject), by, at: by ? at : null });
    }
    await tx.authorisation.update({ where: { id }, data: { ...outcome, withdrawnAt: now, withdrawReason: null } });
    await endUnderWay(tx, subject, now);
    const helpRequestIds = await closeRequests(tx, [id], now);
    return done({
      result: { authorisationId: id },
      audit: {
        subjectId: id,
        organisationId,
        before: { status: subject.authorisation.status },
        after: { ...outcome, ...(helpRequestIds.length > 0 && { helpRequestIds }) },
      },
    });
  },
});
