import "server-only";
import { z } from "zod";
import { to, type Address } from "#lib/addresses.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import { query } from "#lib/platform/gate/query.ts";
import { maskedEmail, maskedMobile } from "#lib/platform/i18n/format.ts";
import { phoneEnd, phoneText } from "#lib/platform/phone.ts";
import { mayCall, maySeeCalls } from "./policy.ts";
import { linkStateOf, type LinkState } from "./rules.ts";
import { CallBackLink } from "./schema.ts";
import { callBackWith, waitingCalls, type WaitingCall } from "./store.ts";

export type ConfirmPage =
  | { readonly state: "unknown" }
  | { readonly state: Exclude<LinkState, "unknown">; readonly numberEnd: string; readonly reference: string };

/** What the page of a link says. Reading it spends nothing. */
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

const shown = 100;

/** Without `dial` it can be read and not called. */
type ShownNumber = { readonly text: string; readonly dial?: string };

/** Who has not taken it sees of a number enough to recognise it. */
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
 * Whom the insurer's staff have to call. How to reach someone is for who has taken it: taking is the record of that.
 * One more than is shown is read, to know whether there is more.
 */
export const callQueue = query({
  input: z.object({}),
  may: maySeeCalls,
  async run({ db, actor, scope }) {
    const rows = await waitingCalls(db, scope, shown + 1);
    const isCaller = mayCall(actor);
    const calls = rows.slice(0, shown).map(({ phoneNumber, numberOnFile, email, authorisationId, ...call }) => {
      const mine = call.takenById === actor.accountId;
      const isTheirs = mine && isCaller;
      return {
        ...call,
        mine,
        email: isTheirs ? email : maskedEmail(email),
        numbers: numbersOf(phoneNumber, numberOnFile, isTheirs),
        path: isTheirs && authorisationId ? to.person(authorisationId, { reden: "CALL_BACK" }) : null,
      };
    });
    return { calls, more: rows.length > shown, mayCall: isCaller };
  },
});

export type ShownCall = Omit<WaitingCall, "phoneNumber" | "numberOnFile" | "authorisationId"> & {
  readonly numbers: ReturnType<typeof numbersOf>;
  readonly mine: boolean;
  /** To everything about the person. */
  readonly path: Address | null;
};
