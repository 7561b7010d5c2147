import { type Address, to } from "#lib/addresses.ts";
import type { Desk } from "#lib/platform/contact.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Said, Way } from "#lib/platform/outbox/letter.ts";
import { type Cause, hasHelper, type KnownPerson, nextStep, type Place, type Step } from "./rules/causes.ts";
import { words } from "./texts.ts";

/** Tells the person what keeps them out. */
export function causeIn(locale: Locale, cause: Cause): string {
  const { causes } = words[locale];
  switch (cause.hindrance) {
    case "blocked":
      return causes.blocked[cause.of](cause.since, cause.tries);
    case "waiting":
      return causes.waiting(cause.until);
    case "frozen":
    case "authorisationBlocked":
    case "withdrawn":
      return causes[cause.hindrance](cause.since);
    case "invited":
      return invitedIn(locale, cause);
    case "none":
      return causes.none;
  }
}

function invitedIn(
  locale: Locale,
  { activates, sentAt, linkIsOpen }: Extract<Cause, { hindrance: "invited" }>,
): string {
  const { never, sent, expired, pending } = words[locale].causes.invited;
  if (!activates) return pending;
  return [never, sentAt && sent(sentAt), sentAt && !linkIsOpen && expired].filter(Boolean).join(" ");
}

/** Per organisation what keeps someone out and who can help; without an organisation, what holds for the account. */
export function placesIn(locale: Locale, person: KnownPerson, desk: Desk): string[] {
  const { call, staff, nowhere } = words[locale];
  if (person.places.length === 0) {
    const place = person.isStaff ? staff : nowhere;
    return [person.cause.hindrance === "none" ? place : `${causeIn(locale, person.cause)}\n${place}`, call(desk)];
  }
  const isForDesk = nextStep(person) === "callDesk" || person.places.some(({ helpers }) => helpers.length === 0);
  return [...person.places.flatMap((place) => placeIn(locale, place, desk)), ...(isForDesk ? [call(desk)] : [])];
}

function placeIn(locale: Locale, { organisation, cause, helpers, isAdministrator }: Place, desk: Desk): string[] {
  const { helpers: who, alone, nobody, nobodyAsk } = words[locale];
  const why = `${organisation}\n${causeIn(locale, cause)}`;
  if (helpers.length > 0)
    return [why, [who[cause.hindrance], ...helpers.map(({ name, email }) => `${name}, ${email}`)].join("\n")];
  const isAskable = cause.hindrance !== "frozen" && cause.hindrance !== "none" && cause.hindrance !== "waiting";
  return [why, [isAdministrator ? alone : nobody, ...(isAskable ? [nobodyAsk(desk)] : [])].join(" ")];
}

/** The addresses of who can help, which the reader may write to. */
export const helpersOf = ({ places }: KnownPerson): string[] =>
  places.flatMap(({ helpers }) => helpers.map(({ email }) => email));

const ask = (problem: string) => to.askAdministrator({ problem });

const paths: Record<Step, Address> = {
  unblock: ask("BLOCKED"),
  restore: ask("BLOCKED"),
  reauthorise: ask("ACCESS_CODE_INACTIVE"),
  askAccess: ask("NO_ACCESS"),
  // Someone who never activated their account gets a new link there.
  activate: to.forgotPassword(),
  callDesk: to.callBack(),
  signInLater: to.signIn(),
  signIn: to.signIn(),
};

/** The next step as a mail's subject and button. `activation` is the secret of a link made for this very mail. */
export function stepIn(
  person: KnownPerson,
  { desk, activation }: { readonly desk: Desk; readonly activation: string | null },
): { readonly subject: Said; readonly button: Way } {
  const step = nextStep(person);
  const isHelped = hasHelper(person.places, step);
  const subject = (locale: Locale) => {
    const { steps, administrator, desk: theDesk } = words[locale];
    return steps[step].subject(isHelped ? administrator : theDesk(desk), desk);
  };
  return {
    subject: { nl: subject("nl"), en: subject("en") },
    button: {
      nl: words.nl.steps[step].button,
      en: words.en.steps[step].button,
      path: step === "activate" && activation ? to.activation(activation) : paths[step],
    },
  };
}
