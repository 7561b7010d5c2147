import "server-only";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { mayReadNotes, mayWriteNotes } from "./policy.ts";
import { About } from "./schema.ts";
import { isInView, notesAbout, placeOf } from "./store.ts";

const shown = 20;

/** What colleagues wrote, for whoever has said why they look. */
export const notes = query({
  input: About,
  may: mayReadNotes,
  async run({ db, actor, scope, input, now }) {
    const place = await placeOf(db, scope, input);
    if (!place) return null;
    const isSeen = await isInView(db, place, actor.accountId, now);
    return {
      ...input,
      isSeen,
      notes: isSeen ? await notesAbout(db, place, shown) : [],
      mayWrite: isSeen && mayWriteNotes(actor),
    };
  },
});

export type Notes = AnswerOf<typeof notes>;
