import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { subjectOf } from "#lib/platform/oidc/claims.ts";
import { isForGood } from "#lib/platform/outbox/failure.ts";
import { job, portalJob } from "#lib/platform/outbox/outgoing.ts";
import { clientPortals, feeds, type ClientPortal } from "#lib/platform/portals.ts";
import { bring } from "#lib/platform/scim.ts";
import type { Account } from "#lib/platform/scim-account.ts";
import { hashOf } from "#lib/platform/secrets.ts";
import { tellByWebhook } from "#lib/platform/webhooks.ts";
import { events } from "./events.ts";
import { accountFor, eventFor } from "./rules.ts";
import { Mend, Nothing, OnePerson } from "./schema.ts";
import {
  atOnce,
  followFeeds,
  knownAt,
  markAgain,
  noteGivenUp,
  noteTelling,
  noteTold,
  personAt,
  takeUntold,
  type PersonRow,
} from "./store.ts";

/** Has the database mark people for the portals that this process's registry says are to be told of them. */
export const followRegistry = command({
  event: events["portal.follow-registry"],
  input: Nothing,
  subject: () => Promise.resolve({}),
  may: onlySystem,
  async run({ tx, now }) {
    const all = feeds();
    const people = await followFeeds(tx, all, now);
    return done({
      result: { people },
      audit: { subjectId: null, organisationId: null, before: null, after: { feeds: all.length, people } },
      ...(people > 0 && { send: [job("portal.tell-changed", {})] }),
    });
  },
});

/** Leaves a job for each person of whom a portal does not know the newest. The database asks for it. */
export const tellChanged = command({
  event: events["portal.tell-changed"],
  input: Nothing,
  subject: () => Promise.resolve({}),
  may: onlySystem,
  async run({ tx, now }) {
    const people = await takeUntold(tx, now);
    return done({
      result: null,
      audit: { subjectId: null, organisationId: null, before: null, after: { people: people.length } },
      send: [
        ...people.map((one) => portalJob(one.portal, "portal.tell-person", one)),
        ...(people.length === atOnce ? [job("portal.tell-changed", {})] : []),
      ],
    });
  },
});

const secretIn = ({ setting }: { readonly setting: string }) => process.env[setting] ?? "";

/** Somebody as this portal may know them. */
export function accountOf(portal: ClientPortal, person: PersonRow): Account {
  const { accountId, email, locale, firstName, namePrefix, lastName, places } = person;
  return accountFor(portal, {
    ...{ subject: subjectOf(portal, accountId), email, locale, places },
    ...{ name: fullName(person), givenName: firstName, familyName: [namePrefix, lastName].filter(Boolean).join(" ") },
  });
}

type Known = NonNullable<Awaited<ReturnType<typeof knownAt>>>;
type Told = { readonly remoteId: string | null; readonly did: string };

/** What one try is to tell, and what the portal knew before it. */
type Telling = {
  readonly portal: ClientPortal;
  readonly known: Known;
  readonly account: Account;
  /** The hash of that account. */
  readonly toldAs: string;
};

/** Tells the portal, if there is something that it does not know. Throws when it did not take it. */
async function tell({ portal, known, account, toldAs }: Telling, now: Date): Promise<Told> {
  const { key, client } = portal;
  const { channel, remoteId, version, accountId } = known;
  if (known.toldAs === toldAs) return { remoteId, did: "nothing" };
  if (channel === "SCIM" && client.scim)
    return bring({ portal: key, uri: client.scim.uri, token: secretIn(client.scim.token) }, account, remoteId);
  const type = eventFor(account, { wasTold: known.toldAt !== null, wasOpen: known.wasOpen });
  if (!client.webhook || type === null) return { remoteId, did: "nothing" };
  const listener = { portal: key, uri: client.webhook.uri, secrets: client.webhook.secrets.map(secretIn) };
  const id = `msg_${hashOf(`${key} ${accountId} ${version}`)}`;
  await tellByWebhook(listener, { id, type, at: now, data: account }, now);
  return { remoteId, did: type.replace(".", "-") };
}

/**
 * Tells one portal what one person is to it now, whatever happened before: so it is the same however often it runs. What
 * the portal answers is waited for outside the transaction, and what changes meanwhile is told after: at once, or within
 * the hour where the job is given up.
 */
export const tellPerson = command({
  event: events["portal.tell-person"],
  input: OnePerson,
  async count({ tx, input: { portal: key, channel, accountId }, now }): Promise<Telling | null> {
    const wanted = feeds().some((feed) => feed.portal === key && feed.channel === channel);
    const portal = clientPortals().find((one) => one.key === key);
    if (!wanted || !portal) return null;
    // The version first: what changes after it is read makes it old.
    const known = await knownAt(tx, { portal: key, channel }, accountId);
    const person = await personAt(tx, key, accountId, now);
    if (!known || !person) return null;
    const account = accountOf(portal, person);
    const toldAs = hashOf(JSON.stringify(account));
    if (known.toldAs !== toldAs) await noteTelling(tx, { portal: key, channel }, accountId, account.active);
    return { portal, known, account, toldAs };
  },
  async prepare({ input: { portal, channel, accountId }, counted, request, now, count }) {
    if (!counted) return null;
    const { known, account, toldAs } = counted;
    const { remoteId, did } = await tell(counted, now).catch(async (error: unknown) => {
      if (isForGood(error) || request.isLastTry)
        await count((tx) => noteGivenUp(tx, { portal, channel }, accountId, known.version));
      throw error;
    });
    // Of whom it never heard it still knows nothing.
    const isStranger = !account.active && known.toldAt === null && remoteId === null && !known.wasOpen;
    return { remoteId, did, isOpen: account.active, version: known.version, toldAs: isStranger ? null : toldAs };
  },
  subject: ({ prepared }) => Promise.resolve(prepared),
  may: onlySystem,
  async run({ tx, input, subject: { did, ...told }, now }) {
    const { portal, channel, accountId } = input;
    const isBehind = await noteTold(tx, { portal, channel }, accountId, told, now);
    return done({
      result: null,
      audit: { subjectId: null, organisationId: null, before: null, after: { portal, channel, accountId, did } },
      ...(isBehind && { send: [portalJob(portal, "portal.tell-person", input)] }),
    });
  },
});

/** Has a portal told once more of people whose accounts there are not what they should be. */
export const mendPortal = command({
  event: events["portal.mend"],
  input: Mend,
  subject: () => Promise.resolve({}),
  may: onlySystem,
  async run({ tx, input: { portal, accountIds } }) {
    const people = (await markAgain(tx, portal, accountIds)).length;
    return done({
      result: { people },
      audit: { subjectId: null, organisationId: null, before: null, after: { portal, people } },
      send: [job("portal.tell-changed", {})],
    });
  },
});
