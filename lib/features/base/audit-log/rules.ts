import type { PortalKey } from "#lib/platform/portals.ts";
import { auditEvents, type AuditEvent } from "#lib/platform/audit/events.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import type { Stored } from "./schema.ts";
import { words } from "./texts.ts";

/** What the log can be asked for, by its name in addresses. */
export const groupSlugs = {
  toegang: "access",
  rechten: "rights",
  mensen: "people",
  gegevens: "details",
  hulpvragen: "help",
  lijsten: "files",
  verzekeraar: "insurer",
  geweigerd: "denied",
} as const;

export type GroupSlug = keyof typeof groupSlugs;
export type Group = (typeof groupSlugs)[GroupSlug];

/**
 * Where each kind of change is told. `own` only in the person's own history: when someone signs in is no business of
 * their beheerder's log. `quiet` nowhere: a step on the way to what is told, or of nobody in particular.
 */
const placeOf = {
  "organisation.load": "people",
  "account.load": "people",
  "account.invite": "people",
  "account.renew-invitation": "people",
  "staff.load": "own",
  "authorisation.withdraw": "people",
  "authorisation.unblock": "access",
  "authorisation.undo-unblock": "access",
  "authorisation.add": "people",
  "authorisation.block": "access",
  "authorisation.reauthorise": "people",
  "authorisation.change-rights": "rights",
  "authorisation.undo-change-rights": "rights",
  "authorisation.expire": "people",
  "invitation.resend": "people",
  "invitation.revoke": "people",
  "invitation.accept": "people",
  "mobile-number.start": "details",
  "mobile-number.set": "details",
  "mobile-number.password": "access",
  "mobile-number.confirm": "details",
  "mobile-number.cancel": "details",
  "reactivation.start": "details",
  "reactivation.cancel": "details",
  "account.freeze": "access",
  "name.change": "details",
  "email.start": "details",
  "email.set": "details",
  "email.confirm": "details",
  "email.cancel": "details",
  "administrator.appoint": "rights",
  "administrator.remove": "rights",
  "administrator.hand-over": "rights",
  "deputy.appoint": "rights",
  "deputy.end": "rights",
  "deputy.tell": "quiet",
  "colleagues.export": "files",
  "log.export": "files",
  "log.dispute": "access",
  "staff-case.take": "access",
  "staff-case.finish": "access",
  "import.upload": "files",
  "import.match": "quiet",
  "import.mend": "quiet",
  "import.start": "files",
  "import.run": "files",
  "import.undo": "files",
  "import.forget": "quiet",
  "step-up.ask": "quiet",
  "step-up.confirm": "quiet",
  "sign-in.password": "access",
  "sign-in.code": "own",
  "sign-in.resend-code": "quiet",
  "session.choose-organisation": "quiet",
  "session.end": "own",
  "password.ask-reset": "quiet",
  "password.mail-reset": "own",
  "link.choose-password": "quiet",
  "link.report-number": "quiet",
  "link.confirm": "access",
  "call-back.ask": "quiet",
  "call-back.route": "quiet",
  "call-back.confirm": "quiet",
  "call-back.forget": "quiet",
  "call-back.take": "quiet",
  "call-back.finish": "own",
  "help-request.ask": "quiet",
  "help-request.route": "quiet",
  "help-request.deliver": "help",
  "help-request.escalate": "help",
  "help-request.confirm": "help",
  "help-request.deny": "help",
  "help-request.see": "quiet",
  "help-request.reopen": "help",
  "help-request.remind": "quiet",
  "help-request.hand-over": "help",
  "help-request.forget": "quiet",
  "help-request.take": "help",
  "help-request.finish": "help",
  "help-request.settle": "help",
  "appointment.submit": "quiet",
  "appointment.confirm": "quiet",
  "appointment.take": "quiet",
  "appointment.release": "quiet",
  "appointment.approve": "quiet",
  "appointment.reject": "quiet",
  "appointment.invite": "people",
  "appointment.complete": "people",
  "appointment.expire": "quiet",
  "appointment.withdraw": "quiet",
  "appointment.forget": "quiet",
  "check.run": "quiet",
  "check.repeat": "quiet",
  "check.record": "quiet",
  "organisation.create": "insurer",
  "organisation.change": "insurer",
  "organisation.add-number": "insurer",
  "organisation.remove-number": "insurer",
  "organisation.merge": "insurer",
  "organisation.close": "insurer",
  "organisation.view": "insurer",
  "organisation-file.upload": "quiet",
  "organisation-file.start": "quiet",
  "organisation-file.run": "insurer",
  "organisation-file.invite": "people",
  "organisation-file.forget": "quiet",
  "staff.search": "quiet",
  "staff.view": "insurer",
  "staff.view-messages": "insurer",
  "staff.unblock": "access",
  "staff.unfreeze": "access",
  "staff.start-mobile-number": "details",
  "staff.set-mobile-number": "details",
  "staff.start-reactivation": "details",
  "staff.renew-invitation": "people",
  "staff-account.invite": "quiet",
  "staff-account.renew": "quiet",
  "staff-account.change-roles": "own",
  "staff-account.end": "own",
  "administrators.ask": "quiet",
  "administrators.mail": "quiet",
} as const satisfies Record<AuditEvent, Exclude<Group, "denied"> | "own" | "quiet">;

type Places = typeof placeOf;
/** The kinds of change that are told somewhere: each has a sentence. */
export type ToldEvent = { [E in AuditEvent]: Places[E] extends "quiet" ? never : E }[AuditEvent];

const eventsIn = (isThere: (place: Places[AuditEvent]) => boolean) =>
  (Object.keys(placeOf) as AuditEvent[]).filter((event) => isThere(placeOf[event]));

export const isTold = (event: string): event is ToldEvent =>
  event in placeOf && placeOf[event as AuditEvent] !== "quiet";

/** What an organisation's log tells, of one group or of all. */
export const eventsOf = (group: Group | null): AuditEvent[] =>
  eventsIn((place) => (group ? place === group : place !== "own" && place !== "quiet"));

/** In one's own history; what was reported stands there beside the thing itself. */
export const ownEvents = eventsIn((place) => place !== "quiet").filter((event) => event !== "log.dispute");

/** Someone in a sentence. No name: someone this reader is not told of. */
export type Someone =
  | { readonly kind: "you" | "insurer" | "portal" | "unknown" }
  | { readonly kind: "colleague"; readonly name: string; readonly authorisationId: string };

export type Outcome = "done" | "failed" | "denied";

/** One record, with the names as they were. */
export type Entry = {
  readonly id: string;
  readonly event: AuditEvent;
  readonly outcome: Outcome;
  readonly at: Date;
  readonly organisationId: string | null;
  readonly by: Someone;
  readonly whom: Someone;
  /** When it changed the name of whom, or of the organisation. */
  readonly renamed: { readonly from: string; readonly to: string } | null;
  readonly before: Stored;
  readonly after: Stored;
};

/** Too many wrong passwords, wherever they were typed. */
export const isBlockByTries = ({ outcome, after }: Pick<Entry, "outcome" | "after">) =>
  outcome === "failed" && after.cause === "WRONG_TRIES";

export type RightsChange = {
  readonly added: readonly PortalKey[];
  readonly removed: readonly PortalKey[];
  /** Undefined: the end did not change. */
  readonly until: Date | null | undefined;
  readonly untilBefore: Date | null;
};

/** What a change of rights comes to: the difference, not the whole. */
export function rightsChange({ before, after }: Pick<Entry, "before" | "after">): RightsChange {
  const [had, has] = [before.portals ?? [], after.portals ?? []];
  const [was, is] = [before.validUntil ?? null, after.validUntil ?? null];
  return {
    added: has.filter((portal) => !had.includes(portal)),
    removed: had.filter((portal) => !has.includes(portal)),
    until: was?.getTime() === is?.getTime() ? undefined : is,
    untilBefore: was,
  };
}

/** The last record of a page; the next page begins before it. */
export type Cursor = { readonly at: Date; readonly id: string };

export const cursorText = ({ at, id }: Cursor) => `${at.getTime()}.${id}`;

/** Null for what was not made by `cursorText`. */
export function cursorOf(text: string): Cursor | null {
  const [, at = "", id = ""] = /^(\d{12,14})\.([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(text) ?? [];
  return id ? { at: new Date(Number(at)), id } : null;
}

/** What the log shows, as it stands in the address; days like "2026-11-22", `wie` a name or the id of an authorisation. */
export type View = {
  readonly wie: string;
  readonly wat: GroupSlug | null;
  readonly van: string;
  readonly tot: string;
};

export const isFiltered = ({ wie, wat, van, tot }: View) => [wie, wat ?? "", van, tot].some((value) => value !== "");

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
export const isId = (text: string) => uuid.test(text);

/** A file of the log holds no more than this. */
export const mostExported = 10_000;

/** What the log of the insurer's own people can be asked for: the beginnings of the names of events. */
const staffGroups = {
  aanmeldingen: ["appointment.", "check."],
  organisaties: ["organisation.", "organisation-file."],
  inzage: ["staff.search", "staff.view", "organisation.view", "log.export", "colleagues.export"],
  hulp: ["staff.", "help-request.", "call-back.", "staff-case.", "log.dispute"],
  medewerkers: ["staff-account.", "staff.load"],
  inloggen: ["sign-in.", "session.", "step-up.", "password.", "link."],
  gebruikers: [
    ...["account.", "authorisation.", "invitation.", "mobile-number.", "reactivation.", "name.", "email."],
    ...["administrator", "deputy.", "import."],
  ],
} as const satisfies Record<string, readonly string[]>;

/** Of staff helping customers: what has a group of its own is left out. */
const elsewhere = ["staff.search", "staff.view", "staff.load"];

export const staffGroupSlugs = [...(Object.keys(staffGroups) as (keyof typeof staffGroups)[]), "geweigerd"] as const;
export type StaffGroup = (typeof staffGroupSlugs)[number];

/** Null: all. */
export function staffEventsOf(group: StaffGroup | null): AuditEvent[] {
  const events = Object.keys(auditEvents) as AuditEvent[];
  if (group === null || group === "geweigerd") return events;
  const begins = (beginnings: readonly string[]) => (event: string) =>
    beginnings.some((beginning) => event.startsWith(beginning));
  const own = events.filter(begins(staffGroups[group]));
  return group === "hulp" ? own.filter((event) => !begins(elsewhere)(event)) : own;
}

/** What someone of the staff, or the portal by itself, did or tried. */
export type StaffEntry = Pick<Entry, "id" | "event" | "outcome" | "at" | "after"> & {
  /** Null: the portal itself. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly organisation: string;
  /** Empty where it is about nobody, or about someone this reader is not told of. */
  readonly whom: string;
};

/** `wie` is the id of a staff account, or the portal itself; `organisatie` a name, a number or an id. */
export type StaffView = {
  readonly wie: string;
  readonly wat: StaffGroup | null;
  readonly organisatie: string;
  readonly van: string;
  readonly tot: string;
};

export const portalItself = "portaal";

export const isStaffFiltered = ({ wie, wat, organisatie, van, tot }: StaffView) =>
  [wie, wat ?? "", organisatie, van, tot].some((value) => value !== "");

/** In the log's own words, with why when that was said. */
export function staffWords(locale: Locale, { event, outcome, after }: StaffEntry): string {
  const { reasons, duties, staffLog } = words[locale];
  const why = event.includes("view") ? reasons.view[after.reason ?? ""] : undefined;
  const roles = after.staffRoles?.map((role) => duties[role]).join(", ");
  const more = [why, roles].filter(Boolean).join("; ");
  const ended = outcome === "done" ? "" : ` (${staffLog.outcomes[outcome]})`;
  return `${auditEvents[event][locale]}${ended}${more ? `: ${more}` : ""}`;
}

export const staffNameOf = (locale: Locale, { by }: StaffEntry) => by?.name ?? words[locale].staffLog.portal;

/** A record as a sentence: who did what to whom, and why. */
export function sentenceOf(locale: Locale, entry: Entry): string {
  const texts = words[locale];
  const { event, outcome, by, whom, renamed, before, after } = entry;
  if (outcome === "denied" || !isTold(event)) {
    return texts.denied(first(locale, by), auditEvents[event][locale]);
  }
  return texts.sentences[event]({
    By: first(locale, by),
    Who: first(locale, whom),
    who: nameOf(locale, whom),
    whom: whom.kind === "unknown" ? null : nameOf(locale, whom),
    of: (noun) => belonging(locale, noun, whom),
    renamed,
    before,
    after,
    change: rightsChange({ before, after }),
  });
}

/** At the beginning of a sentence. */
const first = (locale: Locale, person: Someone) =>
  person.kind === "colleague" ? person.name : words[locale].someone[person.kind].first;

/** Within a sentence, and in a column. */
export const nameOf = (locale: Locale, person: Someone) =>
  person.kind === "colleague" ? person.name : words[locale].someone[person.kind].within;

function belonging(locale: Locale, noun: string, person: Someone): string {
  const { of } = words[locale];
  if (person.kind === "you") return of.you(noun);
  return person.kind === "colleague" ? of.someone(noun, person.name) : of.nobody(noun);
}
