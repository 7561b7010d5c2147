import "server-only";
import { z } from "zod";
import { to, type Address } from "#lib/addresses.ts";
import { worksWithCustomers } from "#lib/platform/access/actor.ts";
import { queues, reasons } from "#lib/features/desk/matters/rules.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { referenceIn } from "#lib/platform/secrets.ts";
import { recordLookUp } from "./commands.ts";
import { Search } from "./schema.ts";
import { findMatters, type Matter, recentlyViewed } from "./store.ts";

/** Where staff go on with it: the person it is about, or the queue when that is a stranger. */
function pathOf({ kind, id, authorisationId }: Matter): Address {
  if (kind === "appointments") return to.appointment(id);
  return authorisationId ? to.person(authorisationId, { reden: reasons[kind] }) : queues[kind];
}

/** What a caller's reference is about. That somebody looked is recorded, as with every search among everyone. */
export const matters = query({
  input: Search,
  may: worksWithCustomers,
  async run({ db, input: { q } }) {
    const reference = referenceIn(q);
    const found = reference ? await findMatters(db, reference) : [];
    return { q, reference, matters: found.map((matter) => ({ ...matter, path: pathOf(matter) })) };
  },
  traces: ({ reference, matters: found }) =>
    reference === null ? [] : [{ command: recordLookUp, input: { found: found.length } }],
});

const shown = 8;

/** Whom one looked at last. Their names alone: the page of each asks anew why one looks. */
export const recent = query({
  input: z.object({}),
  may: worksWithCustomers,
  async run({ db, actor }) {
    const rows = await recentlyViewed(db, actor.accountId, shown);
    return rows.map(({ organisationId, authorisationId, ...row }) => ({
      ...row,
      path: authorisationId ? to.person(authorisationId) : to.organisation(organisationId),
    }));
  },
});

export type Recent = AnswerOf<typeof recent>;

export type Matters = AnswerOf<typeof matters>;
