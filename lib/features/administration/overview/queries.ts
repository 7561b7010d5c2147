import "server-only";
import { z } from "zod";
import { busFactorOf } from "#lib/features/administration/administrators/rules.ts";
import type { Standing } from "#lib/features/administration/authorisations/rules/standing.ts";
import { seenBy } from "#lib/features/administration/colleagues/policy.ts";
import { listColleagues } from "#lib/features/administration/colleagues/store/list.ts";
import { askingAmong } from "#lib/features/help/help-requests/store/reading.ts";
import { expiredInvitations } from "#lib/features/administration/invitations/store.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { countsOf, firstStepsOf } from "./store.ts";

const shown = 25;

/** What deserves a look besides the requests. It counts first, and reads more only where something was counted. */
export const attention = query({
  input: z.object({}),
  may: isAdministrator,
  async run({ db, actor, scope, now }) {
    const { organisationId } = actor;
    const counts = await countsOf(db, organisationId, now);
    const keptOut = async (standing: Standing & ("blocked" | "frozen" | "waiting")) => {
      if (counts[standing] === 0) return [];
      const wanted = { organisationId, patterns: [], standing, sort: "name", after: null, atMost: shown + 1 } as const;
      return (await listColleagues(db, wanted, now)).map((row) => seenBy(actor, row, now));
    };
    const blocked = [...(await keptOut("frozen")), ...(await keptOut("blocked"))];
    const waiting = await keptOut("waiting");
    const asking = await askingAmong(
      db,
      scope,
      [...blocked, ...waiting].map(({ id }) => id),
    );
    return {
      counts,
      light: busFactorOf(counts.able),
      // Who asked for help stands among the help requests.
      blocked: blocked.filter(({ id }) => !asking.has(id)),
      waiting: waiting.filter(({ id }) => !asking.has(id)),
      expired: counts.invited === 0 ? [] : await expiredInvitations(db, organisationId, shown + 1, now),
    };
  },
});

/** The first things to do in an organisation that has just begun, and which of them are done. */
export const firstSteps = query({
  input: z.object({}),
  may: isAdministrator,
  async run({ db, actor }) {
    const { organisationId } = actor;
    const organisation = await db.organisation.findUnique({ where: { id: organisationId }, select: { name: true } });
    return organisation && { organisation: organisation.name, done: await firstStepsOf(db, actor) };
  },
});

export type FirstSteps = AnswerOf<typeof firstSteps>;
export type Attention = AnswerOf<typeof attention>;
