import "server-only";
import { z } from "zod";
import { standingOf } from "#lib/features/administration/authorisations/rules/standing.ts";
import { fromReview } from "#lib/features/administration/authorisations/rules/returning.ts";
import { containing, normalAccessCode } from "#lib/features/base/people/rules.ts";
import { wordsNear } from "#lib/features/base/people/store.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { maskedEmail } from "#lib/platform/i18n/format.ts";
import { recordExport, recordSearch } from "./commands.ts";
import { mayLookUpAnyone, seenBy, type SeenColleague } from "./policy.ts";
import {
  cursorOf,
  isSearchable,
  mostExported,
  nearestWords,
  searchPatterns,
  searchWords,
  shown,
  type Cursor,
  type Sort,
  type View,
} from "./rules.ts";
import {
  BesideColleague,
  FileOfColleagues,
  ListOfColleagues,
  SearchAmongEveryone,
  ViewOfColleagues,
} from "./schema.ts";
import { findAmongEveryone } from "./store/everyone.ts";
import { filtersOf } from "./store/filters.ts";
import { besides, listColleagues, type ListedColleague } from "./store/list.ts";
import { viewsOf } from "./store/views.ts";
import { pageOf } from "#lib/platform/paging.ts";

const counted = 1_000;

/** One page of colleagues. `next` begins the following page; one row too many is read to know whether there is one. */
export const colleagues = query({
  input: ListOfColleagues,
  may: isAdministrator,
  async run({ db, actor, input: { after, ...view }, now }) {
    const { sort } = view;
    const cursor = cursorOf(after, sort);
    const wanted = {
      ...filtersOf(view),
      ...{ organisationId: actor.organisationId, sort, after: cursor, atMost: shown + 1, countUpTo: counted },
    };
    const found = await listColleagues(db, wanted, now);
    const before = cursor?.before ?? 0;
    const { rows, next } = pageOf(found, shown, (last) => [sort, keyOf(last, sort), last.id, before + shown]);
    const total = rows[0]?.total ?? 0;
    const near = total === 0 && view.q ? await nearest(db, actor.organisationId, view.q, now) : [];
    return {
      ...view,
      people: rows.map((row) => seenBy(actor, row, now)),
      nearest: near.map((row) => seenBy(actor, row, now)),
      total: Math.min(total, counted),
      hasMore: total > counted,
      after: cursor ? after : "",
      before,
      next,
    };
  },
});

export type ListPage = AnswerOf<typeof colleagues>;

const meant = 5;

/** Who may have been meant by what finds nobody, in the whole organisation: a filter may be what is wrong. */
async function nearest(db: Reader, organisationId: string, q: string, now: Date): Promise<ListedColleague[]> {
  const words = searchWords(q);
  const wanted = { organisationId, standing: null, sort: "name", after: null, atMost: meant } as const;
  for (const near of [words, ...nearestWords(words, await wordsNear(db, words), 8)]) {
    const found = await listColleagues(db, { ...wanted, patterns: near.map(containing) }, now);
    if (found.length > 0) return found;
  }
  return [];
}

const keyOf = ({ sortName, lastSignInAt }: ListedColleague, sort: Sort) =>
  sort === "name" ? sortName : (lastSignInAt?.toISOString() ?? "");

/** The lists that the beheerder keeps under a name here. */
export const ownViews = query({
  input: z.object({}),
  may: isAdministrator,
  run: ({ db, actor }) => viewsOf(db, actor.authorisationId),
});

export type OwnViews = AnswerOf<typeof ownViews>;

/** The list from which somebody was opened, and who comes before and after them there. */
export const besideColleague = query({
  input: BesideColleague,
  may: isAdministrator,
  async run({ db, actor, input: { id, lijst }, now }) {
    const view = ListOfColleagues.parse(Object.fromEntries(new URLSearchParams(lijst ?? "")));
    const { after, ...filters } = view;
    const { organisationId } = actor;
    const found =
      lijst === null || lijst === fromReview
        ? nobodyBeside
        : await besides(db, { ...filtersOf(view), organisationId, id, sort: view.sort }, now);
    return { view: { ...filters, after }, lijst, ...found };
  },
});

export type Beside = AnswerOf<typeof besideColleague>;

const nobodyBeside = { previous: null, next: null };

/** What an export of this view would hold. */
export const exportable = query({
  input: ViewOfColleagues,
  may: isAdministrator,
  async run({ db, actor, input: view, now }) {
    const wanted = {
      ...filtersOf(view),
      organisationId: actor.organisationId,
      sort: view.sort,
      after: null,
      atMost: 1,
    };
    const [first] = await listColleagues(db, { ...wanted, countUpTo: mostExported }, now);
    const total = first?.total ?? 0;
    return { ...view, total: Math.min(total, mostExported), hasMore: total > mostExported };
  },
});

export type Exportable = AnswerOf<typeof exportable>;

/** Everyone of this view, for a file that leaves the portal: it is recorded and needs a fresh second factor. */
export const exported = query({
  input: FileOfColleagues,
  may: isAdministrator,
  fresh: 5,
  async run({ db, actor, input: { soort, ...view }, now }) {
    const people: SeenColleague[] = [];
    for await (const rows of chunksOf(db, { ...view, organisationId: actor.organisationId }, now))
      people.push(...rows.map((row) => seenBy(actor, row, now)));
    return { ...view, kind: soort, people, at: now };
  },
  traces: (value) => [{ command: recordExport, input: recordOf(value) }],
});

const chunk = 1_000;

async function* chunksOf(db: Reader, view: View & { readonly organisationId: string }, now: Date) {
  const { organisationId, sort } = view;
  let after: Omit<Cursor, "before"> | null = null;
  for (let taken = 0; taken < mostExported; taken += chunk) {
    const rows: ListedColleague[] = await listColleagues(
      db,
      { ...filtersOf(view), organisationId, sort, after, atMost: chunk },
      now,
    );
    yield rows;
    const last = rows.at(-1);
    if (rows.length < chunk || !last) return;
    after = { sort, key: keyOf(last, sort), id: last.id };
  }
}

const recordOf = ({ kind, people, ...view }: View & { kind: string; people: readonly unknown[] }) => {
  const { standing, position, portal, remark } = filtersOf(view);
  return { kind, rows: people.length, searched: view.q !== "", status: standing, position, portal, remark };
};

const recognised = 25;

/** Finds whoever is on the telephone, among everyone. One more is read than shown, to know whether there are more. */
export const everyone = query({
  input: SearchAmongEveryone,
  may: mayLookUpAnyone,
  async run({ db, input: { q }, now }) {
    if (!isSearchable(q)) return { q, isTooShort: q !== "", isNearest: false, people: [], hasMore: false };
    const sought = { patterns: searchPatterns(q), accessCode: normalAccessCode(q), atMost: recognised + 1 };
    const exact = await findAmongEveryone(db, sought, now);
    const found = exact.length > 0 ? exact : await nearestOfAll(db, q, now);
    const people = found.slice(0, recognised).map(({ places, ...person }) => ({
      ...person,
      email: maskedEmail(person.email),
      places: places.map((place) => ({ ...place, standing: standingOf({ ...person, ...place }, now) })),
    }));
    return { q, isTooShort: false, isNearest: exact.length === 0, people, hasMore: found.length > recognised };
  },
  traces: ({ q, isTooShort, people, hasMore }) =>
    q === "" || isTooShort ? [] : [{ command: recordSearch, input: { found: people.length, more: hasMore } }],
});

/** A word of a name has at least one bearer, so the first try that is one word finds somebody. */
async function nearestOfAll(db: Reader, q: string, now: Date) {
  const words = searchWords(q);
  for (const near of nearestWords(words, await wordsNear(db, words), 4)) {
    const found = await findAmongEveryone(db, { patterns: near.map(containing), accessCode: "", atMost: meant }, now);
    if (found.length > 0) return found;
  }
  return [];
}

export type EveryonePage = AnswerOf<typeof everyone>;
