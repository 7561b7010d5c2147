import "server-only";
import { HelpEnd } from "#lib/features/base/figures/schema.ts";
import { isHeld } from "#lib/features/base/retention/store.ts";
import { normalNumber } from "#lib/platform/folding.ts";
import { organisationWithNumber } from "#lib/features/base/people/store.ts";
import { verdictOn } from "#lib/features/entrance/portals/rules.ts";
import { rightsOf } from "#lib/features/entrance/portals/store.ts";
import { personAt } from "#lib/features/entrance/standing/store.ts";
import { isMember } from "#lib/platform/access/actor.ts";
import { hours } from "#lib/platform/durations.ts";
import { anyone, command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { publicLimits, takeLimits } from "#lib/platform/gate/limit.ts";
import { isRefused, refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";
import { newReference } from "#lib/platform/secrets.ts";
import { events } from "#lib/features/help/help-requests/events.ts";
import { noPlaceLetter, strangerLetter, unknownNumberLetter } from "#lib/features/help/help-requests/mails.ts";
import { forget, forgottenAt, narrowedBy } from "#lib/features/help/help-requests/rules.ts";
import { AskForAccess, AskForHelp, OneHelpRequest, RouteHelpRequest } from "#lib/features/help/help-requests/schema.ts";
import { openStrangersRequest } from "#lib/features/help/help-requests/store/asking.ts";
import { lockedWithOrganisation } from "#lib/features/help/help-requests/store/handling.ts";
import { wayTo } from "#lib/features/help/help-requests/store/links.ts";
import { toPersonWithoutPlace, toStranger, triesOfStranger } from "./limits.ts";
import { lock } from "#lib/platform/db/sql.ts";

const aboutNobody = { subjectId: null, organisationId: null, before: null, after: null };

/** Accepts a help request. It looks nothing up, so that it is the same for every address; `routeHelpRequest` does that later. */
export const askForHelp = command({
  event: events["help-request.ask"],
  input: AskForHelp.extend({ helpEnd: HelpEnd }),
  // The limit is wide, so that a prankster who knows an address does not keep its owner from help. Mails are limited at
  // delivery.
  limits: ({ input, request }) => publicLimits("help-request.ask", input.email, request.ip, 20),
  subject: ({ input }) => Promise.resolve(input),
  may: anyone,
  run({ input: { helpEnd, ...asked }, request: { locale } }) {
    const reference = newReference();
    return Promise.resolve(
      done({
        result: { reference },
        audit: { ...aboutNobody, after: { reference, helpEnd } },
        send: [job("help-request.route", { ...asked, reference, locale })],
      }),
    );
  },
});

/** Someone who is signed in, and stands before a portal that is closed to them, has their beheerder asked. */
export const askForAccess = command({
  event: events["help-request.ask-access"],
  input: AskForAccess,
  limits: ({ actor }) =>
    isMember(actor)
      ? [{ bucket: `help-request.ask-access ${actor.authorisationId}`, times: 10, withinMs: hours(1) }]
      : [],
  subject: ({ input }) => Promise.resolve(input),
  may: isMember,
  async run({ tx, actor: { authorisationId, organisationId }, input: { portal } }) {
    const rights = await rightsOf(tx, authorisationId);
    const place = rights && { organisationId, ...rights };
    const verdict = verdictOn({ portal, organisationId, isStaff: false, place, among: [] });
    if (verdict.open) return refuse("alreadyOpen");
    if (verdict.because !== "notYours") return refuse("notOpenHere");
    const reference = newReference();
    return done({
      result: { reference },
      audit: { subjectId: authorisationId, organisationId, before: null, after: { reference, portal } },
      send: [job("help-request.deliver", { authorisationId, problem: "NO_ACCESS", reference, portal })],
    });
  },
});

/**
 * Finds out whose help request it is. For someone we know it is delivered at each of their organisations. A stranger
 * must first prove the address, and is asked to only about an organisation we know; past the limit on mails the request
 * still goes to the newest, behind the link that was mailed. So does someone we know who asks for access elsewhere.
 */
export const routeHelpRequest = command({
  event: events["help-request.route"],
  input: RouteHelpRequest,
  async subject({ tx, input }) {
    const found = await personAt(tx, input.email);
    const mayBeNewcomer = !found || (input.problem === "NO_ACCESS" && found.authorisations.length > 0);
    const known = mayBeNewcomer ? await organisationWithNumber(tx, normalNumber(input.organisationNumber)) : null;
    const isTheirs = found?.authorisations.some((own) => own.organisationId === known) ?? false;
    const organisationId = isTheirs ? null : known;
    if (organisationId) await lock(tx, "Organisation", organisationId);
    // An organisation's number that is not of theirs is no slip: there they are a newcomer as any other.
    return { person: organisationId ? null : found, organisationId, to: found ?? input };
  },
  may: onlySystem,
  async run({ tx, input, subject: { person, organisationId, to }, now }) {
    const { problem, organisationNumber, reference = newReference() } = input;
    if (person) {
      const at = narrowedBy(organisationNumber, person.authorisations, ({ organisation }) => [
        ...organisation.numbers.map(({ number }) => number),
        ...(organisation.kvkNumber ? [organisation.kvkNumber] : []),
      ]);
      const isNowhere = at.length === 0 && !(await takeLimits(tx, toPersonWithoutPlace(person.accountId), now));
      return done({
        result: { authorisationIds: at.map(({ id }) => id) },
        audit: {
          ...aboutNobody,
          subjectId: person.accountId,
          after: { problem, reference, organisations: at.length },
        },
        send: isNowhere
          ? [mail(person, noPlaceLetter, {})]
          : at.map(({ id }) => job("help-request.deliver", { authorisationId: id, problem, reference })),
      });
    }
    const nothing = {
      result: { authorisationIds: [] },
      audit: { ...aboutNobody, after: { problem, organisations: 0 } },
    };
    const { email, locale } = to;
    const number = normalNumber(organisationNumber);
    if (!number || (await takeLimits(tx, triesOfStranger(email), now))) return done(nothing);
    const isMailed = !(await takeLimits(tx, toStranger(email, organisationId ? "confirm" : "unknown"), now));
    if (!organisationId) return done({ ...nothing, send: isMailed ? [mail(to, unknownNumberLetter, {})] : [] });
    const numberEnd = number.slice(-2);
    const wanted = { organisationId, email, locale, problem: "NO_ACCESS", reference, numberEnd } as const;
    const request = await openStrangersRequest(tx, wanted, isMailed, now);
    if (!request) return done(nothing);
    const { id: helpRequestId, again, whose } = request;
    const path = isMailed && (await wayTo(tx, helpRequestId, now));
    return done({
      result: { authorisationIds: [] },
      audit: {
        subjectId: helpRequestId,
        organisationId,
        before: null,
        after: { helpRequestId, problem: wanted.problem, reference, again },
      },
      send: [
        ...(path ? [mail(to, strangerLetter, { path, whose, numberEnd })] : []),
        ...(again ? [] : [job("help-request.forget", { helpRequestId }, forgottenAt(now))]),
      ],
    });
  },
});

/** Removes what nobody confirmed in a day, and in the end a stranger's request that is over. */
export const forgetHelpRequest = command({
  event: events["help-request.forget"],
  input: OneHelpRequest,
  subject: ({ tx, input }) => lockedWithOrganisation(tx, input.helpRequestId),
  may: onlySystem,
  async run({ tx, subject, now }) {
    const { id, organisationId, accountId, email, status } = subject;
    const next = forget(subject, now);
    if (isRefused(next)) return next;
    if (await isHeld(tx, { accountId, organisationId, email })) return refuse("isHeld");
    await tx.helpRequest.delete({ where: { id } });
    return done({
      result: null,
      audit: { subjectId: id, organisationId, before: { helpRequestId: id, status }, after: null },
    });
  },
});
