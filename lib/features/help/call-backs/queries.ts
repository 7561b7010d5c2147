import "server-only";
import { to, type Address } from "#lib/addresses.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { maskedEmail, maskedMobile } from "#lib/platform/i18n/format.ts";
import { mayTake } from "#lib/platform/work.ts";
import { AtPage, pageFrom, placeIn } from "#lib/platform/paging.ts";
import { phoneEnd, phoneText } from "#lib/platform/phone.ts";
import { mayCall, maySeeCalls } from "./policy.ts";
import { linkStateOf, type LinkState } from "./rules.ts";
import { CallBackLink } from "./schema.ts";
import { callBackWith, countCalls, waitingCalls, type WaitingCall } from "./store.ts";

export type ConfirmPage =
  | { readonly state: "unknown" }
  | { readonly state: Exclude<LinkState, "unknown">; readonly numberEnd: string; readonly reference: string };

/** What the page of a link says. Reading it does not use up the link. */
export const confirmPage = query({
  input: CallBackLink,
  may: anyone,
  async run({ db, input, now }): Promise<ConfirmPage> {
    const request = await callBackWith(db, input.link);
    const state = linkStateOf(request, now);
    if (!request || state === "unknown") return { state: "unknown" };
    return { state, numberEnd: phoneEnd(request.phoneNumber), reference: request.reference };
  },
});

/** Each row has its forms, so that more would make the page heavy. */
const shown = 12;

/** Without `dial` the page shows the number but offers no link to call it. */
type ShownNumber = { readonly text: string; readonly dial?: string };

/** Whoever has not taken the call sees only enough of a number to recognise it. */
function numbersOf(asked: string, onFile: string | null, isTheirs: boolean) {
  const shownAs = (number: string): ShownNumber =>
    isTheirs ? { text: phoneText(number), dial: number } : { text: maskedMobile(number) };
  return {
    asked: shownAs(asked),
    isOnFile: onFile === asked,
    onFile: onFile === null ? null : shownAs(onFile),
  };
}

/**
 * The people the insurer's staff have to call. Only whoever took a call sees the number here, as taking records that
 * they did; the page of the person asks why one looks. One more than is shown is read, to know whether there is more.
 */
export const callQueue = query({
  input: AtPage,
  may: maySeeCalls,
  async run({ db, actor, scope, input: { na }, now }) {
    const after = placeIn(na);
    const found = await waitingCalls(db, scope, { after, atMost: shown + 1 });
    const { rows, next } = pageFrom(found, shown, ({ openedAt: at, id }) => ({ at, id }));
    const isCaller = mayCall(actor);
    const calls = rows.map(({ phoneNumber, numberOnFile, email, authorisationId, ...call }) => {
      const mine = call.takenById === actor.accountId;
      const isTheirs = mine && isCaller;
      return {
        ...call,
        mine,
        mayTake: mayTake(call, actor.accountId, now),
        email: isTheirs ? email : maskedEmail(email),
        numbers: numbersOf(phoneNumber, numberOnFile, isTheirs),
        path: authorisationId ? to.person(authorisationId, { reden: "CALL_BACK" }) : null,
      };
    });
    const total = after || next ? await countCalls(db, scope) : rows.length;
    return { calls, total, na: after ? na : "", next, mayCall: isCaller };
  },
});

export type CallQueue = AnswerOf<typeof callQueue>;

export type ShownCall = Omit<WaitingCall, "phoneNumber" | "numberOnFile" | "authorisationId"> & {
  readonly numbers: ReturnType<typeof numbersOf>;
  readonly mine: boolean;
  /** Nobody has it, or a colleague may take it over from whoever has. */
  readonly mayTake: boolean;
  /** The page with everything about the person. */
  readonly path: Address | null;
};
