import "server-only";
import { mailsAgain } from "#lib/features/administration/authorisations/rules/mailing.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { refuse, withFacts } from "#lib/platform/gate/outcome.ts";
import { events } from "#lib/features/administration/account-changes/events.ts";
import { mayChange } from "#lib/features/administration/account-changes/policy.ts";
import { closedTo, isUnderWay } from "#lib/features/administration/account-changes/rules.ts";
import { OneChange, WrittenTo } from "#lib/features/administration/account-changes/schema.ts";
import { beginningAgain } from "#lib/features/administration/account-changes/store/beginning.ts";
import {
  begun,
  begunAt,
  lockChange,
  type Changing,
} from "#lib/features/administration/account-changes/store/changes.ts";

const auditOf = ({ id, organisationId, change }: Changing) => ({
  ...{ subjectId: id, organisationId, before: { changeId: change.id }, after: null },
});

/** Why nothing is written of it any more, or not now. */
function whyNot({ change, ...person }: Changing, now: Date) {
  if (change.completedAt) return refuse("completed");
  if (!isUnderWay(change)) return refuse("stopped", { at: change.cancelledAt });
  if (change.expiresAt <= now) return refuse("changeOver");
  const kind = change.kind === "MOBILE_NUMBER" ? change.kind : "REACTIVATION";
  const closed = closedTo(person, kind, now);
  return closed && withFacts(closed, { person: fullName(person) });
}

/** Sends the person anew what they finish a change with, which they may have lost, or which never came. */
export const mailChangeAgain = command({
  event: events["account-change.mail-again"],
  input: OneChange,
  limits: ({ actor, input }) => mailsAgain(isSignedIn(actor) ? actor.accountId : "", input.changeId),
  subject: ({ tx, scope, input, now }) => lockChange(tx, scope, input.changeId, begun, now),
  may: mayChange,
  async run({ tx, subject, now }) {
    const closed = whyNot(subject, now);
    if (closed) return closed;
    const send = await beginningAgain(tx, subject, now);
    return done({ result: { email: subject.change.newEmail ?? subject.email }, audit: auditOf(subject), send });
  },
});

/** The same for staff who see that a message of it failed. Nothing is written once it is finished or stopped. */
export const writeChangeAgain = command({
  event: events["account-change.write-again"],
  input: WrittenTo,
  async subject({ tx, scope, input, now }) {
    const id = (await begunAt(tx, scope, [input.to], now)).get(input.to);
    return id === undefined ? null : lockChange(tx, scope, id, begun, now);
  },
  may: onlySystem,
  async run({ tx, subject, now }) {
    const closed = whyNot(subject, now);
    if (closed) return closed;
    return done({ result: null, audit: auditOf(subject), send: await beginningAgain(tx, subject, now) });
  },
});
