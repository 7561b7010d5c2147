import "server-only";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { query } from "#lib/platform/gate/query.ts";
import { recordCopy } from "./commands.ts";
import { mayTakeOwn } from "./policy.ts";
import { Nothing } from "./schema.ts";
import { copyOfPerson } from "./store.ts";

/** Whether whoever is signed in can take a copy as they are signed in now. */
export const copyThere = query({
  input: Nothing,
  may: isSignedIn,
  run: ({ actor }) => Promise.resolve({ mayTake: mayTakeOwn(actor) }),
});

/** Everything the portal holds of whoever asks, for a file. */
export const ownCopy = query({
  input: Nothing,
  may: mayTakeOwn,
  fresh: 5,
  async run({ db, actor: { accountId }, now }) {
    const found = await copyOfPerson(db, accountId, { isOwn: true });
    if (!found) return null;
    const { notes: _, ...parts } = found;
    return { parts, now };
  },
  traces: ({ parts }) => [{ command: recordCopy, input: { rows: Object.values(parts).flat().length } }],
});
