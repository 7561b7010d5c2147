import "server-only";
import { isAnythingHeld } from "#lib/features/base/retention/store.ts";
import { isForgotten, reportKeptMs, tellsWhenDone } from "#lib/features/administration/imports/rules/states.ts";
import { events } from "#lib/features/insurer/organisation-files/events.ts";
import { loadDoneLetter } from "#lib/features/insurer/organisation-files/mails.ts";
import { mayManageOrganisations } from "#lib/features/insurer/organisations/policy.ts";
import { mostLoadRows } from "#lib/features/insurer/organisation-files/rules/columns.ts";
import { loadPlan, type TakesTwo } from "#lib/features/insurer/organisation-files/plans.ts";
import type { Read } from "#lib/features/insurer/organisation-files/rules/rows.ts";
import { start } from "#lib/features/insurer/organisation-files/rules/states.ts";
import { checkLoad, organisationOf, whereMeant } from "#lib/features/insurer/organisation-files/rules/matching.ts";
import { InviteLoaded, OneLoad, RunLoad, StartLoad } from "#lib/features/insurer/organisation-files/schema.ts";
import { knownTo, readRows } from "#lib/features/insurer/organisation-files/store/known.ts";
import {
  asRow,
  countsOfLoad,
  failWrongLoadRows,
  isWorkWaiting,
  loadRowsOf,
  lockLoad,
  writeLoadRows,
  type FoundLoad,
  type LoadRow,
} from "#lib/features/insurer/organisation-files/store/files.ts";
import { addPeople, lockKnown, makeOrganisation } from "#lib/features/insurer/organisation-files/store/running.ts";
import { findOrganisation } from "#lib/features/insurer/organisations/store/one.ts";
import { invitationTo, invitedAt } from "#lib/features/entrance/password-links/store.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { after, days } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { lock } from "#lib/platform/db/sql.ts";

const about = <const B extends object, const A extends object | null>(id: string, before: B, after: A) => ({
  subjectId: id,
  organisationId: null,
  before,
  after,
});

const namesOf = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  new Map((await tx.organisation.findMany({ where: { id: { in: [...ids] } } })).map(({ id, name }) => [id, name]));

/** What takes two of the rows that are still to do: the beheerders, and the numbers on file of new organisations. */
async function takesTwo(tx: Tx, { id }: FoundLoad, now: Date): Promise<TakesTwo> {
  const rows = await loadRowsOf(tx, id, { after: 0, todo: true, good: true }, mostLoadRows);
  const places = new Map(rows.map((row) => [row.number, row]));
  const groups = new Map<number, { readonly id: string | null; readonly reads: Read[] }>();
  for (const { number, read } of await readRows(rows, now)) {
    const { group = 0, organisationId: id = null } = places.get(number) ?? {};
    if (read) groups.set(group, { id, reads: [...(groups.get(group)?.reads ?? []), read] });
  }
  const known = await namesOf(
    tx,
    [...groups.values()].flatMap(({ id }) => id ?? []),
  );
  const each = [...groups.values()].map(({ id, reads }) => {
    const { name, phoneNumber } = organisationOf(reads.map((read) => ({ read })));
    // What is there goes by its own name: the file may call it otherwise.
    const organisation = (id && known.get(id)) ?? name;
    const people = reads.flatMap(({ person }) =>
      person?.role === "ADMINISTRATOR" ? [{ ...person, organisation }] : [],
    );
    return { people, called: id === null && phoneNumber !== null ? [{ organisation, phoneNumber }] : [] };
  });
  return { administrators: each.flatMap(({ people }) => people), called: each.flatMap(({ called }) => called) };
}

/** Begins to load a file, and leaves out the rows that are wrong. */
export const startLoad = command({
  event: events["organisation-file.start"],
  input: StartLoad,
  fresh: 5,
  subject: ({ tx, scope, input }) => lockLoad(tx, scope, input.loadId),
  may: mayManageOrganisations,
  second: {
    ...{ who: ["ONBOARDING", "SERVICEDESK"], within: days(7) },
    async unless({ tx, subject, now }) {
      const { administrators, called } = await takesTwo(tx, subject, now);
      return administrators.length + called.length === 0;
    },
    proposal: async ({ tx, subject, now }) => loadPlan(subject, await takesTwo(tx, subject, now)),
  },
  async run({ tx, input, subject: { id, status }, now }) {
    const { todo } = await countsOfLoad(tx, id);
    // Two runs at once would look for the same people and each find none.
    const isWaiting = await isWorkWaiting(tx);
    const outcome = start({ status, todo, isStuck: status === "RUNNING" && !isWaiting });
    if (isRefused(outcome)) return outcome;
    if (isWaiting) return refuse("anotherRunning");
    const invites = input.invites === "now";
    await failWrongLoadRows(tx, id);
    await tx.organisationLoad.update({ where: { id }, data: { ...outcome, startedAt: now } });
    return done({
      result: { loadId: id },
      audit: about(id, { status }, { ...outcome, rows: todo, invites }),
      send: [job("organisation-file.run", { loadId: id, invites, after: 0 })],
    });
  },
});

/** How many people of one organisation a job loads; the next job goes on with the rest. */
const mostPeople = 500;

/** Loads the next organisation with its people, whole or not at all, and plans the job for the one after it. */
export const runLoad = command({
  event: events["organisation-file.run"],
  input: RunLoad,
  subject: ({ tx, scope, input }) => lockLoad(tx, scope, input.loadId),
  may: onlySystem,
  async run({ tx, scope, input: { invites, after: beyond }, subject, now }) {
    const { id: loadId, status } = subject;
    if (status !== "RUNNING") return refuse("notRunning");
    const [first] = await loadRowsOf(tx, loadId, { after: beyond, todo: true }, 1);
    if (!first) return finish(tx, subject, now);
    // It also reads rows that are done, because they tell which organisation it is.
    const range = { after: first.group - 1, until: first.last, good: true };
    const around = await loadRowsOf(tx, loadId, range, mostLoadRows);
    const rows = around.filter(({ group }) => group === first.group);
    const { organisationId, added, failed, unchanged, people } = await takeIn(tx, scope, loadId, rows, now);
    const next = { loadId, invites, after: first.number };
    return done({
      result: null,
      audit: {
        subjectId: organisationId ?? loadId,
        organisationId,
        before: null,
        after: { loadId, added, unchanged, failed },
      },
      send: [
        ...(invites ? people.map((authorisationId) => job("organisation-file.invite", { authorisationId })) : []),
        job("organisation-file.run", next),
      ],
    });
  },
});

/** Checks the rows again, with what is there locked, since they may have become wrong after the first check. */
async function takeIn(tx: Tx, scope: Scope, loadId: string, stored: readonly LoadRow[], now: Date) {
  const read = await readRows(stored, now);
  await lockKnown(tx, read);
  // An earlier job may have made the organisation and added its first people.
  const made = stored.find(({ outcome, isNew }) => outcome === "ADDED" && isNew);
  const meant = made ?? stored.find(({ organisationId }) => organisationId !== null);
  const rows = whereMeant(checkLoad(read, await knownTo(tx, read)), meant?.organisationId ?? null);
  const good = rows.filter(({ problems }) => problems === null);
  const there = good.find(({ organisationId }) => organisationId !== null)?.organisationId ?? null;
  const isNew = there === null && good.length > 0;
  const organisation =
    there === null ? (isNew ? await makeOrganisation(tx, good, now) : null) : await findOrganisation(tx, scope, there);

  const places = new Map(stored.map((row) => [row.number, row]));
  const todo = rows.filter(({ number }) => places.get(number)?.outcome === null).slice(0, mostPeople);
  const wanted = todo.flatMap(({ outcome, read }) => (outcome === null ? (read?.person ?? []) : []));
  const people = organisation ? await addPeople(tx, organisation, wanted, now) : new Map<string, string>();
  const written = todo.map((row): LoadRow => {
    const { group, last } = places.get(row.number) ?? row;
    const kept = { ...asRow(row), group, last };
    if (row.problems || !organisation) return { ...kept, outcome: "FAILED", isNew: false };
    const own = { ...kept, organisationId: organisation.id, isNew: isNew || made !== undefined };
    if (row.outcome) return { ...own, outcome: row.outcome };
    const email = row.read?.person?.email;
    if (email === undefined || people.has(email)) return { ...own, outcome: "ADDED" };
    return { ...own, outcome: "FAILED", problems: { accessCode: { code: "accessCodeTaken" } } };
  });
  await writeLoadRows(tx, loadId, written);
  const count = (outcome: string) => written.filter((row) => row.outcome === outcome).length;
  return {
    organisationId: organisation?.id ?? null,
    people: [...people.values()],
    added: people.size,
    unchanged: count("UNCHANGED"),
    failed: count("FAILED"),
  };
}

async function finish(tx: Tx, { id, status, startedAt, startedBy, startedById }: FoundLoad, now: Date) {
  await tx.organisationLoad.update({ where: { id }, data: { status: "DONE", finishedAt: now } });
  const { added, fresh, wrong, unchanged } = await countsOfLoad(tx, id);
  const facts = { loadId: id, added, fresh, wrong };
  return done({
    result: null,
    audit: about(id, { status }, { status: "DONE", added, organisations: fresh, unchanged, failed: wrong }),
    send: [
      ...(tellsWhenDone(startedAt, now) ? [mail({ ...startedBy, accountId: startedById }, loadDoneLetter, facts)] : []),
      job("organisation-file.forget", { loadId: id }, after(now, reportKeptMs)),
    ],
  });
}

/** The mail with which a person who was added begins. */
export const inviteLoaded = command({
  event: events["organisation-file.invite"],
  input: InviteLoaded,
  async subject({ tx, input: { authorisationId: id } }) {
    const found = await tx.authorisation.findUnique({ where: { id }, select: { accountId: true } });
    if (!found) return null;
    await lock(tx, "Account", found.accountId);
    return { person: await invitedAt(tx, id) };
  },
  may: onlySystem,
  async run({ tx, subject: { person }, now }) {
    if (!person) return refuse("notInvited");
    const { authorisationId, organisationId } = person;
    return done({
      result: null,
      audit: { subjectId: authorisationId, organisationId, before: null, after: null },
      send: [await invitationTo(tx, person, undefined, now)],
    });
  },
});

/** Removes an old file and the report of its rows; what it made stays. */
export const forgetLoad = command({
  event: events["organisation-file.forget"],
  input: OneLoad,
  subject: ({ tx, scope, input }) => lockLoad(tx, scope, input.loadId),
  may: onlySystem,
  async run({ tx, subject, now }) {
    const { id, status } = subject;
    if (!isForgotten(subject, now)) return refuse("stillNeeded");
    if (await isAnythingHeld(tx)) return refuse("isHeld");
    await tx.organisationLoad.delete({ where: { id } });
    return done({ result: null, audit: about(id, { status }, null) });
  },
});
