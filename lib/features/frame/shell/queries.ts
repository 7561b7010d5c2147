import "server-only";
import { z } from "zod";
import { isAdministrator, isCustomer } from "#lib/platform/access/actor.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { portalOf } from "./store.ts";

/** What the frame around the signed-in pages says. */
export const portal = query({
  input: z.object({}),
  may: isCustomer,
  async run({ db, actor, scope, now }) {
    const found = await portalOf(db, scope, actor, now);
    return found && { ...found, isAdministrator: isAdministrator(actor) };
  },
});

export type Portal = AnswerOf<typeof portal>;
