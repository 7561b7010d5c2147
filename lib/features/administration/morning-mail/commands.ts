import "server-only";
import { to } from "#lib/addresses.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { screenIn } from "#lib/platform/access/made-for.ts";
import { isDayOff } from "#lib/platform/days-off.ts";
import { lock } from "#lib/platform/db/sql.ts";
import { hours } from "#lib/platform/durations.ts";
import { command, done, onlySystem } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import { isMorning } from "#lib/platform/mornings.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { job, type Outgoing } from "#lib/platform/outbox/outgoing.ts";
import { events } from "./events.ts";
import { morningLetter } from "./mails.ts";
import { isSomething } from "./rules.ts";
import { ChooseWay, Nothing } from "./schema.ts";
import { openFor, takeDue } from "./store.ts";

/** How a beheerder hears of what is not urgent. What is urgent, or about security, comes at once in both ways. */
export const chooseMorningMail = command({
  event: events["morning-mail.choose"],
  input: ChooseWay,
  anywhere: true,
  limits: ({ actor }) => [
    { bucket: `morning-mail.choose ${isAdministrator(actor) ? actor.accountId : ""}`, times: 60, withinMs: hours(1) },
  ],
  async subject({ tx, actor }) {
    if (!("accountId" in actor)) return null;
    await lock(tx, "Account", actor.accountId);
    return tx.account.findUnique({ where: { id: actor.accountId }, select: { id: true, morningMail: true } });
  },
  may: isAdministrator,
  async run({ tx, input: { way }, subject: { id, morningMail } }) {
    const before = morningMail ? "morning" : "atOnce";
    if (before === way) return refuse("sameWay");
    await tx.account.update({ where: { id }, data: { morningMail: way === "morning" } });
    return done({
      result: { way },
      audit: { subjectId: id, organisationId: null, before: { way: before }, after: { way } },
    });
  },
});

/** How many people are written to at a time, each with what is open in every organisation of theirs. */
const atOnce = 50;

/**
 * The mail of the morning, for whoever asked for it and has something open. The worker plans it every hour; a day has
 * one for each person, since taking somebody writes down that they were.
 */
export const sendMorningMail = command({
  event: events["morning-mail.send"],
  input: Nothing,
  subject: () => Promise.resolve({}),
  may: onlySystem,
  async run({ tx, now }) {
    if (!isMorning(now, isDayOff)) return refuse("notNow");
    const people = await takeDue(tx, atOnce, now);
    if (people.length === 0) return refuse("nobody");
    const send: Outgoing[] = [];
    for (const person of people) {
      const open = (await openFor(tx, person, now)).filter(isSomething);
      const places = open.map((one) => ({ ...one, path: screenIn(one.organisationId, to.overview()) }));
      if (places.length > 0) send.push(mail(person, morningLetter, { firstName: person.firstName, places }));
    }
    return done({
      result: null,
      audit: {
        ...{ subjectId: null, organisationId: null, before: null },
        after: { people: people.length, mails: send.length },
      },
      send: people.length === atOnce ? [...send, job("morning-mail.send", {})] : send,
    });
  },
});
