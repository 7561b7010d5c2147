import "server-only";
import { z } from "zod";
import { to } from "#lib/addresses.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { maskedEmail } from "#lib/platform/i18n/format.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { mayTake } from "#lib/platform/work.ts";
import { AtPage, pageFrom, placeIn } from "#lib/platform/paging.ts";
import { seeHelpRequest } from "./commands/handling.ts";
import { handlesRequests, mayReadQueue } from "./policy.ts";
import { isDecline, isLinkOver, isOpen, situationOf, type Decline, type Problem, type Situation } from "./rules.ts";
import { HelpLink } from "./schema.ts";
import { requestByLink } from "./store/links.ts";
import { countOpen, escalatedRequests, helpersFor, unseenRequests } from "./store/reading.ts";

/** Each row has its forms, so that more would make the page heavy. */
const shown = 8;

/**
 * The requests that wait for the insurer's staff. Only whoever took one sees here how to reach the person, as taking
 * records that they did; the page of the person asks why one looks. One more than is shown is read, to know whether there is more.
 */
export const staffQueue = query({
  input: AtPage,
  may: mayReadQueue,
  async run({ db, actor, scope, input: { na }, now }) {
    const after = placeIn(na);
    const found = await escalatedRequests(db, scope, { after, atMost: shown + 1 }, now);
    const { rows, next } = pageFrom(found, shown, ({ escalatedAt: at, id }) => ({ at, id }));
    const total = after || next ? await countOpen(db, scope, { escalated: true }) : rows.length;
    const mayHandle = handlesRequests(actor);
    const requests = rows.map(({ email: _, ...row }) => {
      const mine = row.takenById === actor.accountId;
      const isTheirs = mine && mayHandle;
      return {
        ...row,
        mine,
        mayTake: mayTake(row, actor.accountId, now),
        address: isTheirs ? row.address : maskedEmail(row.address),
        path: row.authorisationId ? to.person(row.authorisationId, { reden: "HELP_REQUEST" }) : null,
      };
    });
    return { requests, total, na: after ? na : "", next, mayHandle };
  },
});

export type StaffQueue = AnswerOf<typeof staffQueue>;
export type ShownRequest = StaffQueue["requests"][number];

/** The requests a page shows to a beheerder. They count as seen from then on. */
export const requestsInView = query({
  input: z.object({ helpRequestIds: z.array(z.uuid()).max(200) }),
  may: isAdministrator,
  run: ({ db, actor, scope, input }) => unseenRequests(db, scope, input.helpRequestIds, actor.accountId),
  traces: (ids) => ids.map((helpRequestId) => ({ command: seeHelpRequest, input: { helpRequestId } })),
});

export type FoundRequest = {
  readonly situation: Situation;
  /** False for a stranger, to whom the page names nobody. */
  readonly isKnown: boolean;
  readonly reference: string;
  readonly problem: Problem;
  /** The end of the number with which a stranger asked. */
  readonly numberEnd: string | null;
  readonly createdAt: Date;
  readonly openedAt: Date;
  readonly seenAt: Date | null;
  readonly resolvedAt: Date | null;
  /** Why it was declined; a stranger is not told. */
  readonly decline: Decline | null;
  readonly helper:
    | { readonly kind: "administrators"; readonly names: readonly string[]; readonly organisation: string }
    | { readonly kind: "desk" | "someone" | "nobody" };
  readonly now: Date;
};

export type ShownStatus = FoundRequest | { readonly situation: "unknown" | "expired"; readonly now: Date };

/** The state of a help request, for whoever has the link of a mail. */
export const helpRequestStatus = query({
  input: HelpLink,
  may: anyone,
  async run({ db, input: { link }, now }): Promise<ShownStatus> {
    const request = await requestByLink(db, link);
    if (!request) return { situation: "unknown", now };
    if (isLinkOver(request, now)) return { situation: "expired", now };
    const { reference, problem, numberEnd, createdAt, openedAt, seenAt, resolvedAt } = request;
    return {
      situation: situationOf(request),
      isKnown: request.accountId !== null,
      ...{ reference, problem, numberEnd, createdAt, openedAt, seenAt, resolvedAt },
      decline: request.accountId !== null && isDecline(request.outcome) ? request.outcome : null,
      helper: await helperOf(db, request, now),
      now,
    };
  },
});

type Linked = NonNullable<Awaited<ReturnType<typeof requestByLink>>>;

async function helperOf(db: Reader, request: Linked, now: Date): Promise<FoundRequest["helper"]> {
  const { accountId, organisationId, organisation, problem } = request;
  if (!isOpen(request)) return { kind: "nobody" };
  if (request.escalatedAt) return { kind: "desk" };
  if (accountId === null) return { kind: "someone" };
  const helpers = await helpersFor(db, { organisationId, accountId, problem }, now);
  if (helpers.length === 0) return { kind: "desk" };
  return { kind: "administrators", names: helpers.map(fullName), organisation: organisation.name };
}
