import { expect, test } from "vitest";
import { problems } from "#lib/features/help/help-requests/rules.ts";
import { actionsNow, isAvailable } from "#lib/features/help/login-help/rules.ts";
import { factsFor } from "#lib/features/help/login-help/store.ts";
import { en } from "#lib/features/help/login-help/texts.en.ts";
import { nl } from "#lib/features/help/login-help/texts.nl.ts";
import { loginHelp, nextAnswers, stepAt, type Answer, type Step } from "#lib/features/help/login-help/tree.ts";

type Visit = { readonly path: readonly string[]; readonly step: Step; readonly by: Answer | null };

const walk = (step: Step, path: readonly string[] = [], by: Answer | null = null): Visit[] => [
  { path, step, by },
  ...nextAnswers(step).flatMap((answer) => walk(answer.leadsTo, [...path, answer.slug], answer)),
];

const visits = walk(loginHelp);
const outcomes = visits.flatMap(({ path, step }) => (step.kind === "outcome" ? [{ path, step }] : []));
const facts = factsFor("nl");

test("every answer leads on, and every way ends in something to do", () => {
  for (const { step } of visits) {
    if (step.kind === "question") expect(step.answers.length).toBeGreaterThan(1);
    else expect(step.actions.some((action) => isAvailable(action, facts))).toBe(true);
  }
});

test("an outcome can be acted on also when the insurer gave every address", () => {
  const generous = {
    ...facts,
    addresses: { adviser: "a@verzekeraar.example", business: "b@verzekeraar.example", bmw: "c@verzekeraar.example" },
    eherkenning: { ...facts.eherkenning, manual: "https://verzekeraar.example/handleiding", isOpen: true },
  };
  for (const { step } of outcomes) expect(step.actions.every((action) => isAvailable(action, generous))).toBe(true);
});

test("every address leads to its step, and no other does", () => {
  for (const { path, step } of visits) expect(stepAt(path)).toBe(step);
  for (const path of [
    ["onzin"],
    ["geblokkeerd", "onzin"],
    ["geblokkeerd", "beheerder", "verder"],
    [""],
    ["__proto__"],
  ]) {
    expect(stepAt(path)).toBeNull();
  }
});

test("what did not help leads on to something else: never in a circle, and the last are people", () => {
  for (const { path, step } of outcomes) {
    const before = path.map((_, i) => stepAt(path.slice(0, i)));
    expect(before.flatMap((past) => (past?.kind === "outcome" ? [past.text] : []))).not.toContain(step.text);
    if (step.next.length === 0) expect(step.actions.map(({ kind }) => kind)).toContain("call");
    else expect(reachable(step)).toMatch(/servicedesk|appointUnknown/);
  }
});

/** The words of every outcome that follows. */
const reachable = (step: Step): string =>
  nextAnswers(step)
    .map(({ leadsTo }) => `${leadsTo.text} ${reachable(leadsTo)}`)
    .join(" ");

test("while the Servicedesk is closed our call comes before theirs, and where one can phone one can be phoned", () => {
  const opened = (open: boolean) => ({ ...facts, servicedesk: { ...facts.servicedesk, open } });
  const phones = outcomes.filter(({ step }) =>
    step.actions.some((action) => "desk" in action && action.desk !== "bmw"),
  );
  expect(phones.length).toBeGreaterThan(5);
  for (const { step } of phones) {
    const kinds = (open: boolean) => actionsNow(step.actions, opened(open)).map(({ kind }) => kind);
    expect(kinds(true).indexOf("callBack")).toBe(kinds(true).indexOf("call") + 1);
    expect(kinds(false).indexOf("call")).toBe(kinds(false).indexOf("callBack") + 1);
    expect(kinds(false).toSorted()).toEqual(kinds(true).toSorted());
  }
});

test("an outcome is at most five answers away", () => {
  expect(Math.max(...visits.map(({ path }) => path.length))).toBeLessThanOrEqual(5);
});

test("every question has its way out for who does not know", () => {
  for (const { step } of visits) {
    if (step.kind === "question")
      expect(step.answers.map(({ text }) => text)).toContain(step === loginHelp ? "other" : "unknown");
  }
});

test("the texts of both languages say all of it", () => {
  for (const texts of [nl, en]) {
    for (const { step, by } of visits) {
      if (by) expect(texts.answers[by.text].label).not.toBe("");
      if (step.kind === "question") expect(texts.questions[step.text].title).not.toBe("");
      else expect(texts.outcomes[step.text](step.place, facts).title).not.toBe("");
    }
  }
});

test("a help request begins with a problem its form knows", () => {
  for (const { step } of outcomes) {
    for (const action of step.actions) if ("problem" in action) expect(problems).toContain(action.problem);
  }
});

test("nobody from BMW Financial Services is sent to a beheerder or asked to put one forward", () => {
  const theirs = outcomes.filter(({ path }) => path.includes("bmw"));
  expect(theirs.length).toBeGreaterThan(1);
  for (const { step } of theirs) expect(step.text).toBe("bmw");
});
