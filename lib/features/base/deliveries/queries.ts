import "server-only";
import {
  isAdministrator,
  worksWithCustomers,
  type Actor,
  type Member,
  type Staff,
} from "#lib/platform/access/actor.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { troubleOf } from "./rules.ts";
import { OnePlace } from "./schema.ts";
import { returnedOf } from "./store.ts";

/** What came back that was sent to this person; a beheerder sees their own people, staff whoever they may look at. */
export const cameBack = query({
  input: OnePlace,
  may: (actor: Actor): actor is Member | Staff => isAdministrator(actor) || worksWithCustomers(actor),
  async run({ db, scope, input: { id } }) {
    const rows = await returnedOf(db, scope, id);
    return (
      rows?.flatMap(({ kind, reason, at }) => (kind === "JOB" ? [] : [{ kind, at, trouble: troubleOf(reason) }])) ??
      null
    );
  },
});

export type CameBack = AnswerOf<typeof cameBack>;
