import "server-only";
import { mailsAgain } from "#lib/features/administration/authorisations/rules/mailing.ts";
import { noteView } from "#lib/features/insurer/servicedesk/store.ts";
import { hours } from "#lib/platform/durations.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { keyedHash } from "#lib/platform/secrets.ts";
import { settings } from "#lib/platform/settings.ts";
import { events } from "./events.ts";
import { maySeeMessages, maySendAgain } from "./policy.ts";
import { changeAgain, wayAgain } from "./rules.ts";
import { smsWarningLetter } from "./mails.ts";
import { SendAgain, ViewMessages, WarnOfSms } from "./schema.ts";
import { addressOf, doAgain, hashOfAddress, lockFailed, placesOf, whoWatchesSms } from "./store.ts";

/** Records why one of the staff looks at what went to an address; the organisation of its owner can read it. */
export const viewMessages = command({
  event: events["staff.view-messages"],
  input: ViewMessages,
  async subject({ tx, scope, input }) {
    if (scope.of !== "everything") return null;
    const address = addressOf(input.address);
    const [place = null] = address ? await placesOf(tx, scope, address) : [];
    return { address, place };
  },
  may: maySeeMessages,
  async run({ tx, actor, input: { reason }, subject: { address, place }, now }) {
    if (!address) return refuse("addressUnclear");
    if (!place) {
      const after = { reason, of: hashOfAddress(address) };
      return done({ result: {}, audit: { subjectId: null, organisationId: null, before: null, after } });
    }
    const { authorisationId, organisationId } = place;
    await noteView(tx, { staffId: actor.accountId, organisationId, authorisationId, reason }, now);
    return done({
      result: {},
      audit: { subjectId: authorisationId, organisationId, before: null, after: { reason } },
    });
  },
});

/** Has a job done again that was given up, or the same kind of mail written anew, with a new link. */
export const sendAgain = command({
  event: events["message.send-again"],
  input: SendAgain,
  limits: ({ actor }) => [
    { bucket: `send-again:${"accountId" in actor ? actor.accountId : ""}`, times: 60, withinMs: hours(1) },
  ],
  subject: ({ tx, scope, input, now }) => lockFailed(tx, scope, input.messageId, now),
  may: maySendAgain,
  async run({ tx, subject, now }) {
    const way = wayAgain(subject);
    if (!way) return refuse("notHere");
    // However many of the staff want it, and however many messages failed: one mailbox is not filled.
    const until =
      way === "again" ? null : await takeLimits(tx, mailsAgain("staff", keyedHash("address", subject.to)), now);
    if (until) return refuse("tooOften", { until });
    if (way === "again") await doAgain(tx, subject.id, now);
    const after = { messageId: subject.id, of: subject.event ?? subject.to };
    return done({
      result: {},
      audit: { subjectId: null, organisationId: null, before: null, after },
      ...(way === changeAgain && { send: [job(way, { to: subject.to })] }),
      ...(way !== "again" && way !== changeAgain && { send: [job(way, { email: subject.to })] }),
    });
  },
});

/** Tells those who can do something about it that many SMS leave today, or that none do any more. */
export const warnOfSms = command({
  event: events["sms.warn"],
  input: WarnOfSms,
  subject: async ({ tx }) => ({ watchers: await whoWatchesSms(tx) }),
  may: onlySystem,
  run({ input: { share }, subject: { watchers } }) {
    const facts = { share, most: settings().SMS_PER_DAY };
    return Promise.resolve(
      done({
        result: null,
        audit: { subjectId: null, organisationId: null, before: null, after: { share, told: watchers.length } },
        send: watchers.map((watcher) => mail(watcher, smsWarningLetter, { ...facts, firstName: watcher.firstName })),
      }),
    );
  },
});
