import "server-only";
import { events } from "#lib/features/administration/authorisations/events.ts";
import { byTwo, isOneEnough, rightsPlan } from "#lib/features/administration/authorisations/plans.ts";
import { mayRestrict } from "#lib/features/administration/authorisations/policy.ts";
import {
  changeRights,
  endsSooner,
  isOvertaken,
  undoChangeRights,
  type Rights,
} from "#lib/features/administration/authorisations/rules/rights.ts";
import { ChangeRights, OneAuthorisation } from "#lib/features/administration/authorisations/schema.ts";
import { type Colleague, lockColleague } from "#lib/features/administration/authorisations/store/colleague.ts";
import { expiryOf } from "#lib/features/administration/authorisations/store/ending.ts";
import { otherPermanentAdministrators } from "#lib/features/administration/authorisations/store/standing.ts";
import { rightsChangedLetter } from "#lib/features/administration/authorisations/mails.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { resolvePortalRequests } from "#lib/features/help/help-requests/store/solving.ts";
import { endOfDay } from "#lib/platform/days.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { isRefused, refuse, withFacts } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { isRetired, type PortalKey } from "#lib/platform/portals.ts";

/** The portals and the last day that a form sends. */
export const rightsFrom = ({ portals, validUntil }: Omit<Rights, "validUntil"> & { validUntil: string }): Rights => ({
  portals,
  validUntil: validUntil ? endOfDay(validUntil) : null,
});

/** The person hears of it; someone who has yet to accept reads in the invitation what it is for. */
const toPerson = (person: Colleague, rights: Rights, asked: PortalKey | null = null) =>
  person.authorisation.status === "PENDING"
    ? []
    : [mail(person, rightsChangedLetter, { organisation: person.organisation, ...rights, asked })];

/** The rights in the form in which they are recorded and kept. */
const kept = ({ portals, validUntil }: Rights) => ({
  portals: [...portals],
  validUntil: validUntil?.toISOString() ?? null,
});

/** Changes which portals someone may use, and until when. */
export const changeAuthorisationRights = command({
  event: events["authorisation.change-rights"],
  input: ChangeRights,
  fresh: 30,
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: mayRestrict,
  // A date on which a beheerder ends removes one.
  second: {
    ...byTwo,
    unless: async ({ tx, input, subject }) =>
      subject.authorisation.role !== "ADMINISTRATOR" ||
      !endsSooner(subject.authorisation, rightsFrom(input)) ||
      (await isOneEnough(tx, subject)),
    proposal: ({ input, subject }) => rightsPlan(subject, { before: subject.authorisation, after: rightsFrom(input) }),
  },
  async run({ tx, actor, input, subject, now }) {
    const { id, organisationId, opened, rightsChange } = subject;
    const person = fullName(subject);
    const { by, at } = rightsChange;
    if (isOvertaken(rightsChange, input.seen)) return refuse("rightsChangedSince", { person, by, at });
    const wanted = rightsFrom(input);
    if (wanted.portals.some((portal) => isRetired(portal) && !subject.authorisation.portals.includes(portal)))
      return refuse("portalRetired", { person });
    const changing = {
      wanted,
      opened,
      otherPermanentAdministrators: await otherPermanentAdministrators(tx, subject),
    };
    const outcome = changeRights(subject.authorisation, changing, now);
    if (isRefused(outcome)) return refuse(outcome.refused, { person });
    await tx.authorisation.update({
      where: { id },
      data: {
        ...outcome,
        rightsBefore: kept(subject.authorisation),
        rightsChangedAt: now,
        rightsChangedById: actor.authorisationId,
      },
    });
    // Whoever asked for a portal has their answer by it.
    const [asked = null] = await resolvePortalRequests(tx, id, outcome.portals, actor, now);
    return done({
      result: { authorisationId: id },
      audit: { subjectId: id, organisationId, before: kept(subject.authorisation), after: kept(outcome) },
      send: [...expiryOf(id, outcome), ...toPerson(subject, outcome, asked)],
    });
  },
});

/** Restores the rights that the same beheerder changed a moment ago. */
export const undoRights = command({
  event: events["authorisation.undo-change-rights"],
  input: OneAuthorisation,
  fresh: 60,
  subject: ({ tx, scope, input, now }) => lockColleague(tx, scope, input.authorisationId, now),
  may: mayRestrict,
  async run({ tx, actor, subject, now }) {
    const { id, organisationId, opened, rightsChange } = subject;
    const { authorisationId: me } = actor;
    const facts = { me, opened, otherPermanentAdministrators: await otherPermanentAdministrators(tx, subject) };
    const outcome = undoChangeRights(subject.authorisation, rightsChange, facts, now);
    if (isRefused(outcome)) return withFacts(outcome, { person: fullName(subject) });
    // The rights before are set to those of now, which marks the change as put back.
    await tx.authorisation.update({
      where: { id },
      data: { ...outcome, rightsBefore: kept(outcome), rightsChangedAt: now, rightsChangedById: me },
    });
    return done({
      result: { authorisationId: id },
      audit: { subjectId: id, organisationId, before: kept(subject.authorisation), after: kept(outcome) },
      send: [...expiryOf(id, outcome), ...toPerson(subject, outcome)],
    });
  },
});
