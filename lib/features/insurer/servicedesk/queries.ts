import "server-only";
import { historyOf } from "#lib/features/base/audit-log/store/entries.ts";
import { changeUnderWay } from "#lib/features/administration/account-changes/store/changes.ts";
import { findPerson, type Person } from "#lib/features/administration/account-changes/store/people.ts";
import { standingOf } from "#lib/features/administration/authorisations/rules/standing.ts";
import { maySeeErasure } from "#lib/features/insurer/erasure/policy.ts";
import { reactivationWaitsMs } from "#lib/features/entrance/password-links/rules.ts";
import { fullName } from "#lib/features/base/people/rules.ts";
import { personOf } from "#lib/features/entrance/standing/store.ts";
import type { AnyEvent } from "#lib/platform/audit/event.ts";
import { events } from "./events.ts";
import type { Staff } from "#lib/platform/access/actor.ts";
import { after, minutes } from "#lib/platform/durations.ts";
import { type AnswerOf, query, type Reading } from "#lib/platform/gate/query.ts";
import { maskedEmail, maskedMobile } from "#lib/platform/i18n/format.ts";
import { phoneText } from "#lib/platform/phone.ts";
import { mayHelp, mayView } from "./policy.ts";
import { actsOn, actSlugs, type ActSlug, viewLastsMs } from "./rules.ts";
import { PersonPage } from "./schema.ts";
import { circumstancesOf, lastView, managersOf, officeNumber } from "./store.ts";

const eventsOf: Readonly<Record<ActSlug, readonly AnyEvent[]>> = {
  deblokkeren: [events["staff.unblock"]],
  vrijgeven: [events["staff.unfreeze"]],
  "mobiel-nummer": [events["staff.start-mobile-number"], events["staff.set-mobile-number"]],
  "opnieuw-activeren": [events["staff.start-reactivation"]],
  uitloggen: [events["staff.sign-out"]],
  uitnodiging: [events["staff.renew-invitation"]],
};

/** One person: enough to recognise them, and for half an hour after saying why everything that staff may see. */
export const personForStaff = query({
  input: PersonPage,
  may: mayView,
  async run(at) {
    const { db, actor, scope, input, now } = at;
    const person = await findPerson(db, scope, input.id, now);
    if (!person) return null;
    const { id, organisationId, organisation } = person;
    const place = { staffId: actor.accountId, organisationId, authorisationId: id };
    const view = await lastView(db, place, after(now, -viewLastsMs));
    const known = {
      ...{ id, organisation, act: input.act && actSlugs[input.act] },
      name: fullName(person),
      stands: { standing: standingOf(person, now), waitUntil: person.account.waitUntil },
    };
    if (!view) return { ...known, seen: null, masked: maskedEmail(person.email), reason: input.reden ?? null };
    return { ...known, seen: { until: after(view.at, viewLastsMs), ...(await inFull(at, person)) } };
  },
});

type Asked = Pick<Reading<{ gedaan?: ActSlug | undefined }, Staff>, "db" | "actor" | "scope" | "input" | "now">;

/** Everything staff see of a person. */
async function inFull({ db, actor, scope, input: { gedaan }, now }: Asked, person: Person) {
  const { id, accountId, organisationId } = person;
  const circumstances = await circumstancesOf(db, person, actor, now);
  const history = await historyOf(db, { authorisationId: id, organisationId, accountId }, 10);
  const change = await changeUnderWay(db, scope, id, now);
  const { places } = await personOf(db, accountId, now);
  const since = after(now, -minutes(10));
  const isTold = history.some(
    ({ event, at, outcome, by }) =>
      gedaan && eventsOf[gedaan].includes(event) && outcome === "done" && by.kind === "insurer" && at >= since,
  );
  return {
    person,
    erase: maySeeErasure(actor) ? { wie: person.authorisation.accessCode } : null,
    helpers: circumstances.helpers,
    acts: mayHelp(actor, person) ? actsOn(person, circumstances, now) : null,
    // A number that was bound shortly before a freeze may be the thief's.
    mobile: numberOf(person.account.mobileNumber, {
      isTrusted: !circumstances.isBindingNew,
      isProven: person.account.isMobileProven,
    }),
    office: numberOf(await officeNumber(db, organisationId), { isTrusted: true, isProven: true }),
    change: change && {
      kind: change.kind,
      mobile: maskedMobile(change.newMobileNumber ?? ""),
      expiresAt: change.expiresAt,
      worksFrom: after(change.createdAt, reactivationWaitsMs),
    },
    elsewhere: places.filter(({ authorisationId }) => authorisationId !== id),
    managers: await managersOf(db, scope, organisationId, now),
    history,
    told: gedaan && isTold ? actSlugs[gedaan] : null,
  };
}

type Worth = { readonly isTrusted: boolean; readonly isProven: boolean };

const numberOf = (number: string | null, { isTrusted, isProven }: Worth) =>
  number === null ? null : { text: phoneText(number), dial: isTrusted ? number : null, isProven };

export type PersonForStaff = AnswerOf<typeof personForStaff>;
export type Seen = NonNullable<PersonForStaff["seen"]>;
