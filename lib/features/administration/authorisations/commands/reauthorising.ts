import "server-only";
import { events } from "#lib/features/administration/authorisations/events.ts";
import { reauthorisedLetter } from "#lib/features/administration/authorisations/mails.ts";
import { mayManage } from "#lib/features/administration/authorisations/policy.ts";
import { reauthorise } from "#lib/features/administration/authorisations/rules/ending.ts";
import { Reauthorise } from "#lib/features/administration/authorisations/schema.ts";
import { lastAct, nameOfActor } from "#lib/features/administration/authorisations/store/acts.ts";
import { lockColleague, type Colleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { expiryOf, nothingBefore } from "#lib/features/administration/authorisations/store/ending.ts";
import { solvedByAccess } from "#lib/features/help/help-requests/rules.ts";
import { wayTo } from "#lib/features/help/help-requests/store/links.ts";
import { resolveRequests } from "#lib/features/help/help-requests/store/solving.ts";
import { invitationTo, invitedAt } from "#lib/features/entrance/password-links/store.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { isAdministrator, type Member } from "#lib/platform/access/actor.ts";
import { days } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, withFacts } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { rightsFrom } from "./rights.ts";

/** Starts an ended authorisation again, as a colleague, with the same toegangscode. */
export const reauthoriseColleague = command({
  event: events["authorisation.reauthorise"],
  input: Reauthorise,
  fresh: 30,
  // The person is mailed each time, also one who has not accepted an invitation.
  limits: ({ actor, input: { authorisationId } }) =>
    isAdministrator(actor)
      ? [{ bucket: `reauthorise ${actor.organisationId} ${authorisationId}`, times: 5, withinMs: days(1) }]
      : [],
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: mayManage,
  async run({ tx, actor, input, subject, now }) {
    const { id, organisationId, opened, isGuest, account, authorisation } = subject;
    const restart = await lastAct(tx, subject, events["authorisation.reauthorise"]);
    const facts = {
      account: isGuest ? ("INVITED" as const) : account.status,
      wanted: rightsFrom(input),
      opened,
      isAddressGone: subject.isAddressGone,
    };
    const outcome = reauthorise(authorisation, restart, facts, now);
    if (isRefused(outcome)) return withFacts(outcome, { person: fullName(subject) });
    await tx.authorisation.update({ where: { id }, data: { ...outcome, ...nothingBefore } });
    const { status, portals, validUntil } = outcome;
    const letsIn = status === "ACTIVE" && account.status === "ACTIVE";
    const solved = ["ACCESS_CODE_INACTIVE", ...(letsIn ? solvedByAccess : [])] as const;
    const helpRequestIds = await resolveRequests(tx, id, solved, actor, now);
    return done({
      result: { authorisationId: id },
      audit: {
        subjectId: id,
        organisationId,
        before: { status: authorisation.status, role: authorisation.role },
        after: { status, role: outcome.role, portals, validUntil: validUntil?.toISOString() ?? null, helpRequestIds },
      },
      send: [
        ...(await told(tx, { actor, subject, status, request: helpRequestIds[0] }, now)),
        ...expiryOf(id, outcome),
      ],
    });
  },
});

type Telling = {
  readonly actor: Member;
  readonly subject: Colleague;
  readonly status: "PENDING" | "ACTIVE";
  readonly request: string | undefined;
};

/** Someone who still has to activate the account or to accept gets a new invitation. */
async function told(tx: Tx, { actor, subject, status, request }: Telling, now: Date): Promise<Outgoing[]> {
  const { id, organisation, account } = subject;
  const by = await nameOfActor(tx, actor);
  if (status === "PENDING") {
    const person = await invitedAt(tx, id);
    return person ? [await invitationTo(tx, person, by, now)] : [];
  }
  const facts = {
    by,
    organisation,
    blockCause: account.status === "BLOCKED" ? account.blockCause : null,
    path: request === undefined ? null : await wayTo(tx, request, now),
  };
  return [mail(subject, reauthorisedLetter, facts)];
}
