import "server-only";
import { letTry } from "#lib/features/entrance/known-devices/store.ts";
import { stateOf } from "#lib/features/entrance/password-links/rules.ts";
import { useLink } from "#lib/features/entrance/password-links/store.ts";
import { signInNameOf, whyNot } from "#lib/features/entrance/sign-in/rules.ts";
import { findByName } from "#lib/features/entrance/sign-in/store/people.ts";
import { endKnownWait } from "#lib/features/entrance/sign-in/store/waits.ts";
import { lock } from "#lib/platform/db/sql.ts";
import { hours, minutes } from "#lib/platform/durations.ts";
import { anyone, command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { takeLimits } from "#lib/platform/gate/limit.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { hashOf, keyedHash } from "#lib/platform/secrets.ts";
import { events } from "./events.ts";
import { signInLinkLetter } from "./mails.ts";
import { linksAnHour } from "./rules.ts";
import { AskLink, MailLink, OpenLink } from "./schema.ts";
import { askedFrom, lockLink, makeLink } from "./store.ts";

const about = <const A extends object | null>(subjectId: string | null, after: A) => ({
  subjectId,
  organisationId: null,
  before: null,
  after,
});

/** Anyone can send this, so it writes the same whatever was typed, and looks nothing up. */
export const askLink = command({
  event: events["sign-in-link.ask"],
  input: AskLink,
  limits: ({ input, request }) => {
    const name = keyedHash("identifier", signInNameOf(input.identifier).normal);
    const network = keyedHash("ip", request.ip);
    // Of one name from one place only: who asks elsewhere leaves the owner's asking alone.
    return [
      { bucket: `sign-in-link from ${network}`, times: 60, withinMs: minutes(15) },
      { bucket: `sign-in-link for ${name} from ${network}`, times: 10, withinMs: hours(1) },
    ];
  },
  subject: () => Promise.resolve({}),
  may: anyone,
  run({ input, request: { ip: network, devices = [] } }) {
    const asked = { ...input, network, devices: devices.map(hashOf) };
    return Promise.resolve(done({ result: null, audit: about(null, null), send: [job("sign-in-link.mail", asked)] }));
  },
});

/** Looks the name up while nobody waits for the answer, and mails the known address of who may sign in. */
export const mailLink = command({
  event: events["sign-in-link.mail"],
  input: MailLink,
  async subject({ tx, input, now }) {
    const person = await findByName(tx, input.identifier, now);
    if (person) await lock(tx, "Account", person.accountId);
    return { person };
  },
  may: onlySystem,
  async run({ tx, input, subject: { person }, now }) {
    if (!person || whyNot(person, person.authorisationId) !== null)
      return done({ result: null, audit: about(person?.accountId ?? null, { sent: "nothing" }) });
    const { accountId, firstName } = person;
    const from = await askedFrom(tx, accountId, input, now);
    const limit = { bucket: `sign-in-link of ${accountId}${from}`, times: linksAnHour, withinMs: hours(1) };
    if (await takeLimits(tx, [limit], now)) return done({ result: null, audit: about(accountId, { sent: "enough" }) });
    const link = await makeLink(tx, accountId, now);
    return done({
      result: null,
      audit: about(accountId, { sent: "link" }),
      send: [mail(person, signInLinkLetter, { firstName, link })],
    });
  },
});

/**
 * The button of the link: from here on this browser may try passwords of this account, in the lane of known ones, and a
 * wait in that lane is over.
 */
export const openSignIn = command({
  event: events["sign-in-link.open"],
  input: OpenLink,
  limits: ({ request }) => [
    { bucket: `sign-in-link.open from ${keyedHash("ip", request.ip)}`, times: 60, withinMs: minutes(15) },
  ],
  subject: async ({ tx, input }) => ({ link: await lockLink(tx, input.link) }),
  may: anyone,
  async run({ tx, request, subject: { link }, now }) {
    if (!link || stateOf(link, now) !== "open" || !(await useLink(tx, link.id, now))) return refuse("linkClosed");
    await endKnownWait(tx, link.accountId, now);
    const deviceSecret = await letTry(tx, link.accountId, request, now);
    return done({ result: { deviceSecret }, audit: about(link.accountId, null) });
  },
});
