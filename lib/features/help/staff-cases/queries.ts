import "server-only";
import { to, type Address } from "#lib/addresses.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { maskedEmail, maskedMobile } from "#lib/platform/i18n/format.ts";
import { mayTake } from "#lib/platform/work.ts";
import { AtPage, pageFrom, placeIn } from "#lib/platform/paging.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { mayHandleCases, maySeeCases } from "./policy.ts";
import { countCases, openCases, type OpenCase } from "./store.ts";

/** Each row has its forms, so that more would make the page heavy. */
const shown = 7;

/**
 * The cases that wait for the insurer's staff. Only whoever took one sees here how to reach the person, as taking
 * records that they did; the page of the person asks why one looks.
 */
export const caseQueue = query({
  input: AtPage,
  may: maySeeCases,
  async run({ db, actor, scope, input: { na }, now }) {
    const after = placeIn(na);
    const waiting = await openCases(db, scope, { after, atMost: shown + 1 });
    const { rows, next } = pageFrom(waiting, shown, ({ openedAt: at, id }) => ({ at, id }));
    const mayHandle = mayHandleCases(actor);
    const cases = rows.map(({ mobileNumber, email, authorisationId, ...found }) => {
      const mine = found.takenById === actor.accountId;
      const isTheirs = mine && mayHandle;
      return {
        ...found,
        mine,
        mayTake: mayTake(found, actor.accountId, now),
        email: isTheirs ? email : maskedEmail(email),
        mobile: mobileNumber && (isTheirs ? phoneText(mobileNumber) : maskedMobile(mobileNumber)),
        path: authorisationId ? to.person(authorisationId, { reden: "CASE" }) : null,
      };
    });
    const total = after || next ? await countCases(db, scope) : rows.length;
    return { cases, total, na: after ? na : "", next, mayHandle };
  },
});

export type CaseQueue = AnswerOf<typeof caseQueue>;

export type ShownCase = Omit<OpenCase, "mobileNumber" | "authorisationId"> & {
  readonly mobile: string | null;
  readonly mine: boolean;
  /** Nobody has it, or a colleague may take it over from whoever has. */
  readonly mayTake: boolean;
  /** The page with everything about the person. */
  readonly path: Address | null;
};
