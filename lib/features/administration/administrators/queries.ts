import "server-only";
import { mayLead } from "#lib/features/administration/authorisations/policy.ts";
import { otherPermanentAdministrators, ruleOfTwo } from "#lib/features/administration/authorisations/store/standing.ts";
import { searchPatterns } from "#lib/features/administration/colleagues/rules.ts";
import { listColleagues } from "#lib/features/administration/colleagues/store/list.ts";
import { isAdministrator } from "#lib/platform/access/actor.ts";
import { days } from "#lib/platform/durations.ts";
import { isRefused } from "#lib/platform/gate/outcome.ts";
import { type AnswerOf, query } from "#lib/platform/gate/query.ts";
import { dayOf } from "#lib/platform/opening-hours.ts";
import { mayAppoint } from "./policy.ts";
import { appoint, busFactorOf, deputise, deputyStateOf, handOver, isAble, isSo, remove } from "./rules.ts";
import { Candidates, OneColleague, Telling } from "./schema.ts";
import { administratorsOf, findCandidate } from "./store.ts";

/** The beheerders, the standing of each, and how badly one of them would be missed. */
export const administrators = query({
  input: Telling,
  may: isAdministrator,
  async run({ db, actor, scope, input: { melding, wie, twee }, now }) {
    const rule = await ruleOfTwo(db, actor.organisationId);
    const people = await administratorsOf(db, scope, now);
    const able = people.filter((person) => isAble(person, now)).length;
    const about = melding && wie && mayLead(actor) ? await findCandidate(db, scope, wie, now) : null;
    return {
      people: people.map((person) => ({
        ...person,
        isYou: actor.accountId === person.accountId,
        deputy: person.authorisation.role === "ADMINISTRATOR" ? ("none" as const) : deputyStateOf(person, now),
      })),
      able,
      light: busFactorOf(able),
      leads: mayLead(actor),
      rule,
      ruleTold: twee && (twee === "aan") === (rule !== "off") ? twee : null,
      told: melding && about && isSo(melding, about, now) ? { act: melding, person: about } : null,
    };
  },
});

export type Administrators = AnswerOf<typeof administrators>;

const shown = 10;

/** Colleagues to choose from, and the chosen one with what stands in the way. */
export const candidates = query({
  input: Candidates,
  may: mayLead,
  async run({ db, actor, scope, input: { q, wie, purpose }, now }) {
    const chosen = wie ? await findCandidate(db, scope, wie, now) : null;
    if (chosen && mayAppoint(actor, chosen)) {
      const period = { from: now, until: new Date(now.getTime() + days(1)) };
      const outcome =
        purpose === "deputise"
          ? deputise(chosen, period, now)
          : purpose === "appoint"
            ? appoint(chosen, now)
            : handOver(chosen, now);
      const refused = isRefused(outcome) && outcome.refused !== "endsBefore" ? outcome.refused : null;
      return { q, people: [], chosen: { ...chosen, refused }, today: dayOf(now) };
    }
    const rows = await listColleagues(
      db,
      {
        organisationId: actor.organisationId,
        patterns: searchPatterns(q),
        standing: "active",
        sort: "name",
        after: null,
        atMost: shown * 4,
      },
      now,
    );
    const people = rows.filter(
      (row) =>
        mayAppoint(actor, { ...row, organisationId: actor.organisationId }) &&
        (purpose === "handOver" || row.authorisation.role !== "ADMINISTRATOR"),
    );
    return { q, people: people.slice(0, shown), chosen: null, today: dayOf(now) };
  },
});

export type CandidatesPage = AnswerOf<typeof candidates>;

/** Someone whose role or period is about to end, with what stands in the way. */
export const administratorToStop = query({
  input: OneColleague,
  may: mayLead,
  async run({ db, actor, scope, input: { authorisationId }, now }) {
    const person = await findCandidate(db, scope, authorisationId, now);
    if (!person || !mayAppoint(actor, person)) return null;
    const isDeputy =
      person.authorisation.role === "EMPLOYEE" && ["planned", "now"].includes(deputyStateOf(person, now));
    const outcome = isDeputy ? null : remove(person, await otherPermanentAdministrators(db, person), now);
    return { ...person, isDeputy, refused: outcome && isRefused(outcome) ? outcome.refused : null };
  },
});

export type ToStop = AnswerOf<typeof administratorToStop>;
