import type { Prisma } from "./db/generated/client.ts";

type Because = { readonly because: string };

/** How long the rows of a table are kept, and why. */
type Retention = Because &
  (
    | { readonly until: "for good" }
    /** The job that removes a row was planned when its use ended. */
    | { readonly until: "its job comes"; readonly job: string }
    /** Its rows go with those of the other table. */
    | { readonly until: "its parent goes"; readonly parent: Prisma.ModelName }
    /** How many days rows stay from the moment that `lib/platform/db/forgetting.ts` names; never below `atLeast`. */
    | { readonly until: "its days are over"; readonly days: number; readonly atLeast: number }
  );

const kept = (because: string) => ({ until: "for good", because }) as const;
const byJob = (job: string, because: string) => ({ until: "its job comes", job, because }) as const;
const withIts = <P extends Prisma.ModelName>(parent: P, because: string) =>
  ({ until: "its parent goes", parent, because }) as const;
const forDays = (days: number, atLeast: number, because: string) =>
  ({ until: "its days are over", days, atLeast, because }) as const;

/**
 * Every table, for a new one does not compile without. The days can be set otherwise, never below what the product
 * itself needs: RETENTION_DAYS="Session=400,HelpRequest=730".
 */
export const retention = {
  AuditRecord: kept(
    "The log is what the insurer answers with to its supervisor. A record goes only by npm run audit:erase, and its seal stays.",
  ),
  AuditSeal: kept("A chain with a link less proves nothing."),
  AuditErasure: kept("What was erased stays said, without what it was."),
  LetIn: kept("Who let whom in decides who may be a second person, however long ago it was."),
  Organisation: kept("The log is about organisations; a closed one is closed, and stays."),
  OrganisationNumber: kept("A number belongs to one organisation for as long as that exists."),
  Account: kept("The log names who did what by their account. Its names and address may be erased."),
  Authorisation: kept("The log is about what somebody was in an organisation. It ends, and stays."),
  NameWord: kept("A word that names are made of says nothing of anybody; without it a slip finds nobody."),
  GuestName: kept("Only what a beheerder wrote may be shown of the days before a guest accepted."),
  LegalHold: kept("Who said that something had to stay, and until when, is what the insurer answers with."),
  AccountName: forDays(2557, 366, "The log names people as they were called then; older records use the next name."),
  OrganisationName: forDays(2557, 366, "The same for organisations."),

  Session: forDays(100, 91, "Traces of a sign-in, for a report of misuse; and an import can be undone for 90 days."),
  KnownDevice: forDays(30, 1, "Until then it can be said which browser it was that is known no more."),
  PortalSignOn: withIts("Session", "Who was signed on to a portal is part of the traces of a sign-in."),
  PortalFeed: kept("Which portals are told of their people is what the registry says now."),
  PortalPerson: kept(
    "Whoever has an account at a portal must be taken off there when it closes to them, however late.",
  ),
  OidcArtifact: forDays(0, 0, "A code or token is of no use once its time is over."),
  OneTimeLink: forDays(90, 31, "Until then a link of long ago says why it does nothing. An open invitation stays."),
  LoginTransaction: forDays(30, 2, "Traces of a login that did not come through. The chosen password goes at once."),
  ExternalSignIn: forDays(
    2,
    1,
    "On the way to another party and back; what was proven there and never used goes with it.",
  ),
  ExternalIdentity: forDays(
    365,
    91,
    "Which identity opened an account is asked after misuse; one that still does stays.",
  ),
  OneTimeCode: withIts("LoginTransaction", "A code belongs to one login."),
  AuthenticatorApp: kept("A factor stays until its owner removes it, or the account begins anew."),
  RecoveryCode: kept("The same; a new set takes the place of the old, used ones with it."),
  Passkey: kept("Somebody signs in with it until they take it away."),
  PasskeyChallenge: forDays(1, 1, "It can be answered for five minutes; after that nobody needs to know that it was."),
  PasswordTries: forDays(
    730,
    365,
    "Those of an account stay until it signs in or gets another password. Of a name that nobody has they stay for so long that no stranger waits to see which it is.",
  ),
  AccountChange: forDays(
    90,
    31,
    "A mail about it may be read late. A beginning anew that nobody finished still rules.",
  ),
  StaffView: forDays(30, 1, "A look lasts half an hour. Who looked and why stands in the log."),
  StaffNote: forDays(
    365,
    1,
    "Who calls again is known by a colleague for a year; after that a note tells of the past.",
  ),

  HelpRequest: forDays(
    365,
    91,
    "Beheerder and staff see how somebody was helped before. The log keeps that they were.",
  ),
  HelpLink: withIts("HelpRequest", "The address of its state."),
  CallBackRequest: byJob("call-back.forget", "Two days for an address nobody confirmed, 30 days after the call."),
  StaffCase: forDays(730, 365, "Who reports something again is asked about the last time."),
  Proposal: forDays(365, 91, "Who proposed and who decided also stands in the log; the input went when it ended."),
  Import: byJob("import.forget", "A week for a draft, 90 days for a report, as long as it can be undone."),
  ImportRow: withIts("Import", "A row of the file."),
  BulkAct: byJob("bulk-act.forget", "A day for a plan, 90 days for a report, like that of an import."),
  BulkActItem: withIts("BulkAct", "What became of one person in it."),
  ReviewCampaign: kept("Which review was asked when is what the insurer answers with to its supervisor."),
  AccessReview: kept("Which organisation went through its people, and what became of them, is the same."),
  AccessConfirmation: withIts("AccessReview", "Who confirmed whom; the log says the same."),
  SavedView: kept("A list under a name belongs to a beheerder's place, who removes it."),
  OrganisationLoad: byJob("organisation-file.forget", "A week for a draft, 90 days for a report."),
  OrganisationLoadRow: withIts("OrganisationLoad", "A row of the file."),
  Appointment: byJob("appointment.forget", "90 days after it ended, time enough to object."),
  AppointmentCheck: withIts("Appointment", "What was checked of it."),
  AppointmentLink: withIts("Appointment", "The address of its state."),

  FinishedMatter: forDays(
    1096,
    366,
    "Figures compare a year with the one before. It names nobody, and the log keeps what happened.",
  ),
  Outbox: forDays(30, 8, "Staff trace what became of a message. Its text went when it was sent."),
  ReturnedAddress: forDays(
    730,
    90,
    "Who helps sees that mail comes back. It goes at once when a message arrives there.",
  ),
  DemoMessage: forDays(90, 1, "The mailbox of a demo world, which was made with mails of weeks ago."),
  FormSubmission: forDays(1, 1, "The same form sent again gets the first answer for as long as a page stays open."),
  Limit: forDays(0, 0, "A counter counts until its own period ends."),
} as const satisfies Record<Prisma.ModelName, Retention>;

/** The tables whose rows go by their age. */
export type Aging = {
  [T in Prisma.ModelName]: (typeof retention)[T]["until"] extends "its days are over" ? T : never;
}[Prisma.ModelName];

const all: Readonly<Record<string, Retention>> = retention;
const isAging = (table: string): table is Aging => all[table]?.until === "its days are over";

/** The days of each table that ages: those given, as "Session=400,HelpRequest=730", or else our own. */
export function retentionDays(given: string): Readonly<Record<Aging, number>> | { readonly wrong: string } {
  const days = Object.fromEntries(
    Object.entries(retention).flatMap(([table, kept]) => ("days" in kept ? [[table, kept.days]] : [])),
  ) as Record<Aging, number>;
  for (const part of given.split(",").flatMap((each) => each.trim() || [])) {
    const [, table = "", number] = /^(\w+)=(\d{1,5})$/.exec(part) ?? [];
    if (!isAging(table)) return { wrong: `"${part}" names no table that goes by its age; write it like Session=400` };
    const { atLeast } = retention[table];
    if (Number(number) < atLeast) return { wrong: `${table} is needed for at least ${atLeast} days` };
    days[table] = Number(number);
  }
  return days;
}
