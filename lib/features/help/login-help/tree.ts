import type { HelpEnd } from "#lib/features/base/figures/rules.ts";

/** Where someone works, as the sentences call it. */
export type Place = "office" | "company" | "organisation";

/** What a help request can be about; the form knows the same words. */
type Problem = "BLOCKED" | "ACCESS_CODE_INACTIVE" | "WRONG_MOBILE_NUMBER" | "NO_MAIL" | "NO_ACCESS" | "OTHER";

/** Something the reader can do now. The first of an outcome that is available is the page's button. */
export type Action =
  | { readonly kind: "ask"; readonly problem: Problem }
  /** The same form for a beheerder, whose request goes to another beheerder or else to the Servicedesk. */
  | { readonly kind: "askOther"; readonly problem: Problem }
  | { readonly kind: "who" }
  /** The form that mails a link for a new password, used for the first time or again. */
  | { readonly kind: "newPassword" | "reset" }
  | { readonly kind: "call"; readonly desk: "servicedesk" | "bmw" }
  /** We phone the reader. While nobody answers the telephone this comes before calling us. */
  | { readonly kind: "callBack" }
  /** The form to put forward a beheerder, at the outcome's place. */
  | { readonly kind: "appoint" }
  | { readonly kind: "mail"; readonly to: "adviser" | "business" | "bmw" }
  | { readonly kind: "forward" }
  /** The ways in at another party, where the insurer has any. */
  | { readonly kind: "external" }
  /** Signing in with a password. */
  | { readonly kind: "signIn" }
  | { readonly kind: "manual" };

/** What can stop somebody who signs in at another party; the lane itself leads to these (entrance/eherkenning). */
const externalProblems = {
  afgebroken: "externalCancelled",
  dienst: "externalService",
  niveau: "externalLevel",
  "kvk-nummer": "externalNumber",
  vestiging: "externalBranch",
  keten: "externalChain",
  "geen-toegang": "externalNoAccess",
  "ander-account": "externalTaken",
  onduidelijk: "externalUnclear",
  storing: "externalDown",
  verlopen: "externalExpired",
} as const;
type ExternalProblem = (typeof externalProblems)[keyof typeof externalProblems];

export type OutcomeText = HelpEnd;

export type Outcome = {
  readonly kind: "outcome";
  readonly text: OutcomeText;
  readonly place: Place;
  readonly actions: readonly [Action, ...Action[]];
  /** The answers for when this did not help. It is empty only at the last resort, where people help. */
  readonly next: readonly Answer[];
};

type Question = {
  readonly kind: "question";
  readonly text: "what" | "appointing" | "external";
  readonly answers: readonly Answer[];
};

export type Step = Question | Outcome;

export type Answer = { readonly slug: string; readonly text: AnswerText; readonly leadsTo: Step };

type AnswerText =
  | "blocked"
  | "password"
  | "accessCode"
  | "noCode"
  | "noMail"
  | "stillNoMail"
  | "stillStuck"
  | "noOther"
  | "eherkenning"
  | "external"
  | ExternalProblem
  | "noAccess"
  | "noAdministrator"
  | "other"
  | "adviser"
  | "business"
  | "administrator"
  | "bmw"
  | "unknown";

type Field =
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

/** What the insurer must know of the beheerder that an organisation puts forward, in the order of the form. */
export const appointmentFields: Readonly<Record<"office" | "company", readonly Field[]>> = {
  office: [
    "intermediaryNumber",
    "companyName",
    "initials",
    "firstName",
    "namePrefix",
    "lastName",
    "email",
    "mobileNumber",
  ],
  company: [
    "policyNumber",
    "companyName",
    "initials",
    "firstName",
    "namePrefix",
    "lastName",
    "gender",
    "businessEmail",
    "businessMobileNumber",
  ],
};

const answer = (slug: string, text: AnswerText, leadsTo: Step): Answer => ({ slug, text, leadsTo });

const outcome = (
  text: OutcomeText,
  place: Place,
  actions: readonly [Action, ...Action[]],
  ...next: readonly Answer[]
): Outcome => ({ kind: "outcome", text, place, actions, next });

const who: Action = { kind: "who" };
const callServicedesk: Action = { kind: "call", desk: "servicedesk" };
const callBack: Action = { kind: "callBack" };

/** The two outcomes at which people help. */
const servicedesk = outcome("servicedesk", "organisation", [callServicedesk, callBack]);
const bmw = outcome("bmw", "organisation", [
  { kind: "mail", to: "bmw" },
  { kind: "call", desk: "bmw" },
]);

const stillStuck = answer("niet-opgelost", "stillStuck", servicedesk);
const isBmw = answer("bmw", "bmw", bmw);

/** A beheerder asks another beheerder first, and then the Servicedesk. */
const isAdministrator = (problem: Problem) =>
  answer(
    "beheerder",
    "administrator",
    outcome(
      "administrator",
      "organisation",
      [{ kind: "askOther", problem }, callServicedesk, callBack],
      answer("geen-andere", "noOther", servicedesk),
    ),
  );

/** Most are helped by their beheerder, so nobody is asked first who they are; the few for whom it differs say so. */
const byAdministrator = (text: OutcomeText, problem: Problem): Outcome =>
  outcome(text, "organisation", [{ kind: "ask", problem }, who], isAdministrator(problem), isBmw, stillStuck);

const appoint = (place: Place, to: "adviser" | "business") =>
  outcome("appoint", place, [{ kind: "appoint" }, { kind: "mail", to }, callServicedesk, callBack], stillStuck);

const appointing: Question = {
  kind: "question",
  text: "appointing",
  answers: [
    answer("adviseur", "adviser", appoint("office", "adviser")),
    answer("zakelijke-klant", "business", appoint("company", "business")),
    isBmw,
    answer("weet-niet", "unknown", outcome("appointUnknown", "organisation", [callServicedesk, callBack])),
  ],
};

const blocked = answer("geblokkeerd", "blocked", byAdministrator("blocked", "BLOCKED"));
const noCode = answer("geen-code", "noCode", byAdministrator("noCode", "WRONG_MOBILE_NUMBER"));
const noAdministrator = answer("geen-beheerder", "noAdministrator", appointing);

const noMail = answer(
  "geen-mail",
  "noMail",
  outcome(
    "checkMail",
    "organisation",
    [{ kind: "reset" }],
    answer("nog-niet", "stillNoMail", byAdministrator("noMail", "NO_MAIL")),
  ),
);

const external: Action = { kind: "external" };

/** What helps after each: to go on there, to have somebody change something, or to go on here. */
const helping: Readonly<Record<ExternalProblem, readonly [Action, ...Action[]]>> = {
  externalCancelled: [external, { kind: "forward" }],
  externalService: [{ kind: "forward" }, external],
  externalLevel: [{ kind: "manual" }, external, callServicedesk, callBack],
  externalNumber: [external, who, callServicedesk, callBack],
  externalBranch: [{ kind: "manual" }, external, callServicedesk, callBack],
  externalChain: [{ kind: "manual" }, external, callServicedesk, callBack],
  externalNoAccess: [{ kind: "ask", problem: "NO_ACCESS" }, who],
  externalTaken: [external, callServicedesk, callBack],
  externalUnclear: [external, callServicedesk, callBack],
  externalDown: [{ kind: "signIn" }, external, callServicedesk, callBack],
  externalExpired: [external, { kind: "signIn" }],
};

const externalReasons: Question = {
  kind: "question",
  text: "external",
  answers: [
    ...Object.entries(externalProblems).map(([slug, text]) =>
      answer(slug, text, outcome(text, "organisation", helping[text], stillStuck)),
    ),
    answer("weet-niet", "unknown", servicedesk),
  ],
};

/**
 * The login help as data. Each answer is a part of the address, so that a link to any step can be sent to someone, and
 * the step before it is the address without its last part.
 */
export const loginHelp: Question = {
  kind: "question",
  text: "what",
  answers: [
    answer(
      "wachtwoord",
      "password",
      outcome("password", "organisation", [{ kind: "newPassword" }], noMail, noCode, blocked, stillStuck),
    ),
    blocked,
    answer("toegangscode", "accessCode", byAdministrator("accessCodeInactive", "ACCESS_CODE_INACTIVE")),
    noCode,
    noMail,
    answer(
      "eherkenning",
      "eherkenning",
      outcome(
        "eherkenning",
        "organisation",
        [{ kind: "external" }, { kind: "forward" }, { kind: "manual" }],
        answer("oorzaak", "external", externalReasons),
        stillStuck,
      ),
    ),
    answer(
      "geen-toegang",
      "noAccess",
      outcome("noAccess", "organisation", [{ kind: "ask", problem: "NO_ACCESS" }], noAdministrator, isBmw, stillStuck),
    ),
    noAdministrator,
    isBmw,
    answer(
      "iets-anders",
      "other",
      outcome(
        "other",
        "organisation",
        [{ kind: "ask", problem: "OTHER" }, callServicedesk, callBack],
        isAdministrator("OTHER"),
        isBmw,
        stillStuck,
      ),
    ),
  ],
};

export const nextAnswers = (step: Step): readonly Answer[] => (step.kind === "question" ? step.answers : step.next);

/** The step at an address below /hulp-bij-inloggen; null when there is none. */
export function stepAt(slugs: readonly string[], from: Step = loginHelp): Step | null {
  const [slug, ...rest] = slugs;
  if (slug === undefined) return from;
  const chosen = nextAnswers(from).find((option) => option.slug === slug);
  return chosen ? stepAt(rest, chosen.leadsTo) : null;
}
