import "server-only";
import { completeSignIn } from "#lib/features/entrance/sign-in/store/opening.ts";
import { nextOpening, workingTimeAfter } from "#lib/platform/contact.ts";
import { lock } from "#lib/platform/db/sql.ts";
import { after, days, hours } from "#lib/platform/durations.ts";
import { anyone, command, done, failed } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { settings } from "#lib/platform/settings.ts";
import { events } from "./events.ts";
import { mostDaysAhead, people, type Jump } from "./rules.ts";
import { MoveClock, SignInAs } from "./schema.ts";
import { aheadIn, moveAlong } from "./store.ts";

const isReal = () => settings().APP_ENV === "production";

/**
 * Signs in as one of the people of the demo, who shows nothing: by the end of every way in, so that who may not sign in
 * does not, under a way of its own that the log names. Production does not load this file, and its database refuses
 * such a session.
 */
export const signInAs = command({
  event: events["demo.sign-in-as"],
  input: SignInAs,
  async subject({ tx, input: { wie } }) {
    if (isReal()) return null;
    const account = await tx.account.findUnique({ where: { email: people[wie] }, select: { id: true } });
    if (account) await lock(tx, "Account", account.id);
    return account;
  },
  may: anyone,
  async run({ tx, actor, request, subject: { id: accountId }, now }) {
    const audit = { subjectId: accountId, organisationId: null, before: null };
    const who = { accountId, authorisationId: null, way: "DEMO" } as const;
    const opened = await completeSignIn({ tx, actor, request, now }, who);
    if ("because" in opened)
      return failed({ failed: "stopped", audit: { ...audit, after: { because: opened.because ?? "unknown" } } });
    const { result, send } = opened;
    return done({ result, audit: { ...audit, after: { sessionId: result.sessionId } }, send });
  },
});

const arrivals: Readonly<Record<Jump, (now: Date) => Date>> = {
  fourHours: (now) => workingTimeAfter(now, hours(4)),
  eightHours: (now) => workingTimeAfter(now, hours(8)),
  nextDay: nextOpening,
  week: (now) => after(now, days(7)),
};

/** Moves the clock of the demo ahead, and with it what keeps real time. Whoever runs it puts the clock of the process ahead. */
export const moveClock = command({
  event: events["demo.move-clock"],
  input: MoveClock,
  subject: async ({ tx }) => (isReal() ? null : { ahead: await aheadIn(tx) }),
  may: anyone,
  async run({ tx, input: { naar }, subject: { ahead }, now }) {
    const milliseconds = arrivals[naar](now).getTime() - now.getTime();
    if (ahead + milliseconds > days(mostDaysAhead)) return refuse("tooFar");
    await moveAlong(tx, milliseconds);
    const audit = { subjectId: null, organisationId: null, before: null, after: { milliseconds } };
    return done({ result: { milliseconds }, audit });
  },
});
