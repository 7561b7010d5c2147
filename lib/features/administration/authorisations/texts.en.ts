import { en as people } from "#lib/features/base/people/texts.en.ts";
import { portalName } from "#lib/platform/portals.ts";
import { dayTime, ended, lastDay, shortDate, time } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const someone = "an administrator";
const atTime = (at: Date | null) => (at ? ` at ${time("en", at)}` : "");
const when = (at: Date | null) => (at ? ` on ${shortDate("en", at)}${atTime(at)}` : "");

export const en: typeof nl = {
  standings: {
    active: "Active",
    blocked: "Blocked",
    frozen: "Frozen",
    waiting: "Waiting",
    invited: "Invited",
    notInvited: "Not invited yet",
    withdrawn: "Withdrawn",
  },
  waiting: (until) => `Waits until ${time("en", until)}`,
  roles: { ADMINISTRATOR: "Administrator", EMPLOYEE: "User" },
  expired: "Expired",
  blockReasons: {
    LONG_ABSENT: "Away for a long time",
    DEVICE_LOST: "Lost a phone or computer",
    MISUSE: "Suspected misuse",
    LEAVES: "Is leaving soon",
    OTHER: "Another reason",
  },
  withdrawReasons: {
    LEFT: "No longer works here",
    OTHER_WORK: "No longer needs the portals",
    UNUSED: "No longer signs in",
    MISTAKE: "Added by mistake",
    MISUSE: "Misuse",
    OTHER: "Another reason",
    UNCONFIRMED: "Not confirmed in the access review",
    APPOINTMENT: "Application as an administrator ended",
  },
  block: "Block",
  signOut: "Sign out everywhere",
  mailAgain: "Send the sign-in email again",
  withdraw: "Withdraw authorisation",
  reauthorise: "Reauthorise",
  change: "Change",
  putBack: "Put back",
  cancel: "Cancel",
  unblock: "Unblock",
  tell: "Tell them: you can sign in",
  whom: (person) => `: ${person}`,
  undo: "Block again",
  done: {
    canSignIn: (person) => `${person} can sign in again and has been notified.`,
    blockedAgain: (person) => `${person} is blocked again.`,
    blocked: (person) => `${person} is blocked and has been notified, and so have the other administrators.`,
    signedOut: (person) => `${person} has been signed out and has been notified.`,
    mailedAgain: (email) => `The email goes to ${email}. If it has a link, an earlier one no longer works.`,
    withdrawn: (person) => `The authorisation of ${person} has been withdrawn. ${person} has been notified.`,
    reauthorised: (person) => `${person} has an authorisation again and has been notified.`,
    invitedAgain: (person) => `${person} has an authorisation again, but must use the invitation first.`,
    rightsChanged: (person) => `The rights of ${person} have been changed.`,
    rightsPutBack: (person) => `The rights of ${person} are as they were.`,
    portalAdded: (portal) => `Added: ${portal}.`,
    portalTaken: (portal) => `Taken away: ${portal}.`,
    endsNow: (day) => `Valid up to and including ${day}.`,
    endsNoMore: "No end date any more.",
  },
  detail: {
    title: "User",
    blockedSince: (since) => `Blocked since ${since} after too many wrong passwords.`,
    guessedSince: (since) =>
      `Blocked since ${since} after too many wrong codes. Whoever entered them knows the password, or has the email or a device. So first ask who that was.`,
    authorisationBlockedSince: (by, since) => (since ? `Blocked by ${by} on ${since}.` : `Blocked by ${by}.`),
    anAdministrator: "an administrator",
    blockedBecause: (reason) => `Reason: ${reason}.`,
    waitsUntil: (until) => `Has to wait until ${until} after wrong passwords.`,
    frozen: (desk) => `This account is frozen as a precaution. Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    addressGone:
      "This invitation has ended, because the account at this address changed. Ask which address is right, and invite them again.",
    inviteAgain: "Invite again",
    withdrawn: (since) => `The authorisation was withdrawn${since && ` on ${since}`}. The access code does not work.`,
    expired: (since) => `The authorisation expired${since && ` on ${since}`}. The access code does not work.`,
    deputyUntil: (until) => `Deputy administrator up to and including ${until}`,
    deputyFrom: (from, until) => `Deputy administrator from ${from} up to and including ${until}`,
    unproven: "not confirmed yet",
    noEnd: "No end date",
    acts: "Access",
    self: "This is you. Another administrator can help you.",
    facts: {
      name: "Name",
      email: "Email address",
      mobile: "Mobile number",
      accessCode: "Access code",
      role: "Role",
      portals: "Portals",
      validUntil: "Valid up to and including",
      lastSignIn: "Last signed in",
      status: "Status",
    },
    neverSignedIn: "Not yet",
    noMobile: "Not known",
    noPortals: "None",
    history: "What happened",
  },
  blocking: {
    title: (person) => `Block the access of ${person}`,
    lead: (person, organisation) =>
      `${person} can then no longer sign in at ${ended(organisation)} If they are signed in, that ends at once.`,
    already: (person, organisation) =>
      `${person} cannot sign in as it is. Your block comes on top of that at ${ended(organisation)}`,
    lasts: "The block stays until an administrator lifts it.",
    elsewhere: "Access through another organisation stays.",
    reason: "Why are you blocking them?",
    hint: "The other administrators read this. The colleague does not.",
  },
  withdrawing: {
    title: (person) => `Withdraw the authorisation of ${person}`,
    lead: (person, organisation) =>
      `${person} then has no access through ${organisation} any more. The access code stops working.`,
    consequences: "This ends at once",
    portals: (n) => (n === 1 ? "access to 1 portal" : `access to ${n} portals`),
    requests: (n) => (n === 1 ? "1 open help request" : `${n} open help requests`),
    invitations: (n) => (n === 1 ? "1 invitation" : `${n} invitations`),
    changes: (n) => (n === 1 ? "1 change that is under way" : `${n} changes that are under way`),
    administrator: "the role of administrator",
    deputy: "the period as deputy administrator",
    again: "A mistake? With Reauthorise the colleague gets access again.",
    reason: "Why are you withdrawing the authorisation?",
    hint: "This is in the log. The colleague does not read it.",
  },
  reauthorising: {
    title: (person) => `Reauthorise ${person}`,
    lead: (person) => `${person} gets back what there was, with the same access code.`,
    had: "What there was",
    closed: (portal) => `${portal} is no longer available to your organisation.`,
    invites: (person) => `${person} first gets an email to activate the account.`,
    wasAdministrator: (person) => `${person} was an administrator and now becomes a user.`,
    toAdministrators: "You can make an administrator after that, at Administrators.",
    stillBlocked: (person) => `${person} is then still blocked. So unblock as well.`,
    stillFrozen: (desk) => `The account stays frozen. For that, call the ${desk.name}: ${desk.phone}.`,
  },
  rights: {
    title: (person) => `Change the rights of ${person}`,
    lead: "What you take away stops working at once.",
    portals: "Portals",
    validUntil: "Valid up to and including",
    validUntilHint: "After this day the authorisation expires by itself. Empty means: no end date.",
    mustStay: "This is the last administrator without an end date. So there can be no end date.",
    save: "Save rights",
  },
  fields: {
    colleagueMissing: "Choose a colleague from the list first.",
    reasonMissing: "Choose a reason.",
    dateInvalid: "Choose a date, or leave this field empty.",
    ...people.portalProblems,
  },
  planned: {
    appoint: "Add as administrator",
    remove: "Remove as administrator",
    handOver: "Hand over the administration",
    deputise: "Appoint a deputy",
    withdraw: "Withdraw an administrator's authorisation",
    revoke: "Revoke an administrator's invitation",
    rights: "Let an administrator's authorisation run out",
  },
  refusals: {
    notActive: ({ person }) => `${person} has no active authorisation. Unblocking will not help.`,
    notYours: ({ person }) =>
      `The account of ${person} is frozen. Only the insurer can lift this: call the Servicedesk.`,
    notBegun: ({ person }) => `${person} has no access here now. Send an invitation, or reauthorise.`,
    notSignedIn: ({ person }) => `${person} is not signed in anywhere here.`,
    notBlocked: ({ person }) => `${person} is not blocked.`,
    alreadyByYou: ({ person, at }) => `You already unblocked ${person}${atTime(at)}.`,
    alreadyUnblocked: ({ by, at }) => `Already solved by ${by || someone}${atTime(at)}.`,
    nothingToUndo: ({ person }) => `There is nothing to undo for ${person}.`,
    tooLate: "You can undo this only in the first 10 minutes.",
    signedInSince: ({ person }) => `${person} has signed in again already. So we do not block them again.`,
    tooOften: ({ person, until }) =>
      `${person} has been unblocked or blocked again too often. Wait until ${dayTime("en", until)}.`,
    blockedSince: ({ person, by, at }) =>
      `${person} has been blocked by ${by || someone}${atTime(at)}. Look at ${person} first to see why.`,
    alreadyBlocked: ({ person, by, at }) => `${person} has already been blocked by ${by || someone}${when(at)}.`,
    alreadyWithdrawn: ({ by, at }) =>
      by ? `Already withdrawn by ${by}${when(at)}.` : "This authorisation has already ended.",
    addressGone:
      "This invitation has ended, because the account at this address changed. Ask which address is right, and invite them again.",
    alreadyAuthorised: ({ by, at }) =>
      by ? `Already reauthorised by ${by}${when(at)}.` : "This authorisation has not ended.",
    lastAdministrator: "This is the last administrator. Add someone else as administrator first.",
    dateInPast: "That day is over. Choose today or a later day.",
    portalNotOpened: "This portal is not available to your organisation.",
    portalRetired: people.portalProblems.portalRetired,
    noPortal: "Choose at least one portal. Or withdraw the authorisation.",
    nothingChanged: "You have not changed anything.",
    rightsChangedSince: ({ by, at }) =>
      `The rights have already been changed by ${by || someone}${when(at)}. Load the page again and look first.`,
    nothingToPutBack: ({ person }) => `There is nothing to put back for ${person}.`,
    notYet: "The end date is not over yet.",
  },
  /** Within a sentence of the log. */
  log: {
    blocked: {
      LONG_ABSENT: "absent for a long time",
      DEVICE_LOST: "phone or computer lost",
      MISUSE: "misuse suspected",
      LEAVES: "leaves soon",
      OTHER: "another reason",
    },
    withdrawn: {
      LEFT: "no longer works here",
      OTHER_WORK: "no longer needs the portals",
      UNUSED: "no longer signs in",
      MISTAKE: "added by mistake",
      MISUSE: "misuse",
      OTHER: "another reason",
      UNCONFIRMED: "not confirmed in the access review",
    },
    rights({ added, removed, until, untilBefore }) {
      const before = untilBefore ? `before: up to and including ${lastDay("en", untilBefore)}` : "before: no end date";
      return [
        ...added.map((portal) => `${portalName("en", portal)} added`),
        ...removed.map((portal) => `${portalName("en", portal)} removed`),
        ...(until === undefined
          ? []
          : [`${until ? `up to and including ${lastDay("en", until)}` : "no end date any more"} (${before})`]),
      ].join(", ");
    },
  },
};
