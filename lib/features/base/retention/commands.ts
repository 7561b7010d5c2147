import "server-only";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { events } from "./events.ts";
import { OneTable } from "./schema.ts";
import { forgetSome } from "./store.ts";

/** Removes what is over of one table (lib/platform/retention.ts), a step at a time, with a record of each. */
export const forgetOld = command({
  event: events["retention.forget"],
  input: OneTable,
  subject: () => Promise.resolve({}),
  may: onlySystem,
  async run({ tx, input: { table }, now }) {
    const { rows, isMore } = await forgetSome(tx, table, now);
    if (rows === 0) return refuse("nothingOver");
    return done({
      result: null,
      audit: { subjectId: null, organisationId: null, before: null, after: { table, rows } },
      ...(isMore && { send: [job("retention.forget", { table })] }),
    });
  },
});
