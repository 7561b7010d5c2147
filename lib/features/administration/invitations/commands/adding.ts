import "server-only";
import { localeOf, nameOfActor, othersToTell } from "#lib/features/administration/authorisations/store/acts.ts";
import { strangersRequestSettledLetter } from "#lib/features/administration/requests/mails.ts";
import { wayTo } from "#lib/features/help/help-requests/store/links.ts";
import { events } from "#lib/features/administration/invitations/events.ts";
import { newColleagueLetter } from "#lib/features/administration/invitations/mails.ts";
import { mayAdd } from "#lib/features/administration/invitations/policy.ts";
import { asName } from "#lib/features/administration/invitations/rules.ts";
import { addingWith, typedMobile } from "#lib/features/administration/invitations/schema.ts";
import { addColleague, answerStrangers, ownOrganisation } from "#lib/features/administration/invitations/store.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { days, hours } from "#lib/platform/durations.ts";
import { endOfDay } from "#lib/platform/days.ts";
import { command, done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { toMobile } from "#lib/platform/phone.ts";

/** Limited because each one may mail an address that anyone can type. */
const limitsOf = (organisationId: string) => [
  { bucket: `authorisation.add hour ${organisationId}`, times: 60, withinMs: hours(1) },
  { bucket: `authorisation.add day ${organisationId}`, times: 300, withinMs: days(1) },
];

/** The number that gets the codes; it may be left out. What is wrong with it is told beside the other mistakes. */
const Adding = addingWith(typedMobile.transform((typed, context) => (typed.trim() ? toMobile(typed, context) : null)));

/** Adds one person to the beheerder's organisation. */
export const addPerson = command({
  event: events["authorisation.add"],
  input: Adding,
  fresh: 30,
  limits: ({ actor }) => (isAdministrator(actor) ? limitsOf(actor.organisationId) : []),
  subject: ({ tx, scope }) => ownOrganisation(tx, scope),
  may: mayAdd,
  async run({ tx, actor, input, subject: organisation, now, request }) {
    const { organisationId } = organisation;
    const { portals } = input;
    if (portals.some((portal) => !organisation.portals.includes(portal))) return refuse("portalNotOpened");
    const validUntil = input.validUntil ? endOfDay(input.validUntil) : null;
    if (validUntil && validUntil <= now) return refuse("dateInPast");

    const name = asName(input);
    const invite = input.invite === "now";
    const by = await nameOfActor(tx, actor);
    const { email, mobileNumber } = input;
    const wanted = {
      organisationId,
      name,
      email,
      mobileNumber,
      portals,
      locale: input.locale ?? (await localeOf(tx, actor)),
    };
    const { status, authorisationId, send } = await addColleague(tx, { ...wanted, validUntil, invite, by }, now);
    if (status === "existsHere") return refuse("existsHere", { authorisationId });

    const answered = await answerStrangers(tx, { actor, organisationId, ...input }, now);
    const facts = { person: fullName(name), organisation: organisation.name, by, authorisationId };
    const others = await othersToTell(tx, { organisationId, accountId: "" }, { actor, request }, now);
    const letters = others.map((one) => mail(one, newColleagueLetter, facts));
    for (const { id, ...asker } of answered) {
      // The invitation answers the request.
      if (invite && asker.email === input.email) continue;
      letters.push(mail(asker, strangersRequestSettledLetter, { path: await wayTo(tx, id, now) }));
    }
    const helpRequestIds = answered.map(({ id }) => id);
    return done({
      result: { authorisationId },
      audit: {
        subjectId: authorisationId,
        organisationId,
        before: null,
        after: {
          status: "PENDING",
          role: "EMPLOYEE",
          portals,
          validUntil: validUntil?.toISOString() ?? null,
          invited: invite,
          ...(helpRequestIds.length > 0 && { helpRequestIds }),
        },
      },
      send: [...send, ...letters],
    });
  },
});
