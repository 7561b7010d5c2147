import "server-only";
import { isOfficeHeld } from "#lib/features/base/retention/store.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { activeAdministrators } from "#lib/features/base/people/store.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { events } from "#lib/features/administration/imports/events.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { undoneLetter } from "#lib/features/administration/imports/mails.ts";
import { mayImport } from "#lib/features/administration/imports/policy.ts";
import { isForgotten, undo } from "#lib/features/administration/imports/rules/states.ts";
import { OneImport } from "#lib/features/administration/imports/schema.ts";
import { lockImport, lockImportAsSystem } from "#lib/features/administration/imports/store/imports.ts";
import { lockAdded, removeAdded } from "#lib/features/administration/imports/store/undoing.ts";

/** Takes back everyone an import added, as long as none of them has begun. Who became beheerder or was ended since stays so. */
export const undoImport = command({
  event: events["import.undo"],
  input: OneImport,
  fresh: 5,
  subject: ({ tx, scope, input }) => lockImport(tx, scope, input.importId),
  may: mayImport,
  async run({ tx, actor, subject, now }) {
    const { id, organisationId, status, organisation } = subject;
    const added = await lockAdded(tx, id);
    const leaving = added.filter(({ standing }) => standing === "leaving");
    const begun = added.filter(({ standing }) => standing === "begun");
    const outcome = undo({ status, leaving: leaving.length, activated: begun.length });
    if (isRefused(outcome)) return outcome;
    const removed = await removeAdded(tx, subject, leaving, now);
    await tx.import.update({ where: { id }, data: { ...outcome, undoneAt: now } });
    const administrators = await activeAdministrators(tx, organisationId, now);
    const me = administrators.find((one) => one.authorisationId === actor.authorisationId);
    const facts = { by: me ? fullName(me) : "", organisation: organisation.name, count: removed.removed };
    const others = administrators.filter((one) => one !== me);
    return done({
      result: { importId: id },
      audit: { subjectId: id, organisationId, before: { status }, after: { ...outcome, ...removed } },
      send: others.map((one) => mail(one, undoneLetter, facts)),
    });
  },
});

/** Removes an old file and the report of its rows; the people it added stay. */
export const forgetImport = command({
  event: events["import.forget"],
  input: OneImport,
  subject: ({ tx, scope, input }) => lockImportAsSystem(tx, scope, input.importId),
  may: onlySystem,
  async run({ tx, subject, now }) {
    const { id, organisationId, status } = subject;
    if (!isForgotten(subject, now)) return refuse("stillNeeded");
    if (await isOfficeHeld(tx, organisationId)) return refuse("isHeld");
    await tx.authorisation.updateMany({ where: { importId: id }, data: { importId: null } });
    await tx.import.delete({ where: { id } });
    return done({ result: null, audit: { subjectId: id, organisationId, before: { status }, after: null } });
  },
});
