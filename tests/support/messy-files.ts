import writeXlsxFile, { type SheetData } from "write-excel-file/node";

/** A list of people as offices keep it, with what must come of it when nobody touches it. */
export type MessyFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** "initials|firstName|namePrefix|lastName|email|mobile" of each good row. */
  readonly people: readonly string[];
  /** "row field code" of each wrong cell. */
  readonly wrong?: readonly string[];
  /** Rows that say who is in a row before. */
  readonly twice?: number;
  /** A person has to say which column is what. */
  readonly asks?: boolean;
};

const utf8 = (text: string) => new Uint8Array(Buffer.from(text, "utf8"));
const xlsx = async (data: SheetData) =>
  new Uint8Array(await writeXlsxFile(data, { dateFormat: "dd-mm-yyyy" }).toBuffer());

const dora = "D.|Dora|van der|Berg|dora@delinden.example|+31612345678";
const bram = "B.|Bram||Bos|bram@delinden.example|+31687654321";
const both = [dora, bram];

const header = "Voorletters;Voornaam;Tussenvoegsel;Achternaam;E-mailadres;Mobiel nummer";
const plain = [
  header,
  "D.;Dora;van der;Berg;dora@delinden.example;06-12345678",
  "B.;Bram;;Bos;bram@delinden.example;0687654321",
];

/** Windows-1252, as Dutch Excel writes "CSV". */
const windows = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

export async function messyFiles(): Promise<MessyFile[]> {
  return [
    { name: "semicolons, as Dutch Excel writes them", bytes: utf8(plain.join("\r\n")), people: both },
    { name: "commas", bytes: utf8(plain.join("\n").replaceAll(";", ",")), people: both },
    { name: "tabs", bytes: utf8(plain.join("\n").replaceAll(";", "\t")), people: both },
    { name: "a byte order mark", bytes: utf8(`\ufeff${plain.join("\r\n")}`), people: both },
    {
      name: "Windows-1252 with accents",
      bytes: windows("Voornaam;Achternaam;E-mail;Mobiel\r\nZo\xeb;M\xfcller;zoe@delinden.example;0612345678\r\n"),
      people: ["Z.|Zoë||Müller|zoe@delinden.example|+31612345678"],
    },
    {
      name: "UTF-16 with tabs, Excel's Unicode text",
      bytes: new Uint8Array(Buffer.from(`\ufeff${plain.join("\r\n").replaceAll(";", "\t")}`, "utf16le")),
      people: both,
    },
    {
      name: "xlsx with numbers that lost their zero",
      bytes: await xlsx([
        ["Voornaam", "Tussenvoegsel", "Achternaam", "Email", "Mobiel"],
        ["Dora", "van der", "Berg", "dora@delinden.example", 612345678],
        ["Bram", null, "Bos", "bram@delinden.example", 31687654321],
      ]),
      people: both,
    },
    {
      name: "xlsx with a title, a blank row and a header merged over two columns",
      bytes: await xlsx([
        [{ value: "Medewerkers De Linden 2026", fontWeight: "bold" }],
        [],
        [{ value: "Naam", columnSpan: 2 }, null, "E-mailadres", "Mobiel"],
        ["Dora", "van der Berg", "dora@delinden.example", "06 12 34 56 78"],
        [],
        ["Bram", "Bos", "bram@delinden.example", "06-87654321"],
      ]),
      people: both,
    },
    {
      name: "two headers, of which the upper one is merged",
      bytes: await xlsx([
        [{ value: "Persoon", columnSpan: 3 }, null, null, { value: "Bereikbaar", columnSpan: 2 }, null],
        ["Voornaam", "Tussenv.", "Achternaam", "E-mail", "Mobiel"],
        ["Dora", "van der", "Berg", "dora@delinden.example", "0612345678"],
        ["Bram", "", "Bos", "bram@delinden.example", "0687654321"],
      ]),
      people: both,
    },
    {
      name: "blank rows and rows of nothing but separators",
      bytes: utf8([plain[0], ";;;;;", plain[1], "", "  ; ;;;;", plain[2], "", ""].join("\r\n")),
      people: both,
    },
    {
      name: "the same person twice",
      bytes: utf8([...plain, "D.;Dora;van der;Berg;DORA@delinden.example ;0612345678"].join("\n")),
      people: both,
      twice: 1,
    },
    {
      name: "a formula someone wants to run",
      bytes: utf8([...plain, "=cmd|' /C calc'!A0;=1+1;;=HYPERLINK(1);evil@delinden.example;0612345679"].join("\n")),
      people: both,
      wrong: ["4 initials nameUnclear", "4 firstName nameUnclear", "4 lastName nameUnclear"],
    },
    {
      name: "xlsx with formula cells, of which only the outcome counts",
      bytes: await xlsx([
        ["Voornaam", "Achternaam", "E-mail", "Mobiel"],
        ["Bram", "Bos", "bram@delinden.example", "0687654321"],
        ["Emre", { type: "Formula", value: "=CONCATENATE(A2,B2)" }, "emre@delinden.example", "0612345679"],
      ]),
      people: [bram],
      wrong: ["3 lastName lastNameMissing"],
    },
    {
      name: "marks nobody sees, hard spaces, and apostrophes before numbers",
      bytes: utf8(
        [
          "\u200eVoornaam;Achternaam;E-mail ;Mobiel",
          "Dora\u00a0;van\u00a0der Berg;\u202adora@delinden.example\u202c;\u202a+31 6 12345678\u202c",
          " Bram ;Bos;<bram@delinden.example>;'+31687654321",
        ].join("\n"),
      ),
      people: both,
    },
    {
      name: "the tussenvoegsel in the last name",
      bytes: utf8(
        [
          "Roepnaam;Familienaam;Mail;GSM",
          "Dora;Van der Berg;dora@delinden.example;0031612345678",
          'Bram;Bos;bram@delinden.example;"+31 (0)6 87654321"',
          "Pieter;'t Hooft;pieter@delinden.example;",
          "Els;Berg, van den;els@delinden.example;06.11.22.33.44",
        ].join("\n"),
      ),
      people: [
        ...both,
        "P.|Pieter|'t|Hooft|pieter@delinden.example|",
        "E.|Els|van den|Berg|els@delinden.example|+31611223344",
      ],
    },
    {
      name: "the whole name in one column, in every order",
      bytes: utf8(
        [
          "Naam;E-mailadres;Mobiel",
          '"Berg, D. van der";d@delinden.example;0612345678',
          "Dora van der Berg;dora@delinden.example;0612345678",
          "Bram Bos;bram@delinden.example;0687654321",
          "Mevr. D.J. (Dora) van den Berg - de Vries;djb@delinden.example;",
          "Ali El Amrani;ali@delinden.example;",
          "Anna Maria Jansen;am@delinden.example;",
          "Jansen P.K.;pk@delinden.example;",
        ].join("\r\n"),
      ),
      people: [
        "D.||van der|Berg|d@delinden.example|+31612345678",
        ...both,
        "D.J.|Dora|van den|Berg-de Vries|djb@delinden.example|",
        "A.|Ali|el|Amrani|ali@delinden.example|",
        "A.M.|Anna Maria||Jansen|am@delinden.example|",
        "P.K.|||Jansen|pk@delinden.example|",
      ],
    },
    {
      name: "columns nobody asked for, and one name twice",
      bytes: utf8(
        [
          "Nr;Afdeling;Voornaam;Achternaam;E-mail;E-mail;Mobiel;BSN",
          "1;Schade;Dora;van der Berg;dora@delinden.example;;0612345678;123456782",
          "2;Leven;Bram;Bos;bram@delinden.example;bram@thuis.example;0687654321;",
        ].join("\n"),
      ),
      people: both,
    },
    {
      name: "lines that are longer or shorter than the header, and a sep= line",
      bytes: utf8(
        "sep=;\r\nNaam;Mail;Mobiel\r\nDora van der Berg;dora@delinden.example;0612345678;;;\r\nBram Bos;bram@delinden.example;0687654321\r\n",
      ),
      people: both,
    },
    {
      name: "a number Excel made scientific, a landline and one that is too short",
      bytes: utf8(
        [
          ...plain,
          "E.;Emre;;Ak;e@x.example;6,12E+08",
          "F.;Fleur;;Kok;f@x.example;020-5551234",
          "G.;Gerda;;Wit;g@x.example;06 1234567",
        ].join("\n"),
      ),
      people: both,
      wrong: ["4 mobileNumber phoneLostDigits", "5 mobileNumber phoneLandline", "6 mobileNumber phoneShort"],
    },
    {
      name: "portals and end dates in their own columns",
      bytes: await xlsx([
        ["Voornaam", "Achternaam", "E-mail", "Mobiel", "Portalen", "Einddatum"],
        ["Dora", "van der Berg", "dora@delinden.example", "0612345678", "mkb-portal, MyAllianzBroker", "31-12-2099"],
        ["Bram", "Bos", "bram@delinden.example", "0687654321", "", new Date("2099-12-31T00:00:00Z")],
      ]),
      people: both,
    },
    {
      name: "two numbers in one cell, an unclosed quote and addresses as mail programs copy them",
      bytes: utf8(
        'Naam;Mail;Mobiel\nDora van der Berg;Dora <dora@delinden.example>;020-5551234 / 06-12345678\nBram Bos;mailto:bram@delinden.example;"0687654321\n',
      ),
      people: both,
    },
    {
      name: "short names for the columns",
      bytes: utf8(
        "Naam;Mailtje;Mob.\nDora van der Berg;dora@delinden.example;0612345678\nBram Bos;bram@delinden.example;0687654321",
      ),
      people: both,
    },
    {
      name: "no header at all",
      bytes: utf8("Dora van der Berg;dora@delinden.example;0612345678\nBram Bos;bram@delinden.example;0687654321"),
      people: both,
      asks: true,
    },
  ];
}
