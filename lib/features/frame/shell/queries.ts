import "server-only";
import { z } from "zod";
import { isAdministrator, isCustomer, isStaff } from "#lib/platform/access/actor.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { nameOf, portalOf } from "./store.ts";

/** What the frame around the signed-in pages says. */
export const portal = query({
  input: z.object({}),
  whileWaiting: ["passkey", "strong"],
  may: isCustomer,
  async run({ db, actor, scope, now }) {
    const found = await portalOf(db, scope, actor, now);
    return found && { ...found, isAdministrator: isAdministrator(actor) };
  },
});

/** Which of the insurer's people is signed in. */
export const staffName = query({
  input: z.object({}),
  may: isStaff,
  run: ({ db, actor }) => nameOf(db, actor),
});

export type Portal = AnswerOf<typeof portal>;
