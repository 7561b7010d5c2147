import "server-only";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { query, type Query } from "#lib/platform/gate/query.ts";
import { organisationOf, seenBy } from "./policy.ts";
import { cursorOf, cursorText, searchPatterns, statusSlugs, type Sort } from "./rules.ts";
import { ListOfColleagues } from "./schema.ts";
import { listColleagues, type ListedColleague } from "./store.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- only the answer matters
type AnswerOf<Q> = Q extends Query<any, infer R> ? R : never;

const shown = 25;

/** One page of colleagues. `next` begins the following page; one more row is read to know whether there is one. */
export const colleagues = query({
  input: ListOfColleagues,
  may: isAdministrator,
  async run({ db, actor, input: { q, status, sort, after }, now }) {
    const cursor = cursorOf(after, sort);
    const wanted = {
      organisationId: organisationOf(actor),
      patterns: searchPatterns(q),
      status: status && statusSlugs[status],
      sort,
      after: cursor,
      atMost: shown + 1,
    };
    const rows = await listColleagues(db, wanted, now);
    const people = rows.slice(0, shown).map((row) => seenBy(actor, row, now));
    const last = rows.length > shown ? people.at(-1) : undefined;
    return {
      people,
      q,
      status,
      sort,
      after: cursor ? after : "",
      next: last ? cursorText({ sort, key: keyOf(last, sort), id: last.id }) : null,
    };
  },
});

const keyOf = ({ sortName, lastSignInAt }: ListedColleague, sort: Sort) =>
  sort === "name" ? sortName : (lastSignInAt?.toISOString() ?? "");

export type ListPage = AnswerOf<typeof colleagues>;
