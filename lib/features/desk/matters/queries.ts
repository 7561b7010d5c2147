import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { About } from "#lib/features/desk/notes/schema.ts";
import { isInView, placeOf } from "#lib/features/desk/notes/store.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { mayTake, type SharedWork } from "#lib/platform/work.ts";
import { handlesMatters, maySeeMatters } from "./policy.ts";
import { colleaguesOf, openMatters } from "./store.ts";

const shown = 10;

const nothing = { requests: [], calls: [], cases: [], isMore: false };

/** What is open about a person or an organisation, for whoever has said why they look; and who of the staff can have it. */
export const matters = query({
  input: About,
  may: maySeeMatters,
  async run({ db, actor, scope, input, now }) {
    const place = await placeOf(db, scope, input);
    if (!place) return null;
    const isSeen = await isInView(db, place, actor.accountId, now);
    const mayHandle = isSeen && handlesMatters(actor);
    const { requests, calls, cases, isMore } = isSeen ? await openMatters(db, place, shown) : nothing;
    const whose = (work: SharedWork) => {
      const mine = work.takenById === actor.accountId;
      const isFree = mayTake(work, actor.accountId, now);
      return { mine, mayTake: isFree, mayGive: mine || isFree };
    };
    return {
      ...input,
      isSeen,
      mayHandle,
      isMore,
      requests: requests.map((row) => ({ ...row, isOurs: row.escalatedAt !== null, ...whose(row) })),
      calls: calls.map((row) => ({ ...row, isOurs: true, ...whose(row) })),
      cases: cases.map((row) => ({ ...row, isOurs: true, ...whose(row) })),
      colleagues: mayHandle
        ? (await colleaguesOf(db, actor.accountId)).map(({ id, ...name }) => ({ id, name: fullName(name) }))
        : [],
    };
  },
});

export type Matters = AnswerOf<typeof matters>;
