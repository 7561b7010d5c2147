import type { Detail } from "#lib/platform/gate/outcome.ts";
import { dayTime, time } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const person = ({ person }: Detail) => String(person ?? "This colleague");
const at = ({ at }: Detail) => (at instanceof Date ? ` at ${time("en", at)}` : "");
const until = ({ until }: Detail) => (until instanceof Date ? ` until ${dayTime("en", until)}` : "");

export const en: typeof nl = {
  statuses: {
    active: "Active",
    blocked: "Blocked",
    waiting: "Waiting",
    invited: "Invited",
    withdrawn: "Withdrawn",
  },
  waiting: (until) => `Waits until ${time("en", until)}`,
  roles: { ADMINISTRATOR: "Administrator", EMPLOYEE: "Colleague" },
  portals: { MKB: "mkb-portal", MY_ALLIANZ_BROKER: "MyAllianzBroker" },
  unblock: "Unblock",
  tell: "Tell them: you can sign in",
  settle: "Settled",
  whom: (person) => `: ${person}`,
  undo: "Block again",
  navigation: {
    overview: "Overview",
    requests: "Help requests",
    people: "Users",
    administrators: "Administrators",
    log: "Log",
    mine: "My details",
    switchTo: "Switch",
    label: "Main menu",
  },
  done: {
    canSignIn: (person) => `${person} can sign in again and is told so.`,
    blockedAgain: (person) => `${person} is blocked again.`,
    settled: (person) => `The help request is settled. ${person} is told so.`,
    strangersSettled: "The question about access has been dealt with. Whoever asked is told.",
  },
  asking: {
    cannotSignIn: (person, why) => `${person} cannot sign in: ${why}.`,
    asked: (when) => `Asked on ${when}`,
    confirmed: "Confirmed by mail",
    unconfirmed: "Not confirmed yet: call a number you know",
    asksAccess: (email) => `${email} asks for access.`,
    knowThem: (desk) => `Do you know this colleague? Call the ${desk.name}: ${desk.phone}.`,
    notBlocked: "Not blocked now",
    look: "View",
  },
  requests: {
    title: "Help requests",
    lead: "Colleagues who cannot sign in and ask you for help.",
    open: "Open",
    none: "There are no open help requests.",
    solved: "Solved",
    solvedBy: (who, when) => `Solved by ${who} on ${when}`,
    insurer: "the insurer",
  },
  detail: {
    title: "User",
    back: "Users",
    blockedSince: (since) => `Blocked since ${since} after too many wrong passwords.`,
    authorisationBlockedSince: (since) => `Access has been blocked by an administrator since ${since}.`,
    waitsUntil: (until) => `Has to wait until ${until} after wrong passwords.`,
    frozen: (desk) => `This account is frozen as a precaution. Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    invited: "This account has not been activated yet.",
    withdrawn: "The authorisation has been withdrawn. The access code no longer works.",
    self: "This is you. Another administrator can help you.",
    facts: {
      name: "Name",
      email: "Email address",
      mobile: "Mobile number",
      accessCode: "Access code",
      role: "Role",
      portals: "Portals",
      validUntil: "Valid until",
      lastSignIn: "Last sign-in",
      status: "Status",
    },
    neverSignedIn: "Not yet",
    noMobile: "Not known",
    noPortals: "None",
    requests: "Open help requests",
    history: "What happened",
    noHistory: "Nothing has happened yet.",
    event: (what, by) => (by ? `${what} by ${by}` : what),
    blockedByTries: "Blocked after too many wrong passwords",
    insurer: "the insurer",
  },
  fields: { colleagueMissing: "Choose a colleague from the list first." },
  refusals: {
    notActive: (detail) => `${person(detail)} has no active authorisation. Unblocking will not help.`,
    notYours: (detail) =>
      `The account of ${person(detail)} is frozen. Only the insurer can lift this: call the Servicedesk.`,
    notBlocked: (detail) => `${person(detail)} is not blocked.`,
    alreadyByYou: (detail) => `You already unblocked ${person(detail)}${at(detail)}.`,
    alreadyUnblocked: (detail) => `Already solved by ${String(detail["by"] ?? "an administrator")}${at(detail)}.`,
    alreadyResolved: (detail) => `Already solved by ${String(detail["by"] ?? "an administrator")}${at(detail)}.`,
    closed: "This help request is closed already.",
    nothingToUndo: (detail) => `There is nothing to undo for ${person(detail)}.`,
    tooLate: "You can undo this only in the first 10 minutes.",
    signedInSince: (detail) => `${person(detail)} has signed in again already. So we do not block them again.`,
    tooOften: (detail) => `${person(detail)} has been unblocked or blocked again too often. Wait${until(detail)}.`,
    alreadyWithdrawn: "This authorisation has already been withdrawn.",
    lastAdministrator: "This is the last administrator. Appoint another administrator first.",
  },
  mails: {
    unblocked: {
      subject: "You can sign in again",
      unblocked: (by, organisation) =>
        `${by}, administrator of ${organisation}, has unblocked you. You can sign in again.`,
      notBlocked: (by, organisation) =>
        `${by}, administrator of ${organisation}, has looked at your help request. You are not blocked and can sign in.`,
      button: "Sign in",
      forgot: "Forgotten your password? Choose a new one here:",
      stillNot: "Still not working",
      reason: (organisation) => `You get this mail because you have access through ${organisation}.`,
    },
    settled: {
      subject: "Your help request is settled",
      settled: (by, organisation) =>
        `${by}, administrator of ${organisation}, has settled your help request. Please try to sign in again.`,
      button: "Sign in",
      strangers: "The administrator has looked at your question about access. If you get access, a mail will follow.",
      stillNot: "Still not working",
      call: (desk) => `Or call the ${desk.name}: ${desk.phone}, ${desk.hours}.`,
      reason: "You get this mail because you asked for help with signing in.",
    },
    blockedAgain: {
      subject: "You are blocked again",
      blocked: (by, organisation) =>
        `${by}, administrator of ${organisation}, has undone the unblocking. You cannot sign in now.`,
      ask: (by) => `Ask ${by} why, if you do not know.`,
      button: "Help signing in",
      reason: (organisation) => `You get this mail because you have access through ${organisation}.`,
    },
  },
};
