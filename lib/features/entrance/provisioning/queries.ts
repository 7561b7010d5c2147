import "server-only";
import { onlySystem } from "#lib/platform/gate/command.ts";
import { query } from "#lib/platform/gate/query.ts";
import { clientPortals } from "#lib/platform/portals.ts";
import { accountOf } from "./commands.ts";
import { PeopleOf } from "./schema.ts";
import { atOnce, peopleAfter } from "./store.ts";

/** Who should have an account at a portal and who had one, a page at a time; those of whom a change is on its way say so. */
export const portalPeople = query({
  input: PeopleOf,
  may: onlySystem,
  async run({ db, input: { portal: key, after }, now }) {
    const portal = clientPortals().find((one) => one.key === key);
    if (!portal) return null;
    const rows = await peopleAfter(db, key, after, atOnce, now);
    const people = rows.map(({ isOnItsWay, ...person }) => ({
      ...{ accountId: person.accountId, isOnItsWay },
      account: accountOf(portal, person),
    }));
    return { people, last: rows.length === atOnce ? (rows.at(-1)?.accountId ?? null) : null };
  },
});
