import type { Detail } from "#lib/platform/gate/outcome.ts";
import { time } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const person = ({ person }: Detail) => String(person ?? "This colleague");
const at = ({ at }: Detail) =>
  at instanceof Date ? ` at ${time("en", at)}` : "";

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
  whom: (person) => `: ${person}`,
  undo: "Block again",
  navigation: {
    overview: "Overview",
    requests: "Help requests",
    people: "Users",
    mine: "My details",
    signOut: "Sign out",
  },
  done: {
    canSignIn: (person) => `${person} can sign in again and is told so.`,
    blockedAgain: (person) => `${person} is blocked again.`,
  },
  overview: {
    title: "Overview",
    hello: (firstName) => `Hello ${firstName}`,
    calm: "All is well. Nobody is waiting for you.",
    waiting: (n) =>
      n === 1
        ? "1 colleague is waiting for you."
        : `${n} requests are waiting for you.`,
    now: "Do now",
    notice: "Keep an eye on",
    nothingToDo: "There are no open help requests.",
    cannotSignIn: (person, why) => `${person} cannot sign in: ${why}.`,
    asked: (when) => `Asked on ${when}`,
    blocked: (person, since) =>
      `${person} has been blocked${since ? ` since ${since}` : ""}.`,
    waits: (person, until) => `${person} has to wait until ${until}.`,
    invited: (n) =>
      n === 1
        ? "1 colleague is invited but not active yet."
        : `${n} colleagues are invited but not active yet.`,
    atLeast: (n) => `More than ${n} colleagues are invited but not active yet.`,
    moreBlocked: "See all blocked colleagues",
    look: "View",
    all: "All users",
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
  list: {
    title: "Users",
    search: "Search by name, email address or access code",
    status: "Status",
    everyone: "Everyone",
    sort: "Order",
    sorts: { name: "By name", lastSignIn: "Last sign-in" },
    show: "Show",
    caption: "People of your organisation",
    columns: {
      name: "Name",
      role: "Role",
      status: "Status",
      lastSignIn: "Last sign-in",
      action: "Action",
    },
    you: "this is you",
    never: "Not yet",
    empty: "Your organisation has no users yet.",
    noneFound: "Nobody found.",
    clear: "Show everyone",
  },
  detail: {
    back: "Users",
    blockedSince: (since) =>
      `Blocked since ${since} after too many wrong passwords.`,
    authorisationBlockedSince: (since) =>
      `Access has been blocked by an administrator since ${since}.`,
    waitsUntil: (until) => `Has to wait until ${until} after wrong passwords.`,
    frozen: (desk) =>
      `This account is frozen by or at the insurer. Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    invited: "This account has not been activated yet.",
    withdrawn:
      "The authorisation has been withdrawn. The access code no longer works.",
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
    noMobile: "Not known",
    noPortals: "None",
    requests: "Open help requests",
    request: (problem, when) => `${problem} (asked on ${when})`,
    history: "What happened",
    noHistory: "Nothing has happened yet.",
    event: (what, by) => (by ? `${what} by ${by}` : what),
    blockedByTries: "Blocked after too many wrong passwords",
    insurer: "the insurer",
  },
  fields: { colleagueMissing: "Choose a colleague from the list first." },
  refusals: {
    notActive: (detail) =>
      `${person(detail)} has no active authorisation. Unblocking will not help.`,
    notYours: (detail) =>
      `The account of ${person(detail)} is frozen. Only the insurer can lift this: call the Servicedesk.`,
    notBlocked: (detail) => `${person(detail)} is not blocked.`,
    alreadyByYou: (detail) =>
      `You already unblocked ${person(detail)}${at(detail)}.`,
    alreadyUnblocked: (detail) =>
      `Already solved by ${String(detail["by"] ?? "an administrator")}${at(detail)}.`,
    nothingToUndo: (detail) =>
      `There is nothing to undo for ${person(detail)}.`,
    tooLate: "You can undo this only in the first 10 minutes.",
    signedInSince: (detail) =>
      `${person(detail)} has signed in again already. So we do not block them again.`,
    alreadyWithdrawn: "This authorisation has already been withdrawn.",
    lastAdministrator:
      "This is the last administrator. Appoint another administrator first.",
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
      reason: (organisation) =>
        `You get this mail because you have access through ${organisation}.`,
    },
    blockedAgain: {
      subject: "You are blocked again",
      blocked: (by, organisation) =>
        `${by}, administrator of ${organisation}, has undone the unblocking. You cannot sign in now.`,
      ask: (by) => `Ask ${by} why, if you do not know.`,
      button: "Help signing in",
      reason: (organisation) =>
        `You get this mail because you have access through ${organisation}.`,
    },
  },
};
