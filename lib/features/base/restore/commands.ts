import "server-only";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { settings } from "#lib/platform/settings.ts";
import { events } from "./events.ts";
import { Erased, Restored } from "./schema.ts";
import { endWhatCameBack, erase, sealOf } from "./store.ts";

/** After a restore: what the backup brought back to life ends, with a record of how much. */
export const portalRestored = command({
  event: events["portal.restore"],
  input: Restored,
  subject: () => Promise.resolve({}),
  may: onlySystem,
  async run({ tx, input: { backupAt }, now }) {
    const ended = await endWhatCameBack(tx, now);
    return done({
      result: ended,
      audit: {
        ...{ subjectId: null, organisationId: null, before: null },
        after: { backupAt: backupAt.toISOString(), ...ended },
      },
    });
  },
});

/** Erases a record, for whoever owns the tables and has the key that seals: the application has no right to. */
export const eraseRecord = command({
  event: events["log.erase"],
  input: Erased,
  subject: ({ tx, input: { recordId } }) => sealOf(tx, recordId),
  may: onlySystem,
  async run({ tx, subject, input: { recordId, because }, now }) {
    const [secret] = settings().AUDIT_KEY ?? [];
    if (!secret) return refuse("noKey");
    await erase(tx, { ...subject, recordId }, { because, at: now, secret });
    return done({
      result: null,
      audit: { subjectId: null, organisationId: null, before: null, after: { recordId } },
    });
  },
});
