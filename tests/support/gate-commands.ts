import { z } from "zod";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { within } from "#lib/platform/access/scope.ts";
import { declareEvents, quiet } from "#lib/platform/audit/event.ts";
import { hours } from "#lib/platform/durations.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { anyone, command, done, failed } from "#lib/platform/gate/command.ts";
import type { Limit } from "#lib/platform/gate/limit.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import type { Outgoing } from "#lib/platform/outbox/outgoing.ts";

const mail: Outgoing = { kind: "EMAIL", to: "a@b.example", subject: "Dag", text: "Dag", html: "<p>Dag</p>" };
const about = (subjectId: string, organisationId: string) => ({ subjectId, organisationId, before: null, after: null });

const events = declareEvents("users", {
  "authorisation.withdraw": quiet({ title: { nl: "Geprobeerd", en: "Tried" } }),
  "help-request.ask": quiet({ title: { nl: "Geprobeerd", en: "Tried" } }),
});

const ChangeRole = z.object({
  authorisationId: z.uuid("authorisationMissing"),
  outcome: z.enum(["done", "refused", "failed", "thrown"], "outcomeMissing").default("done"),
});

const changeRoleSpec = {
  event: events["authorisation.withdraw"],
  input: ChangeRole,
  subject: ({ tx, scope, input }: { tx: Tx; scope: Parameters<typeof within>[0]; input: z.infer<typeof ChangeRole> }) =>
    tx.authorisation.findFirst({ where: { id: input.authorisationId, ...within(scope) } }),
  may: isAdministrator,
} as const;

/** Makes a colleague an employee, and then ends the way it is told to. */
export const changeRole = command({
  ...changeRoleSpec,
  async run({ tx, subject: { id, organisationId }, input }) {
    await tx.authorisation.update({ where: { id }, data: { role: "EMPLOYEE" } });
    const audit = about(id, organisationId);
    if (input.outcome === "refused") return refuse("no", { by: "Anna" });
    if (input.outcome === "thrown") throw new Error("on purpose");
    if (input.outcome === "failed") return failed({ failed: "almost", audit, send: [mail] });
    return done({ result: { id }, audit, send: [mail] });
  },
});

/** The same, for who showed a second factor less than five minutes ago. */
export const changeRoleFreshly = command({
  ...changeRoleSpec,
  fresh: 5,
  limits: () => [everyHour("fresh", 100)],
  run: ({ subject: { id, organisationId } }) =>
    Promise.resolve(done({ result: null, audit: about(id, organisationId) })),
});

export const limits: { of: Limit[] } = { of: [] };
export const everyHour = (bucket: string, times: number): Limit => ({ bucket, times, withinMs: hours(1) });

let ran = 0;
export const timesRun = () => ran;

/** Open to the world, within `limits`. Says what time it was told. */
export const knock = command({
  event: events["help-request.ask"],
  input: z.object({}),
  limits: () => limits.of,
  prepare: ({ now, count }) => count((tx) => tx.passwordTries.count()).then(() => ({ now })),
  subject: () => Promise.resolve({}),
  may: anyone,
  run({ now }) {
    ran++;
    return Promise.resolve(
      done({
        result: { now },
        audit: { subjectId: null, organisationId: null, before: null, after: null },
        send: [mail],
      }),
    );
  },
});

/** Counts that somebody tried, and is then about nothing that is there. */
export const tryInVain = command({
  event: events["help-request.ask"],
  input: z.object({ key: z.string() }),
  async count({ tx, input: { key }, now }) {
    await tx.passwordTries.create({ data: { key, count: 1, firstTriedAt: now } });
  },
  subject: () => Promise.resolve(null),
  may: anyone,
  run: () =>
    Promise.resolve(
      done({ result: null, audit: { subjectId: null, organisationId: null, before: null, after: null } }),
    ),
});

/** For a beheerder alone, about nothing that could not be there, and counted by nobody. */
export const lockUp = command({
  event: events["help-request.ask"],
  input: z.object({}),
  subject: () => Promise.resolve({}),
  may: isAdministrator,
  run: () =>
    Promise.resolve(
      done({ result: null, audit: { subjectId: null, organisationId: null, before: null, after: null } }),
    ),
});
