import { z } from "zod";
import { events, type KnownEvent } from "#lib/events.ts";
import type { AnyEvent, Group, Said, StaffGroup } from "#lib/platform/audit/event.ts";
import { folded } from "#lib/platform/folding.ts";
import { exactTime, shortDateTime } from "#lib/platform/i18n/format.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { changesOf, saidBy, type Told } from "./rules/changes.ts";
import { codeText, keyText } from "./rules/record-words.ts";
import { words } from "./texts.ts";

/** The groups one can filter the log by, under their names in addresses. */
export const groupSlugs = {
  toegang: "access",
  rechten: "rights",
  mensen: "people",
  gegevens: "details",
  hulpvragen: "help",
  lijsten: "files",
  verzekeraar: "insurer",
  geweigerd: "denied",
} as const satisfies Record<string, Group | "denied">;

export type EventName = KnownEvent["name"];
export type GroupSlug = keyof typeof groupSlugs;

const named = new Map<string, KnownEvent>(events.map((event) => [event.name, event]));

/** Undefined when another version of the portal wrote the record. */
export const eventNamed = (name: string | null) => named.get(name ?? "");

const namesWhere = (isThere: (event: AnyEvent) => boolean) => events.filter(isThere).map(({ name }) => name);

/** The events that an organisation's log tells, of one group or of all. */
export const eventsOf = (group: Group | "denied" | null) =>
  namesWhere((event) => (group ? event.group === group : event.group !== "own" && event.group !== "quiet"));

/** Of a file with people in it, what each of them has in their history: that somebody began to add them. */
export const addedByFile = "import.start";

/** That it was undone: for whoever stays withdrawn by that, whose authorisation its record names. */
export const undoneFile = "import.undo";

/** The events in one's own history. A report is no line of its own: it stands beside what was reported. */
export const ownEvents = namesWhere(
  ({ name, group }) =>
    group !== "quiet" &&
    name !== "log.dispute" &&
    (name === addedByFile || name === undoneFile || !name.startsWith("import.")),
);

/** What somebody it is about does not read in the copy of their own data either. */
export const withheldEvents = namesWhere((event) => event.group === "quiet" && event.isWithheld);

/** Someone in a sentence. `unknown` is someone this reader may not be told of. */
export type Someone =
  | { readonly kind: "you" | "insurer" | "portal" | "unknown" }
  | { readonly kind: "colleague"; readonly name: string; readonly authorisationId: string };

export type Outcome = "done" | "failed" | "denied" | "proposed";

/** One record, with the names as they were. */
export type Entry = {
  readonly id: string;
  readonly event: KnownEvent;
  readonly outcome: Outcome;
  readonly at: Date;
  readonly organisationId: string | null;
  readonly by: Someone;
  /** Whoever approved it, when it took a second person. */
  readonly second: Someone | null;
  readonly whom: Someone;
  /** The names before and after, when the record changed the name of `whom` or of the organisation. */
  readonly renamed: Said["renamed"];
  readonly before: Said["before"];
  readonly after: Said["after"];
};

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

const dayIn = (moment: Date) => exactTime(moment).slice(0, 10);

type Exported = {
  readonly entries: readonly { readonly at: Date }[];
  readonly now: Date;
  /** Whether more fitted than it holds. */
  readonly isCut: boolean;
};

/**
 * "logboek-de-linden-2026-10-01-2026-11-28": whose it is and from when, so that two files can be told apart, and whether
 * it is not whole.
 */
export function fileNameOf(
  locale: Locale,
  file: string,
  organisation: string,
  { van, tot }: { readonly van: string; readonly tot: string },
  { entries, now, isCut }: Exported,
): string {
  const first = van || dayIn(entries.at(-1)?.at ?? now);
  const last = tot || dayIn(now);
  const whose = folded(organisation)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return [file, whose, first, last, isCut && words[locale].log.incomplete].filter(Boolean).join("-");
}

/** A file of the log holds no more than this. */
export const mostExported = 10_000;

/** The groups one can filter the staff's log by, under their names in addresses. */
const staffGroups = {
  aanmeldingen: "appointments",
  organisaties: "organisations",
  inzage: "views",
  hulp: "help",
  medewerkers: "staff",
  inloggen: "signIn",
  gebruikers: "users",
  geweigerd: "denied",
} as const satisfies Record<string, StaffGroup | "denied">;

type StaffGroupSlug = keyof typeof staffGroups;
export const staffGroupSlugs = Object.keys(staffGroups) as [StaffGroupSlug, ...StaffGroupSlug[]];

/** Null means all. */
export function staffEventsOf(slug: StaffGroupSlug | null) {
  const group = slug && staffGroups[slug];
  return namesWhere(({ staff }) => group === null || group === "denied" || staff.includes(group));
}

/** What someone of the staff, or the portal by itself, did or tried. */
export type StaffEntry = Pick<Entry, "id" | "event" | "outcome" | "at" | "before" | "after"> & {
  /** Null means the portal itself. */
  readonly by: { readonly id: string; readonly name: string } | null;
  /** The name of whoever approved it; empty when nobody had to. */
  readonly second: string;
  readonly organisation: string;
  /** The references of the matters it is about. */
  readonly references: readonly string[];
  /** Empty where it is about nobody, or about someone this reader is not told of. */
  readonly whom: string;
};

/** `wie` is the id of a staff account, or the portal itself; `organisatie` a name, a number or an id. */
export type StaffView = {
  readonly wie: string;
  readonly wat: StaffGroupSlug | null;
  readonly organisatie: string;
  readonly van: string;
  readonly tot: string;
};

export const portalItself = "portaal";

export const isStaffFiltered = ({ wie, wat, organisatie, van, tot }: StaffView) =>
  [wie, wat ?? "", organisatie, van, tot].some((value) => value !== "");

/** The title of the event, with the reason when one was given. */
export function staffWords(locale: Locale, { event, outcome, second, after }: StaffEntry, withOutcome = true): string {
  const more = event.adds?.[locale](after);
  const ended = outcome === "done" || !withOutcome ? "" : ` (${words[locale].staffLog.outcomes[outcome]})`;
  const what = eventNamed(z.string().catch("").parse(after.proposes))?.title[locale];
  const approved = second ? `. ${words[locale].approved(second)}` : "";
  return `${event.title[locale]}${ended}${[what, more].map((each) => (each ? `: ${each}` : "")).join("")}${approved}`;
}

export const staffNameOf = (locale: Locale, { by }: StaffEntry) => by?.name ?? words[locale].staffLog.portal;

/** What changed, as "status: gezien → opgelost". */
export function changesText(locale: Locale, { before, after }: Pick<StaffEntry, "before" | "after">): string {
  return changesOf(before, after)
    .map(({ key, from, to }) => `${keyText(locale, key)}: ${toldText(locale, from)} → ${toldText(locale, to)}`)
    .join("; ");
}

/** A value of a record in words; a code that has none stands as it was written. */
function toldText(locale: Locale, value: Told | undefined): string {
  const { none, yes, no } = words[locale].staffLog;
  if (value === null || value === undefined || value === "") return none;
  if (typeof value === "boolean") return value ? yes : no;
  if (value instanceof Date) return shortDateTime(locale, value);
  if (Array.isArray(value)) return value.map((each: Told) => toldText(locale, each)).join(", ") || none;
  return codeText(locale, String(value));
}

/** Everything that a record says, for the page that shows it whole. */
export const factsText = (locale: Locale, { before, after }: Pick<StaffEntry, "before" | "after">) =>
  saidBy(before, after).map(({ key, from, to }) => ({
    key: keyText(locale, key),
    from: from === undefined ? "" : toldText(locale, from),
    to: to === undefined ? "" : toldText(locale, to),
  }));

/** A record as a sentence: who did what to whom, and why. */
export function sentenceOf(locale: Locale, entry: Entry): string {
  const { event, outcome, by, second, whom, renamed, before, after } = entry;
  if (outcome === "proposed") {
    const { wished, proposed } = words[locale];
    const wish = event.wish?.[locale](nameOf(locale, whom));
    if (wish) return wished(first(locale, by), wish);
    return proposed(first(locale, by), event.title[locale], nameOrNone(locale, whom));
  }
  if (outcome === "denied" || event.group === "quiet") {
    return words[locale].denied(first(locale, by), event.title[locale]);
  }
  const approved = second ? ` ${words[locale].approved(nameOf(locale, second))}` : "";
  const sentence = event[locale]({
    By: first(locale, by),
    Who: first(locale, whom),
    who: nameOf(locale, whom),
    whom: nameOrNone(locale, whom),
    of: (noun) => belonging(locale, noun, whom),
    renamed,
    before,
    after,
  });
  return sentence + approved;
}

const nameOrNone = (locale: Locale, whom: Someone) => (whom.kind === "unknown" ? null : nameOf(locale, whom));

/** The name as it begins a sentence. */
const first = (locale: Locale, person: Someone) =>
  person.kind === "colleague" ? person.name : words[locale].someone[person.kind].first;

/** The name within a sentence or in a column. */
export const nameOf = (locale: Locale, person: Someone) =>
  person.kind === "colleague" ? person.name : words[locale].someone[person.kind].within;

function belonging(locale: Locale, noun: string, person: Someone): string {
  const { of } = words[locale];
  if (person.kind === "you") return of.you(noun);
  return person.kind === "colleague" ? of.someone(noun, person.name) : of.nobody(noun);
}
