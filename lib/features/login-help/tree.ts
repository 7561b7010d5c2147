/** Where someone works, as the sentences call it. */
export type Place = "office" | "company" | "organisation";

/** What a help request can be about; the form knows the same words. */
type Problem = "BLOCKED" | "ACCESS_CODE_INACTIVE" | "WRONG_MOBILE_NUMBER" | "NO_MAIL" | "NO_ACCESS" | "OTHER";

/** Something the reader can do now. The first of an outcome that is available is the page's button. */
export type Action =
  | { readonly kind: "ask"; readonly problem: Problem }
  /** The same form, for a beheerder: it reaches another beheerder, else the Servicedesk. */
  | { readonly kind: "askOther"; readonly problem: Problem }
  | { readonly kind: "who" }
  | { readonly kind: "reset" }
  | { readonly kind: "call"; readonly desk: "servicedesk" | "bmw" }
  | { readonly kind: "mail"; readonly to: "adviser" | "business" | "bmw" }
  | { readonly kind: "forward" }
  | { readonly kind: "manual" };

export type OutcomeText =
  | "blocked"
  | "accessCodeInactive"
  | "noCode"
  | "checkMail"
  | "noMail"
  | "administrator"
  | "eherkenning"
  | "noAccess"
  | "appoint"
  | "appointUnknown"
  | "bmw"
  | "other";

export type Outcome = {
  readonly kind: "outcome";
  readonly text: OutcomeText;
  readonly place: Place;
  readonly actions: readonly [Action, ...Action[]];
  /** When this did not help. */
  readonly next?: Answer;
};

export type Question = {
  readonly kind: "question";
  readonly text: "what" | "who" | "appointing";
  readonly answers: readonly Answer[];
};

export type Step = Question | Outcome;

export type Answer = { readonly slug: string; readonly text: AnswerText; readonly leadsTo: Step };

export type AnswerText =
  | "blocked"
  | "accessCode"
  | "noCode"
  | "noMail"
  | "stillNoMail"
  | "eherkenning"
  | "noAccess"
  | "noAdministrator"
  | "other"
  | "adviser"
  | "business"
  | "administrator"
  | "bmw"
  | "unknown";

export type Field =
  | "intermediaryNumber"
  | "companyName"
  | "policyNumber"
  | "lastName"
  | "firstName"
  | "initials"
  | "namePrefix"
  | "gender"
  | "email"
  | "mobileNumber"
  | "businessEmail"
  | "businessMobileNumber";

/** What the insurer must know of the beheerder an organisation appoints. */
export const appointmentFields: Readonly<Record<"office" | "company", readonly Field[]>> = {
  office: [
    "intermediaryNumber",
    "companyName",
    "lastName",
    "firstName",
    "initials",
    "namePrefix",
    "email",
    "mobileNumber",
  ],
  company: [
    "companyName",
    "policyNumber",
    "lastName",
    "firstName",
    "initials",
    "namePrefix",
    "gender",
    "businessEmail",
    "businessMobileNumber",
  ],
};

const answer = (slug: string, text: AnswerText, leadsTo: Step): Answer => ({ slug, text, leadsTo });

const outcome = (text: OutcomeText, place: Place, ...actions: [Action, ...Action[]]): Outcome => ({
  kind: "outcome",
  text,
  place,
  actions,
});

const who: Action = { kind: "who" };
const callServicedesk: Action = { kind: "call", desk: "servicedesk" };

const bmw = outcome("bmw", "organisation", { kind: "call", desk: "bmw" }, { kind: "mail", to: "bmw" });

/** The one who can help depends on who you are; most are helped by their beheerder. */
const whoAreYou = (problem: Problem, byAdministrator: (place: Place) => Outcome): Question => ({
  kind: "question",
  text: "who",
  answers: [
    answer("adviseur", "adviser", byAdministrator("office")),
    answer("zakelijke-klant", "business", byAdministrator("company")),
    answer(
      "beheerder",
      "administrator",
      outcome("administrator", "organisation", callServicedesk, { kind: "askOther", problem }),
    ),
    answer("bmw", "bmw", bmw),
    answer("weet-niet", "unknown", byAdministrator("organisation")),
  ],
});

const askAbout = (text: OutcomeText, problem: Problem) => (place: Place) =>
  outcome(text, place, { kind: "ask", problem }, who);

const appointing: Question = {
  kind: "question",
  text: "appointing",
  answers: [
    answer("adviseur", "adviser", outcome("appoint", "office", { kind: "mail", to: "adviser" }, callServicedesk)),
    answer(
      "zakelijke-klant",
      "business",
      outcome("appoint", "company", { kind: "mail", to: "business" }, callServicedesk),
    ),
    answer("bmw", "bmw", bmw),
    answer("weet-niet", "unknown", outcome("appointUnknown", "organisation", callServicedesk)),
  ],
};

const noMail: Outcome = {
  ...outcome("checkMail", "organisation", { kind: "reset" }),
  next: answer("nog-niet", "stillNoMail", whoAreYou("NO_MAIL", askAbout("noMail", "NO_MAIL"))),
};

const eherkenning = outcome("eherkenning", "organisation", { kind: "forward" }, { kind: "manual" });

/**
 * The login help as data: each answer is a part of the address, so that any
 * step can be sent to someone and the way back is the address before it.
 */
export const loginHelp: Question = {
  kind: "question",
  text: "what",
  answers: [
    answer("geblokkeerd", "blocked", whoAreYou("BLOCKED", askAbout("blocked", "BLOCKED"))),
    answer(
      "toegangscode",
      "accessCode",
      whoAreYou("ACCESS_CODE_INACTIVE", askAbout("accessCodeInactive", "ACCESS_CODE_INACTIVE")),
    ),
    answer("geen-code", "noCode", askAbout("noCode", "WRONG_MOBILE_NUMBER")("organisation")),
    answer("geen-mail", "noMail", noMail),
    answer("eherkenning", "eherkenning", eherkenning),
    answer(
      "geen-toegang",
      "noAccess",
      outcome("noAccess", "organisation", { kind: "ask", problem: "NO_ACCESS" }, callServicedesk),
    ),
    answer("geen-beheerder", "noAdministrator", appointing),
    answer("bmw", "bmw", bmw),
    answer(
      "iets-anders",
      "other",
      outcome("other", "organisation", { kind: "ask", problem: "OTHER" }, callServicedesk),
    ),
  ],
};

export const nextAnswers = (step: Step): readonly Answer[] =>
  step.kind === "question" ? step.answers : step.next ? [step.next] : [];

/** The step at an address below /hulp-bij-inloggen; null when there is none. */
export function stepAt(slugs: readonly string[], from: Step = loginHelp): Step | null {
  const [slug, ...rest] = slugs;
  if (slug === undefined) return from;
  const chosen = nextAnswers(from).find((option) => option.slug === slug);
  return chosen ? stepAt(rest, chosen.leadsTo) : null;
}
