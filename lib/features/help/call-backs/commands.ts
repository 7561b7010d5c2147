import "server-only";
import { HelpEnd } from "#lib/features/base/figures/schema.ts";
import { isHeld } from "#lib/features/base/retention/store.ts";
import { z } from "zod";
import { mailboxOf } from "#lib/features/base/people/rules.ts";
import { after, days, minutes } from "#lib/platform/durations.ts";
import { anyone, command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { publicLimits, takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { phoneEnd, phoneOf } from "#lib/platform/phone.ts";
import { keyedHash, newReference } from "#lib/platform/secrets.ts";
import { events } from "./events.ts";
import { confirmLetter, weCallLetter } from "./mails.ts";
import { mayCall } from "./policy.ts";
import {
  calledKeptMs,
  confirmWithinMs,
  finish,
  forgottenAfterMs,
  isForgotten,
  isMoreThanOne,
  linkStateOf,
  take,
  type Status,
} from "./rules.ts";
import { AskForCallBack, CallBackLink, OneCallBack, RouteCallBack } from "./schema.ts";
import { accountAt, confirmLink, lockCallBack, lockCallBackWith, openCallBack, type LockedCallBack } from "./store.ts";

const TypedPhone = AskForCallBack.shape.phoneNumber.transform((typed, { addIssue }) => {
  const phone = phoneOf(typed);
  if ("number" in phone) return phone.number;
  addIssue(phone.refused === "phoneUnclear" && isMoreThanOne(typed) ? "phoneWords" : phone.refused);
  return z.NEVER;
});

/** The record is about the person's account; a stranger has none. */
const about = <const B extends object | null, const A extends object | null>(
  accountId: string | null,
  before: B,
  after: A,
) => ({
  subjectId: accountId,
  organisationId: null,
  before,
  after,
});

const changeOf = ({ id, accountId, status }: Pick<LockedCallBack, "id" | "accountId" | "status">, next: Status) =>
  about(accountId, { callBackId: id, status }, { callBackId: id, status: next });

/**
 * Accepts a request to be called. It looks nothing up, so that it is the same for every address; `routeCallBack` does
 * that later.
 */
export const askForCallBack = command({
  event: events["call-back.ask"],
  input: AskForCallBack.extend({ phoneNumber: TypedPhone, helpEnd: HelpEnd }),
  limits: ({ input, request }) => publicLimits("call-back.ask", input.email, request.ip, 20),
  subject: ({ input }) => Promise.resolve(input),
  may: anyone,
  run({ input: { helpEnd, ...asked }, request: { locale } }) {
    const reference = newReference();
    const send = [job("call-back.route", { ...asked, reference, locale })];
    return Promise.resolve(
      done({ result: { reference }, audit: about(null, null, helpEnd ? { helpEnd } : null), send }),
    );
  },
});

/**
 * Finds out whose request it is. Someone we know is told at the address on file that we will call; another address must
 * be confirmed first.
 */
export const routeCallBack = command({
  event: events["call-back.route"],
  input: RouteCallBack,
  subject: async ({ tx, input }) => ({ account: await accountAt(tx, input.email) }),
  may: onlySystem,
  async run({ tx, input, subject: { account }, now }) {
    const { phoneNumber, reference } = input;
    const accountId = account?.id ?? null;
    const isTold = account !== null && !(await takeLimits(tx, [fiveMailsADay(account.id)], now));
    const { id, again, status, linked } = await openCallBack(tx, { ...input, accountId, isTold }, now);
    const audit = (mailed: boolean) => about(accountId, null, { callBackId: id, status, again, mailed });
    if (account) {
      if (!isTold) return done({ result: null, audit: audit(false) });
      const weCall = mail({ ...account, accountId }, weCallLetter, { numberEnd: phoneEnd(phoneNumber), reference });
      return done({ result: null, audit: audit(true), send: [weCall] });
    }
    if (status !== "UNCONFIRMED" || linked) return done({ result: null, audit: audit(false) });
    const forget = job("call-back.forget", { callBackId: id }, after(now, forgottenAfterMs));
    if (await takeLimits(tx, [oneMailADay(input.email)], now))
      return done({ result: null, audit: audit(false), send: [forget] });
    const link = await confirmLink(tx, id);
    const confirm = mail(input, confirmLetter, { link }, after(now, confirmWithinMs));
    return done({ result: null, audit: audit(true), send: [confirm, forget] });
  },
});

/** This limits the mails and not the form, so that a prankster who types someone's address cannot close the form to them. */
const fiveMailsADay = (accountId: string) => ({
  bucket: `call-back.we-call-mail ${accountId}`,
  times: 5,
  withinMs: days(1),
});

const oneMailADay = (address: string) => ({
  bucket: `call-back.confirm-mail ${keyedHash("address", mailboxOf(address))}`,
  times: 1,
  withinMs: days(1),
});

/** Someone with access to the mailbox says "yes, call me". */
export const confirmCallBack = command({
  event: events["call-back.confirm"],
  input: CallBackLink,
  limits: ({ request }) => [
    { bucket: `call-back.confirm from ${keyedHash("ip", request.ip)}`, times: 60, withinMs: minutes(15) },
  ],
  subject: async ({ tx, input }) => ({ request: await lockCallBackWith(tx, input.link) }),
  may: anyone,
  async run({ tx, subject: { request }, now }) {
    if (!request || linkStateOf(request, now) !== "open") return refuse("linkClosed");
    await tx.callBackRequest.update({ where: { id: request.id }, data: { status: "OPEN", openedAt: now } });
    return done({ result: null, audit: changeOf(request, "OPEN") });
  },
});

/** Removes a request that nobody confirmed, whose owner may not even know of it, or one that was done long ago. */
export const forgetCallBack = command({
  event: events["call-back.forget"],
  input: OneCallBack,
  subject: ({ tx, scope, input }) => lockCallBack(tx, scope, input.callBackId),
  may: onlySystem,
  async run({ tx, subject, now }) {
    const { id, accountId, status } = subject;
    if (!isForgotten(subject, now)) return refuse("stillNeeded");
    if (await isHeld(tx, { accountId, email: subject.email })) return refuse("isHeld");
    await tx.callBackRequest.delete({ where: { id } });
    return done({ result: null, audit: about(accountId, { callBackId: id, status }, null) });
  },
});

/** One of the staff takes the call on. */
export const takeCall = command({
  event: events["call-back.take"],
  input: OneCallBack,
  subject: ({ tx, scope, input }) => lockCallBack(tx, scope, input.callBackId),
  may: mayCall,
  async run({ tx, actor, subject, now }) {
    const next = take(subject, actor.accountId, now);
    if (isRefused(next)) return next;
    await tx.callBackRequest.update({ where: { id: subject.id }, data: { ...next, takenAt: now } });
    return done({ result: null, audit: changeOf(subject, subject.status) });
  },
});

/** One of the staff has called. */
export const finishCall = command({
  event: events["call-back.finish"],
  input: OneCallBack,
  subject: ({ tx, scope, input }) => lockCallBack(tx, scope, input.callBackId),
  may: mayCall,
  async run({ tx, actor, subject, now }) {
    const next = finish(subject, actor.accountId);
    if (isRefused(next)) return next;
    await tx.callBackRequest.update({
      where: { id: subject.id },
      data: { ...next, takenAt: subject.takenAt ?? now, doneAt: now },
    });
    const forget = job("call-back.forget", { callBackId: subject.id }, after(now, calledKeptMs));
    return done({ result: null, audit: changeOf(subject, "DONE"), send: [forget] });
  },
});
