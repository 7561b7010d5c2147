import "server-only";
import { mayChange } from "#lib/features/administration/account-changes/policy.ts";
import { beginChange, changeLink } from "#lib/features/administration/account-changes/store/changes.ts";
import { lockPerson, type Person } from "#lib/features/administration/account-changes/store/people.ts";
import { nameOfActor } from "#lib/features/administration/authorisations/store/acts.ts";
import { events } from "#lib/features/administration/personal-details/events.ts";
import { askNameLetter, nameChangedLetter } from "#lib/features/administration/personal-details/mails.ts";
import { changeName, nameLastsMs } from "#lib/features/administration/personal-details/rules.ts";
import { ChangeName, OneColleague } from "#lib/features/administration/personal-details/schema.ts";
import { nameChangeOf, rename, renameInvited } from "#lib/features/administration/personal-details/store.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { after, days } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import type { z } from "zod";
import { takeBack } from "./taking-back.ts";

/** The new name, if it may be changed and was not too often. */
async function newName(tx: Tx, person: Person, input: z.output<typeof ChangeName>, now: Date) {
  const { reason: _, authorisationId: id, ...typed } = input;
  const outcome = changeName(person, typed, now);
  if (isRefused(outcome)) return outcome;
  const until = await takeLimits(tx, [{ bucket: `name.change ${id}`, times: 5, withinMs: days(1) }], now);
  return until ? refuse("tooOften", { until }) : outcome;
}

/** Changes a name after a marriage or a typing error. Neither name stands in a record or a mail. */
export const changeColleagueName = command({
  event: events["name.change"],
  input: ChangeName,
  fresh: 30,
  subject: ({ tx, scope, input, now }) => lockPerson(tx, scope, input.authorisationId, now),
  may: mayChange,
  async run({ tx, actor, subject, input, now }) {
    const { id, accountId, organisationId, organisation, isGuest, account } = subject;
    // There the name would change as well, so the person says yes first.
    if (subject.worksElsewhere) return refuse("changedMeanwhile");
    const outcome = await newName(tx, subject, input, now);
    if (isRefused(outcome)) return outcome;
    const { name, changed } = outcome;
    const { reason } = input;
    const audit = { subjectId: id, organisationId, before: null, after: { reason, changed } };
    const result = { authorisationId: id };
    if (isGuest) {
      await renameInvited(tx, id, name, account.mobileNumber);
      return done({ result, audit });
    }
    await rename(tx, accountId, name);
    const by = await nameOfActor(tx, actor);
    return done({ result, audit, send: [mail(subject, nameChangedLetter, { by, organisation })] });
  },
});

/** Proposes a name to someone who works elsewhere too. It changes nothing until that person says yes. */
export const startNameChange = command({
  event: events["name.start"],
  input: ChangeName,
  fresh: 30,
  subject: ({ tx, scope, input, now }) => lockPerson(tx, scope, input.authorisationId, now),
  may: mayChange,
  async run({ tx, actor, subject, input, now }) {
    const { id, accountId, organisationId, organisation } = subject;
    if (!subject.worksElsewhere) return refuse("changedMeanwhile");
    const outcome = await newName(tx, subject, input, now);
    if (isRefused(outcome)) return outcome;
    const { name, changed } = outcome;
    const expiresAt = after(now, nameLastsMs);
    const of = { accountId, organisationId, authorisationId: id, startedById: actor.authorisationId };
    const changeId = await beginChange(tx, { ...of, kind: "NAME", newName: name, expiresAt }, ["NAME"], now);
    const link = await changeLink(tx, { purpose: "CONFIRM_NAME", accountId, changeId, expiresAt }, now);
    const by = await nameOfActor(tx, actor);
    return done({
      result: { authorisationId: id },
      audit: { subjectId: id, organisationId, before: null, after: { changeId, reason: input.reason, changed } },
      send: [mail(subject, askNameLetter, { by, organisation, link }, expiresAt)],
    });
  },
});

/** Takes back a name that the person has not answered. */
export const cancelNameChange = command({
  event: events["name.cancel"],
  input: OneColleague,
  async subject({ tx, scope, input, now }) {
    const person = await lockPerson(tx, scope, input.authorisationId, now);
    return person && { ...person, change: await nameChangeOf(tx, scope, person.id, now) };
  },
  may: mayChange,
  run: ({ tx, subject, now }) => takeBack(tx, subject, now),
});
