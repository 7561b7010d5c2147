import { shortDate } from "#lib/platform/i18n/format.ts";
import { portalName } from "#lib/platform/portals.ts";
import type { nl, Said, Sentences } from "./texts.nl.ts";

const because = (reason: string | undefined) => (reason ? `: ${reason}` : "");
const lastDay = (end: Date) => shortDate("en", new Date(end.getTime() - 1));
const people = (n: number | undefined) => (n === 1 ? "1 person" : `${n ?? 0} people`);
const now = (renamed: Said["renamed"]) => (renamed ? `: ${renamed.from} became ${renamed.to}` : "");
const lines = (n: number | undefined) => (n === 1 ? "1 line" : `${n ?? 0} lines`);

const reasons: typeof nl.reasons = {
  block: {
    LONG_ABSENT: "absent for a long time",
    DEVICE_LOST: "phone or computer lost",
    MISUSE: "misuse suspected",
    LEAVES: "leaves soon",
    OTHER: "another reason",
  },
  withdraw: {
    LEFT: "no longer works here",
    OTHER_WORK: "no longer needs the portals",
    MISTAKE: "added by mistake",
    MISUSE: "misuse",
    OTHER: "another reason",
  },
  view: {
    CALLER: "someone called",
    HELP_REQUEST: "a help request",
    CALL_BACK: "a call-back request",
    CASE: "a report that is looked into",
    APPOINTMENT: "the appointment of an administrator",
    MESSAGES: "a message that did not arrive",
    AUDIT: "audit",
  },
};

const roles = { ADMINISTRATOR: "administrator", EMPLOYEE: "employee" } as const;

function rights({ change: { added, removed, until, untilBefore } }: Said): string {
  const before = untilBefore ? `before: until ${lastDay(untilBefore)}` : "before: no end date";
  return [
    ...added.map((portal) => `${portalName("en", portal)} added`),
    ...removed.map((portal) => `${portalName("en", portal)} removed`),
    ...(until === undefined ? [] : [`${until ? `until ${lastDay(until)}` : "no end date any more"} (${before})`]),
  ].join(", ");
}

const had = ({ after: { portals: has, validUntil, role } }: Said) =>
  [
    ...(role ? [roles[role]] : []),
    ...(has ?? []).map((portal) => portalName("en", portal)),
    ...(validUntil ? [`until ${lastDay(validUntil)}`] : []),
  ].join(", ");

const period = ({ after: { deputyFrom, deputyUntil } }: Said) =>
  deputyFrom && deputyUntil ? ` from ${shortDate("en", deputyFrom)} until ${lastDay(deputyUntil)}` : "";

const sentences: Sentences = {
  "organisation.load": () => "The insurer took in the organisation.",
  "account.load": (said) => `The insurer took in ${said.who}${because(had(said))}.`,
  "account.invite": ({ Who }) => `${Who} received an invitation.`,
  "account.renew-invitation": ({ Who }) => `${Who} asked for a new invitation.`,
  "staff.load": ({ Who }) => `${Who} received an account as a member of the insurer’s staff.`,
  "authorisation.withdraw": ({ By, of, after }) =>
    `${By} withdrew ${of("authorisation")}${because(reasons.withdraw[after.reason ?? ""])}.`,
  "authorisation.unblock": ({ By, who, after }) =>
    after.lifted?.length === 0 ? `${By} helped ${who}. There was no block.` : `${By} unblocked ${who}.`,
  "authorisation.undo-unblock": ({ By, who }) => `${By} blocked ${who} again: the unblocking was undone.`,
  "authorisation.add": (said) => `${said.By} added ${said.who}${because(had(said))}.`,
  "authorisation.block": ({ By, who, after }) => `${By} blocked ${who}${because(reasons.block[after.reason ?? ""])}.`,
  "authorisation.reauthorise": (said) => `${said.By} reauthorised ${said.who}${because(had(said))}.`,
  "authorisation.change-rights": (said) => `${said.By} changed ${said.of("rights")}${because(rights(said))}.`,
  "authorisation.undo-change-rights": (said) => `${said.By} put ${said.of("rights")} back${because(rights(said))}.`,
  "authorisation.expire": ({ of }) => `The end date has come. ${capital(of("authorisation"))} has expired.`,
  "invitation.resend": ({ By, who }) => `${By} sent ${who} the invitation again.`,
  "invitation.revoke": ({ By, of }) => `${By} withdrew ${of("invitation")}.`,
  "invitation.accept": ({ Who }) => `${Who} accepted the invitation.`,
  "mobile-number.start": ({ By, who }) => `${By} gave ${who} a new mobile number. Not confirmed yet.`,
  "mobile-number.set": ({ By, of }) => `${By} filled in ${of("mobile number")}.`,
  "mobile-number.password": ({ Who }) => `${Who} got blocked after too many wrong passwords.`,
  "mobile-number.confirm": ({ Who }) => `${Who} confirmed a new mobile number.`,
  "mobile-number.cancel": ({ By, of }) => `${By} stopped the change of ${of("mobile number")}.`,
  "reactivation.start": ({ By, of }) => `${By} had ${of("account")} reactivated. Password and number ended.`,
  "reactivation.cancel": ({ By, of }) => `${By} stopped the reactivation of ${of("account")}.`,
  "account.freeze": ({ Who, of }) => `${Who} reported: that was not me. ${capital(of("account"))} is frozen.`,
  "name.change": ({ By, of, renamed }) => `${By} changed ${of("name")}${now(renamed)}.`,
  "email.start": ({ By, who }) => `${By} gave ${who} a new e-mail address. Not confirmed yet.`,
  "email.set": ({ By, of }) => `${By} filled in ${of("e-mail address")}.`,
  "email.confirm": ({ Who }) => `${Who} confirmed an e-mail address.`,
  "email.cancel": ({ By, of }) => `${By} stopped the change of ${of("e-mail address")}.`,
  "administrator.appoint": ({ By, who }) => `${By} made ${who} an administrator. Before: employee.`,
  "administrator.remove": ({ By, who }) => `${By} made ${who} an employee. Before: administrator.`,
  "administrator.hand-over": ({ By, who }) => `${By} handed the administration over to ${who}.`,
  "deputy.appoint": (said) => `${said.By} made ${said.who} a deputy administrator${period(said)}.`,
  "deputy.end": ({ By, of }) => `${By} ended ${of("deputy period")}.`,
  "colleagues.export": ({ By, after }) => `${By} downloaded a list of ${people(after.rows)}.`,
  "log.export": ({ By, after }) => `${By} downloaded the log: ${lines(after.rows)}.`,
  "log.dispute": ({ Who }) => `${Who} reported that something is not right.`,
  "staff-case.take": ({ By, of }) => `${By} took on ${of("case")}.`,
  "staff-case.finish": ({ By, of }) => `${By} finished ${of("case")}.`,
  "import.upload": ({ By, after }) => `${By} uploaded a file with ${people(after.rows)}.`,
  "import.start": ({ By, after }) => `${By} started an import of ${people(after.rows)}.`,
  "import.run": ({ after }) => `The import added ${people(after.added)}.`,
  "import.undo": ({ By, after }) => `${By} undid an import: ${people(after.removed)} removed.`,
  "sign-in.password": ({ Who }) => `${Who} could no longer sign in after too many wrong passwords.`,
  "sign-in.code": ({ Who }) => `${Who} signed in.`,
  "session.end": ({ Who }) => `${Who} signed out.`,
  "password.mail-reset": ({ Who, after }) =>
    after.sent === "nothing"
      ? `${Who} asked for a new password. That was not possible.`
      : `${Who} asked for a new password.`,
  "link.confirm": ({ Who, after }) =>
    after.accountStatus ? `${Who} activated the account.` : `${Who} chose a new password.`,
  "call-back.finish": ({ By, who }) => `${By} called ${who} back.`,
  "help-request.deliver": ({ Who }) => `${Who} asked for help with signing in.`,
  "help-request.escalate": ({ of }) =>
    `${capital(of("help request"))} went to the insurer. There was no administrator.`,
  "help-request.confirm": ({ Who }) => `${Who} confirmed the help request by e-mail.`,
  "help-request.deny": ({ Who }) => `${Who} reported not having asked for help.`,
  "help-request.reopen": ({ Who }) => `${Who} opened the help request again.`,
  "help-request.hand-over": ({ of }) => `${capital(of("help request"))} went to the insurer. Nobody solved it in time.`,
  "help-request.take": ({ By, of }) => `${By} took on ${of("help request")}.`,
  "help-request.finish": ({ By, of }) => `${By} finished ${of("help request")}.`,
  "appointment.invite": ({ who }) => `The insurer invited ${who} as an administrator.`,
  "appointment.complete": ({ Who }) => `${Who} started as an administrator.`,
  "organisation.create": ({ By }) => `${By} created the organisation.`,
  "organisation.change": ({ By, renamed }) => `${By} changed details of the organisation${now(renamed)}.`,
  "organisation.add-number": ({ By }) => `${By} added a number of the organisation.`,
  "organisation.remove-number": ({ By }) => `${By} removed a number of the organisation.`,
  "organisation.merge": ({ By }) => `${By} merged a duplicate into the organisation.`,
  "organisation.close": ({ By }) => `${By} closed the organisation.`,
  "organisation.view": ({ By, after }) =>
    `${By} viewed who the administrators are${because(reasons.view[after.reason ?? ""])}.`,
  "organisation-file.run": ({ after }) => `The insurer took in ${people(after.added)} from a file.`,
  "organisation-file.invite": ({ Who }) => `${Who} received an invitation.`,
  "staff.view": ({ By, whom, of, after }) =>
    `${By} viewed ${whom === null ? "the organisation" : of("details")}${because(reasons.view[after.reason ?? ""])}.`,
  "staff.view-messages": ({ By, of, after }) =>
    `${By} viewed whether ${of("messages")} arrived${because(reasons.view[after.reason ?? ""])}.`,
  "staff.unblock": ({ By, who }) => `${By} unblocked ${who}, after calling back.`,
  "staff.unfreeze": ({ By, of }) => `${By} released ${of("account")}, after calling back.`,
  "staff.start-mobile-number": ({ By, of }) => `${By} started a change of ${of("mobile number")}.`,
  "staff.set-mobile-number": ({ By, of }) => `${By} filled in ${of("mobile number")}.`,
  "staff.start-reactivation": ({ By, of }) => `${By} had ${of("account")} reactivated. Password and number ended.`,
  "staff.renew-invitation": ({ By, who }) => `${By} sent ${who} a new invitation.`,
  "staff-account.change-roles": ({ By, of }) => `${By} changed ${of("duties")}.`,
  "staff-account.end": ({ By, of }) => `${By} ended ${of("access")}.`,
  "help-request.settle": ({ By, of }) => `${By} finished ${of("help request")}.`,
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const en: typeof nl = {
  fields: {},
  refusals: {
    alreadyDisputed: ({ reference }) => `You have reported this already. The reference is ${reference}.`,
  },
  reasons,
  sentences,
  groups: {
    access: "Access and blocks",
    rights: "Rights and administrators",
    people: "Users added and withdrawn",
    details: "Number, address and name",
    help: "Help requests",
    files: "Lists and imports",
    insurer: "What the insurer did",
    denied: "What was not allowed",
  },
  someone: {
    you: { first: "You", within: "you" },
    insurer: { first: "A member of the insurer’s staff", within: "a member of the insurer’s staff" },
    portal: { first: "The portal itself", within: "the portal itself" },
    unknown: { first: "Someone", within: "someone" },
  },
  of: {
    you: (noun) => `your ${noun}`,
    someone: (noun, name) => `${name}’s ${noun}`,
    nobody: (noun) => `the ${noun}`,
  },
  denied: (By, what) => `${By} tried something that is not allowed (${what.toLowerCase()}).`,
  none: "Nothing has happened yet.",
  log: {
    title: "Log",
    lead: "Who did what, to whom and why. The newest comes first.",
    who: "Who",
    only: (name) => `Only what ${name} did, or what happened to ${name}.`,
    what: "What",
    all: "Everything",
    from: "From",
    until: "Up to and including",
    show: "Show",
    clear: "Clear the filters",
    everything: "See everything in the log",
    noneFound: "Nothing was found.",
    export: "Export",
    exportAs: { xlsx: "Excel file", csv: "CSV file" },
    exportHint: "The file holds exactly what you have chosen now. First you confirm that it is you.",
    file: "log",
    columns: { when: "When", by: "Who", whom: "To whom", what: "What" },
  },
  duties: {
    SERVICEDESK: "Service desk",
    ONBOARDING: "Appointments and organisations",
    AUDITOR: "Audit",
    STAFF_ADMIN: "Staff accounts",
  },
  staffLog: {
    title: "Log",
    lead: "What staff and the portal itself did. The newest comes first.",
    portal: "The portal itself",
    everyone: "Everyone",
    organisation: "Organisation",
    organisationHint: "Name or number",
    groups: {
      aanmeldingen: "Appointments",
      organisaties: "Organisations",
      inzage: "Searching, viewing and exporting",
      hulp: "Help for customers",
      medewerkers: "Staff accounts",
      inloggen: "Signing in and passwords",
      gebruikers: "Users of organisations",
      geweigerd: "What was not allowed",
    },
    outcomes: { done: "done", failed: "did not succeed", denied: "was not allowed" },
    columns: { when: "When", by: "Who", what: "What", organisation: "Organisation", whom: "To whom" },
    caption: (n) => (n === 1 ? "1 line" : `${n} lines`),
    none: "–",
    export: (rows) => `The file holds what you have chosen now, at most ${rows} lines.`,
    confirm: "First you confirm that it is you.",
    file: "staff-log",
  },
  own: {
    title: "What happened to your account",
    lead: "The newest comes first. Is something not right? Then report it.",
    link: "See what happened to your account",
    at: (organisation) => `at ${organisation}`,
    wrong: "This is not right",
    reported: (reference) => `Reported. Reference ${reference}`,
    back: "Back to My details",
  },
  dispute: {
    title: "Is this not right?",
    back: "Back to what happened",
    happens: (insurer) => `We put this before ${insurer}.`,
    happensToo: (organisation) => `The administrators of ${organisation} get a message too.`,
    button: "Report that this is not right",
    urgent: "Do you think someone else can get into your account?",
    call: (desk) => `Then do not wait. Call the ${desk} at once:`,
    freeze: "They freeze your account, so that nobody can get in.",
    help: "Other help with signing in",
    done: "Your report was sent.",
    reference: (reference) => `The reference is ${reference}. You also get a mail.`,
  },
};
