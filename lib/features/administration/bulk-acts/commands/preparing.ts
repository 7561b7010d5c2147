import "server-only";
import { events } from "#lib/features/administration/bulk-acts/events.ts";
import { mayActOnMany } from "#lib/features/administration/bulk-acts/policy.ts";
import { acts, choosable, type ActName } from "#lib/features/administration/bulk-acts/rules/acts.ts";
import { planFor } from "#lib/features/administration/bulk-acts/rules/plan.ts";
import { mostPeople, planKeptMs } from "#lib/features/administration/bulk-acts/rules/states.ts";
import { ChooseForMany, PrepareBulkAct, type Options } from "#lib/features/administration/bulk-acts/schema.ts";
import {
  allOf,
  endedInFile,
  lockBulkAct,
  peopleIn,
  permanentAdministrators,
  someOf,
  writeItems,
  type Item,
} from "#lib/features/administration/bulk-acts/store.ts";
import { ruleOfTwo } from "#lib/features/administration/authorisations/store/standing.ts";
import { cursorOf, shown } from "#lib/features/administration/colleagues/rules.ts";
import { filtersOf } from "#lib/features/administration/colleagues/store/filters.ts";
import { idsOf } from "#lib/features/administration/colleagues/store/list.ts";
import { isAdministrator, isMember, type Member } from "#lib/platform/access/actor.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { endOfDay, lastDayOf } from "#lib/platform/days.ts";
import { after, hours } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { newId } from "#lib/platform/new-id.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";

type Planning = {
  readonly actor: Member;
  readonly scope: Scope;
  readonly act: ActName;
  readonly options: Options;
  readonly selectedAt: Date;
};

/** Everyone with what keeps them out, if anything does; without an answer yet to what is asked first nobody is out. */
async function judged(tx: Tx, ids: readonly string[], about: Planning, now: Date): Promise<Item[]> {
  const { actor, scope, act, options } = about;
  const question = acts[act].asksFirst;
  if (question && options.portal === undefined && options.validUntil === undefined)
    return ids.map((authorisationId) => ({ authorisationId, left: null }));
  const { organisationId } = actor;
  const people = await peopleIn(tx, scope, ids, now);
  const verdicts = planFor(act, people, { ...about, ...(await circumstances(tx, organisationId)), now });
  return people.map(({ id }, i) => ({ authorisationId: id, left: verdicts[i]?.left ?? null }));
}

/** What the plan depends on besides the people. */
export const circumstances = async (tx: Tx, organisationId: string) => ({
  permanent: await permanentAdministrators(tx, organisationId),
  byTwo: (await ruleOfTwo(tx, organisationId)) === "on",
  calendar: { endOfDay, lastDayOf },
});

const leftIn = (items: readonly Item[]) => items.filter(({ left }) => left !== null).length;

/** For people who do not sign in the reason is probably that. */
const suggested = (act: ActName, filter: string | null): Options =>
  act === "withdraw" && (filter === "ongebruikt" || filter === "nooit-ingelogd") ? { reason: "UNUSED" } : {};

/** Keeps who is selected, and says what would happen to each. Nobody is changed. */
export const prepareBulkAct = command({
  event: events["bulk-act.prepare"],
  input: PrepareBulkAct,
  limits: ({ actor }) =>
    isAdministrator(actor)
      ? [{ bucket: `bulk-act.prepare ${actor.organisationId}`, times: 120, withinMs: hours(1) }]
      : [],
  async subject({ tx, actor, scope, input, now }) {
    if (!isMember(actor)) return null;
    const { organisationId } = actor;
    const { bulkActId, importId, authorisationIds, alle, part, ...view } = input;
    if (bulkActId !== undefined) {
      const earlier = await lockBulkAct(tx, scope, bulkActId);
      return earlier && { organisationId, ids: await someOf(tx, earlier.id, part) };
    }
    if (importId !== undefined) {
      const ids = await endedInFile(tx, scope, importId);
      return ids && { organisationId, ids };
    }
    if (!alle && authorisationIds.length === 0) return { organisationId, ids: [] };
    const { sort } = view;
    const [from, atMost] = alle === "pagina" ? [cursorOf(view.after, sort), shown] : [null, mostPeople + 1];
    // Whoever is ticked is meant, also when the filter finds them no more.
    const wanted = alle ? filtersOf(view) : { patterns: [], standing: null, among: authorisationIds };
    const ids = await idsOf(tx, { ...wanted, organisationId, sort, after: from, atMost }, now);
    // Whoever is ticked and not there belongs to somebody else.
    return !alle && ids.length === 0 ? null : { organisationId, ids };
  },
  may: mayActOnMany,
  async run({ tx, actor, scope, input, subject: { organisationId, ids }, now }) {
    const { act, bulkActId, filter } = input;
    const isChosen = (choosable as readonly string[]).includes(act);
    if (ids.length === 0 || (!isChosen && bulkActId === undefined)) return refuse("nobodyChosen");
    if (ids.length > mostPeople) return refuse("tooMany", { most: mostPeople });
    const options = suggested(act, filter);
    const items = await judged(tx, ids, { actor, scope, act, options, selectedAt: now }, now);
    const id = newId();
    await tx.bulkAct.create({
      data: {
        ...{ id, organisationId, act, options, startedById: actor.authorisationId, createdAt: now },
        status: acts[act].asksFirst ? "SELECTED" : "PLANNED",
      },
    });
    await writeItems(tx, { id, organisationId }, items);
    return done({
      result: { bulkActId: id },
      audit: { subjectId: id, organisationId, before: null, after: { act, people: items.length, left: leftIn(items) } },
      send: [job("bulk-act.forget", { bulkActId: id }, after(now, planKeptMs))],
    });
  },
});

/** Chooses the portal or the day, and says again what would happen to each. */
export const chooseForMany = command({
  event: events["bulk-act.choose"],
  input: ChooseForMany,
  subject: ({ tx, scope, input }) => lockBulkAct(tx, scope, input.bulkActId),
  may: mayActOnMany,
  async run({ tx, actor, scope, input: { asks, way, portal, validUntil }, subject, now }) {
    const { id, organisationId, act, status, createdAt } = subject;
    if (status !== "SELECTED" && status !== "PLANNED") return refuse("alreadyStarted");
    if (acts[act].asksFirst !== asks) return refuse("notChosen");
    const options: Options = asks === "rights" ? { way, portal } : { validUntil: validUntil ?? "" };
    const ids = await allOf(tx, id);
    const items = await judged(tx, ids, { actor, scope, act, options, selectedAt: createdAt }, now);
    await writeItems(tx, subject, items);
    await tx.bulkAct.update({ where: { id }, data: { options, status: "PLANNED" } });
    return done({
      result: { bulkActId: id },
      audit: { subjectId: id, organisationId, before: { status }, after: { act, left: leftIn(items) } },
    });
  },
});
