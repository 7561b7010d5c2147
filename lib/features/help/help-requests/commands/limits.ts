import "server-only";
import { mailboxOf } from "#lib/features/base/people/rules.ts";
import { days, hours } from "#lib/platform/durations.ts";
import type { Limit } from "#lib/platform/gate/limit.ts";
import type { RequestFacts } from "#lib/platform/gate/request.ts";
import { keyedHash } from "#lib/platform/secrets.ts";

type Told = { readonly id: string; readonly organisationId: string; readonly authorisationId: string | null };

/** Asking again is a reminder, but not every time. */
const ofRequest = ({ id }: { readonly id: string }, whom: "helpers" | "person") => [
  { bucket: `help-request.tell-${whom}-hour ${id}`, times: 1, withinMs: hours(1) },
  { bucket: `help-request.tell-${whom}-day ${id}`, times: 3, withinMs: days(1) },
];

/** Of one person, whatever the problem is said to be. */
const aboutPerson = ({ authorisationId }: Told) =>
  authorisationId === null
    ? []
    : [
        { bucket: `help-request.tell-about-hour ${authorisationId}`, times: 3, withinMs: hours(1) },
        { bucket: `help-request.tell-about-day ${authorisationId}`, times: 6, withinMs: days(1) },
      ];

/**
 * Who knows the addresses of an office could flood its beheerders, and who has a mailbox for every name could too.
 * Each has a room of its own, so that none of them silences another; past it the list of the beheerders says the rest.
 */
const toOrganisation = ({ organisationId }: Told, about: "people" | "strangers" | "confirmed" | "reminders") => ({
  bucket: `help-request.tell-organisation-${about} ${organisationId}`,
  ...(about === "strangers" ? { times: 3, withinMs: days(1) } : { times: 20, withinMs: hours(1) }),
});

/** How often the beheerders are mailed when someone asks, once or again. */
export const whenAsked = (request: Told): readonly Limit[] => [
  ...ofRequest(request, "helpers"),
  ...aboutPerson(request),
  toOrganisation(request, request.authorisationId === null ? "strangers" : "people"),
];

/** Whoever has shown to have the mailbox is not kept from help by who used up the asking. */
export const whenConfirmed = (request: Told): readonly Limit[] => [toOrganisation(request, "confirmed")];

export const whenReminded = (request: Told): readonly Limit[] => [toOrganisation(request, "reminders")];

/** The person hears of every request, also when the beheerders have had too many. */
export const toPerson = (accountId: string, request: { readonly id: string }): readonly Limit[] => [
  ...ofRequest(request, "person"),
  { bucket: `help-request.tell-person ${accountId}`, times: 10, withinMs: days(1) },
];

export const toPersonWithoutPlace = (accountId: string): readonly Limit[] => [
  { bucket: `help-request.tell-without-place ${accountId}`, times: 1, withinMs: days(1) },
];

export const toStranger = (address: string): readonly Limit[] => [
  { bucket: `help-request.tell-stranger ${keyedHash("address", mailboxOf(address))}`, times: 1, withinMs: days(1) },
];

/** Of the answers behind a link. An office of many people answers from one IP address. */
export const answersFrom = ({ request }: { readonly request: RequestFacts }): readonly Limit[] => [
  { bucket: `help-request.answer from ${keyedHash("ip", request.ip)}`, times: 60, withinMs: hours(1) },
];
