import "server-only";
import { z } from "zod";
import { query } from "#lib/platform/gate/query.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { handlesRequests, mayReadQueue } from "./policy.ts";
import { escalatedRequests } from "./store.ts";

const shown = 100;

/** What the insurer's staff have to do. One more than is shown is read, to know whether there is more. */
export const staffQueue = query({
  input: z.object({}),
  may: mayReadQueue,
  async run({ db, actor, scope, now }) {
    const rows = await escalatedRequests(db, scope, shown + 1, now);
    const me = isSignedIn(actor) ? actor.accountId : "";
    const requests = rows.slice(0, shown).map((row) => ({ ...row, mine: row.takenById === me }));
    return { requests, more: rows.length > shown, mayHandle: handlesRequests(actor) };
  },
});
