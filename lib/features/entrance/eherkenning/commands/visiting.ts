import "server-only";
import { to } from "#lib/addresses.ts";
import { tellSecurityChanged } from "#lib/features/entrance/security/store.ts";
import {
  administers,
  endVisit,
  hasAdministrator,
  keepProof,
  keepVisit,
  lockIdentity,
  organisationOf,
  placeOf,
  takeVisit,
} from "#lib/features/entrance/eherkenning/store.ts";
import { events } from "#lib/features/entrance/eherkenning/events.ts";
import type { Problem } from "#lib/features/entrance/eherkenning/rules.ts";
import { ComeBack, SetOut } from "#lib/features/entrance/eherkenning/schema.ts";
import { whyNot } from "#lib/features/entrance/sign-in/rules.ts";
import { completeSignIn } from "#lib/features/entrance/sign-in/store/opening.ts";
import { findPerson } from "#lib/features/entrance/sign-in/store/people.ts";
import { isSignedIn } from "#lib/platform/access/actor.ts";
import { endSessionsBy } from "#lib/platform/auth/sessions.ts";
import { comeBack, setOut } from "#lib/platform/broker/broker.ts";
import { entryOf } from "#lib/platform/broker/entries.ts";
import { minutes } from "#lib/platform/durations.ts";
import { anyone, command, done, failed } from "#lib/platform/gate/command.ts";
import type { Limit } from "#lib/platform/gate/limit.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { defaultLocale, href } from "#lib/platform/i18n/locale.ts";
import { keyedHash } from "#lib/platform/secrets.ts";
import { settings } from "#lib/platform/settings.ts";

const limits =
  (what: string) =>
  ({ request }: { request: { readonly ip: string } }): readonly Limit[] => [
    { bucket: `${what} from ${keyedHash("ip", request.ip)}`, times: 120, withinMs: minutes(15) },
  ];

/** The one address to which the other party sends everybody back, whatever their language: it is known there. */
export const returnAddress = () => settings().PUBLIC_ORIGIN + href(defaultLocale, to.externalReturn());

const aboutNobody = { subjectId: null, organisationId: null, before: null, after: null };

/** Begins at the other party: asks it where to send the browser, and keeps what must come back with it. */
export const setOutThere = command({
  event: events["eherkenning.set-out"],
  input: SetOut,
  limits: limits("eherkenning.set-out"),
  prepare({ input }) {
    const entry = entryOf(input.via);
    return entry ? setOut(entry, returnAddress()) : Promise.resolve(null);
  },
  subject: ({ prepared }) => Promise.resolve(prepared),
  may: anyone,
  async run({ tx, actor, input, subject: out, request: { locale }, now }) {
    if ("problem" in out) return refuse(out.problem);
    const accountId = isSignedIn(actor) ? actor.accountId : null;
    const visit = { entry: input.via, checks: out.checks, destination: input.naar ?? null, locale, accountId };
    const browserSecret = await keepVisit(tx, visit, now);
    return done({ result: { browserSecret, url: out.url }, audit: aboutNobody });
  },
});

/**
 * Ends at the other party. The browser that set out is the one that comes back, or nothing happens. Then the identity
 * opens the account that it is bound to, for its organisation alone; one that opens none waits for its person. So does
 * one that was bound by a link, once its owner is beheerder there: it is bound anew, by password and code.
 */
export const comeBackFromThere = command({
  event: events["eherkenning.come-back"],
  input: ComeBack,
  limits: limits("eherkenning.come-back"),
  count: ({ tx, input, now }) => takeVisit(tx, input.browserSecret, input.query, now),
  async prepare({ input, counted: visit }) {
    const entry = visit && entryOf(visit.entry);
    if (!entry) return { visit, answer: { problem: "expired" as const } };
    const returned = new URL(returnAddress());
    returned.search = input.query;
    return { visit, answer: await comeBack(entry, returned, visit.checks) };
  },
  async subject({ tx, prepared: { visit, answer } }) {
    if (!visit || "problem" in answer) return { organisation: null, identity: null };
    const organisation = await organisationOf(tx, answer.kvkNumber);
    return { organisation, identity: await lockIdentity(tx, answer) };
  },
  may: anyone,
  async run({ tx, actor, request, prepared: { visit, answer }, subject: { organisation, identity }, now }) {
    const back = { locale: visit?.locale ?? null, destination: visit?.destination ?? null };
    const audit = { ...aboutNobody, subjectId: identity?.accountId ?? null, organisationId: organisation?.id ?? null };
    const stopped = (problem: Problem) =>
      failed({ failed: problem, detail: back, audit: { ...audit, after: { because: problem } } });

    if (!visit || "problem" in answer) return stopped("problem" in answer ? answer.problem : "expired");
    const isBinding = visit.accountId !== null && isSignedIn(actor) && actor.accountId === visit.accountId;
    if (identity && isBinding && identity.accountId !== visit.accountId) {
      await endVisit(tx, visit.id, now);
      return stopped("taken");
    }
    const place = identity && organisation && (await placeOf(tx, identity.accountId, organisation.id));
    const person = identity && (await findPerson(tx, { accountId: identity.accountId }, now));
    // Whoever may not enter now is told no more by it than by a password.
    if (identity?.byLink && place && administers(place, now) && !whyNot(person, place.id)) {
      const { id: endedIdentityId, accountId } = identity;
      await tx.externalIdentity.update({ where: { id: endedIdentityId }, data: { endedAt: now } });
      await endSessionsBy(tx, { accountId, shownId: endedIdentityId, ways: ["EHERKENNING"] }, { now });
      await keepProof(tx, visit.id, answer, now);
      const next = isBinding ? { next: "bind" as const } : { next: "finish" as const, appoints: null };
      return done({
        result: { ...back, ...next },
        audit: { ...audit, after: { waits: next.next, endedIdentityId } },
        send: [await tellSecurityChanged(tx, accountId, "externalOutgrown", { now, request })],
      });
    }
    if (identity && isBinding) {
      await endVisit(tx, visit.id, now);
      return done({ result: { ...back, next: "bound" as const }, audit: { ...audit, after: { waits: "bound" } } });
    }
    if (!identity || !organisation) {
      await keepProof(tx, visit.id, answer, now);
      if (isBinding)
        return done({ result: { ...back, next: "bind" as const }, audit: { ...audit, after: { waits: "bind" } } });
      const isKnown = organisation !== null && (await hasAdministrator(tx, organisation.id, now));
      const { kvkNumber } = answer;
      const result = { ...back, next: "finish" as const, appoints: isKnown ? null : { kvkNumber } };
      return done({ result, audit: { ...audit, after: { waits: "finish" } } });
    }

    const { accountId } = identity;
    // The insurer's own people have ways of their own.
    if (!place || person?.isStaff || whyNot(person, place.id)) return stopped("noAccess");
    const who = {
      accountId,
      authorisationId: place.id,
      way: "EHERKENNING",
      onlyOrganisationId: organisation.id,
      shownId: identity.id,
    } as const;
    const opened = await completeSignIn({ tx, actor, request, now }, who);
    if ("because" in opened) return stopped("noAccess");
    await tx.externalIdentity.update({ where: { id: identity.id }, data: { lastUsedAt: now } });
    await endVisit(tx, visit.id, now);
    const { result, send } = opened;
    return done({
      result: { ...back, next: "signedIn" as const, ...result },
      audit: { ...audit, after: { sessionId: result.sessionId } },
      send,
    });
  },
});
