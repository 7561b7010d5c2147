import "server-only";
import { maySeeErasure } from "#lib/features/insurer/erasure/policy.ts";
import { isHeld } from "#lib/features/base/retention/store.ts";
import { busFactorOf } from "#lib/features/administration/administrators/rules.ts";
import { normalNumber } from "#lib/platform/folding.ts";
import { hasStaffRole } from "#lib/platform/access/actor.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { mayManageOrganisations, maySeeOrganisations } from "./policy.ts";
import { cursorOf, merge, namePatterns } from "./rules.ts";
import { Choosing, ListOfOrganisations, Nothing, OneOrganisation } from "./schema.ts";
import { whatEnds } from "./store/ending.ts";
import { listOrganisations, type ListedOrganisation } from "./store/list.ts";
import {
  appointmentsOf,
  countPeople,
  findOrganisation,
  lookAlikes,
  namesOfAdministrators,
  viewedUntil,
  type FoundOrganisation,
} from "./store/one.ts";
import { pageOf } from "#lib/platform/paging.ts";

/** One more is read than is shown, to know whether there are more. */
const shown = 20;

const soughtBy = (q: string) => ({ patterns: namePatterns(q), number: normalNumber(q) });

const withLight = ({ able, ...row }: ListedOrganisation) => ({ ...row, light: busFactorOf(able) });

/** The organisations by name. Of their people it gives only the number. */
export const organisations = query({
  input: ListOfOrganisations,
  may: maySeeOrganisations,
  async run({ db, actor, input: { q, na }, now }) {
    const cursor = cursorOf(na);
    const found = await listOrganisations(db, { ...soughtBy(q), after: cursor, atMost: shown + 1 }, now);
    const { rows, next } = pageOf(found, shown, ({ sortName, id }) => [sortName, id]);
    return {
      q,
      isFirst: cursor === null,
      rows: rows.map(withLight),
      next,
      mayManage: mayManageOrganisations(actor),
    };
  },
});

export type OrganisationsPage = NonNullable<AnswerOf<typeof organisations>>;

const shownOf = ({ phoneNumber, ...organisation }: FoundOrganisation) => ({
  ...organisation,
  phone: phoneNumber && phoneText(phoneNumber),
});

export type ShownOrganisation = ReturnType<typeof shownOf>;

/** One organisation. It shows who the beheerders are only after one has said why. */
export const organisation = query({
  input: OneOrganisation,
  may: maySeeOrganisations,
  async run({ db, actor, scope, input: { id, gedaan }, now }) {
    const found = await findOrganisation(db, scope, id);
    if (!found) return null;
    const until = await viewedUntil(db, id, actor.accountId, now);
    return {
      ...shownOf(found),
      done: gedaan,
      counts: await countPeople(db, id, now),
      viewed: until && { until, administrators: await namesOfAdministrators(db, id, now) },
      alike: found.closedAt ? [] : await lookAlikes(db, found),
      appointments: await appointmentsOf(db, found),
      mayManage: mayManageOrganisations(actor),
      mayReadLog: hasStaffRole(actor, "AUDITOR"),
      erase: maySeeErasure(actor) ? { organisatie: id } : null,
    };
  },
});

export type OrganisationPage = NonNullable<AnswerOf<typeof organisation>>;

/** The facts that can be changed. */
export const editing = query({
  input: OneOrganisation,
  may: mayManageOrganisations,
  async run({ db, scope, input: { id } }) {
    const found = await findOrganisation(db, scope, id);
    return found && shownOf(found);
  },
});

/** Whether one may begin: this page has nothing to read. */
export const creating = query({ input: Nothing, may: mayManageOrganisations, run: () => Promise.resolve({}) });

const found = 10;

/** Which organisation stays, and what the merge would do. */
export const merging = query({
  input: Choosing,
  may: mayManageOrganisations,
  async run({ db, scope, input: { id, q, met }, now }) {
    const duplicate = await findOrganisation(db, scope, id);
    if (!duplicate) return null;
    const into = met ? await findOrganisation(db, scope, met) : null;
    const left = { ...(await whatEnds(db, id)), isHeld: await isHeld(db, { organisationId: id }) };
    const rows =
      q === ""
        ? []
        : await listOrganisations(db, { ...soughtBy(q), openOnly: true, after: null, atMost: found + 1 }, now);
    return {
      duplicate: shownOf(duplicate),
      into: into && shownOf(into),
      outcome: into && merge(duplicate, into, left),
      q,
      candidates: rows.filter((row) => row.id !== id).slice(0, found),
    };
  },
});

export type MergingPage = NonNullable<AnswerOf<typeof merging>>;

/** What closing would end. */
export const closing = query({
  input: OneOrganisation,
  may: mayManageOrganisations,
  async run({ db, scope, input: { id }, now }) {
    const organisation = await findOrganisation(db, scope, id);
    if (!organisation) return null;
    const { able } = await countPeople(db, id, now);
    const appointments = await appointmentsOf(db, organisation);
    return {
      ...{ id, name: organisation.name, closedAt: organisation.closedAt, able },
      ends: await whatEnds(db, id),
      appointments: appointments.filter(({ isEnded }) => !isEnded).length,
    };
  },
});

export type ClosingPage = NonNullable<AnswerOf<typeof closing>>;
