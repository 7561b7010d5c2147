import { type CheckKind, checkKinds, type Status } from "#lib/features/appointment/appointments/rules.ts";
import { mailboxOf } from "#lib/features/base/people/rules.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";
import type { Company } from "#lib/platform/registers/kvk.ts";
import type { Outcome } from "#lib/platform/registers/outcome.ts";
import type { Relation } from "#lib/platform/registers/relations.ts";
import { isSameName } from "./rules/names.ts";
import type { Finding, FindingOf, Record } from "./schema.ts";

/** The part of what was filled in that checks are about. */
export type FilledIn = {
  readonly kind: "INTERMEDIARY" | "BUSINESS";
  readonly organisationNumber: string;
  readonly companyName: string;
  readonly kvkNumber: string | null;
  readonly email: string;
  readonly mobileNumber: string;
};

export const numberKindOf = (kind: FilledIn["kind"]) => (kind === "INTERMEDIARY" ? "INTERMEDIARY" : "POLICY");

export const domainOf = (email: string) => email.slice(email.lastIndexOf("@") + 1).toLowerCase();

/** The portal does its checks in these statuses: once the address is proven, even if staff have taken it on already. */
export const runs: readonly Status[] = ["CONFIRMED", "CHECKING"];

export const isNeeded = (
  kind: CheckKind,
  { kind: organisationKind, kvkNumber }: Pick<FilledIn, "kind" | "kvkNumber">,
) => (kind === "KVK" ? kvkNumber !== null : kind !== "AFM" || organisationKind === "INTERMEDIARY");

/** What is to be looked at of what was filled in, and has not been. */
export const leftOf = (
  filledIn: Pick<FilledIn, "kind" | "kvkNumber">,
  checks: readonly { readonly kind: CheckKind }[],
): readonly CheckKind[] =>
  checkKinds.filter((kind) => isNeeded(kind, filledIn) && !checks.some((check) => check.kind === kind));

/** A call tells something for as long as the number that was called is the one on file. */
export const holds = (check: Finding, onFile: string | null) =>
  check.kind !== "CALL_BACK" || check.found.phoneNumber === onFile;

type Asked<T> = Outcome<T>;

const noAnswer = (asked: Exclude<Asked<unknown>, { status: "found" }>) =>
  asked.status === "notFound"
    ? { outcome: "NOT_FOUND" as const, found: { differs: [] } }
    : { outcome: "UNAVAILABLE" as const, found: { reason: asked.reason, differs: [] } };

const fitsOrDiffers = (differs: readonly unknown[]) =>
  differs.length === 0 ? ("FITS" as const) : ("DIFFERS" as const);

/** The finding of the insurer's own register about the number. */
export function relationFinding(filledIn: FilledIn, asked: Asked<Relation>): FindingOf<"RELATION"> {
  if (asked.status !== "found") return { kind: "RELATION", ...noAnswer(asked) };
  const { email, ...said } = asked.value;
  const differs = [
    ...(isSameName(filledIn.companyName, said.name) ? [] : ["NAME" as const]),
    ...(filledIn.kvkNumber && said.kvkNumber && filledIn.kvkNumber !== said.kvkNumber ? ["KVK_NUMBER" as const] : []),
    ...(said.hasEnded ? ["ENDED" as const] : []),
  ];
  const { name, kvkNumber, phoneNumber, hasEnded } = said;
  const found = { said: { name, kvkNumber, phoneNumber, hasEnded, domain: email && domainOf(email) }, differs };
  return { kind: "RELATION", outcome: fitsOrDiffers(differs), found };
}

/** The finding of the KvK about its number, which the applicant may have left out. */
export function kvkFinding(filledIn: FilledIn, asked: Asked<Company> | null): FindingOf<"KVK"> {
  if (asked === null) return { kind: "KVK", outcome: "NOT_NEEDED", found: { differs: [] } };
  if (asked.status !== "found") return { kind: "KVK", ...noAnswer(asked) };
  const { names, legalForm, place, hasEnded, endedOn } = asked.value;
  const differs = [
    ...(names.some((name) => isSameName(filledIn.companyName, name)) ? [] : ["NAME" as const]),
    ...(hasEnded ? ["ENDED" as const] : []),
  ];
  const said = { names: [...names], legalForm, place, hasEnded, endedOn };
  return { kind: "KVK", outcome: fitsOrDiffers(differs), found: { said, differs } };
}

/** Domains where anyone can get an address within a minute. */
const freeMail = new Set(
  (
    "gmail.com googlemail.com hotmail.com hotmail.nl outlook.com outlook.nl live.com live.nl msn.com yahoo.com yahoo.nl " +
    "icloud.com me.com mac.com aol.com gmx.com gmx.net gmx.de web.de mail.com email.com proton.me protonmail.com pm.me " +
    "tutanota.com tuta.com zoho.com yandex.com mail.ru ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl xs4all.nl " +
    "home.nl chello.nl casema.nl quicknet.nl upcmail.nl caiway.nl tele2.nl telfort.nl online.nl solcon.nl zonnet.nl " +
    "wxs.nl freeler.nl versatel.nl zeelandnet.nl telenet.be skynet.be proximus.be mailinator.com yopmail.com " +
    "guerrillamail.com temp-mail.org 10minutemail.com"
  ).split(" "),
);

export const isFreeMail = (domain: string) => freeMail.has(domain);

/** Whether a domain is another or lies below it, as "post.delinden.nl" lies below "delinden.nl". */
const isWithin = (domain: string, other: string) => domain === other || domain.endsWith(`.${other}`);

type Known = {
  /** The email address in the register; null when it has none or did not answer. */
  readonly registered: string | null;
  /** Whether people we know at the organisation have an address at this domain. */
  readonly hasPeople: boolean;
};

/** Whether the address is the organisation's own. */
export function domainFinding(
  { email }: Pick<FilledIn, "email">,
  { registered, hasPeople }: Known,
): FindingOf<"DOMAIN"> {
  const domain = domainOf(email);
  const finding = (outcome: "FITS" | "DIFFERS" | "NOT_FOUND", basis: FindingOf<"DOMAIN">["found"]["basis"]) => ({
    kind: "DOMAIN" as const,
    outcome,
    found: { domain, basis },
  });
  // An office may use such a free domain itself, and then only the exact address proves anything.
  if (registered && mailboxOf(registered.toLowerCase()) === mailboxOf(email)) return finding("FITS", "ADDRESS");
  if (isFreeMail(domain)) return finding("DIFFERS", "FREE");
  if (registered && isWithin(domain, domainOf(registered))) return finding("FITS", "REGISTER");
  return hasPeople ? finding("FITS", "PEOPLE") : finding("NOT_FOUND", "NONE");
}

/**
 * It is no reason for doubt that we know an office without beheerder, or the person in it: they may need their first
 * one. A person who lost access is one: they may want it back without asking those who took it away.
 */
export function duplicatesFinding(found: FindingOf<"DUPLICATES">["found"]): FindingOf<"DUPLICATES"> {
  const { others, organisation, numbersDiffer, person } = found;
  const isKnown = organisation !== null && (organisation.administrators > 0 || organisation.isClosed);
  const isExpected = person === "NOBODY" || person === "HERE";
  const differs = others.length > 0 || isKnown || numbersDiffer || !isExpected;
  return { kind: "DUPLICATES", outcome: differs ? "DIFFERS" : "FITS", found };
}

const nothingFound: FindingOf<"DUPLICATES">["found"] = {
  others: [],
  organisation: null,
  numbersDiffer: false,
  person: "NOBODY",
};

type OnFile = {
  /** The number on file, which is never the one from the form. */
  readonly phoneNumber: string | null;
  /** A day like "2026-11-22". */
  readonly today: string;
  /** What the portal found about duplicates, for the staff member who judges it. */
  readonly duplicates: FindingOf<"DUPLICATES">["found"] | null;
};

/** The finding of what a staff member looked up or asked. */
export function recorded(input: Record, filledIn: FilledIn, { phoneNumber, today, duplicates }: OnFile) {
  const { kind, outcome } = input;
  if (!isNeeded(kind, filledIn)) return refuse("notNeeded");
  switch (kind) {
    case "AFM": {
      const { checkedOn = "", licenceNumber } = input;
      if (checkedOn > today) return refuse("dateAhead");
      const found = { checkedOn, licenceNumber: outcome === "FITS" ? (licenceNumber ?? null) : null };
      return { kind, outcome, found } satisfies FindingOf<"AFM">;
    }
    case "CALL_BACK": {
      if (outcome !== "NOT_FOUND" && phoneNumber === null) return refuse("noNumberOnFile");
      if (outcome !== "NOT_FOUND" && input.phoneNumber !== phoneNumber) return refuse("numberChanged");
      const [calledOnFile, personConfirmed, digitsConfirmed] = [
        input.calledOnFile === "on",
        input.personConfirmed === "on",
        input.digitsConfirmed === "on",
      ];
      const found = { phoneNumber, calledOnFile, personConfirmed, digitsConfirmed };
      return { kind, outcome, found } satisfies FindingOf<"CALL_BACK">;
    }
    case "DUPLICATES": {
      const found = { ...(duplicates ?? nothingFound), ...(input.note && { note: input.note }) };
      return { kind, outcome, found } satisfies FindingOf<"DUPLICATES">;
    }
  }
}
