import "server-only";
import { fullName } from "#lib/features/base/people/rules.ts";
import { activeAdministrators } from "#lib/features/base/people/store.ts";
import { administers, isMember, isSignedIn } from "#lib/platform/access/actor.ts";
import { days } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { Denials, denialsIn } from "#lib/platform/gate/denials.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { endOf } from "#lib/platform/gate/tally.ts";
import { events } from "./events.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { disputedLetter, disputeLetter } from "./mails.ts";
import { mayDispute, mayReadStaffLog } from "./policy.ts";
import { Dispute, RecordedExport } from "./schema.ts";
import { disputesOf, openDispute } from "./store/disputes.ts";
import { ownRecord, type OwnEntry } from "./store/entries.ts";
import { lock } from "#lib/platform/db/sql.ts";

/** Records that the log left the portal as a file: which part of it, and how long it was. */
export const recordLogExport = command({
  event: events["log.export"],
  input: RecordedExport,
  subject: ({ actor }) => Promise.resolve({ organisationId: isMember(actor) ? actor.organisationId : null }),
  may: (actor, log) => mayReadStaffLog(actor) || administers(actor, log),
  run: ({ input, subject: { organisationId } }) =>
    Promise.resolve(done({ result: null, audit: { subjectId: null, organisationId, before: null, after: input } })),
});

/** Writes down how often something was denied, beside the times that were recorded one by one. */
export const noteDenials = command({
  event: events["denials.note"],
  input: Denials,
  subject: async ({ tx, input }) => ({ tries: await denialsIn(tx, input, input.window) }),
  may: onlySystem,
  run({ input: { of, accountId, organisationId, window, since }, subject: { tries } }) {
    const after = { of, tries, since, until: endOf(window).toISOString() };
    return Promise.resolve(
      done({ result: null, audit: { subjectId: accountId, organisationId, before: null, after } }),
    );
  },
});

/** Someone says "this is not right" about their own history. The insurer's staff get a case, and the beheerders a mail. */
export const disputeRecord = command({
  event: events["log.dispute"],
  input: Dispute,
  limits: ({ actor }) =>
    isSignedIn(actor) ? [{ bucket: `log.dispute ${actor.accountId}`, times: 5, withinMs: days(1) }] : [],
  async subject({ tx, actor, input: { recordId } }) {
    if (!isSignedIn(actor)) return null;
    const { accountId } = actor;
    await lock(tx, "Account", accountId);
    const record = await ownRecord(tx, actor, recordId);
    return record && { ...record, accountId };
  },
  may: mayDispute,
  async run({ tx, subject: { accountId, ...record }, now }) {
    const { id: recordId, organisationId } = record;
    const known = (await disputesOf(tx, accountId, [recordId])).get(recordId);
    if (known) return refuse("alreadyDisputed", { reference: known });
    const { id: caseId, reference } = await openDispute(tx, record, accountId, now);
    return done({
      result: { recordId },
      audit: { subjectId: accountId, organisationId, before: { recordId }, after: { recordId, caseId } },
      send: await letters(tx, { accountId, record, reference }, now),
    });
  },
});

type Reported = { readonly accountId: string; readonly record: OwnEntry; readonly reference: string };

/** The person gets a letter, and so do the beheerders, unless the only one there is did it. */
async function letters(tx: Tx, { accountId, record, reference }: Reported, now: Date) {
  const person = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  const { organisationId, organisation } = record;
  const all = organisationId ? await activeAdministrators(tx, organisationId, now) : [];
  const others = all.filter((administrator) => administrator.accountId !== accountId);
  const doers = others.filter(({ authorisationId }) => isBy(record, authorisationId));
  const told = others.length === doers.length ? [] : others;
  const name = fullName(person);
  // Only the person reads "you" in it; everyone else reads the name.
  const seen = { ...record, ...named(record, name) };
  return [
    mail(person, disputedLetter, { entry: record, reference, firstName: person.firstName || person.initials }),
    ...told.map((to) => mail(to, disputeLetter, { entry: seen, reference, person: name, organisation })),
  ];
}

const isBy = ({ by }: OwnEntry, authorisationId: string) =>
  by.kind === "colleague" && by.authorisationId === authorisationId;

function named({ by, whom }: OwnEntry, name: string) {
  const person = { kind: "colleague", name, authorisationId: "" } as const;
  return { by: by.kind === "you" ? person : by, whom: whom.kind === "you" ? person : whom };
}
