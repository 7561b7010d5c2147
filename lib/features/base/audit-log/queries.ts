import "server-only";
import { isAdministrator, isSignedIn } from "#lib/platform/access/actor.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { endOfDay, startOfDay } from "#lib/platform/days.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { recordLogExport } from "./commands.ts";
import { mayReadStaffLog, seesCustomers } from "./policy.ts";
import {
  cursorOf,
  cursorText,
  eventsOf,
  groupSlugs,
  mostExported,
  staffEventsOf,
  type StaffView,
  type View,
} from "./rules.ts";
import { FileOfLog, FileOfStaffLog, OneRecord, OwnPage, PageOfLog, PageOfStaffLog } from "./schema.ts";
import { disputesOf } from "./store/disputes.ts";
import { logOf, ownHistory, ownRecord } from "./store/entries.ts";
import { peopleNamed } from "./store/people.ts";
import { organisationsNamed, sealOf, staffByName, staffLogOf } from "./store/staff.ts";
import { isRowId } from "#lib/platform/paging.ts";

const shown = 25;
/** The most people or organisations that a name is taken for. */
const mostNamed = 100;

const organisationIn = (scope: Scope) => (scope.of === "organisation" ? scope.organisationId : "");

/**
 * Translates a view into what the store is asked, and says whether its name fits more people than are looked at. A name
 * that is not found gives an empty log.
 */
async function wantedOf(db: Reader, scope: Scope, { wie, wat, van, tot }: View) {
  const group = wat && groupSlugs[wat];
  const named = wie === "" ? null : await peopleNamed(db, scope, wie, mostNamed + 1);
  return {
    isCut: (named?.length ?? 0) > mostNamed,
    organisationId: organisationIn(scope),
    events: eventsOf(group),
    denials: group === "denied" ? ("only" as const) : group === null ? ("also" as const) : ("none" as const),
    people: named?.slice(0, mostNamed) ?? null,
    from: van === "" ? null : startOfDay(van),
    until: tot === "" ? null : endOfDay(tot),
  };
}

/** One page of what happened in the organisation. It reads one record more, to know whether there is an older page. */
export const log = query({
  input: PageOfLog,
  may: isAdministrator,
  async run({ db, scope, input: { na, ...view } }) {
    const wanted = await wantedOf(db, scope, view);
    const after = cursorOf(na);
    const rows = await logOf(db, { ...wanted, after, atMost: shown + 1 });
    const entries = rows.slice(0, shown);
    const last = entries.at(-1);
    return {
      ...view,
      isCut: wanted.isCut,
      only: isRowId(view.wie) ? (wanted.people?.[0]?.name ?? null) : null,
      entries,
      after: after ? na : "",
      next: rows.length > shown && last ? cursorText(last) : null,
    };
  },
});

export type LogPage = AnswerOf<typeof log>;

/**
 * Everything in this view, for a file that leaves the portal and says whether more fitted than it holds. It is recorded,
 * and asks for the second factor first.
 */
export const logFile = query({
  input: FileOfLog,
  may: isAdministrator,
  fresh: 5,
  async run({ db, scope, input: { soort, ...view }, now }) {
    const wanted = await wantedOf(db, scope, view);
    const entries = await logOf(db, { ...wanted, after: null, atMost: mostExported + 1 });
    const isCut = wanted.isCut || entries.length > mostExported;
    const whose = await db.organisation.findUnique({ where: { id: wanted.organisationId }, select: { name: true } });
    const all = { entries: entries.slice(0, mostExported), isCut };
    return { ...view, kind: soort, ...all, organisation: whose?.name ?? "", now };
  },
  traces: ({ kind, entries, wie, wat, van, tot }) => [
    {
      command: recordLogExport,
      input: {
        ...{ kind, rows: entries.length, group: wat && groupSlugs[wat] },
        ...{ searched: wie !== "", from: van, until: tot },
      },
    },
  ],
});

/** What happened to the person who asks, in every organisation that their session reaches, and what they reported of it. */
export const myHistory = query({
  input: OwnPage,
  may: isSignedIn,
  async run({ db, actor, input: { na, gemeld } }) {
    const after = cursorOf(na);
    const rows = await ownHistory(db, actor, { after, atMost: shown + 1 });
    const entries = rows.slice(0, shown);
    const last = entries.at(-1);
    const ids = [...entries.map(({ id }) => id), ...(gemeld ? [gemeld] : [])];
    const disputes = await disputesOf(db, actor.accountId, ids);
    return {
      entries: entries.map((entry) => ({ ...entry, dispute: disputes.get(entry.id) ?? null })),
      reported: gemeld && (disputes.get(gemeld) ?? null),
      after: after ? na : "",
      next: rows.length > shown && last ? cursorText(last) : null,
    };
  },
});

export type MyHistory = AnswerOf<typeof myHistory>;

/** One record of the person's own history, for the page on which they say that it is not right. */
export const disputing = query({
  input: OneRecord,
  may: isSignedIn,
  async run({ db, actor, input: { id } }) {
    const entry = await ownRecord(db, actor, id);
    return entry && { ...entry, dispute: (await disputesOf(db, actor.accountId, [id])).get(id) ?? null };
  },
});

export type Disputed = AnswerOf<typeof disputing>;

/** Translates a view of the staff's log, and says whether its name fits more organisations than are looked at. */
async function wantedOfStaff(db: Reader, { wie, wat, organisatie, van, tot }: StaffView) {
  const named = organisatie === "" ? null : await organisationsNamed(db, organisatie, mostNamed + 1);
  return {
    isCut: (named?.length ?? 0) > mostNamed,
    events: staffEventsOf(wat),
    onlyDenied: wat === "geweigerd",
    who: wie,
    organisationIds: named?.slice(0, mostNamed) ?? null,
    from: van === "" ? null : startOfDay(van),
    until: tot === "" ? null : endOfDay(tot),
  };
}

/** One page of what the insurer's own people and the portal did, everywhere. */
export const staffLog = query({
  input: PageOfStaffLog,
  may: mayReadStaffLog,
  async run({ db, actor, input: { na, ...view } }) {
    const after = cursorOf(na);
    const wanted = { ...(await wantedOfStaff(db, view)), after, atMost: shown + 1 };
    const rows = await staffLogOf(db, wanted, seesCustomers(actor));
    const entries = rows.slice(0, shown);
    const last = entries.at(-1);
    return {
      ...view,
      isCut: wanted.isCut,
      staff: await staffByName(db, mostStaff),
      entries,
      after: after ? na : "",
      next: rows.length > shown && last ? cursorText(last) : null,
    };
  },
});

/** One record of that log, whole. */
export const staffRecord = query({
  input: OneRecord,
  may: mayReadStaffLog,
  async run({ db, actor, input: { id } }) {
    const wanted = { ...(await wantedOfStaff(db, nothingChosen)), after: null, atMost: 1, id };
    const [entry] = await staffLogOf(db, wanted, seesCustomers(actor));
    if (!entry) return null;
    const seal = await sealOf(db, id);
    return { ...entry, seal: seal && { n: seal.n.toString(), at: seal.at } };
  },
});

const nothingChosen: StaffView = { wie: "", wat: null, organisatie: "", van: "", tot: "" };

export type StaffRecord = AnswerOf<typeof staffRecord>;

const mostStaff = 500;

export type StaffLogPage = AnswerOf<typeof staffLog>;

/** Everything in this view, for a file that leaves the portal and says whether more fitted than it holds. */
export const staffLogFile = query({
  input: FileOfStaffLog,
  may: mayReadStaffLog,
  fresh: 5,
  async run({ db, actor, input: { soort, ...view }, now }) {
    const wanted = { ...(await wantedOfStaff(db, view)), after: null, atMost: mostExported + 1 };
    const entries = await staffLogOf(db, wanted, seesCustomers(actor));
    const isCut = wanted.isCut || entries.length > mostExported;
    return { ...view, now, kind: soort, isCut, entries: entries.slice(0, mostExported) };
  },
  traces: ({ kind, entries, wie, wat, organisatie, van, tot }) => [
    {
      command: recordLogExport,
      input: {
        ...{ kind, rows: entries.length, group: wat },
        ...{ searched: wie !== "" || organisatie !== "", from: van, until: tot },
      },
    },
  ],
});
