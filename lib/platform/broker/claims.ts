import { isEnough, type Level } from "./levels.ts";

/** What of a broker's answer says what; brokers differ in their names. A name of "" means that it says no such thing. */
export const claimParts = {
  legal_subject: "urn:etoegang:core:LegalSubjectID",
  legal_subject_type: "namequalifier",
  acting_subject: "urn:etoegang:core:ActingSubjectID",
  branch_number: "urn:etoegang:1.9:ServiceRestriction:Vestigingsnr",
  intermediate: "urn:etoegang:1.9:IntermediateEntityID:KvKnr",
  service: "urn:etoegang:core:ServiceID",
  loa: "acr",
} as const;

export type ClaimPart = keyof typeof claimParts;
export type ClaimMap = Readonly<Record<ClaimPart, string>>;

/** Who someone is, according to a broker that is trusted: a person who may act for a company. */
export type Proven = {
  readonly issuer: string;
  /** The pseudonym that the issuer has for this person. */
  readonly subject: string;
  readonly kvkNumber: string;
};

/** Why nobody comes in by a broker's answer. Each has a sentence, and an answer of the login help. */
export type BrokerProblem =
  "cancelled" | "service" | "level" | "kvk" | "branch" | "chain" | "unclear" | "down" | "expired";

export type Demands = {
  readonly claims: ClaimMap;
  readonly minimum: Level;
  readonly levelNames: Readonly<Record<string, Level>>;
  /** The level of a broker that never says one; null refuses such an answer. */
  readonly usualLevel: Level | null;
  /** The service that must have been asked for; "" when the broker says none. */
  readonly service: string;
};

type Answer = Readonly<Record<string, unknown>>;

const named = <T>(names: Readonly<Record<string, T>>, name: string) =>
  Object.hasOwn(names, name) ? names[name] : undefined;

const isAbsent = (value: unknown) => value === undefined || value === null || value === "";

/**
 * Reads whom a verified answer is about, and fails closed: what says less than is asked, or says it in another form
 * than one plain text, proves nothing. An authorisation for one branch is none for the company, and neither is one that
 * goes through another company.
 */
export function provenBy(
  issuer: string,
  answer: Answer,
  { claims, minimum, levelNames, usualLevel, service }: Demands,
): Proven | BrokerProblem {
  const said = (part: ClaimPart) => (claims[part] === "" ? undefined : named(answer, claims[part]));

  if (!isAbsent(said("branch_number"))) return "branch";
  if (!isAbsent(said("intermediate"))) return "chain";
  if (service !== "" && said("service") !== service) return "service";

  const loa = said("loa");
  if (!isAbsent(loa) && typeof loa !== "string") return "level";
  const level = typeof loa === "string" && loa !== "" ? named(levelNames, loa) : (usualLevel ?? undefined);
  if (level === undefined || !isEnough(level, minimum)) return "level";

  const type = said("legal_subject_type");
  if (!isAbsent(type) && !(typeof type === "string" && /(^|:)kvk(nr)?$/i.test(type))) return "kvk";
  const kvkNumber = said("legal_subject");
  if (typeof kvkNumber !== "string" || !/^\d{8}$/.test(kvkNumber)) return "kvk";

  const subject = said("acting_subject");
  if (typeof subject !== "string" || subject.trim() !== subject || subject === "" || subject.length > 512)
    return "unclear";
  return { issuer, subject, kvkNumber };
}
