import { shortDate } from "#lib/platform/i18n/format.ts";
import { portalName } from "#lib/platform/portals.ts";
import type { Entry, Group, RightsChange, Someone, ToldEvent } from "./rules.ts";

/** Who and whom, each as it stands at the beginning of a sentence and within one. */
export type Said = Pick<Entry, "before" | "after" | "renamed"> & {
  readonly By: string;
  readonly Who: string;
  readonly who: string;
  /** Whom it is about, when that is someone. */
  readonly whom: string | null;
  /** "het nummer" becomes "het nummer van Bram" or "jouw nummer". */
  of(noun: string): string;
  readonly change: RightsChange;
};

export type Sentences = Record<ToldEvent, (said: Said) => string>;

const because = (reason: string | undefined) => (reason ? `: ${reason}` : "");
const lastDay = (end: Date) => shortDate("nl", new Date(end.getTime() - 1));
const people = (n: number | undefined) => (n === 1 ? "1 persoon" : `${n ?? 0} mensen`);
const now = (renamed: Said["renamed"]) => (renamed ? `: eerst ${renamed.from}, nu ${renamed.to}` : "");
const lines = (n: number | undefined) => (n === 1 ? "1 regel" : `${n ?? 0} regels`);

const reasons = {
  block: {
    LONG_ABSENT: "langdurig afwezig",
    DEVICE_LOST: "telefoon of computer kwijt",
    MISUSE: "vermoeden van misbruik",
    LEAVES: "gaat binnenkort weg",
    OTHER: "andere reden",
  } as Readonly<Record<string, string>>,
  withdraw: {
    LEFT: "werkt hier niet meer",
    OTHER_WORK: "heeft de portalen niet meer nodig",
    MISTAKE: "per ongeluk toegevoegd",
    MISUSE: "misbruik",
    OTHER: "andere reden",
  } as Readonly<Record<string, string>>,
  view: {
    CALLER: "iemand belde",
    HELP_REQUEST: "een hulpvraag",
    CALL_BACK: "een terugbelverzoek",
    CASE: "een melding die we uitzoeken",
    APPOINTMENT: "de aanmelding van een beheerder",
    MESSAGES: "een bericht dat niet aankwam",
    AUDIT: "controle",
  } as Readonly<Record<string, string>>,
};

const roles = { ADMINISTRATOR: "beheerder", EMPLOYEE: "medewerker" } as const;

function rights({ change: { added, removed, until, untilBefore } }: Said): string {
  const before = untilBefore ? `eerst tot en met ${lastDay(untilBefore)}` : "eerst zonder einddatum";
  return [
    ...added.map((portal) => `${portalName("nl", portal)} erbij`),
    ...removed.map((portal) => `${portalName("nl", portal)} eraf`),
    ...(until === undefined ? [] : [`${until ? `tot en met ${lastDay(until)}` : "geen einddatum meer"} (${before})`]),
  ].join(", ");
}

const had = ({ after: { portals: has, validUntil, role } }: Said) =>
  [
    ...(role ? [roles[role]] : []),
    ...(has ?? []).map((portal) => portalName("nl", portal)),
    ...(validUntil ? [`tot en met ${lastDay(validUntil)}`] : []),
  ].join(", ");

const period = ({ after: { deputyFrom, deputyUntil } }: Said) =>
  deputyFrom && deputyUntil ? ` van ${shortDate("nl", deputyFrom)} tot en met ${lastDay(deputyUntil)}` : "";

const sentences: Sentences = {
  "organisation.load": () => "De verzekeraar nam de organisatie op.",
  "account.load": (said) => `De verzekeraar nam ${said.who} op${because(had(said))}.`,
  "account.invite": ({ Who }) => `${Who} kreeg een uitnodiging.`,
  "account.renew-invitation": ({ Who }) => `${Who} vroeg een nieuwe uitnodiging.`,
  "staff.load": ({ Who }) => `${Who} kreeg een account als medewerker van de verzekeraar.`,
  "authorisation.withdraw": ({ By, of, after }) =>
    `${By} trok ${of("de autorisatie")} in${because(reasons.withdraw[after.reason ?? ""])}.`,
  "authorisation.unblock": ({ By, who, after }) =>
    after.lifted?.length === 0 ? `${By} hielp ${who}. Er was geen blokkade.` : `${By} deblokkeerde ${who}.`,
  "authorisation.undo-unblock": ({ By, who }) => `${By} blokkeerde ${who} weer: het deblokkeren is teruggedraaid.`,
  "authorisation.add": (said) => `${said.By} voegde ${said.who} toe${because(had(said))}.`,
  "authorisation.block": ({ By, who, after }) =>
    `${By} blokkeerde ${who}${because(reasons.block[after.reason ?? ""])}.`,
  "authorisation.reauthorise": (said) => `${said.By} autoriseerde ${said.who} opnieuw${because(had(said))}.`,
  "authorisation.change-rights": (said) => `${said.By} wijzigde ${said.of("de rechten")}${because(rights(said))}.`,
  "authorisation.undo-change-rights": (said) =>
    `${said.By} zette ${said.of("de rechten")} terug${because(rights(said))}.`,
  "authorisation.expire": ({ of }) => `De einddatum is bereikt. ${capital(of("de autorisatie"))} is verlopen.`,
  "invitation.resend": ({ By, who }) => `${By} stuurde ${who} de uitnodiging opnieuw.`,
  "invitation.revoke": ({ By, of }) => `${By} trok ${of("de uitnodiging")} in.`,
  "invitation.accept": ({ Who }) => `${Who} nam de uitnodiging aan.`,
  "mobile-number.start": ({ By, who }) => `${By} gaf ${who} een nieuw mobiel nummer door. Nog niet bevestigd.`,
  "mobile-number.set": ({ By, of }) => `${By} vulde ${of("het mobiele nummer")} in.`,
  "mobile-number.password": ({ Who }) => `${Who} raakte geblokkeerd na te veel foute wachtwoorden.`,
  "mobile-number.confirm": ({ Who }) => `${Who} bevestigde een nieuw mobiel nummer.`,
  "mobile-number.cancel": ({ By, of }) => `${By} stopte het wijzigen van ${of("het mobiele nummer")}.`,
  "reactivation.start": ({ By, of }) =>
    `${By} liet ${of("het account")} opnieuw activeren. Wachtwoord en nummer vervielen.`,
  "reactivation.cancel": ({ By, of }) => `${By} stopte het opnieuw activeren van ${of("het account")}.`,
  "account.freeze": ({ Who, of }) => `${Who} meldde: dit was ik niet. ${capital(of("het account"))} staat vast.`,
  "name.change": ({ By, of, renamed }) => `${By} wijzigde ${of("de naam")}${now(renamed)}.`,
  "email.start": ({ By, who }) => `${By} gaf ${who} een nieuw e-mailadres. Nog niet bevestigd.`,
  "email.set": ({ By, of }) => `${By} vulde ${of("het e-mailadres")} in.`,
  "email.confirm": ({ Who }) => `${Who} bevestigde een e-mailadres.`,
  "email.cancel": ({ By, of }) => `${By} stopte het wijzigen van ${of("het e-mailadres")}.`,
  "administrator.appoint": ({ By, who }) => `${By} maakte ${who} beheerder. Eerst medewerker.`,
  "administrator.remove": ({ By, who }) => `${By} maakte ${who} medewerker. Eerst beheerder.`,
  "administrator.hand-over": ({ By, who }) => `${By} droeg het beheer over aan ${who}.`,
  "deputy.appoint": (said) => `${said.By} maakte ${said.who} waarnemend beheerder${period(said)}.`,
  "deputy.end": ({ By, of }) => `${By} beëindigde ${of("de waarneming")}.`,
  "colleagues.export": ({ By, after }) => `${By} haalde een lijst op van ${people(after.rows)}.`,
  "log.export": ({ By, after }) => `${By} haalde het logboek op: ${lines(after.rows)}.`,
  "log.dispute": ({ Who }) => `${Who} meldde dat iets niet klopt.`,
  "staff-case.take": ({ By, of }) => `${By} pakte ${of("de zaak")} op.`,
  "staff-case.finish": ({ By, of }) => `${By} rondde ${of("de zaak")} af.`,
  "import.upload": ({ By, after }) => `${By} las een bestand in met ${people(after.rows)}.`,
  "import.start": ({ By, after }) => `${By} begon een import van ${people(after.rows)}.`,
  "import.run": ({ after }) => `De import voegde ${people(after.added)} toe.`,
  "import.undo": ({ By, after }) => `${By} draaide een import terug: ${people(after.removed)} eraf.`,
  "sign-in.password": ({ Who }) => `${Who} kwam niet meer binnen na te veel foute wachtwoorden.`,
  "sign-in.code": ({ Who }) => `${Who} logde in.`,
  "session.end": ({ Who }) => `${Who} logde uit.`,
  "password.mail-reset": ({ Who, after }) =>
    after.sent === "nothing"
      ? `${Who} vroeg een nieuw wachtwoord. Dat kon niet.`
      : `${Who} vroeg een nieuw wachtwoord.`,
  "link.confirm": ({ Who, after }) =>
    after.accountStatus ? `${Who} activeerde het account.` : `${Who} koos een nieuw wachtwoord.`,
  "call-back.finish": ({ By, who }) => `${By} belde ${who} terug.`,
  "help-request.deliver": ({ Who }) => `${Who} vroeg om hulp bij inloggen.`,
  "help-request.escalate": ({ of }) =>
    `${capital(of("de hulpvraag"))} ging naar de verzekeraar. Er was geen beheerder.`,
  "help-request.confirm": ({ Who }) => `${Who} bevestigde de hulpvraag via e-mail.`,
  "help-request.deny": ({ Who }) => `${Who} meldde de hulpvraag niet zelf te hebben gesteld.`,
  "help-request.reopen": ({ Who }) => `${Who} opende de hulpvraag opnieuw.`,
  "help-request.hand-over": ({ of }) =>
    `${capital(of("de hulpvraag"))} ging naar de verzekeraar. Niemand loste hem op tijd op.`,
  "help-request.take": ({ By, of }) => `${By} pakte ${of("de hulpvraag")} op.`,
  "help-request.finish": ({ By, of }) => `${By} rondde ${of("de hulpvraag")} af.`,
  "appointment.invite": ({ who }) => `De verzekeraar nodigde ${who} uit als beheerder.`,
  "appointment.complete": ({ Who }) => `${Who} begon als beheerder.`,
  "organisation.create": ({ By }) => `${By} maakte de organisatie aan.`,
  "organisation.change": ({ By, renamed }) => `${By} wijzigde gegevens van de organisatie${now(renamed)}.`,
  "organisation.add-number": ({ By }) => `${By} voegde een nummer van de organisatie toe.`,
  "organisation.remove-number": ({ By }) => `${By} haalde een nummer van de organisatie weg.`,
  "organisation.merge": ({ By }) => `${By} voegde de organisatie samen met een dubbele.`,
  "organisation.close": ({ By }) => `${By} sloot de organisatie.`,
  "organisation.view": ({ By, after }) =>
    `${By} bekeek wie de beheerders zijn${because(reasons.view[after.reason ?? ""])}.`,
  "organisation-file.run": ({ after }) => `De verzekeraar nam ${people(after.added)} op uit een bestand.`,
  "organisation-file.invite": ({ Who }) => `${Who} kreeg een uitnodiging.`,
  "staff.view": ({ By, whom, of, after }) =>
    `${By} bekeek ${whom === null ? "de organisatie" : of("de gegevens")}${because(reasons.view[after.reason ?? ""])}.`,
  "staff.view-messages": ({ By, of, after }) =>
    `${By} bekeek of ${of("de berichten")} aankwamen${because(reasons.view[after.reason ?? ""])}.`,
  "staff.unblock": ({ By, who }) => `${By} deblokkeerde ${who}, na terugbellen.`,
  "staff.unfreeze": ({ By, of }) => `${By} gaf ${of("het account")} weer vrij, na terugbellen.`,
  "staff.start-mobile-number": ({ By, of }) => `${By} begon met wijzigen van ${of("het mobiele nummer")}.`,
  "staff.set-mobile-number": ({ By, of }) => `${By} vulde ${of("het mobiele nummer")} in.`,
  "staff.start-reactivation": ({ By, of }) =>
    `${By} liet ${of("het account")} opnieuw activeren. Wachtwoord en nummer vervielen.`,
  "staff.renew-invitation": ({ By, who }) => `${By} stuurde ${who} een nieuwe uitnodiging.`,
  "staff-account.change-roles": ({ By, of }) => `${By} wijzigde ${of("de taken")}.`,
  "staff-account.end": ({ By, of }) => `${By} beëindigde ${of("de toegang")}.`,
  "help-request.settle": ({ By, of }) => `${By} rondde ${of("de hulpvraag")} af.`,
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const groups: Record<Group, string> = {
  access: "Toegang en blokkades",
  rights: "Rechten en beheerders",
  people: "Gebruikers erbij en eraf",
  details: "Nummer, adres en naam",
  help: "Hulpvragen",
  files: "Lijsten en imports",
  insurer: "Wat de verzekeraar deed",
  denied: "Wat niet mocht",
};

export const nl = {
  fields: {},
  refusals: {
    alreadyDisputed: ({ reference }: { reference: string }) => `Dit heb je al gemeld. Het kenmerk is ${reference}.`,
  },
  reasons,
  sentences,
  groups,
  /** Of someone without a name here. */
  someone: {
    you: { first: "Je", within: "jou" },
    insurer: { first: "Een medewerker van de verzekeraar", within: "een medewerker van de verzekeraar" },
    portal: { first: "Het portaal zelf", within: "het portaal zelf" },
    unknown: { first: "Iemand", within: "iemand" },
  } as Readonly<Record<Exclude<Someone["kind"], "colleague">, { readonly first: string; readonly within: string }>>,
  of: {
    you: (noun: string) => noun.replace(/^(de|het) /, "jouw "),
    someone: (noun: string, name: string) => `${noun} van ${name}`,
    nobody: (noun: string) => noun,
  },
  denied: (By: string, what: string) => `${By} probeerde iets wat niet mag (${what.toLowerCase()}).`,
  none: "Er is nog niets gebeurd.",
  log: {
    title: "Logboek",
    lead: "Wie deed wat, bij wie en waarom. Het nieuwste staat bovenaan.",
    who: "Wie",
    only: (name: string) => `Alleen wat ${name} deed, of wat bij ${name} gebeurde.`,
    what: "Wat",
    all: "Alles",
    from: "Vanaf",
    until: "Tot en met",
    show: "Toon",
    clear: "Wis de filters",
    everything: "Bekijk alles in het logboek",
    noneFound: "Er is niets gevonden.",
    export: "Exporteren",
    exportAs: { xlsx: "Excel-bestand", csv: "Csv-bestand" },
    exportHint: "Het bestand bevat precies wat je nu hebt gekozen. Je bevestigt eerst dat jij het bent.",
    file: "logboek",
    columns: { when: "Wanneer", by: "Wie", whom: "Bij wie", what: "Wat" },
  },
  duties: {
    SERVICEDESK: "Servicedesk",
    ONBOARDING: "Aanmeldingen en organisaties",
    AUDITOR: "Controle",
    STAFF_ADMIN: "Medewerkers",
  },
  staffLog: {
    title: "Logboek",
    lead: "Wat medewerkers en het portaal zelf deden. Het nieuwste staat bovenaan.",
    portal: "Het portaal zelf",
    everyone: "Iedereen",
    organisation: "Organisatie",
    organisationHint: "Naam of nummer",
    groups: {
      aanmeldingen: "Aanmeldingen",
      organisaties: "Organisaties",
      inzage: "Zoeken, bekijken en exporteren",
      hulp: "Hulp aan klanten",
      medewerkers: "Accounts van medewerkers",
      inloggen: "Inloggen en wachtwoorden",
      gebruikers: "Gebruikers bij organisaties",
      geweigerd: "Wat niet mocht",
    },
    outcomes: { done: "gelukt", failed: "lukte niet", denied: "mocht niet" },
    columns: { when: "Wanneer", by: "Wie", what: "Wat", organisation: "Organisatie", whom: "Bij wie" },
    caption: (n: number) => (n === 1 ? "1 regel" : `${n} regels`),
    none: "–",
    export: (rows: string) => `Het bestand bevat wat je nu hebt gekozen, hoogstens ${rows} regels.`,
    confirm: "Je bevestigt eerst dat jij het bent.",
    file: "logboek-medewerkers",
  },
  own: {
    title: "Wat er met je account gebeurde",
    lead: "Het nieuwste staat bovenaan. Klopt iets niet? Meld het dan.",
    link: "Bekijk wat er met je account gebeurde",
    at: (organisation: string) => `bij ${organisation}`,
    wrong: "Dit klopt niet",
    reported: (reference: string) => `Gemeld. Kenmerk ${reference}`,
    back: "Terug naar Mijn gegevens",
  },
  dispute: {
    title: "Klopt dit niet?",
    back: "Terug naar wat er gebeurde",
    happens: (insurer: string) => `We leggen dit voor aan ${insurer}.`,
    happensToo: (organisation: string) => `Ook de beheerders van ${organisation} krijgen een bericht.`,
    button: "Meld dat dit niet klopt",
    urgent: "Denk je dat iemand anders in je account kan?",
    call: (desk: string) => `Wacht dan niet. Bel meteen de ${desk}:`,
    freeze: "Die zet je account vast, zodat niemand erin kan.",
    help: "Andere hulp bij inloggen",
    done: "Je melding is verstuurd.",
    reference: (reference: string) => `Het kenmerk is ${reference}. Je krijgt ook een mail.`,
  },
};
