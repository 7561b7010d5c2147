/** An address of the portal without its language. Only this file makes one, so none leads to a missing page. */
export type Address = string & { readonly [made]: true };
declare const made: unique symbol;

/** Every page and file that has a language. A line is its folder in app/ and, after the ?, the names in its query. */
export const to = {
  /* anyone */
  start: at("/"),
  accessibility: at("/toegankelijkheid"),
  privacy: at("/privacy"),
  notFound: at("/niet-gevonden"),
  broken: at("/storing?naar"),
  guide: at("/demo?wie&melding"),
  mailbox: at("/demo/berichten?to&q&id&kleur=licht"),
  letters: at("/demo/brieven?brief&kleur=licht"),

  signIn: at("/inloggen?melding&naar"),
  signInCode: at("/inloggen/code?met&naar&na"),
  signInLink: at("/inloggen/link"),
  signInLinkSent: at("/inloggen/link/verstuurd"),
  openSignIn: at("/inloggen/link/[link]"),
  externalSignIn: at("/inloggen/eherkenning?via=eherkenning&naar"),
  externalReturn: at("/inloggen/eherkenning/terug"),
  externalFinish: at("/inloggen/eherkenning/koppelen?gemaild"),
  externalLink: at("/inloggen/eherkenning/koppelen/[link]"),
  forgotPassword: at("/wachtwoord-vergeten?hulp"),
  forgotPasswordSent: at("/wachtwoord-vergeten/verstuurd?opnieuw"),
  newPassword: at("/wachtwoord-herstellen/[link]"),
  activation: at("/activeren/[link]"),
  acceptance: at("/uitnodiging/[link]"),
  newEmail: at("/e-mailadres/[link]"),
  newName: at("/nieuwe-naam/[link]"),
  newNumber: at("/mobiel-nummer/[link]"),
  newNumberCode: at("/mobiel-nummer/code?melding"),
  notMe: at("/dit-was-ik-niet/[link]"),

  help: at("/hulp-bij-inloggen/[[...antwoorden]]"),
  askAdministrator: at("/hulp-bij-inloggen/vraag-je-beheerder?problem&hulp"),
  askedAdministrator: at("/hulp-bij-inloggen/verstuurd?kenmerk&toegang"),
  helpRequestStatus: at("/hulp-bij-inloggen/status/[link]?antwoord&melding"),
  whoIsAdministrator: at("/hulp-bij-inloggen/wie-is-mijn-beheerder?hulp"),
  whoIsAdministratorSent: at("/hulp-bij-inloggen/wie-is-mijn-beheerder/verstuurd"),
  callBack: at("/hulp-bij-inloggen/terugbellen?hulp"),
  callBackSent: at("/hulp-bij-inloggen/terugbellen/verstuurd?kenmerk"),
  callBackLink: at("/hulp-bij-inloggen/terugbellen/bevestigen/[link]"),

  appoint: at("/beheerder-aanmelden?gewist&hulp"),
  appointFor: at("/beheerder-aanmelden/[soort]/[[...pagina]]?hulp"),
  appointAtBmw: at("/beheerder-aanmelden/bmw"),
  appointSent: at("/beheerder-aanmelden/verstuurd?kenmerk&voor"),
  appointmentStatus: at("/beheerder-aanmelden/status/[link]?melding"),

  /* people of an organisation */
  chooseOrganisation: at("/kies-organisatie?naar&wissel"),
  confirmFactor: at("/bevestigen?met&naar"),
  portalEntry: at("/portaal/[sleutel]?verder&organisatie&sterker"),
  portalTooLate: at("/portaal"),
  mine: at("/mijn?gedaan"),
  notFoundHere: at("/ingelogd/niet-gevonden"),
  preferences: at("/mijn/voorkeuren?gedaan"),
  allSet: at("/mijn/klaar?na&naar"),
  myExternal: at("/mijn/beveiliging/eherkenning?gedaan"),
  myAdministrators: at("/mijn/beheerders"),
  authenticatorApp: at("/mijn/beveiliging/app?gedaan"),
  recoveryCodes: at("/mijn/beveiliging/herstelcodes?na"),
  security: at("/mijn/beveiliging?gedaan"),
  myPasskeys: at("/mijn/beveiliging/passkeys?gedaan"),
  strongerSignIn: at("/mijn/beveiliging/sterker?naar"),
  newPasskey: at("/mijn/beveiliging/passkeys/nieuw"),
  changePassword: at("/mijn/beveiliging/wachtwoord"),
  myHistory: at("/mijn/geschiedenis?na&gemeld"),
  dispute: at("/mijn/geschiedenis/[id]"),
  myData: at("/mijn/gegevens"),
  myDataFile: at("/mijn/gegevens/bestand"),

  overview: at("/beheer?gedaan&melding&wie&afgehandeld"),
  firstSteps: at("/beheer/eerste-stappen"),
  helpRequests: at("/beheer/hulpvragen?na&hulpvraag&gedaan&melding&wie&afgehandeld"),
  helpRequest: at("/beheer/hulpvragen/[id]?gedaan&melding&wie&afgehandeld"),
  proposals: at("/beheer/goedkeuren?na&voorgesteld&gedaan"),
  accessReview: at("/beheer/controle?toon&na&gedaan&melding&wie"),
  log: at("/beheer/logboek?wie&wat&van&tot&na"),
  logFile: at("/beheer/logboek/exporteren?soort&wie&wat&van&tot"),

  colleagues: at("/beheer/gebruikers?q&status&rol&portaal&filter&sort=name&after"),
  colleaguesExport: at("/beheer/gebruikers/exporteren?q&status&rol&portaal&filter&sort=name"),
  colleaguesFile: at("/beheer/gebruikers/exporteren/bestand?q&status&rol&portaal&filter&sort=name&soort"),
  newColleague: at("/beheer/gebruikers/nieuw?hulpvraag"),
  imports: at("/beheer/gebruikers/importeren"),
  importTemplate: at("/beheer/gebruikers/importeren/sjabloon?soort"),
  oneImport: at("/beheer/gebruikers/importeren/[id]?gedaan&na&p"),
  importColumns: at("/beheer/gebruikers/importeren/[id]/kolommen"),
  importErrors: at("/beheer/gebruikers/importeren/[id]/fouten"),
  undoImport: at("/beheer/gebruikers/importeren/[id]/terugdraaien"),

  bulkAct: at("/beheer/gebruikers/tegelijk/[id]?na&ook&terug"),
  bulkActFile: at("/beheer/gebruikers/tegelijk/[id]/bestand?soort"),

  colleague: at("/beheer/gebruikers/[id]?hulpvraag&gedaan&melding&wie&afgehandeld&gewijzigd&uitnodiging&lijst"),
  block: at("/beheer/gebruikers/[id]/blokkeren?lijst"),
  withdraw: at("/beheer/gebruikers/[id]/intrekken?lijst"),
  reauthorise: at("/beheer/gebruikers/[id]/opnieuw-autoriseren?lijst"),
  reactivate: at("/beheer/gebruikers/[id]/opnieuw-activeren?gedaan"),
  rights: at("/beheer/gebruikers/[id]/rechten?lijst&portaal"),
  changeName: at("/beheer/gebruikers/[id]/naam"),
  changeEmail: at("/beheer/gebruikers/[id]/e-mailadres"),
  changeNumber: at("/beheer/gebruikers/[id]/mobiel-nummer?gedaan"),
  invitation: at("/beheer/gebruikers/[id]/uitnodiging"),

  administrators: at("/beheer/beheerders?melding&wie&twee"),
  strongRule: at("/beheer/sterk-inloggen"),
  appointColleague: at("/beheer/beheerders/toevoegen"),
  handOver: at("/beheer/beheerders/overdragen"),
  deputise: at("/beheer/beheerders/waarnemer"),
  stopAdministrator: at("/beheer/beheerders/[id]/stoppen"),

  /* the insurer's staff */
  staffProposals: at("/medewerker/goedkeuren?na&voorgesteld&gedaan"),
  requestQueue: at("/medewerker?na&melding"),
  callQueue: at("/medewerker/terugbellen?na&melding"),
  caseQueue: at("/medewerker/zaken?na&melding"),
  messages: at("/medewerker/berichten?adres&gedaan&toon=alles"),
  portalDeliveries: at("/medewerker/berichten/portalen?gedaan"),
  staffLog: at("/medewerker/logboek?wie&wat&organisatie&van&tot&na"),
  staffRecord: at("/medewerker/logboek/[id]"),
  figures: at("/medewerker/cijfers?van&tot"),
  figuresFile: at("/medewerker/cijfers/exporteren?van&tot"),
  ownFigures: at("/beheer/cijfers?van&tot"),
  staffLogFile: at("/medewerker/logboek/exporteren?soort&wie&wat&organisatie&van&tot"),

  appointments: at("/medewerker/aanmeldingen?toon=alles&na&gedaan"),
  appointment: at("/medewerker/aanmeldingen/[id]?toon=alles&gedaan"),

  search: at("/medewerker/zoeken?q"),
  people: at("/medewerker/gebruikers"),
  person: at("/medewerker/gebruikers/[id]?reden&gedaan"),
  personAct: at("/medewerker/gebruikers/[id]/[act]"),

  campaigns: at("/medewerker/controles"),
  newCampaign: at("/medewerker/controles/nieuw"),
  campaign: at("/medewerker/controles/[id]?toon&na&gedaan"),
  campaignFile: at("/medewerker/controles/[id]/bestand"),

  evidence: at("/medewerker/verantwoording?van&tot&organisatie&wie&netwerk"),
  evidenceFile: at("/medewerker/verantwoording/bestand?soort"),
  incidentFile: at("/medewerker/verantwoording/incident?soort&van&tot&organisatie&wie&netwerk"),
  copyFile: at("/medewerker/verantwoording/kopie?wie&organisatie"),
  erasure: at("/medewerker/verantwoording/wissen?wie&organisatie&gedaan&na"),
  organisations: at("/medewerker/organisaties?q&na"),
  newOrganisation: at("/medewerker/organisaties/nieuw"),
  organisation: at("/medewerker/organisaties/[id]?gedaan"),
  changeOrganisation: at("/medewerker/organisaties/[id]/wijzigen"),
  mergeOrganisation: at("/medewerker/organisaties/[id]/samenvoegen?q&met"),
  closeOrganisation: at("/medewerker/organisaties/[id]/sluiten"),
  loads: at("/medewerker/organisaties/laden"),
  load: at("/medewerker/organisaties/laden/[id]?na"),
  loadTemplate: at("/medewerker/organisaties/laden/sjabloon?soort"),
  loadErrors: at("/medewerker/organisaties/laden/[id]/fouten"),

  staffAccounts: at("/medewerker/medewerkers"),
  newStaffAccount: at("/medewerker/medewerkers/nieuw"),
  staffAccount: at("/medewerker/medewerkers/[id]?gedaan"),
  endStaffAccount: at("/medewerker/medewerkers/[id]/beeindigen"),
};

type Path<P extends string> = P extends `${infer Folder}?${string}` ? Folder : P;

/** The values for the folder's brackets, in order; the answers of `[[...name]]` may be left out. */
type Parts<P extends string> = P extends `${string}[${infer Name}]${infer Rest}`
  ? Name extends `[...${string}`
    ? [answers?: readonly string[]]
    : [part: string, ...Parts<Rest>]
  : [];

type Names<Q extends string> = Q extends `${infer One}&${infer Rest}` ? Names<One> | Names<Rest> : Usual<Q>;
type Usual<Q extends string> = Q extends `${infer Name}=${string}` ? Name : Q;

type Query<P extends string> = P extends `${string}?${infer Q}`
  ? [query?: { readonly [Name in Names<Q>]?: string | null | undefined }]
  : [];

/** Builds one address. `?sort=name` marks the default, which is left out of the query, as empty values are. */
function at<const P extends string>(pattern: P) {
  const [folder = "", asked = ""] = pattern.split("?");
  const usual = [...new URLSearchParams(asked)];
  const build = (...given: [...Parts<Path<P>>, ...Query<P>]): Address => {
    const parts = given.flat().filter((one) => typeof one === "string");
    const path = folder.replace(/\/\[(\[?)[^\]]+\]+/g, (_, many) =>
      parts
        .splice(0, many ? Infinity : 1)
        .map((part) => `/${encodeURIComponent(part)}`)
        .join(""),
    );
    const fields = Object.fromEntries(Object.entries(given.find(isFields) ?? {}));
    const chosen = usual.map(([name, value]) => [name, fields[name] === value ? "" : fields[name]] as const);
    return withQuery(path as Address, Object.fromEntries(chosen));
  };
  return Object.assign(build, { folder });
}

type Fields = Readonly<Record<string, string | null | undefined>>;
const isFields = (one: unknown): one is Fields => typeof one === "object" && !Array.isArray(one);

/** The address with this query in place of its own; empty values are left out. */
export function withQuery(address: Address, fields: Fields): Address {
  const [path = "", asked] = address.split("?");
  const query = new URLSearchParams(asked);
  for (const [name, value] of Object.entries(fields))
    if (value) query.set(name, value);
    else query.delete(name);
  return (query.size > 0 ? `${path}?${query.toString()}` : path) as Address;
}

/** The part of the page that has this id. */
export const within = (address: Address, id: string) => `${address}#${id}` as Address;

/** The page of staff about a person or an organisation from which a form was sent, at what is open there. */
export const deskPage = ({ about, id }: Readonly<Record<string, string>>) =>
  about === "person" && id
    ? within(to.person(id), "open")
    : about === "organisation" && id
      ? within(to.organisation(id), "open")
      : undefined;

/**
 * Reads an address from outside, with or without its language; undefined when it is no page of ours. So a link cannot
 * send someone to another site, nor make a redirect that no header can hold.
 */
export function ownAddress(typed: string | undefined): Address | undefined {
  const [, path, query = ""] = /^(?:\/(?:nl|en)(?=[/?]|$))?((?:\/[\w-]+)*)(\?[!-[\]-~]*)?$/.exec(typed ?? "") ?? [];
  if (!typed || typed.length > 500 || path === undefined || query.includes("//")) return undefined;
  return folders().some((folder) => folder.test(path || "/")) ? (((path || "/") + query) as Address) : undefined;
}

/** A pattern for the path of each page. */
const folders = () =>
  Object.values(to).map(
    ({ folder }) =>
      new RegExp(`^${folder.replace(/\/\[(\[?)[^\]]+\]+/g, (_, many) => (many ? "(?:/[\\w-]+)*" : "/[\\w-]+"))}$`),
  );

/** The start pages of the demo's portals (scripts/demo/portals.ts). */
export const demoPortals = { mkb: "/demo/portaal/mkb", broker: "/demo/portaal/broker" } as const;

/** Where the guide of the demo sends its forms, beside Next (scripts/demo/guide.ts). */
export const guideActs = { signInAs: "/demo/als", moveClock: "/demo/klok", startOver: "/demo/opnieuw" } as const;

/** A letter or a mail of the demo as a page of its own, for a frame; it has no language of ours around it. */
export const framedMail = (asked: Readonly<Record<string, string>>): string =>
  `/demo/brief.html?${new URLSearchParams(asked).toString()}`;
