import type { retention } from "#lib/platform/retention.ts";

type Table = keyof typeof retention;

/** The parts of a copy: a part says of one table what it holds of somebody. Files that people have say these names. */
export const sections = [
  ...(["account", "earlierNames", "authorisations", "sessions", "knownBrowsers", "portalSignOns"] as const),
  ...(["passkeys", "authenticatorApp", "recoveryCodes", "externalIdentities", "links", "changes"] as const),
  ...(["helpRequests", "callBacks", "cases", "lookedAt", "notes", "applications", "confirmations"] as const),
  ...(["messages", "returned", "proposals", "lists", "log"] as const),
] as const;
export type Section = (typeof sections)[number];

/** What people take themselves. The notes of staff they ask the insurer for, who reads them first. */
export const ownSections = sections.filter((section) => section !== "notes");

/**
 * Every table: in which part of a person's copy it stands, or why in none. A new table does not compile without, so that
 * a copy never says less than there is.
 */
export const inCopy = {
  Account: "account",
  AccountName: "earlierNames",
  GuestName: "earlierNames",
  Authorisation: "authorisations",
  Session: "sessions",
  KnownDevice: "knownBrowsers",
  PortalSignOn: "portalSignOns",
  Passkey: "passkeys",
  AuthenticatorApp: "authenticatorApp",
  RecoveryCode: "recoveryCodes",
  ExternalIdentity: "externalIdentities",
  OneTimeLink: "links",
  AccountChange: "changes",
  HelpRequest: "helpRequests",
  CallBackRequest: "callBacks",
  StaffCase: "cases",
  StaffView: "lookedAt",
  StaffNote: "notes",
  Appointment: "applications",
  AccessConfirmation: "confirmations",
  Outbox: "messages",
  ReturnedAddress: "returned",
  Proposal: "proposals",
  SavedView: "lists",
  AuditRecord: "log",
  AuditSeal: { none: "numbers that prove the log" },
  AuditErasure: { none: "what was erased, without what it was" },
  LetIn: { none: "who let whom in stands in the log" },
  LegalHold: { none: "that something must stay for a dispute, which the insurer may not always say" },
  Organisation: { none: "of an organisation, whose name stands with the authorisation" },
  OrganisationName: { none: "of an organisation" },
  OrganisationNumber: { none: "of an organisation" },
  NameWord: { none: "words that names are made of, of nobody" },
  OidcArtifact: { none: "sealed, for minutes; the sign-on itself is told" },
  LoginTransaction: { none: "a login on its way, for minutes; the log tells what became of it" },
  ExternalSignIn: { none: "on its way, for minutes" },
  OneTimeCode: { none: "a code, as a hash" },
  PasskeyChallenge: { none: "a question that was answered, of nobody" },
  PasswordTries: { none: "counts under a keyed hash; a wait stands with the account" },
  HelpLink: { none: "the address of a help request, as a hash" },
  Import: { none: "a file of the organisation" },
  ImportRow: { none: "a file of the organisation; what became of it stands with the authorisation" },
  BulkAct: { none: "an act of the organisation" },
  BulkActItem: { none: "an act of the organisation; the log tells what happened" },
  ReviewCampaign: { none: "of the insurer" },
  AccessReview: { none: "of the organisation" },
  OrganisationLoad: { none: "a file of the insurer" },
  OrganisationLoadRow: { none: "a file of the insurer" },
  AppointmentCheck: { none: "what was looked up of an appointment, whose outcome stands with it" },
  AppointmentLink: { none: "the address of an appointment, as a hash" },
  DemoMessage: { none: "of a demo" },
  PortalFeed: { none: "what is told to a portal, of nobody" },
  PortalPerson: "portalSignOns",
  FinishedMatter: { none: "figures; what happened stands in the log, and what was asked with the help requests" },
  FormSubmission: { none: "the answer to a form, for a day" },
  Limit: { none: "counters under a keyed hash" },
} as const satisfies Record<Table, Section | { readonly none: string }>;

/** The most rows of one part. A copy says when there are more. */
export const mostRows = 10_000;

/** Written out before the parts, so that a reader knows what stands where. */
const indexOf = (parts: Readonly<Record<string, readonly unknown[]>>, what: (section: string) => string) =>
  Object.entries(parts).map(([section, rows]) => ({
    section,
    what: what(section),
    rows: rows.length,
    complete: rows.length < mostRows,
  }));

type Words = Readonly<Record<string, string>>;
type Parts = Readonly<Record<string, readonly unknown[]>>;

/** A copy as text that a person reads and a program too: when it was made, what stands in it, and then the parts. */
export const copyText = (parts: Parts, words: Words, made: Date) =>
  JSON.stringify({ made, index: indexOf(parts, (section) => words[section] ?? section), ...parts }, bigAsText, 1);

/** A counter of a passkey is larger than JSON can hold. */
const bigAsText = (_key: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
