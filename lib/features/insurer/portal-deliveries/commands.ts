import "server-only";
import { hours } from "#lib/platform/durations.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { events } from "./events.ts";
import { mayTellAgain } from "./policy.ts";
import { wanted } from "./rules.ts";
import { TellAgain } from "./schema.ts";
import { tellOnceMore } from "./store.ts";

/** Has one portal told again what was given up, once whoever runs it has mended the cause. */
export const tellAgain = command({
  event: events["portal.tell-again"],
  input: TellAgain,
  limits: ({ actor }) => [
    { bucket: `tell-again:${"accountId" in actor ? actor.accountId : ""}`, times: 60, withinMs: hours(1) },
  ],
  subject: ({ scope, input: { portal, telling } }) =>
    Promise.resolve(
      scope.of === "everything" && wanted().some((one) => one.portal === portal && one.telling === telling) ? {} : null,
    ),
  may: mayTellAgain,
  async run({ tx, scope, input: { portal, telling }, now }) {
    const of = await tellOnceMore(tx, scope, portal, telling, now);
    if (of === 0) return refuse("nothingFailed");
    return done({
      result: {},
      audit: { subjectId: null, organisationId: null, before: null, after: { portal, of } },
    });
  },
});
