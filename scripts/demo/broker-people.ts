import { claimParts } from "#lib/platform/broker/claims.ts";

/** What the broker answers of somebody: whom they are and for which company, or that nobody comes in. */
type Said =
  | { readonly claims: Readonly<Record<string, string>>; readonly acr: string }
  | { readonly error: "access_denied"; readonly error_description: string };

export type BrokerPerson = {
  /** Stands in the form. */
  readonly key: string;
  readonly name: string;
  readonly company: string;
  /** What is the matter with this one, in the words of the page. */
  readonly about: string;
  readonly said: Said;
};

const bakkerij = "69599084";
const loa = (level: string) => `urn:etoegang:core:assurance-class:${level}`;

/** The pseudonyms stay the same when the demo starts again, as those of a real broker do. */
const actsFor = (pseudonym: string, kvkNumber: string, more: Readonly<Record<string, string>> = {}, level = "loa3") => {
  const subject = { [claimParts.acting_subject]: `${pseudonym}@demo-broker` };
  return { claims: { ...subject, [claimParts.legal_subject]: kvkNumber, ...more }, acr: loa(level) };
};

/** Someone pressed "Annuleren": no word here may be one of those that tell of a service or a mandate. */
export const cancelled = { error: "access_denied", error_description: "The user cancelled the login." } as const;

const mayNot = {
  error: "access_denied",
  error_description: "RequestDenied: no authorisation for this service",
} as const;

const company = "Bakkerij Jansen";
const kvk = `KvK ${bakkerij}`;

/** Whom one can be at the demo's broker: a way in for each way that it goes. */
export const brokerPeople: readonly BrokerPerson[] = [
  {
    ...{ key: "rachid", name: "Rachid el Fassi", company: `${company}, ${kvk}`, about: "EH3, heeft hier een account" },
    said: actsFor("rachid-el-fassi", bakkerij),
  },
  {
    ...{ key: "nieuw", name: "Merel Tuinstra", company: `${company}, ${kvk}`, about: "EH3, is hier nieuw" },
    said: actsFor("merel-tuinstra", bakkerij),
  },
  {
    ...{ key: "ander-bedrijf", name: "Guus Verkade", company: "Test VOF Guus, KvK 69599076" },
    about: "EH3, een bedrijf dat hier onbekend is",
    said: actsFor("guus-verkade", "69599076"),
  },
  {
    ...{ key: "geen-kvk", name: "Saskia Roos", company: "Maatschap Roos & Roos, RSIN 857587973" },
    about: "EH3, geen KvK-nummer",
    said: actsFor("saskia-roos", "857587973", {
      [claimParts.legal_subject_type]: "urn:etoegang:1.9:EntityConcernedID:RSIN",
    }),
  },
  {
    ...{ key: "laag", name: "Hanna ’t Lam", company: `${company}, ${kvk}`, about: "EH2, een te laag niveau" },
    said: actsFor("hanna-t-lam", bakkerij, {}, "loa2"),
  },
  {
    ...{ key: "vestiging", name: "Tom Kuiper", company: `${company}, ${kvk}` },
    about: "EH3, alleen voor vestiging 000012345678",
    said: actsFor("tom-kuiper", bakkerij, { [claimParts.branch_number]: "000012345678" }),
  },
  {
    ...{ key: "keten", name: "Bea Cijfers", company: `${company}, ${kvk}` },
    about: "EH3, via administratiekantoor Test Coöperatie Kwik",
    said: actsFor("bea-cijfers", bakkerij, { [claimParts.intermediate]: "55344526" }),
  },
  {
    ...{ key: "dienst", name: "Ali Demir", company: `${company}, ${kvk}` },
    about: "EH3, niet gemachtigd voor deze dienst",
    said: mayNot,
  },
];
