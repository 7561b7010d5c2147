import "server-only";
import { resolveRequests } from "#lib/features/help/help-requests/store/solving.ts";
import { factorsOf } from "#lib/features/entrance/factors/store.ts";
import { EnterCode } from "#lib/features/entrance/one-time-codes/schema.ts";
import { endLogin, lockLogin, startLogin, takeCode } from "#lib/features/entrance/one-time-codes/store.ts";
import { useLink } from "#lib/features/entrance/password-links/store.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { laddersOf } from "#lib/features/entrance/sign-in/rules.ts";
import { blockAfterTries, closedMail } from "#lib/features/entrance/sign-in/store/blocking.ts";
import { findPerson } from "#lib/features/entrance/sign-in/store/people.ts";
import { noteWrongTry, takeTry } from "#lib/features/entrance/sign-in/store/tries.ts";
import { clearTries } from "#lib/features/entrance/sign-in/store/waits.ts";
import { verifyPassword } from "#lib/platform/auth/password-hash.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { anyone, command, done, failed, failedFor } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { settings } from "#lib/platform/settings.ts";
import { events } from "#lib/features/administration/account-changes/events.ts";
import { keyedHash } from "#lib/platform/secrets.ts";
import { numberChangedLetter } from "#lib/features/administration/account-changes/mails.ts";
import { numberLinkState, stoppableMs } from "#lib/features/administration/account-changes/rules.ts";
import { ProvePassword } from "#lib/features/administration/account-changes/schema.ts";
import {
  findChangeLink,
  lockChangeLink,
  type FoundLink,
} from "#lib/features/administration/account-changes/store/changes.ts";
import { endAccess } from "#lib/features/administration/account-changes/store/people.ts";
import {
  notMe,
  tellAdministrators,
  tellOldNumber,
} from "#lib/features/administration/account-changes/store/readers.ts";

const purpose = "CHANGE_MOBILE_NUMBER";

type Change = NonNullable<FoundLink["change"]>;

const changeIn = <const A extends object>({ id: changeId, authorisationId, organisationId }: Change, after: A) => ({
  subjectId: authorisationId,
  organisationId,
  before: { changeId },
  after: { changeId, ...after },
});

/**
 * Checks link and password, with the waits of signing in: a try is counted before it is looked at, and the password
 * of a blocked account is never looked at. When both are right a code goes to the new number; nothing has changed
 * yet.
 */
export const proveForNumber = command({
  event: events["mobile-number.password"],
  input: ProvePassword,
  limits: ({ request }) => [
    { bucket: `mobile-number.password from ${keyedHash("ip", request.ip)}`, times: 60, withinMs: minutes(15) },
  ],
  async prepare({ input, request, now, count }) {
    const { link, tried } = await count(async (tx) => {
      const link = await findChangeLink(tx, input.link, purpose);
      if (!link || numberLinkState(link, now) !== "open") return { link: null, tried: null };
      return { link, tried: await takeTry(tx, { key: link.accountId, lane: "known" }, laddersOf(settings()), now) };
    });
    const known = tried?.verdict === "evaluate" ? (link?.account.passwordHash ?? null) : null;
    const right = known !== null && (await verifyPassword(known, input.password));
    if (link && tried && tried.verdict !== "wait" && tried.verdict !== "closed" && !right) {
      const { accountId } = link;
      await count((tx) =>
        noteWrongTry(tx, { key: accountId, accountId, because: "password", network: request.ip }, now),
      );
    }
    return { tried, known, right };
  },
  subject: async ({ tx, input }) => ({ link: await lockChangeLink(tx, input.link, purpose) }),
  may: anyone,
  async run({ tx, prepared: { tried, known, right }, subject: { link }, now }) {
    if (tried?.verdict === "wait") return refuse("wait", { until: tried.until });
    if (tried?.verdict === "closed") return refuse("closed");
    const mobileNumber = link?.change?.newMobileNumber;
    if (!tried || !link?.change || !mobileNumber || numberLinkState(link, now) !== "open") return refuse("linkClosed");
    const { change, account, accountId } = link;
    const audit = changeIn(change, { because: "password" });
    if (!right || account.passwordHash !== known) {
      const until = tried.verdict === "evaluate" ? tried.until : null;
      const closes = tried.verdict === "evaluate" && tried.ends === "close";
      const isLast = tried.verdict === "stop" || tried.ends === "block";
      const person = isLast || closes ? await findPerson(tx, { accountId }, now) : null;
      if (person && closes) return failed({ failed: "closed", audit, send: [closedMail(person, "known")] });
      if (!person) return until ? refuse("wait", { until }) : refuse("wrong");
      const blocked = changeIn(change, { status: "BLOCKED", cause: "WRONG_TRIES" });
      return failed({ failed: "wrong", audit: blocked, send: await blockAfterTries(tx, person, now) });
    }
    await clearTries(tx, accountId, "known");
    const { left } = await factorsOf(tx, accountId, now);
    if (left.sms === 0) return failed({ failed: "noGuessesLeft", audit });
    const to = { mobileNumber, locale: account.locale };
    const login = await startLogin(tx, { purpose, accountId, linkId: link.id }, to, now);
    if ("refused" in login) return failedFor(login, audit);
    return done({
      result: { browserSecret: login.browserSecret },
      audit: changeIn(change, { password: "right" }),
      send: login.send,
    });
  },
});

/** The code from the new number binds it. All sessions end, and everyone who should know is told again. */
export const confirmMobileNumber = command({
  event: events["mobile-number.confirm"],
  input: EnterCode,
  async subject({ tx, input, now }) {
    const login = await lockLogin(tx, input.browserSecret, [purpose], now);
    const change = login?.link?.changeId
      ? await tx.accountChange.findUnique({
          where: { id: login.link.changeId },
          include: { startedBy: { select: { account: true } }, organisation: { select: { name: true } } },
        })
      : null;
    return { login, change };
  },
  may: anyone,
  async run({ tx, request, input, subject: { login, change }, now }) {
    if (!login?.link || !change?.newMobileNumber) return refuse("gone");
    const { account, accountId, link } = login;
    const about = { subjectId: change.authorisationId, organisationId: change.organisationId };
    const audit = { ...about, before: { changeId: change.id }, after: { because: "code" } };
    const { was } = await takeCode(tx, login, input, { request, now });
    if (was === "codeExpired" || was === "appUnreadable") return refuse(was);
    if (was !== "right") return failed({ failed: was === "over" ? "over" : "wrongCode", audit });
    const state = numberLinkState({ ...link, account, change: { ...change, isReplaced: false } }, now);
    if (state !== "open" || !(await useLink(tx, link.id, now))) {
      await endLogin(tx, login.id, now);
      return failed({ failed: "linkClosed", audit });
    }

    await tx.account.update({
      where: { id: accountId },
      data: { mobileNumber: change.newMobileNumber, mobileProvenAt: now, mobileChangedAt: now },
    });
    await tx.accountChange.update({ where: { id: change.id }, data: { newConfirmedAt: now, completedAt: now } });
    await endAccess(tx, accountId, now);
    const helpRequestIds = await resolveAll(tx, accountId, change, now);
    const stoppableUntil = after(now, stoppableMs);
    const telling = {
      changeId: change.id,
      accountId,
      organisationId: change.organisationId,
      person: account,
      by: change.startedBy ? fullName(change.startedBy.account) : null,
      stoppableUntil,
    };
    const said = {
      firstName: account.firstName || account.initials,
      mobile: maskedMobile(change.newMobileNumber),
      notMe: await notMe(tx, telling, now),
    };
    return done({
      result: { email: account.email },
      audit: { ...about, before: { changeId: change.id }, after: { changeId: change.id, helpRequestIds } },
      send: [
        mail(account, numberChangedLetter, said, stoppableUntil),
        ...(await tellOldNumber(tx, "numberChanged", telling, account.mobileNumber, now)),
        ...(await tellAdministrators(tx, "numberChanged", telling, null, now)),
      ],
    });
  },
});

type Started = { readonly authorisationId: string; readonly startedById: string | null };

/** Solves requests about the number: here by who began the change (null: the insurer), elsewhere by the person. */
async function resolveAll(tx: Tx, accountId: string, change: Started, now: Date): Promise<string[]> {
  const own = await tx.authorisation.findMany({ where: { accountId }, select: { id: true }, orderBy: { id: "asc" } });
  const resolved: string[] = [];
  for (const { id } of own) {
    const by = id === change.authorisationId ? change.startedById : id;
    resolved.push(
      ...(await resolveRequests(tx, id, ["WRONG_MOBILE_NUMBER"], by ? { authorisationId: by } : null, now)),
    );
  }
  return resolved;
}
