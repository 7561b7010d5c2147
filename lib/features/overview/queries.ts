import "server-only";
import { z } from "zod";
import type { Status } from "#lib/features/authorisations/rules.ts";
import { organisationOf, seenBy } from "#lib/features/colleagues/policy.ts";
import { listColleagues } from "#lib/features/colleagues/store.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { query, type Query } from "#lib/platform/gate/query.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- only the answer matters
type AnswerOf<Q> = Q extends Query<any, infer R> ? R : never;

const shown = 25;

/** What deserves a look besides the requests: who is kept out, who was invited and did not come. */
export const attention = query({
  input: z.object({}),
  may: isAdministrator,
  async run({ db, actor, now }) {
    const some = async (status: Status) => {
      const wanted = {
        organisationId: organisationOf(actor),
        patterns: [],
        status,
        sort: "name",
        after: null,
        atMost: shown + 1,
      } as const;
      const rows = await listColleagues(db, wanted, now);
      return rows.map((row) => seenBy(actor, row, now));
    };
    return {
      blocked: await some("blocked"),
      waiting: await some("waiting"),
      invited: await some("invited"),
    };
  },
});

export type Attention = AnswerOf<typeof attention>;
