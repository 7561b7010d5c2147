import { expect, test } from "vitest";
import { problems } from "#lib/features/help-requests/rules.ts";
import { helpPath, isAvailable } from "#lib/features/login-help/rules.ts";
import { factsFor } from "#lib/features/login-help/store.ts";
import { en } from "#lib/features/login-help/texts.en.ts";
import { nl } from "#lib/features/login-help/texts.nl.ts";
import {
  appointmentFields,
  loginHelp,
  nextAnswers,
  stepAt,
  type Answer,
  type Outcome,
  type Step,
} from "#lib/features/login-help/tree.ts";

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
    eherkenning: { ...facts.eherkenning, manual: "https://verzekeraar.example/handleiding" },
  };
  for (const { step } of outcomes) expect(step.actions.every((action) => isAvailable(action, generous))).toBe(true);
});

test("every address leads to its step, and no other does", () => {
  for (const { path, step } of visits) expect(stepAt(path)).toBe(step);
  for (const path of [
    ["onzin"],
    ["geblokkeerd", "onzin"],
    ["geblokkeerd", "adviseur", "verder"],
    [""],
    ["__proto__"],
  ]) {
    expect(stepAt(path)).toBeNull();
  }
});

test("an outcome is at most four questions away", () => {
  expect(Math.max(...visits.map(({ path }) => path.length))).toBeLessThanOrEqual(4);
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

test("nobody from BMW Financial Services is sent to a beheerder or asked to appoint one", () => {
  const theirs = outcomes.filter(({ path }) => path.includes("bmw"));
  expect(theirs.length).toBeGreaterThan(1);
  for (const { step } of theirs) expect(step.text).toBe("bmw");
});

/** The facts of the help this replaces (S01-S40), and the address that carries each. */
const carried: readonly [fact: string, path: string, text: RegExp | ((step: Outcome) => unknown)][] = [
  ["S05 the address may be mistyped: ask again", "geen-mail", /hebt ingetypt\? Zo niet, vraag de mail dan opnieuw aan/],
  ["S05 link back to the reset form", "geen-mail", (step) => step.actions.some(({ kind }) => kind === "reset")],
  ["S06 the mail may be spam", "geen-mail", /ongewenste e-mail \(spam\)/],
  ["S07 still nothing: who are you", "geen-mail", (step) => step.next?.leadsTo.kind === "question"],
  ["S08 no code: the beheerder helps", "geen-code", (step) => step.actions[0].kind === "ask"],
  ["S09 the mobile number may be wrong", "geen-code", /nummer dat wij van je hebben/],
  [
    "S10 a colleague with access knows the beheerder",
    "geen-code",
    /vraag een collega die kan inloggen wie je beheerder is/,
  ],
  ["S11 the service stands in the profile", "eherkenning", /eHerkenningsprofiel moet de dienst Allianz Zakelijk/],
  [
    "S12 the beheerder of eHerkenning arranges it",
    "eherkenning",
    /De beheerder van eHerkenning bij jouw kantoor of bedrijf/,
  ],
  ["S12 who may be someone else", "eherkenning", /iemand anders zijn dan je beheerder hier/],
  ["S13 the manual", "eherkenning", (step) => step.actions.some(({ kind }) => kind === "manual")],
  ["S13 the portals by name", "eherkenning", /mkb-portal en MyAllianzBroker/],
  ["S15 blocked", "geblokkeerd/adviseur", /kan je deblokkeren/],
  ["S15 toegangscode not active (any more)", "toegangscode/adviseur", /toegangscode is niet \(meer\) actief/],
  [
    "S16 the colleague who does the gebruikersbeheer",
    "geblokkeerd/adviseur",
    /collega die bij jouw kantoor de toegang regelt/,
  ],
  ["S17 authorise again is another act than unblock", "toegangscode/adviseur", /opnieuw autoriseren/],
  ["S18 a colleague with access knows the beheerder", "geblokkeerd/adviseur", /vraag een collega die kan inloggen/],
  ["S19 a blocked beheerder calls the Servicedesk", "geblokkeerd/beheerder", /Allianz Servicedesk.*088 – 577 16 00/s],
  ["S20 on working days", "geblokkeerd/beheerder", /op werkdagen van 9\.00 tot 17\.30 uur/],
  [
    "S21 the office's eight fields",
    "geen-beheerder/adviseur",
    /Tussenpersoonnummer.*Bedrijfsnaam.*Achternaam.*Voornaam.*Voorletters.*Tussenvoegsel.*E-mailadres.*Mobiel telefoonnummer/s,
  ],
  [
    "S22 a mail with a link after verification",
    "geen-beheerder/adviseur",
    /controleren de gegevens.*mail met een link/s,
  ],
  ["S23 activate with the link", "geen-beheerder/adviseur", /Met die link activeert de beheerder/],
  ["S24 then authorise employees", "geen-beheerder/adviseur", /medewerkers van jouw kantoor autoriseren/],
  ["S25 in the words of a company", "geblokkeerd/zakelijke-klant", /bij jouw bedrijf/],
  ["S26 the beheerder can make an authorisation", "geen-toegang", /maakt een autorisatie voor je aan/],
  ["S26 and authorise again", "toegangscode/zakelijke-klant", /opnieuw autoriseren/],
  [
    "S27 a colleague with access knows the beheerder",
    "toegangscode/zakelijke-klant",
    /vraag een collega die kan inloggen/,
  ],
  ["S28 a blocked beheerder calls the Servicedesk", "toegangscode/beheerder", /088 – 577 16 00/],
  ["S29 the company's name and policy number", "geen-beheerder/zakelijke-klant", /Bedrijfsnaam.*Polisnummer/s],
  [
    "S30 the company's seven fields",
    "geen-beheerder/zakelijke-klant",
    /Achternaam.*Voornaam.*Voorletters.*Tussenvoegsel.*Geslacht.*Zakelijk e-mailadres.*\(Zakelijk\) mobiel telefoonnummer/s,
  ],
  [
    "S31 a mail with a link, and activation",
    "geen-beheerder/zakelijke-klant",
    /mail met een link.*activeert de beheerder/s,
  ],
  ["S32 then authorise employees", "geen-beheerder/zakelijke-klant", /medewerkers van jouw bedrijf autoriseren/],
  ["S33 BMW: whom to contact", "bmw", /Insurance van BMW Financial Services.*070 41 47 483/s],
  ["S34 BMW: when", "bmw", /op werkdagen van 9\.00 tot 17\.30 uur/],
  ["S34 they are happy to help", "bmw", /helpen je graag verder/],
];

test.each(carried)("%s", (_, path, wanted) => {
  const step = stepAt(path.split("/"));
  if (step?.kind !== "outcome") throw new Error(`${helpPath(path.split("/"))} is no outcome`);
  if (typeof wanted === "function") expect(wanted(step)).toBe(true);
  else expect(saidBy(step)).toMatch(wanted);
});

/** Everything an outcome says in Dutch, its fields and its telephone included. */
function saidBy(step: Outcome): string {
  const { title, paragraphs, steps = [], fields, forward = [], after = [] } = nl.outcomes[step.text](step.place, facts);
  const wanted =
    fields && step.place !== "organisation" ? appointmentFields[step.place].map((field) => nl.fields[field]) : [];
  const calls = step.actions.flatMap((action) =>
    action.kind === "call" ? [nl.actions.call(facts[action.desk]), nl.hours(facts[action.desk])] : [],
  );
  return [title, ...paragraphs, ...steps, ...forward, ...wanted, ...calls, ...after].join("\n");
}
