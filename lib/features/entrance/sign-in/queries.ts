import "server-only";
import { z } from "zod";
import { fullName } from "#lib/features/base/people/rules.ts";
import { activeAdministrators, openNow } from "#lib/features/base/people/store.ts";
import { isMember, isSignedIn } from "#lib/platform/access/actor.ts";
import { organisationOfLink } from "#lib/platform/access/made-for.ts";
import { ownWithin } from "#lib/platform/access/scope.ts";
import { anyone } from "#lib/platform/gate/command.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { maskedMobile } from "#lib/platform/i18n/format.ts";
import { portalAddress, stillGiven } from "#lib/platform/portals.ts";
import { settings } from "#lib/platform/settings.ts";
import { homeOf, lasting } from "./rules.ts";

const nothing = z.object({});

/** The page to which someone signed in belongs; null for someone who is not. */
export const myHome = query({
  input: nothing,
  may: anyone,
  run: ({ actor }) => Promise.resolve({ home: isSignedIn(actor) ? homeOf(actor) : null }),
});

/** How long the session of whoever is signed in lasts without use, and whether use puts that off. */
export const sessionLeft = query({
  input: nothing,
  may: isSignedIn,
  async run({ db, actor: { sessionId }, now }) {
    const session = await db.session.findUnique({
      where: { id: sessionId },
      select: { createdAt: true, lastSeenAt: true },
    });
    return session && lasting(session, settings(), now);
  },
});

/**
 * The organisations in which whoever is signed in may act now, which of them they act in, and which of them is meant by
 * the page that sent them here.
 */
export const myOrganisations = query({
  input: z.object({ wissel: z.string().optional().catch(undefined) }),
  whileWaiting: ["strong"],
  may: isSignedIn,
  async run({ db, actor, input, now }) {
    const meant = input.wissel === undefined ? null : organisationOfLink(input.wissel);
    const current = isMember(actor) ? actor.authorisationId : null;
    const mine = await db.authorisation.findMany({
      where: { accountId: actor.accountId, ...openNow(now), ...ownWithin(actor) },
      select: { id: true, role: true, organisation: { select: { id: true, name: true } } },
      orderBy: [{ organisation: { name: "asc" } }, { id: "asc" }],
    });
    return mine.map(({ id, role, organisation }) => ({
      authorisationId: id,
      role,
      name: organisation.name,
      isCurrent: id === current,
      isMeant: organisation.id === meant,
    }));
  },
});

/** What the portal knows of the person. The number is masked, as someone may look over their shoulder. */
export const mine = query({
  input: nothing,
  may: isSignedIn,
  async run({ db, actor }) {
    const account = await db.account.findUnique({ where: { id: actor.accountId } });
    if (!account) return null;
    const authorisation = isMember(actor)
      ? await db.authorisation.findUnique({ where: { id: actor.authorisationId }, include: { organisation: true } })
      : null;
    return {
      name: fullName(account),
      email: account.email,
      mobile: account.mobileNumber && maskedMobile(account.mobileNumber),
      isStaff: actor.kind === "staff",
      place: authorisation && {
        organisation: authorisation.organisation.name,
        role: authorisation.role,
        accessCode: authorisation.accessCode,
        portals: authorisation.portals.map((portal) => ({ portal, url: portalAddress(portal) })),
        /** Open for the organisation, and not for this person. */
        notMine: stillGiven(authorisation.organisation.portals).filter((key) => !authorisation.portals.includes(key)),
      },
    };
  },
});

/** The colleagues who manage access in the organisation one acts in. */
export const myAdministrators = query({
  input: nothing,
  may: isSignedIn,
  async run({ db, actor, now }) {
    if (!isMember(actor)) return null;
    const organisation = await db.organisation.findUnique({ where: { id: actor.organisationId } });
    if (!organisation) return null;
    const people = await activeAdministrators(db, actor.organisationId, now);
    return {
      organisation: organisation.name,
      /** For those who read the address of the login help from paper. */
      origin: settings().PUBLIC_ORIGIN,
      people: people.map((person) => ({
        name: fullName(person),
        email: person.email,
        isMe: person.accountId === actor.accountId,
      })),
    };
  },
});

export type MyOrganisation = AnswerOf<typeof myOrganisations>[number];
export type Mine = AnswerOf<typeof mine>;
export type MyAdministrators = AnswerOf<typeof myAdministrators>;
