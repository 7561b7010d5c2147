import "server-only";
import { z } from "zod";
import { hasStaffRole, isStaff } from "#lib/platform/access/actor.ts";
import { workingTimeBetween } from "#lib/platform/contact.ts";
import { hours } from "#lib/platform/durations.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { waitingFor } from "./rules.ts";
import { waitingNow } from "./store.ts";

/** What waits for whoever of the staff asks, by their duties. */
export const today = query({
  input: z.object({}),
  may: isStaff,
  async run({ db, actor, now }) {
    const kinds = waitingFor(actor);
    const found = kinds.length > 0 ? await waitingNow(db, actor, kinds, now) : [];
    const counted = new Map(found.map((row) => [row.kind, row]));
    const waiting = kinds.flatMap((kind) => {
      const row = counted.get(kind);
      if (!row) return [];
      // Whole working hours, as the queues count them.
      const waited = row.oldest && Math.floor(workingTimeBetween(row.oldest, now) / hours(1));
      return [{ ...row, waited }];
    });
    return { waiting, manages: hasStaffRole(actor, "STAFF_ADMIN"), audits: hasStaffRole(actor, "AUDITOR") };
  },
});

export type Today = AnswerOf<typeof today>;
