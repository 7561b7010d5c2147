/** An answer of the KvK's Basisprofiel v1. */
type KvkAnswer = { readonly status: number; readonly body: object };

type Address = { readonly street: string; readonly number: number; readonly postcode: string; readonly town: string };

type Company = {
  readonly name: string;
  readonly legalForm: string;
  /** Null when the address is shielded. */
  readonly address: Address | null;
  /** "YYYYMMDD" */
  readonly endedOn?: string;
};

const bv = "Besloten vennootschap met gewone structuur";

/**
 * The KvK's own test numbers, with its legal forms. Two have names from the demo world instead of the KvK's "Test BV
 * Donald" and the like, since organisations there have these numbers.
 */
const companies: Readonly<Record<string, Company>> = {
  "68750110": {
    name: "Assurantiekantoor De Linden B.V.",
    legalForm: bv,
    address: { street: "Lindelaan", number: 3, postcode: "8823SJ", town: "Lollum" },
  },
  "69599084": {
    name: "Bakkerij Jansen",
    legalForm: "Eenmanszaak",
    address: { street: "Abebe Bikilalaan", number: 17, postcode: "1034WL", town: "Amsterdam" },
  },
  "68727720": {
    name: "Test NV Katrien",
    legalForm: "Naamloze vennootschap met gewone structuur",
    address: { street: "Oosterwal", number: 101, postcode: "7241AR", town: "Lochem" },
  },
  "90001354": { name: "Test BV Afgeschermd", legalForm: bv, address: null },
  "69599068": {
    name: "Test Stichting Bolderbast",
    legalForm: "Stichting",
    address: { street: "Oosterwal", number: 12, postcode: "7241AR", town: "Lochem" },
  },
  "69599076": {
    name: "Test VOF Guus",
    legalForm: "Vennootschap onder firma",
    address: { street: "Hoofdstraat", number: 5, postcode: "7001AA", town: "Doetinchem" },
  },
  "55344526": {
    name: "Test Coöperatie Kwik",
    legalForm: "Coöperatie U.A.",
    address: { street: "Dorpsweg", number: 21, postcode: "3701AA", town: "Zeist" },
  },
  "90001745": {
    name: "Test Maatschap Kwek",
    legalForm: "Maatschap",
    address: { street: "Kerkstraat", number: 8, postcode: "4001AA", town: "Tiel" },
  },
  "96354429": {
    name: "Test Coöperatie Kwak",
    legalForm: "Coöperatie U.A.",
    address: { street: "Stationsplein", number: 2, postcode: "3818LE", town: "Amersfoort" },
    endedOn: "20241231",
  },
};

/** The test numbers that answer as a service in trouble does. Both faults pass with time, and tell nothing about a company. */
const faults: Readonly<Record<string, KvkAnswer>> = {
  "90004973": fault(404, "IPD1002", "De gegevens worden verwerkt en zijn tijdelijk niet beschikbaar."),
  "90002903": fault(404, "IPD1003", "De gegevens zijn tijdelijk niet beschikbaar. Probeer het over 5 minuten opnieuw."),
};

function fault(status: number, code: string, omschrijving: string): KvkAnswer {
  return { status, body: { fout: [{ code, omschrijving }] } };
}

/** The answer the KvK would give. `key` is the header `apikey` of the request. */
export function kvkAnswer(number: string, key: string | null, ownKey: string): KvkAnswer {
  if (key !== ownKey) return { status: 401, body: { message: "Invalid API key" } };
  if (!/^\d{8}$/.test(number)) return fault(400, "IPD0004", "Het KVK-nummer is niet valide.");
  const broken = faults[number];
  if (broken) return broken;
  const company = companies[number];
  if (company) return { status: 200, body: profile(number, company) };
  return fault(404, "IPD0005", `Op basis van het KVK-nummer ${number} kan het product niet worden geleverd.`);
}

function profile(kvkNummer: string, { name, legalForm, address, endedOn }: Company): object {
  return {
    kvkNummer,
    indNonMailing: "Ja",
    naam: name,
    formeleRegistratiedatum: "20170519",
    materieleRegistratie: { datumAanvang: "20170519", ...(endedOn && { datumEinde: endedOn }) },
    totaalWerkzamePersonen: 12,
    statutaireNaam: name,
    handelsnamen: [{ naam: name, volgorde: 0 }],
    sbiActiviteiten: [{ sbiCode: "66220", sbiOmschrijving: "Assurantietussenpersonen", indHoofdactiviteit: "Ja" }],
    links: [{ rel: "self", href: `/api/v1/basisprofielen/${kvkNummer}` }],
    _embedded: {
      hoofdvestiging: {
        vestigingsnummer: `0000${kvkNummer}`,
        kvkNummer,
        eersteHandelsnaam: name,
        indHoofdvestiging: "Ja",
        adressen: [visited(address)],
      },
      eigenaar: { rsin: "857587973", rechtsvorm: legalForm, uitgebreideRechtsvorm: legalForm },
    },
  };
}

function visited(address: Address | null): object {
  if (!address) return { type: "bezoekadres", indAfgeschermd: "Ja", land: "Nederland" };
  const { street, number, postcode, town } = address;
  return {
    type: "bezoekadres",
    indAfgeschermd: "Nee",
    volledigAdres: `${street} ${number} ${postcode} ${town}`,
    straatnaam: street,
    huisnummer: number,
    postcode,
    plaats: town,
    land: "Nederland",
  };
}
