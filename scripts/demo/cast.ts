import type { Role, StaffRole } from "#lib/platform/access/roles.ts";

export const password = "Demo-wachtwoord-2026";

type Person = {
  readonly firstName: string;
  readonly namePrefix?: string;
  readonly lastName: string;
  readonly email: string;
  /** The last four digits of the mobile number. */
  readonly mobile: string;
};

type Member = Person & { readonly accessCode: string; readonly role?: Role; readonly invited?: true };

type Organisation = {
  readonly kind: "INTERMEDIARY" | "BUSINESS";
  readonly name: string;
  readonly intermediaryNumber?: string;
  readonly policyNumber?: string;
  readonly kvkNumber?: string;
  /** The number on file, for calling back. */
  readonly phoneNumber?: string;
  readonly portals: ("MKB" | "MY_ALLIANZ_BROKER")[];
  readonly members: readonly Member[];
};

const ivo = { firstName: "Ivo", lastName: "Hendrix", email: "ivo@dubbel.example", mobile: "0010" };

const deLinden: Organisation = {
  kind: "INTERMEDIARY",
  name: "Assurantiekantoor De Linden",
  intermediaryNumber: "10023",
  kvkNumber: "68750110",
  phoneNumber: "+31881230001",
  portals: ["MKB", "MY_ALLIANZ_BROKER"],
  members: [
    {
      firstName: "Anna",
      namePrefix: "de",
      lastName: "Wit",
      email: "anna@delinden.example",
      mobile: "0001",
      accessCode: "DL1001",
      role: "ADMINISTRATOR",
    },
    {
      firstName: "Bert",
      lastName: "Bos",
      email: "bert@delinden.example",
      mobile: "0002",
      accessCode: "DL1002",
      role: "ADMINISTRATOR",
    },
    {
      firstName: "Bram",
      namePrefix: "van",
      lastName: "Loon",
      email: "bram@delinden.example",
      mobile: "0003",
      accessCode: "DL1003",
    },
    { firstName: "Dora", lastName: "Dekker", email: "dora@delinden.example", mobile: "0004", accessCode: "DL1004" },
    { firstName: "Emre", lastName: "Kaya", email: "emre@delinden.example", mobile: "0005", accessCode: "DL1005" },
    // Her own number ends in 0006; this one is a stranger's.
    { firstName: "Fleur", lastName: "Janssen", email: "fleur@delinden.example", mobile: "0960", accessCode: "DL1006" },
    {
      firstName: "Gerda",
      namePrefix: "van der",
      lastName: "Ploeg",
      email: "gerda@delinden.example",
      mobile: "0007",
      accessCode: "DL1007",
      invited: true,
    },
    { ...ivo, accessCode: "DL1010" },
  ],
};

const bakkerij: Organisation = {
  kind: "BUSINESS",
  name: "Bakkerij Jansen B.V.",
  policyNumber: "P-448812",
  kvkNumber: "69599084",
  phoneNumber: "+31881230002",
  portals: ["MKB"],
  members: [
    {
      firstName: "Cees",
      lastName: "Jansen",
      email: "cees@bakkerijjansen.example",
      mobile: "0008",
      accessCode: "BJ2001",
      role: "ADMINISTRATOR",
    },
    {
      firstName: "Hanna",
      namePrefix: "’t",
      lastName: "Lam",
      email: "hanna@bakkerijjansen.example",
      mobile: "0009",
      accessCode: "BJ2002",
    },
    {
      firstName: "Rachid",
      namePrefix: "el",
      lastName: "Fassi",
      email: "rachid@bakkerijjansen.example",
      mobile: "0012",
      accessCode: "BJ2003",
    },
    { ...ivo, accessCode: "BJ2010" },
  ],
};

const zonderman: Organisation = {
  kind: "INTERMEDIARY",
  name: "Zonderman Verzekeringen",
  intermediaryNumber: "10077",
  phoneNumber: "+31881230003",
  portals: ["MKB", "MY_ALLIANZ_BROKER"],
  members: [
    { firstName: "Jan", lastName: "Zonderman", email: "jan@zonderman.example", mobile: "0011", accessCode: "ZV3001" },
  ],
};

export const organisations = { deLinden, bakkerij, zonderman };

export const staff: readonly (Person & { staffRoles: StaffRole[] })[] = [
  {
    firstName: "Sara",
    namePrefix: "el",
    lastName: "Idrissi",
    email: "sara@verzekeraar.example",
    mobile: "0021",
    staffRoles: ["SERVICEDESK"],
  },
  {
    firstName: "Otto",
    namePrefix: "van",
    lastName: "Rijn",
    email: "otto@verzekeraar.example",
    mobile: "0022",
    staffRoles: ["ONBOARDING"],
  },
  {
    firstName: "Ina",
    lastName: "IJpelaar",
    email: "ina@verzekeraar.example",
    mobile: "0023",
    staffRoles: ["ONBOARDING"],
  },
  { firstName: "Aad", lastName: "Smulders", email: "aad@verzekeraar.example", mobile: "0024", staffRoles: ["AUDITOR"] },
  {
    firstName: "Stef",
    lastName: "Kuiper",
    email: "stef@verzekeraar.example",
    mobile: "0025",
    staffRoles: ["STAFF_ADMIN"],
  },
  {
    firstName: "Lena",
    lastName: "Vos",
    email: "lena@verzekeraar.example",
    mobile: "0026",
    staffRoles: ["STAFF_ADMIN"],
  },
];
