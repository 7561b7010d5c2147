import { unaccented } from "#lib/features/base/people/rules.ts";
import { columnFields, type ColumnField } from "#lib/features/administration/imports/rules/fields.ts";

/**
 * What people and programs call their columns, without capitals, accents, spaces and signs, the best one first. Next to
 * what offices make themselves these are the names of AFAS, Exact, Visma, Nmbrs, Outlook, Google, Microsoft 365 and Entra.
 */
const names: Readonly<Record<ColumnField, readonly string[]>> = {
  initials: ["voorletters", "voorletter", "initialen", "initials", "vl"],
  firstName: ["voornaam", "roepnaam", "firstname", "givenname", "voornamen", "eerstevoornaam", "vnaam", "calledname"],
  namePrefix: [
    "tussenvoegsel",
    "tussenvoegsels",
    "tussenv",
    "tussenvoeg",
    "tv",
    "tsv",
    "tussenvoegselachternaam",
    "voorvoegsel",
    "voorvoegsels",
    "voorvoegselachternaam",
    "prefix",
    "nameprefix",
    "prefixvande",
    "infix",
    "middlename",
    "tweedevoornaam",
    "middelstenaam",
  ],
  lastName: [
    "achternaam",
    "familienaam",
    "geslachtsnaam",
    "lastname",
    "surname",
    "familyname",
    "anaam",
    "geboortenaam",
  ],
  fullName: [
    "volledigenaam",
    "naam",
    "fullname",
    "name",
    "displayname",
    "weergavenaam",
    "naammedewerker",
    "medewerker",
    "medewerkernaam",
    "naamcollega",
    "collega",
    "naamgebruiker",
    "naamwerknemer",
    "werknemer",
    "employeename",
    "employee",
    "persoon",
  ],
  email: [
    "email",
    "emailadres",
    "emailzakelijk",
    "zakelijkemail",
    "zakelijkemailadres",
    "emailadreszakelijk",
    "emailwerk",
    "emailadreswerk",
    "werkemail",
    "workemail",
    "emailwork",
    "emailaddress",
    "mailadres",
    "mail",
    "email1value",
    "primaryemail",
    "primarysmtpaddress",
    "userprincipalname",
    "upn",
  ],
  mobileNumber: [
    "mobiel",
    "mobielnummer",
    "mobieltelefoonnummer",
    "mobieletelefoon",
    "mobielnr",
    "mobielwerk",
    "mobielzakelijk",
    "zakelijkmobiel",
    "telefoonmobiel",
    "06nummer",
    "06",
    "gsm",
    "gsmnummer",
    "mobile",
    "mobilenumber",
    "mobilephone",
    "mobilephonenumber",
    "cellphone",
    "telephonemobilework",
    "mobielprive",
  ],
  otherNumber: [],
  portals: ["portalen", "portaal", "portals"],
  validUntil: [
    "geldigtot",
    "einddatum",
    "validuntil",
    "validuptoandincluding",
    "enddate",
    "geldigtotenmet",
    "totenmet",
    "tot",
    "tm",
    "einddatumdienstverband",
    "einddatumcontract",
    "datumuitdienst",
    "uitdienst",
    "uitdienstdatum",
  ],
};

/** Patterns for a header that nobody calls exactly so. The first that fits counts. */
const hints: readonly (readonly [RegExp, ColumnField])[] = [
  [/voorl|initia/, "initials"],
  [/voorn|roepn|first|given/, "firstName"],
  [/tussen|voorv/, "namePrefix"],
  [/achtern|last|surn|famil/, "lastName"],
  [/mail/, "email"],
  [/mob|06|gsm|tel|phone|nummer$/, "mobileNumber"],
  [/portal|portaal|toegang|rechten/, "portals"],
  [/eind|geldig|uitdienst/, "validUntil"],
  [/naam|name|collega|medewerker|gebruiker/, "fullName"],
];

export const plainHeader = (header: string) => unaccented(header).replace(/[^a-z0-9]/g, "");

/** "Contactpersoon: Voornaam" and "contact.firstname" are known by what stands behind the sign. */
const spellings = (header: string) => {
  const parts = header.split(/[:.>]/);
  return [plainHeader(header), ...(parts.length === 2 ? [plainHeader(parts[1] ?? "")] : [])].filter(Boolean);
};

/** The field that a header names, and how usual that is: 0 is the most. */
export function namedField(header: string): { readonly field: ColumnField; readonly rank: number } | null {
  for (const plain of spellings(header)) {
    for (const field of columnFields) {
      const rank = names[field].indexOf(plain);
      if (rank >= 0) return { field, rank };
    }
  }
  return null;
}

export const knownField = (header: string) => namedField(header)?.field ?? null;

export const likelyField = (header: string) => {
  const plain = plainHeader(header);
  return (plain !== "" && hints.find(([pattern]) => pattern.test(plain))?.[1]) || null;
};

/** Whether a header may be that of a last day, which only dates in the column can tell: "Toegang tot". */
export const mayEnd = (header: string) => /tot|until|einde?|expir|verloop|afloop/.test(plainHeader(header));
