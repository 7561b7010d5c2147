import { en as changes } from "#lib/features/administration/account-changes/texts.en.ts";
import { en as codes } from "#lib/features/entrance/one-time-codes/texts.en.ts";
import { dateTime, dayTime, time } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const { phoneMissing, phoneUnclear, phoneShort, phonePremium, phoneMachine, phoneLandline } = changes.fields;

export const en: typeof nl = {
  fields: {
    ...codes.fields,
    ...{ phoneMissing, phoneUnclear, phoneShort, phonePremium, phoneMachine, phoneLandline },
    colleagueMissing: "Look up a person first.",
    reasonMissing: "Choose why you look at these details.",
    scriptIncomplete: "Tick all three. Is one of them not so? Then do nothing.",
    emailInvalid: "Enter an email address like name@company.com.",
    emailMissing: "Enter an email address like name@company.com.",
  },
  refusals: {
    notActive: ({ person }) => `${person} has no active authorisation here.`,
    frozen: ({ person }) => `The account of ${person} is frozen. Use Release.`,
    blockedByInsurer: ({ person }) => `The insurer has blocked the account of ${person}.`,
    notSignedIn: ({ person }) => `${person} is not signed in anywhere.`,
    notBlocked: ({ person }) => `${person} is not blocked.`,
    notFrozen: ({ person }) => `The account of ${person} is not frozen.`,
    hasAdministrator: ({ helpers }) =>
      `An administrator can do this: ${helpers || "that of the organisation"}. Refer the caller there.`,
    takeCaseFirst: ({ by }) =>
      by ? `${by} is handling this case. Talk to them first.` : "Take the case first, under Cases.",
    bindingNew:
      "Something was changed shortly before the freeze. Choose Reactivate: then whatever was changed lapses.",
    blocked: ({ person }) => `${person} is blocked. Unblock first.`,
    blockedHere: ({ person }) => `${person} is blocked here. Unblock first.`,
    reactivating: ({ person }) => `${person} has to activate again. Start that again with the right number.`,
    notActivated: ({ person }) => `${person} has never activated the account. Send the invitation.`,
    elsewhere: ({ person }) => `${person} has access at another organisation too.`,
    sameNumber: ({ person }) => `This is already the number of ${person}.`,
    changedMeanwhile: ({ person }) => `The account of ${person} has changed meanwhile. Reload the page.`,
    emailNotPossible: "This email address is not possible here. Choose another address.",
    tooOften: ({ person, until }) =>
      `This was done too often for ${person}. It is possible again ${dayTime("en", until)}.`,
    accepted: ({ person }) => `${person} has used the invitation already.`,
    ended: ({ person }) => `The authorisation of ${person} has ended. An invitation does not help then.`,
  },
  ask: {
    lead: "Say first why you look at the details.",
    reason: "Why do you look at these details?",
    hint: (organisation) => `The administrators of ${organisation} see this in their log.`,
    reasons: {
      CALLER: "Someone calls",
      HELP_REQUEST: "A help request",
      CALL_BACK: "A call-back request",
      CASE: "A case",
      APPOINTMENT: "An application",
      MESSAGES: "A message that did not arrive",
      AUDIT: "Audit",
    },
    submit: "Show details",
    address: "Email address",
  },
  person: {
    title: "Person",
    back: "Find people",
    shownUntil: (until) => `You see these details until ${time("en", until)}.`,
    matter: "What is the matter",
    nothing: (person) => `${person} can sign in.`,
    frozen: (since) => `The account is frozen${since && ` since ${since}`}: someone reported ‘that was not me’.`,
    blockedByInsurer: (since) => `The insurer blocked the account${since && ` on ${since}`}.`,
    invited: "There is an invitation. It has not been used yet.",
    reactivating: "The account has to be activated again.",
    underWay: {
      number: (mobile, until) =>
        `A new number is on its way: ${mobile}. To be confirmed until ${dateTime("en", until)}.`,
      reactivation: (from) => `Activating again is possible from ${dateTime("en", from)}.`,
    },
    helpers: (names) => `An administrator can help: ${names}. Refer the caller there.`,
    officeNumber: "Number of the organisation",
    unproven: "never confirmed with a code",
    mayBeStolen: "Do not call this: someone else may have changed the number.",
    organisation: "Organisation",
    elsewhere: "Also at",
    managers: "Administrators",
    deputy: "deputy",
    noManagers: "This organisation has no administrator.",
    appoint: "Have the organisation appoint an administrator",
    history: "What happened",
  },
  say: {
    title: "What may you say?",
    before: "Before you have called back",
    beforeList: [
      "Do not say whether there is an account.",
      "Name no address, number or administrator.",
      "But do: ‘We email or call what we have on file.’",
    ],
    then: "After calling back",
    thenList: [
      "What is the matter, and since when.",
      "Who the administrators are and whether they can help.",
      "What you do now. The customer gets an email about it.",
    ],
    never: "Never ask for a password or code.",
  },
  script: {
    title: "Call back first",
    steps: [
      "Hang up. Call yourself, on a number we had already.",
      "Ask for the access code or the email address. Do not say it first.",
      "Ask which organisation the customer belongs to.",
    ],
    numbers: "Call",
    noNumber: "We have no number to call. Then this is not possible by telephone.",
    legend: "This is what I did",
    boxes: {
      ownCall: "I called myself, on a number we had already",
      saidWho: "The customer named the access code or the email address",
      saidWhere: "The customer named the organisation",
    },
    lost: "Is the telephone lost? Then call the number of the organisation.",
    cancel: "Cancel",
  },
  acts: {
    unblock: {
      title: "Unblock",
      lead: (person) => `${person} can sign in again after this.`,
      told: "The customer and the other administrators get an email.",
      submit: "Unblock",
      done: (person) => `${person} has been unblocked and has been notified.`,
    },
    unfreeze: {
      title: "Release",
      lead: (person) => `The account of ${person} opens again. The old password lapses.`,
      told: "The customer gets an email to choose a new password. The administrators are notified.",
      submit: "Release",
      done: (person) => `The account of ${person} is free again. The customer now chooses a new password.`,
    },
    number: {
      title: "Change mobile number",
      lead: (person) => `${person} confirms the new number by email, with password and code.`,
      told: "Until then the old number stays. That number and the administrators are notified.",
      leadNew: (person) => `${person} confirms the number when activating.`,
      toldNew: "The customer gets an email that the number was filled in.",
      submit: "Change mobile number",
      done: (person) => `The number of ${person} was passed on. The email says what comes next.`,
      lost: "Password lost as well?",
    },
    reactivate: {
      title: "Reactivate",
      lead: (person) => `For ${person}: telephone and password both lost.`,
      told: "Password and number lapse at once. After 24 hours the link in the email works.",
      submit: "Reactivate",
      done: (person) => `${person} can activate again in 24 hours, with the link in the email.`,
    },
    signOut: {
      title: "Sign out everywhere",
      lead: (person) => `${person} is then signed in nowhere any more, at no organisation.`,
      told: "The customer gets an email, and can simply sign in again.",
      submit: "Sign out everywhere",
      done: (person) => `${person} has been signed out everywhere and has been notified.`,
    },
    invite: {
      title: "New invitation",
      lead: (person) => `${person} gets a new link, at the address we have.`,
      told: "An older link then no longer works.",
      submit: "Send invitation",
      done: (person) => `${person} has got a new invitation.`,
    },
  },
  inputs: {
    number: "New mobile number",
    numberHint: "Like 06 12345678",
    email: "New email address",
    emailHint: (email) => `Only if ${email} is not the customer's (any more).`,
  },
};
