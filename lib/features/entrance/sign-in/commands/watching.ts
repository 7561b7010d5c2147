import "server-only";
import { staffWith } from "#lib/features/base/people/store.ts";
import { events } from "#lib/features/entrance/sign-in/events.ts";
import { manyTriesLetter } from "#lib/features/entrance/sign-in/mails.ts";
import { EndedWait, WarnOfTries } from "#lib/features/entrance/sign-in/schema.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { keyedHash } from "#lib/platform/secrets.ts";

/** Tells the insurer's staff that passwords are tried at scale from one network, or of one organisation. */
export const warnOfTries = command({
  event: events["sign-in.warn"],
  input: WarnOfTries,
  async subject({ tx, input: { organisationId } }) {
    const organisation = organisationId
      ? await tx.organisation.findUnique({ where: { id: organisationId }, select: { name: true } })
      : null;
    return { organisation, watchers: await staffWith(tx, ["STAFF_ADMIN", "SERVICEDESK"]) };
  },
  may: onlySystem,
  run({ input: { network, organisationId, tries }, subject: { organisation, watchers } }) {
    const facts = { tries, network: network ?? null, organisation: organisation?.name ?? null };
    const about = network === undefined ? {} : { of: keyedHash("ip", network) };
    return Promise.resolve(
      done({
        result: null,
        audit: {
          subjectId: organisationId ?? null,
          organisationId: null,
          before: null,
          after: { tries, told: watchers.length, ...about },
        },
        send: watchers.map((watcher) => mail(watcher, manyTriesLetter, { ...facts, firstName: watcher.firstName })),
      }),
    );
  },
});

/** Writes down that somebody who had to wait came in without a password, and so ended the wait. */
export const noteEndedWait = command({
  event: events["sign-in.end-wait"],
  input: EndedWait,
  subject: () => Promise.resolve({}),
  may: onlySystem,
  run: ({ input: { accountId, way } }) =>
    Promise.resolve(
      done({
        result: null,
        audit: { subjectId: accountId, organisationId: null, before: null, after: { way } },
      }),
    ),
});
