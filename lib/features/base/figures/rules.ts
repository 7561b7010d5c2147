import { days } from "#lib/platform/durations.ts";

/** Who ended what somebody waited for. */
export const enders = ["SELF", "ADMINISTRATOR", "STAFF", "PORTAL"] as const;
export type Ender = (typeof enders)[number];

/** Where the login help can end: its outcomes, by their names there. */
export const helpEnds = [
  ...(["blocked", "password", "accessCodeInactive", "noCode", "checkMail", "noMail", "administrator"] as const),
  ...(["eherkenning", "externalCancelled", "externalService", "externalLevel", "externalNumber"] as const),
  ...(["externalBranch", "externalChain", "externalNoAccess", "externalTaken", "externalUnclear"] as const),
  ...(["externalDown", "externalExpired", "noAccess", "appoint", "appointUnknown", "bmw", "other"] as const),
  "servicedesk",
] as const;
export type HelpEnd = (typeof helpEnds)[number];

/** What can be done there that reaches us, by the event of its command. */
export const helpActs = [
  ...(["help-request.ask", "call-back.ask", "administrators.ask", "password.ask-reset"] as const),
  "appointment.submit",
] as const;
export type HelpAct = (typeof helpActs)[number];

/** How long appointments have waited. */
export const ages = ["DAY", "DAYS", "LONGER"] as const;
export type Age = (typeof ages)[number];

const usualDays = 28;
const mostDays = 366;

export type Period = { readonly van: string; readonly tot: string };

/** The days that are asked, at most a year, and the last four weeks where none are. */
export function periodOf({ van, tot }: { readonly van: string; readonly tot: string }, today: string): Period {
  const last = tot || today;
  const first = van && van <= last ? van : dayBefore(last, usualDays - 1);
  const earliest = dayBefore(last, mostDays - 1);
  const begin = first < earliest ? earliest : first;
  return { van: begin, tot: last };
}

/** A day of the calendar, so many earlier. */
const dayBefore = (day: string, n: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days(n)).toISOString().slice(0, 10);

/** Every day of a period, also those on which nothing ended. */
export function daysOf({ van, tot }: Period): string[] {
  const all: string[] = [];
  for (let day = van; day <= tot; day = dayBefore(day, -1)) all.push(day);
  return all;
}

/** How many all of these are together. */
export const total = (rows: readonly { readonly n: number }[]) => rows.reduce((sum, { n }) => sum + n, 0);
