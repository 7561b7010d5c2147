import { expect, test } from "vitest";
import { z } from "zod";
import { to } from "#lib/addresses.ts";
import { blockedLetter } from "#lib/features/entrance/sign-in/mails.ts";
import type { ByRecord } from "#lib/features/base/retention/rules.ts";
import type { takeCase } from "#lib/features/help/staff-cases/commands.ts";
import { isMember, type Actor } from "#lib/platform/access/actor.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { events as known } from "#lib/features/administration/authorisations/blocking/events.ts";
import { code, declareEvents, ids, quiet, told } from "#lib/platform/audit/event.ts";
import {
  anyone,
  command,
  done,
  failed,
  onlySystem,
  type OutcomeOf,
  type Runs,
  type Command,
  type Outcome,
} from "#lib/platform/gate/command.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { type ProblemOf, refuse, type Sentences, whyNot, withFacts } from "#lib/platform/gate/outcome.ts";
import { query } from "#lib/platform/gate/query.ts";
import { letter } from "#lib/platform/outbox/letter.ts";
import { mail } from "#lib/platform/outbox/mail.ts";
import { href } from "#lib/platform/i18n/locale.ts";
import { job } from "#lib/platform/outbox/outgoing.ts";

const title = { nl: "Gezwaaid", en: "Waved" };
const events = declareEvents("users", {
  "hand.wave": quiet({ title, before: { status: code }, after: { reason: code, helpRequestIds: ids.optional() } }),
  "hand.rest": quiet({ title }),
});

// Each of these must fail to compile; tsc reports an expectation that is not met.
export function neverCalled(tx: Tx, reader: Reader) {
  const base = {
    event: events["hand.rest"],
    input: z.object({}),
    subject: () => Promise.resolve({}),
  } as const;
  const audit = { subjectId: null, organisationId: null, before: null, after: null };
  const run = () => Promise.resolve(done({ result: null, audit }));

  // @ts-expect-error a command without a policy
  command({ ...base, run });
  // @ts-expect-error a command without a subject
  command({ event: base.event, input: base.input, may: anyone, run });
  // @ts-expect-error a change without a record
  command({ ...base, may: anyone, run: () => Promise.resolve({ result: null }) });
  // @ts-expect-error a change of a kind the log has no words for
  command({ ...base, event: "hand.rest", may: anyone, run });
  // @ts-expect-error an event that no room declared
  command({ ...base, event: { name: "hand.rest", ...quiet({ title }) }, may: anyone, run });
  // @ts-expect-error a record that leaves out what its event says is recorded
  command({ ...base, event: events["hand.wave"], may: anyone, run });
  const wave = { ...base, event: events["hand.wave"], may: anyone };
  const kept = { ...audit, before: { status: "OPEN" }, after: { reason: "TIRED" } };
  const waved = () => Promise.resolve(done({ result: null, audit: kept }));
  const odd = () => Promise.resolve(done({ result: null, audit: { ...kept, after: { reason: 1 } } }));
  const dropped = () => Promise.resolve(failed({ failed: "no", audit: { ...kept, before: null } }));
  command({ ...wave, run: waved });
  // @ts-expect-error a record whose after has another shape
  command({ ...wave, run: odd });
  const named = () => Promise.resolve(done({ result: null, audit: { ...kept, after: { reason: "A", name: "Bram" } } }));
  // @ts-expect-error a record that says what its event does not declare
  command({ ...wave, run: named });
  // @ts-expect-error a failure whose record has another shape
  command({ ...wave, run: dropped });
  // @ts-expect-error an event that is told, without its sentence in English
  told("access", { title, nl: () => "Er is gezwaaid." });
  const said = { title, after: { reason: code }, nl: () => "Er is gezwaaid." };
  told("access", { ...said, en: ({ after: { reason } }) => `Waved: ${reason ?? ""}.` });
  // @ts-expect-error a sentence with a fact that is not recorded
  told("access", { ...said, en: ({ after: { mood } }) => `Waved: ${String(mood)}.` });
  // @ts-expect-error a command that does what another room declared, with a record of its own
  command({ ...base, event: known["authorisation.block"], may: anyone, run });
  // @ts-expect-error a command that did not come from the gate
  const handMade: ReturnType<typeof command> = { ...base, may: anyone, run };
  // @ts-expect-error a feature that writes the log itself
  void tx.auditRecord;
  // @ts-expect-error a feature that sends past the gate
  void tx.outbox;
  // @ts-expect-error a feature that counts limits by itself
  void tx.limit;
  // @ts-expect-error rows whose columns no schema names
  void tx.$queryRaw;
  // @ts-expect-error SQL put together from strings
  void tx.$executeRawUnsafe;
  // @ts-expect-error a transaction in a transaction, which the embedded engine cannot have
  void tx.$transaction;
  // @ts-expect-error a query that writes
  void reader.authorisation.update;
  // @ts-expect-error the same of a query
  void reader.$queryRaw;
  // @ts-expect-error a query that writes by SQL
  void reader.$executeRaw;
  // @ts-expect-error a scope made by hand
  const scope: Scope = { of: "everything" };
  // @ts-expect-error a refusal without a sentence
  const sentences: Sentences<ProblemOf<OutcomeOf<typeof takeCase>>> = { alreadyYours: "" };
  return [handMade, scope, sentences];
}

export function whoActs() {
  const base = { event: events["hand.rest"], input: z.object({}), subject: () => Promise.resolve({}) } as const;
  const audit = (organisationId: string) => ({ subjectId: null, organisationId, before: null, after: null });
  const asMember = async ({ actor }: { actor: { organisationId: string } }) =>
    done({ result: null, audit: audit(actor.organisationId) });

  command({ ...base, may: isMember, run: asMember });
  command({
    ...base,
    may: (actor) => onlySystem(actor) || isMember(actor),
    run: async ({ actor }) => {
      // @ts-expect-error what only one of those who may has
      const { organisationId } = actor;
      return done({ result: null, audit: audit(organisationId) });
    },
  });
  command({
    ...base,
    may: anyone,
    // @ts-expect-error a visitor has no organisation
    run: asMember,
  });
  command({
    ...base,
    // @ts-expect-error a policy that does not say who it lets through
    may: (actor) => actor.kind.length > 3,
    run: async () => done({ result: null, audit: audit("") }),
  });
  query({
    input: z.object({}),
    may: onlySystem,
    // @ts-expect-error neither has the product itself
    run: async ({ actor }) => void actor.organisationId,
  });
}

export function whatASentenceNeeds() {
  const take = command({
    event: events["hand.rest"],
    input: z.object({}),
    subject: () => Promise.resolve({}),
    may: anyone,
    async run({ now }) {
      const audit = { subjectId: null, organisationId: null, before: null, after: null };
      if (now.getTime() > 1) return withFacts(refuse("taken", { at: now }), { by: "Sara" });
      if (now.getTime() > 2) return refuse("gone");
      return failed({ failed: "wait", detail: { until: now }, audit });
    },
  });
  const when = (at: Date) => at.toISOString();
  const right = {
    taken: ({ by, at }: { by: string; at: Date }) => by + when(at),
    gone: "Gone.",
    wait: ({ until }: { until: Date }) => when(until),
  };
  const said = (refusals: typeof right) => ({ fields: {}, refusals });
  const adapter = { done: () => to.start() };
  formAction(take, { ...adapter, texts: { nl: said(right), en: said(right) } });
  const more = { ...right, gone: ({ by }: { by: string }) => by };
  // @ts-expect-error a sentence that needs a fact its refusal does not carry
  formAction(take, { ...adapter, texts: { nl: { fields: {}, refusals: more }, en: said(right) } });
  const other = { ...right, taken: ({ at }: { at: string }) => at };
  // @ts-expect-error a sentence that takes a fact for something else
  formAction(take, { ...adapter, texts: { nl: { fields: {}, refusals: other }, en: said(right) } });
  const later = { ...right, wait: ({ until, by }: { until: Date; by: string }) => by + when(until) };
  const foreseen = withFacts(refuse("taken", { by: "Sara", at: new Date() }), { person: "Dora" });
  whyNot(right, foreseen);
  // @ts-expect-error the same on a page that foresees the refusal
  whyNot({ taken: ({ until }: { until: Date }) => when(until) }, foreseen);
  // @ts-expect-error the same of a failure
  formAction(take, { ...adapter, texts: { nl: { fields: {}, refusals: later }, en: said(right) } });
}

export function whereALinkLeads() {
  // @ts-expect-error an address written out by hand
  href("nl", "/beheer");
  // @ts-expect-error one that an address was glued into
  href("nl", `${to.overview()}/logboek`);
  // @ts-expect-error an address without whom it is about
  to.colleague();
  // @ts-expect-error a field the page does not know
  to.colleagues({ zoek: "de vries" });
  const take = command({
    event: events["hand.rest"],
    input: z.object({}),
    subject: () => Promise.resolve({}),
    may: anyone,
    run: () => Promise.resolve(refuse("gone")),
  });
  const said = { fields: {}, refusals: { gone: "Gone." } };
  // @ts-expect-error a form that leads to an address written out by hand
  formAction(take, { texts: { nl: said, en: said }, done: () => "/beheer" });
}

type Other = Command<z.ZodType<unknown, { id: string }>, Outcome, Actor, unknown, unknown, "call-back.forget">;

export function whatTheWorkerIsAsked(runs: Runs, other: Other) {
  job("call-back.forget", { callBackId: "" });
  // @ts-expect-error a job with a wrong input
  job("call-back.forget", { helpRequestId: "" });
  // @ts-expect-error a job with half of its input
  job("help-request.remind", { helpRequestId: "" });
  // @ts-expect-error a job nobody runs
  job("call-back.frobnicate", { callBackId: "" });
  const { "check.run": check, ...others } = runs;
  // @ts-expect-error a list of jobs without one of them
  const short: Runs = others;
  // @ts-expect-error a job done by the command of another
  const crossed: Runs = { ...runs, "call-back.forget": check };
  // @ts-expect-error a job whose command takes something else
  const otherwise: Runs = { ...runs, "call-back.forget": other };
  return [short, crossed, otherwise];
}

export function whatALetterNeeds() {
  const [one, two] = [
    { subject: "", paragraphs: [""] as const },
    { subject: "", paragraphs: ["", ""] as const },
  ];
  const reason = { nl: "", en: "" };
  // @ts-expect-error a letter without its English
  letter("", () => ({ nl: one, reason }));
  // @ts-expect-error a letter that says less in English
  letter("", () => ({ nl: two, en: one, reason }));
  // @ts-expect-error a letter that does not say why it was sent
  letter("", () => ({ nl: one, en: one }));
  // @ts-expect-error a letter sent without a fact it needs
  mail({ email: "", locale: "nl" }, blockedLetter, {});
}

export function whatGoesByAge(byRecord: ByRecord) {
  const { StaffNote, ...others } = byRecord;
  // @ts-expect-error a table whose rows go by age, and that nobody removes
  const short: ByRecord = others;
  return { ...short, StaffNote };
}

test("what must not compile does not: tsc checks the expectations above", () => {
  for (const never of [neverCalled, whoActs, whatASentenceNeeds, whatTheWorkerIsAsked, whatALetterNeeds, whatGoesByAge])
    expect(never).toBeTypeOf("function");
});
