import "server-only";
import { mailboxOf } from "#lib/features/base/people/rules.ts";
import { days, hours } from "#lib/platform/durations.ts";
import type { Limit } from "#lib/platform/gate/limit.ts";
import type { RequestFacts } from "#lib/platform/gate/request.ts";
import { keyedHash } from "#lib/platform/secrets.ts";

type Told = { readonly id: string; readonly organisationId: string; readonly authorisationId: string | null };

/** Asking again mails again, but no more often than this. */
const ofRequest = ({ id }: { readonly id: string }, whom: "helpers" | "person") => [
  { bucket: `help-request.tell-${whom}-hour ${id}`, times: 1, withinMs: hours(1) },
  { bucket: `help-request.tell-${whom}-day ${id}`, times: 3, withinMs: days(1) },
];

/** Limits the mails about one person, whatever the problem is said to be. */
const aboutPerson = ({ authorisationId }: Told) =>
  authorisationId === null
    ? []
    : [
        { bucket: `help-request.tell-about-hour ${authorisationId}`, times: 3, withinMs: hours(1) },
        { bucket: `help-request.tell-about-day ${authorisationId}`, times: 6, withinMs: days(1) },
      ];

/**
 * Someone who knows an office's addresses, or has many mailboxes, could flood its beheerders. Each occasion has its own
 * limit, so that none of them silences another; past it a request only stands in the beheerders' list.
 */
const toOrganisation = (
  { organisationId }: Told,
  about: "people" | "strangers" | "confirmed" | "reopened" | "reminders",
) => ({
  bucket: `help-request.tell-organisation-${about} ${organisationId}`,
  ...(about === "strangers" ? { times: 3, withinMs: days(1) } : { times: 20, withinMs: hours(1) }),
});

/** How often the beheerders are mailed when someone asks, once or again. */
export const whenAsked = (request: Told): readonly Limit[] => [
  ...ofRequest(request, "helpers"),
  ...aboutPerson(request),
  toOrganisation(request, request.authorisationId === null ? "strangers" : "people"),
];

/** Whoever has proven the mailbox is not kept from help by others who used up the limits on asking. */
export const whenConfirmed = (request: Told): readonly Limit[] => [toOrganisation(request, "confirmed")];

/** "Still not working" comes from the mailbox too, and once for each time that somebody said it was solved. */
export const whenReopened = (request: Told): readonly Limit[] => [toOrganisation(request, "reopened")];

export const whenReminded = (request: Told): readonly Limit[] => [toOrganisation(request, "reminders")];

/** The person has limits of their own, and is mailed even when the beheerders have had too many. */
export const toPerson = (accountId: string, request: { readonly id: string }): readonly Limit[] => [
  ...ofRequest(request, "person"),
  { bucket: `help-request.tell-person ${accountId}`, times: 10, withinMs: days(1) },
];

export const toPersonWithoutPlace = (accountId: string): readonly Limit[] => [
  { bucket: `help-request.tell-without-place ${accountId}`, times: 1, withinMs: days(1) },
];

const ofMailbox = (what: string, address: string, times: number): readonly Limit[] => [
  { bucket: `help-request.${what} ${keyedHash("address", mailboxOf(address))}`, times, withinMs: days(1) },
];

/** What is typed beside a stranger's address is a try whether we know the number or not, so that numbers cannot be guessed. */
export const triesOfStranger = (address: string) => ofMailbox("try-number", address, 10);

/** Each letter has its own limit, so that a wrong number does not silence the right one. */
export const toStranger = (address: string, letter: "confirm" | "unknown") =>
  ofMailbox(letter === "confirm" ? "tell-stranger" : "tell-unknown-number", address, 1);

/** Limits the answers behind a link. It is wide, since an office of many people answers from one IP address. */
export const answersFrom = ({ request }: { readonly request: RequestFacts }): readonly Limit[] => [
  { bucket: `help-request.answer from ${keyedHash("ip", request.ip)}`, times: 60, withinMs: hours(1) },
];
