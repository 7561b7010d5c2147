import "server-only";
import { z } from "zod";
import { query } from "#lib/platform/gate/query.ts";
import { fullName } from "#lib/features/people/rules.ts";
import { activeAdministrators } from "#lib/features/people/store.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { handlesRequests, mayReadQueue } from "./policy.ts";
import { isLinkOver, isOpen, situationOf } from "./rules.ts";
import { HelpLink } from "./schema.ts";
import { escalatedRequests, requestByLink } from "./store.ts";

const shown = 100;

/** What the insurer's staff have to do. One more than is shown is read, to know whether there is more. */
export const staffQueue = query({
  input: z.object({}),
  may: mayReadQueue,
  async run({ db, actor, scope, now }) {
    const rows = await escalatedRequests(db, scope, shown + 1, now);
    const me = isSignedIn(actor) ? actor.accountId : "";
    const requests = rows.slice(0, shown).map((row) => ({ ...row, mine: row.takenById === me }));
    return { requests, more: rows.length > shown, mayHandle: handlesRequests(actor) };
  },
});

/** How a help request is doing, for whoever has the link of a mail. Of a stranger's it names nobody. */
export const helpRequestStatus = query({
  input: HelpLink,
  may: () => true,
  async run({ db, input: { link }, now }) {
    const request = await requestByLink(db, link);
    if (!request) return { situation: "unknown", now } as const;
    if (isLinkOver(request, now)) return { situation: "expired", now } as const;
    const { accountId, organisationId, escalatedAt, organisation } = request;
    const isKnown = accountId !== null;
    const names = async () => {
      const administrators = await activeAdministrators(db, organisationId, now);
      return administrators.filter((administrator) => administrator.accountId !== accountId).map(fullName);
    };
    const { reference, problem, createdAt, openedAt, seenAt, resolvedAt } = request;
    const helper =
      escalatedAt || !isOpen(request)
        ? ({ kind: escalatedAt ? "desk" : "nobody" } as const)
        : isKnown
          ? ({ kind: "administrators", names: await names(), organisation: organisation.name } as const)
          : ({ kind: "someone" } as const);
    return {
      situation: situationOf(request),
      isKnown,
      reference,
      problem,
      createdAt,
      openedAt,
      seenAt,
      resolvedAt,
      helper,
      now,
    } as const;
  },
});
