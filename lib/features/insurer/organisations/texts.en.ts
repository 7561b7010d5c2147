import type { Detail } from "#lib/platform/gate/outcome.ts";
import { dateTime } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const n = (count: number) => count.toLocaleString("en-GB");
const people = (count: number) => (count === 1 ? "1 person" : `${n(count)} people`);
const other = ({ organisation }: Detail) => String(organisation ?? "another organisation");
const at = ({ at }: Detail) => (at instanceof Date ? ` on ${dateTime("en", at)}` : "");

export const en: typeof nl = {
  kinds: { INTERMEDIARY: "Adviser or intermediary", BUSINESS: "Business customer" },
  numberKinds: { INTERMEDIARY: "Intermediary number", POLICY: "Policy number" },
  lights: { red: "No administrator", orange: "1 administrator", green: "2 or more" },
  closed: "Closed",
  cancel: "Do not do this",
  list: {
    title: "Organisations",
    lead: "Search by name, intermediary number, policy number or KvK number.",
    search: "Search for an organisation",
    submit: "Search",
    none: "No organisation found. Try a number or part of the name.",
    empty: "There are no organisations yet.",
    caption: "Organisations, by name",
    columns: { name: "Organisation", numbers: "Numbers", people: "People", light: "Administrators" },
    create: "Add organisation",
    load: "Load file",
  },
  facts: {
    name: "Name",
    kind: "Kind",
    kvkNumber: "KvK number",
    phoneNumber: "Telephone",
    phoneHint: "The number in your own records. This is what you call back on.",
    portals: "Portals",
    numbers: "Numbers",
    numbersHint: "Intermediary number or policy number. More numbers? Put a space between them.",
    kvkHint: "8 digits",
    unknown: "Not known",
    none: "None",
    created: "Taken in on",
    closedAt: (when, reason) => `Closed on ${when}. Reason: ${reason}.`,
    merged: "The numbers are now at",
  },
  page: {
    back: "Organisations",
    change: "Change details",
    numbers: "Numbers",
    remove: "Remove",
    removeWhat: (number) => `number ${number}`,
    add: "Add number",
    numberKind: "Kind of number",
    number: "Number",
    people: "People",
    counts: { active: "Active", invited: "Invited", blocked: "Blocked", ended: "Withdrawn or expired" },
    able: (count) =>
      count === 0
        ? "There is no administrator who can act now."
        : count === 1
          ? "There is 1 administrator who can act."
          : `There are ${n(count)} administrators who can act.`,
    administrators: "Administrators",
    why: "Why do you want to see the names?",
    whyHint: "The organisation sees in its log that you looked, and why.",
    show: "Show the names",
    shownUntil: (time) => `You see the names until ${time}.`,
    nobody: "This organisation has no administrator.",
    unable: "cannot act now",
    alike: "Looks like",
    alikeLead: "These organisations have the same name or the same telephone number.",
    sameName: "Same name",
    samePhone: "Same telephone number",
    compare: "Compare",
    appointments: "Appointments of an administrator",
    log: "View the log of this organisation",
    acts: "More",
    merge: "Merge with another organisation",
    close: "Close organisation",
  },
  /** Within a sentence of the log, for every room where staff say why they look. */
  viewed: {
    CALLER: "someone called",
    HELP_REQUEST: "a help request",
    CALL_BACK: "a call-back request",
    CASE: "a report that is looked into",
    APPOINTMENT: "the appointment of an administrator",
    MESSAGES: "a message that did not arrive",
    AUDIT: "audit",
  },
  viewReasons: {
    CALLER: "Someone is calling",
    HELP_REQUEST: "A help request",
    CALL_BACK: "A call-back request",
    CASE: "A case we are looking into",
    APPOINTMENT: "The appointment of an administrator",
    AUDIT: "An audit",
  },
  closeReasons: {
    ENDED: "No longer a customer",
    MOVED: "Moved to another organisation",
    FRAUD: "Fraud",
    MISTAKE: "Made by mistake",
    MERGED: "Merged",
  },
  appointmentStatuses: {
    SUBMITTED: "Not confirmed yet",
    CONFIRMED: "Waits to be checked",
    CHECKING: "Being checked",
    APPROVED: "Approved",
    REJECTED: "Rejected",
    INVITED: "Invited",
    COMPLETED: "Completed",
    EXPIRED: "Expired",
    WITHDRAWN: "Withdrawn",
  },
  create: {
    title: "Add organisation",
    lead: "After that it can get an administrator. The organisation hears nothing yet.",
    button: "Add organisation",
    existing: "Look up that organisation",
  },
  change: {
    title: "Change details",
    portalsHint: "When you take a portal away, everyone there loses it at once.",
    button: "Save",
  },
  merging: {
    title: (name) => `Merge ${name}`,
    lead: (name) => `${name} is a duplicate and goes. Which organisation stays?`,
    search: "Search for the organisation that stays",
    submit: "Search",
    choose: "Which organisation stays?",
    compare: "Compare",
    none: "No open organisation found.",
    caption: "The two organisations side by side",
    what: "Detail",
    goes: "Goes",
    stays: "Stays",
    happens: "This is what happens:",
    numbers: (count, into) => (count === 1 ? `1 number moves to ${into}.` : `${n(count)} numbers move to ${into}.`),
    kvk: "The KvK number moves.",
    phone: "The telephone number moves.",
    closes: (name) => `${name} is closed. This cannot be undone.`,
    button: "Merge",
    another: "Choose another organisation",
  },
  closing: {
    title: (name) => `Close ${name}?`,
    lead: "Closing cannot be undone. This ends at once:",
    people: (count) => `The authorisation of ${people(count)}.`,
    sessions: (count) => (count === 1 ? "1 session that is open now." : `${n(count)} sessions that are open now.`),
    requests: (count) =>
      count === 1
        ? "1 open help request. Whoever asked gets a mail."
        : `${n(count)} open help requests. Those who asked get a mail.`,
    invitations: (count) =>
      count === 1 ? "1 invitation that was not used yet." : `${n(count)} invitations that were not used yet.`,
    changes: (count) => (count === 1 ? "1 change under way." : `${n(count)} changes under way.`),
    imports: (count) => (count === 1 ? "1 import under way." : `${n(count)} imports under way.`),
    nothing: "Nobody has access here any more.",
    elsewhere: "Accounts stay. So does access at other organisations.",
    told: (count) =>
      count === 1 ? "The administrator gets a mail." : `The ${n(count)} administrators each get a mail.`,
    appointments: (count) =>
      count === 1
        ? "1 appointment of an administrator is still under way. Reject it yourself."
        : `${n(count)} appointments of an administrator are still under way. Reject them yourself.`,
    reason: "Why do you close this organisation?",
    button: "Close organisation",
  },
  told: {
    gemaakt: "The organisation has been added.",
    gewijzigd: "The details have been saved.",
    nummer: "The numbers have been updated.",
    samengevoegd: "The organisations have been merged.",
    gesloten: "The organisation has been closed.",
  },
  fields: {
    organisationMissing: "This organisation does not exist.",
    nameMissing: "Fill in the name.",
    nameTooLong: "The name may have 120 characters at most.",
    kindMissing: "Choose what it is.",
    kvkUnclear: "A KvK number has 8 digits.",
    phoneUnclear: "This is not a telephone number. Write it like 020 123 45 67.",
    portalUnclear: "Choose the portals again.",
    portalRetired: "This portal has ended. Nobody gets access to it any more.",
    numberMissing: "Fill in a number.",
    numberUnclear: "A number has 20 letters and digits at most.",
    numberGone: "This number is gone already.",
    reasonMissing: "Choose a reason.",
    intoMissing: "Choose which organisation stays.",
  },
  refusals: {
    phoneMissing: "Fill in a telephone number.",
    phoneUnclear: "This is not a telephone number. Write it like 020 123 45 67.",
    phoneShort: "This telephone number is too short. Check it.",
    phonePremium: "This is a premium-rate number. Fill in another number.",
    phoneMachine: "This number is not that of a telephone. Fill in another number.",
    numberTaken: (detail) => `Number ${String(detail["number"])} already belongs to ${other(detail)}.`,
    numberThere: "This organisation has this number already.",
    kvkTaken: (detail) => `This KvK number already belongs to ${other(detail)}.`,
    nothingChanged: "Nothing has been changed.",
    organisationClosed: "This organisation is closed. Nothing can be added.",
    numberGone: "This number is gone already. Load the page again.",
    lastNumber: "This is the last number. Add another one first.",
    alreadyClosed: (detail) => `This organisation has been closed already${at(detail)}.`,
    intoClosed: (detail) => `${other(detail)} is closed. Choose another organisation.`,
    sameOrganisation: "This is the same organisation. Choose another one.",
    otherKind: "One is an intermediary, the other a business customer. They cannot become one.",
    hasPeople: ({ count }) =>
      `${people(Number(count))} still ${Number(count) === 1 ? "has" : "have"} access here. Withdraw it, or have them added at the other one first.`,
    hasRequests: ({ count }) =>
      Number(count) === 1
        ? "1 help request is still open here. Finish it first."
        : `${n(Number(count))} help requests are still open here. Finish them first.`,
    portalRetired: "This portal has ended. Nobody gets access to it any more.",
  },
};
