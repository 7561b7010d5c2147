import "server-only";
import { isHeld } from "#lib/features/base/retention/store.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { events } from "./events.ts";
import { mayWriteNotes } from "./policy.ts";
import { OneNote, WriteNote } from "./schema.ts";
import { isOnScreen, lockNote, placeOf } from "./store.ts";

/** Writes down what a colleague should know of a person or an organisation. */
export const writeNote = command({
  event: events["staff-note.write"],
  input: WriteNote,
  subject: ({ tx, scope, input }) => placeOf(tx, scope, input),
  may: mayWriteNotes,
  async run({ tx, actor, input: { about, id, text }, subject: { organisationId, authorisationId }, now }) {
    const data = { organisationId, authorisationId, writtenById: actor.accountId, writtenAt: now, text };
    const { id: noteId } = await tx.staffNote.create({ data, select: { id: true } });
    return done({
      result: { about, id },
      audit: { subjectId: authorisationId, organisationId, before: null, after: { noteId } },
    });
  },
});

/**
 * Takes a note away for good, also a colleague's: whom it is about may ask for that. Whoever has not said why they look
 * has not read it, and erases nothing; nor does anybody what must stay.
 */
export const eraseNote = command({
  event: events["staff-note.erase"],
  input: OneNote,
  subject: ({ tx, scope, input }) => lockNote(tx, scope, input.noteId),
  may: mayWriteNotes,
  async run({ tx, actor, subject, now }) {
    const { id: noteId, organisationId, authorisationId } = subject;
    if (!(await isOnScreen(tx, subject, actor.accountId, now))) return refuse("notSeen");
    if (await isHeld(tx, subject)) return refuse("isHeld");
    await tx.staffNote.delete({ where: { id: noteId } });
    return done({
      result: null,
      audit: { subjectId: authorisationId, organisationId, before: { noteId }, after: null },
    });
  },
});
