import "server-only";
import { to } from "#lib/addresses.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { events } from "./events.ts";
import { givenLetter } from "./mails.ts";
import { mayGive } from "./policy.ts";
import { give, queues, reasons } from "./rules.ts";
import { GiveMatter } from "./schema.ts";
import { colleaguesOf, lockMatter, putInNameOf, staffNamed } from "./store.ts";

/** Gives what came to the insurer to a colleague, who is told. */
export const giveMatter = command({
  event: events["matter.give"],
  input: GiveMatter,
  subject: ({ tx, scope, input }) => lockMatter(tx, scope, input.kind, input.matterId),
  may: mayGive,
  async run({ tx, actor, input: { kind, matterId, colleagueId }, subject, now }) {
    const { found, isOpen, authorisationId, subjectId, organisationId } = subject;
    const colleague = (await colleaguesOf(tx, actor.accountId)).find(({ id }) => id === colleagueId);
    if (!colleague) return refuse("noColleague");
    const next = give({ ...found, isOpen }, { from: actor.accountId, to: colleagueId }, now);
    if (isRefused(next)) return next;
    await putInNameOf(tx, kind, matterId, colleagueId, now);
    const path = authorisationId ? to.person(authorisationId, { reden: reasons[kind] }) : queues[kind];
    const facts = { kind, reference: found.reference, by: await staffNamed(tx, actor.accountId), path };
    return done({
      result: { colleague: fullName(colleague) },
      audit: {
        ...{ subjectId, organisationId, before: { takenById: found.takenById } },
        after: { kind, matterId, takenById: next.takenById },
      },
      send: [mail({ ...colleague, accountId: colleagueId }, givenLetter, facts)],
    });
  },
});
