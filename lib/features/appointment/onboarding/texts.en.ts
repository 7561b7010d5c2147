import type { Status } from "#lib/features/appointment/appointments/rules.ts";
import type { Earlier } from "#lib/features/base/people/rules.ts";
import { dayTime, ended } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

const when = (at: Date | null) => (at ? `, ${dayTime("en", at)}` : "");
const earlier = ({ by, at }: Earlier) => `${by && ` by ${by}`}${when(at)}`;

const hoursInWords = (n: number) => (n === 0 ? "under an hour" : n === 1 ? "1 hour" : `${n} hours`);

function already(first: Earlier & { readonly status: Status }): string {
  switch (first.status) {
    case "SUBMITTED":
      return "The applicant has not confirmed the email address yet.";
    case "CONFIRMED":
      return "Nobody has taken this application. Take it first.";
    case "CHECKING":
      return "This application is still being checked.";
    case "EXPIRED":
      return `This application has already expired${when(first.at)}.`;
    case "WITHDRAWN":
      return `This application has already been withdrawn${when(first.at)}.`;
    default:
      return `Already decided${earlier(first)}.`;
  }
}

export const en: typeof nl = {
  fields: {
    reasonMissing: "Choose why you reject it.",
    noteTooLong: "Write it shorter: at most 500 characters.",
  },
  refusals: {
    alreadyYours: "You have already taken this application.",
    alreadyTaken: (first) => `Already taken${earlier(first)}.`,
    alreadyDone: already,
    ownGain: "This number or address is yours. A colleague decides on this application.",
    ownCheck: "You worked on this yourself. A colleague approves it.",
    letIn: "Whoever checked this was given a duty by you, or you by them. Somebody else approves it.",
    checksMissing: "Not everything has been checked yet. After that you can approve.",
    numberChanged: "After the call back, our number of this organisation changed. A colleague calls that one first.",
    doubtCame: "Something has just come in. Load the page again and look at ‘Already known’.",
    noteMissing: "Not everything fits. Write down why you approve it all the same.",
    organisationsDiffer: "The number and the KvK number belong to two organisations. Find out which one it is first.",
    organisationClosed: "This organisation is closed. Reject the application.",
    organisationChanged: "The organisation has just changed. Load the page again and take another look.",
    staffAddress: "This email address belongs to a member of staff. Reject the application.",
    staffNumber: "This mobile number belongs to a member of staff. Reject the application.",
  },
  statuses: {
    SUBMITTED: "waiting for confirmation",
    CONFIRMED: "waiting",
    CHECKING: "being checked",
    APPROVED: "approved",
    REJECTED: "rejected",
    INVITED: "invited",
    COMPLETED: "started",
    EXPIRED: "expired",
    WITHDRAWN: "withdrawn",
  },
  kinds: { INTERMEDIARY: "broker", BUSINESS: "business" },
  numbers: { INTERMEDIARY: "Intermediary number", BUSINESS: "Policy number" },
  genders: { FEMALE: "female", MALE: "male", OTHER: "other", UNSAID: "rather not say" },
  reasons: {
    NUMBER_UNKNOWN: "The number is not known",
    NAME_DIFFERS: "The name does not go with the number",
    NOT_REACHED: "The organisation could not be reached",
    NOT_AUTHORISED: "The organisation does not confirm it",
    HAS_ADMINISTRATOR: "There is an administrator already",
    ALREADY_ASKED: "There is another application already",
    OTHER_PORTAL: "Belongs to another portal",
  },
  told: {
    approved: (name) => `Approved: ${ended(name)} The applicant gets an email.`,
    rejected: (name) => `Rejected: ${ended(name)} The applicant gets an email.`,
    released: (name) => `Put back: ${ended(name)} A colleague can go on.`,
    withdrawn: (name) => `Withdrawn: ${ended(name)}`,
  },
  clock: (hours, of) => `${hoursInWords(hours)} of ${of}`,
  late: (hours, of) => `late: ${hoursInWords(hours)} of ${of}`,
  hours: hoursInWords,
  queue: {
    title: "Administrator applications",
    lead: "Who has waited longest comes first. Time counts in working hours.",
    decidedLead: "What was decided in the last 30 days, the newest first.",
    shows: "Which applications",
    show: { alles: "All", mijn: "Mine", klaar: "Ready to approve", beoordeeld: "Already decided" },
    metrics: "How things stand",
    open: "Open",
    oldest: "Oldest",
    oldestLate: "Oldest, late",
    median: "Half have waited longer than",
    decided: "Decided this week",
    none: "–",
    empty: {
      alles: "No application is waiting. A new one comes here once its email address is confirmed.",
      mijn: "You have nothing in hand. Take an application from the list.",
      klaar: "Nothing waits for your approval. A colleague checks first.",
      beoordeeld: "Nothing was decided in the last 30 days.",
    },
    toAll: "See all applications",
    caption: (n) => (n === 1 ? "1 application" : `${n} applications`),
    organisation: "Organisation",
    waits: "Waiting time",
    toCheck: "Still to do",
    takenBy: "Taken by",
    outcome: "Outcome",
    decidedBy: "Decided",
    actions: "Action",
    nothing: "Nothing",
    ready: "ready to approve",
    nobody: "Nobody yet",
    me: "you",
    take: "Take",
    look: "Decide",
    goOn: "Continue",
    alike: (n) => (n === 1 ? "looks like 1 other" : `looks like ${n} others`),
    already: (who, when) => `already decided by ${who}, ${when}`,
  },
  oneCase: {
    page: "Application",
    title: (name) => `Application for ${name}`,
    back: "Back to the applications",
    follower: "Put forward by",
    reference: (reference) => `Reference ${reference}`,
    organisation: "Organisation",
    kvkNumber: "KvK number",
    person: "Administrator",
    email: "Email address",
    mobileNumber: "Mobile number",
    confirmed: "Confirmed",
    waited: "Waiting for",
    notFilledIn: "not filled in",
    masked: "You see the full address and number when you take the application or can approve it.",
    place: "Which organisation it will be",
    newPlace: "The organisation is not in the portal yet. Approve, and it is added.",
    existing: "In the portal already",
    administrators: (n) =>
      n === 0 ? "no administrator who can act now" : n === 1 ? "1 administrator" : `${n} administrators`,
    objection: "The administrators are notified. The invitation leaves a day later.",
    others: "Looks like another application",
    othersLead: "This application and the other, side by side.",
    beside: (reference, status) => `Compared with ${reference} (${status})`,
    openOther: (name) => `Open the application for ${name}`,
    field: "Detail",
    thisOne: "This one",
    other: "The other",
    isSame: "same",
    isOther: "different",
    isOtherHidden: "different, in the part you do not see",
    decision: "Decide",
    take: "Take",
    release: "Put back",
    approve: "Approve",
    reject: "Reject",
    note: "Why do you approve it all the same?",
    noteHint: "Only colleagues read this.",
    rejectNote: "Remark for colleagues",
    reason: "Reason",
    rejectHeading: "Reject with an email",
    rejectLead: "Each reason has an email that says what the applicant can do now.",
    preview: "See the emails",
    notYou: {
      taken: "You took this application. A colleague approves it.",
      ownGain: "This number or address is yours. A colleague decides on this application.",
      ownCheck: "You checked something here. A colleague approves it.",
      letIn: "Whoever checked this was given a duty by you, or you by them. Somebody else approves it.",
    },
    missing: (what) => `Still to do: ${what}.`,
    doubt: "Not everything fits. Do you approve it all the same? Then write down why.",
    careful: "Once you check something yourself, you can no longer approve.",
    waiting: "Nobody has taken this application yet.",
    takenBy: (who, when) => `Taken by ${who}, ${when}.`,
    takenByMe: (when) => `Taken by you, ${when}.`,
    decided: {
      SUBMITTED: "The applicant has not confirmed the email address yet.",
      CONFIRMED: "",
      CHECKING: "",
      APPROVED: "Already approved",
      REJECTED: "Already rejected",
      INVITED: "Already approved",
      COMPLETED: "Already approved",
      EXPIRED: "Expired",
      WITHDRAWN: "Withdrawn",
    },
    by: (who, when) => ` by ${who}, ${when}`,
    on: (when) => `, ${when}`,
    invited: (when) => `The invitation left: ${when}.`,
    notInvited: "The invitation has yet to leave.",
    begun: (when) => `The administrator has started: ${when}.`,
    writtenNote: (note) => `Remark: ${note}`,
    rejectedFor: (reason) => `Reason: ${reason}.`,
    neighbours: "Previous and next",
    previous: "Previous application",
    next: "Next application",
    compared: "Verdict",
  },
};
