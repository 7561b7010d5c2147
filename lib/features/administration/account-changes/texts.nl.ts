import { nl as codes } from "#lib/features/entrance/one-time-codes/texts.nl.ts";
import type { Desk } from "#lib/platform/contact.ts";
import type { Detail } from "#lib/platform/gate/outcome.ts";
import { dateTime, dayTime, time } from "#lib/platform/i18n/format.ts";

const person = ({ person }: Detail) => String(person ?? "Deze collega");
const until = ({ until }: Detail) => (until instanceof Date ? dayTime("nl", until) : "morgen");
const at = ({ at }: Detail) => (at instanceof Date ? ` om ${time("nl", at)}` : "");

export const nl = {
  fields: {
    ...codes.fields,
    colleagueMissing: "Kies eerst een collega uit de lijst.",
    phoneMissing: "Vul het nieuwe mobiele nummer in.",
    phoneUnclear: "Vul een mobiel nummer in zoals 06 12345678.",
    phoneShort: "Dit nummer is te kort. Vul het hele nummer in, zoals 06 12345678.",
    phonePremium: "Dit is een betaald nummer. Vul een mobiel nummer in.",
    phoneMachine: "Dit nummer is voor apparaten. Vul een mobiel nummer in.",
    phoneLandline: "Dit is een vast nummer. Codes gaan per sms: vul een mobiel nummer in.",
    emailInvalid: "Vul een e-mailadres in zoals naam@bedrijf.nl.",
    emailMissing: "Vul een e-mailadres in zoals naam@bedrijf.nl.",
    passwordMissing: "Vul je wachtwoord in.",
    passwordTooLong: "Dit wachtwoord is te lang.",
  },
  refusals: {
    ...codes.refusals,
    wrong: "Dit wachtwoord klopt niet. Probeer het opnieuw.",
    wait: ({ until }: Detail) =>
      `Het wachtwoord was te vaak verkeerd. Wacht tot ${until instanceof Date ? time("nl", until) : "straks"}. Probeer het dan opnieuw.`,
    linkClosed: "Deze link werkt niet meer. Laad de pagina opnieuw om te zien waarom.",
    sameNumber: (detail: Detail) => `Dit nummer staat al bij ${person(detail)}.`,
    notActive: (detail: Detail) => `${person(detail)} heeft hier nu geen actieve autorisatie.`,
    frozen: (detail: Detail) =>
      `Het account van ${person(detail)} is vastgezet. Alleen de verzekeraar kan dit opheffen: bel de Servicedesk.`,
    blocked: (detail: Detail) => `${person(detail)} is geblokkeerd. Deblokkeer eerst. Wijzig daarna het nummer.`,
    blockedHere: (detail: Detail) => `${person(detail)} is hier geblokkeerd. Deblokkeer eerst.`,
    reactivating: (detail: Detail) =>
      `Het account van ${person(detail)} wacht op opnieuw activeren. Kies Opnieuw activeren voor een ander nummer.`,
    notActivated: (detail: Detail) =>
      `${person(detail)} heeft het account nog nooit geactiveerd. Stuur de uitnodiging opnieuw.`,
    changedMeanwhile: (detail: Detail) =>
      `Het account van ${person(detail)} is intussen veranderd. Laad de pagina opnieuw.`,
    elsewhere: (detail: Detail) => `Voor ${person(detail)} kan dit alleen via de Servicedesk. Bel de Servicedesk.`,
    emailNotPossible: "Dit e-mailadres kan hier niet. Kies een ander adres, of bel de Servicedesk.",
    tooOften: (detail: Detail) =>
      `Dit is vandaag te vaak gedaan. Het kan weer ${until(detail)}. Of bel de Servicedesk.`,
    completed: "Te laat: deze wijziging is al klaar.",
    stopped: (detail: Detail) => `Deze wijziging is al gestopt${at(detail)}.`,
  },
  self: "Dit ben jij. Een andere beheerder of de Servicedesk kan dit voor je doen.",
  ofAdministrator: "Dit is een beheerder. Alleen een vaste beheerder kan dit doen.",
  number: {
    title: "Mobiel nummer wijzigen",
    now: (person: string, mobile: string) => `Van ${person}. Nu: ${mobile}.`,
    none: (person: string) => `Van ${person}. Er is nog geen nummer.`,
    call: "Bel je collega eerst, op een nummer dat je kent.",
    field: "Nieuw mobiel nummer",
    hint: "Zoals 06 12345678",
    then: "Je collega bevestigt het via de mail.",
    thenNew: "Je collega bevestigt het nummer bij het activeren.",
    submit: "Mobiel nummer wijzigen",
    started: {
      title: (person: string) => `${person} moet het nu bevestigen`,
      mailed: (email: string, mobile: string) => `We mailden een link naar ${email}. Het nieuwe nummer is ${mobile}.`,
      until: (until: Date) => `De link werkt tot ${dayTime("nl", until)}. Tot dan blijft het oude nummer.`,
      forgotten: "Ook het wachtwoord kwijt?",
    },
    saved: {
      title: "Het nummer is opgeslagen",
      lead: (person: string, mobile: string) => `${person} krijgt bij het activeren een code op ${mobile}.`,
    },
    toPerson: (person: string) => `Terug naar ${person}`,
  },
  reactivation: {
    title: "Opnieuw activeren",
    lead: (person: string) => `Voor ${person}: telefoon én wachtwoord kwijt.`,
    only: "Alleen de telefoon kwijt?",
    call: "Bel je collega eerst, op een nummer dat je kent.",
    consequences: "Wat er gebeurt",
    ends: "Het wachtwoord en het oude nummer werken meteen niet meer.",
    out: "Je collega is meteen uitgelogd en kan 24 uur niet inloggen.",
    link: "Daarna werkt de link in de mail, 7 dagen lang.",
    told: "Het oude nummer en de andere beheerders kunnen het stoppen.",
    field: "Nieuw mobiel nummer",
    hint: "Zoals 06 12345678",
    email: "Nieuw e-mailadres",
    emailHint: (email: string) => `Alleen als ${email} niet meer werkt.`,
    submit: "Opnieuw activeren",
    started: {
      title: (person: string) => `${person} kan straks opnieuw activeren`,
      mailed: (email: string) => `We mailden een link naar ${email}.`,
      from: (from: Date) => `De link werkt vanaf ${dateTime("nl", from)}.`,
      then: "Dan kiest je collega een wachtwoord. De code komt op de nieuwe telefoon.",
    },
  },
  underWay: {
    number: (mobile: string) => `Er is een nieuw mobiel nummer onderweg: ${mobile}.`,
    reactivation: "Dit account wordt opnieuw geactiveerd.",
    by: (by: string, when: Date) => `Begonnen door ${by}, ${dateTime("nl", when)}.`,
    begun: (when: Date) => `Begonnen ${dateTime("nl", when)}.`,
    until: (until: Date) => `Te bevestigen tot ${dateTime("nl", until)}.`,
    from: (from: Date) => `Activeren kan vanaf ${dateTime("nl", from)}.`,
    stop: "Stop deze wijziging",
    stopped: "De wijziging is gestopt.",
    lost: "Telefoon én wachtwoord kwijt?",
  },
  link: {
    title: "Bevestig je nieuwe nummer",
    lead: (by: string, organisation: string) => `${by} van ${organisation} gaf een nieuw nummer voor je door.`,
    leadByInsurer: "Je gaf aan de telefoon een nieuw nummer door.",
    number: (mobile: string) => `Het is ${mobile}. Klopt dat?`,
    password: "Wachtwoord",
    submit: "Verder",
    then: "Dan sturen we je een code op dit nummer. Klopt het niet? Vul dan niets in.",
    forgotten: "Wachtwoord vergeten?",
    states: {
      unknown: {
        title: "Deze link kennen we niet",
        lead: "Open de link in de mail nog eens, of kopieer hem helemaal.",
      },
      used: { title: "Je nummer is al gewijzigd", lead: "Je kunt inloggen met je nieuwe nummer." },
      replaced: { title: "Er is een nieuwere link", lead: "Gebruik de link in de nieuwste mail." },
      stopped: { title: "Deze wijziging is gestopt", lead: "Je oude nummer blijft. Vraag je beheerder waarom." },
      expired: {
        title: "Deze link is verlopen",
        lead: "De link werkte 24 uur. Vraag je beheerder om het opnieuw te doen.",
      },
      blocked: { title: "Je account is geblokkeerd", lead: "Vraag je beheerder om je eerst te deblokkeren." },
      frozen: { title: "Dit account is vastgezet", lead: "Bel de Servicedesk. Alleen die kan het weer openen." },
    },
    signIn: "Inloggen",
    ask: "Vraag je beheerder",
    help: "Hulp bij inloggen",
  },
  code: {
    title: "Vul de code in",
    over: "Je hebt te vaak een verkeerde code ingevuld. Open de link in je mail nog eens.",
    gone: "Je was te lang bezig. Open de link in je mail nog eens.",
  },
  notMe: {
    title: "Dit was ik niet",
    whose: (email: string) => `Het gaat om het account van ${email}.`,
    what: {
      MOBILE_NUMBER: "Iemand wil bij dit account een ander mobiel nummer.",
      EMAIL: "Iemand wil bij dit account een ander e-mailadres.",
      REACTIVATION: "Iemand begint dit account opnieuw, met een ander mobiel nummer.",
    },
    changed: "De wijziging is al klaar.",
    freeze: "Klopt dat niet? Zet het account dan vast. Niemand kan er dan nog in.",
    then: "De Servicedesk belt daarna om het uit te zoeken.",
    submit: "Zet het account vast",
    frozen: {
      title: "Het account is vastgezet",
      lead: "Niemand kan er nu mee inloggen.",
      stopped: "De wijziging is gestopt.",
      calls: (desk: Desk) => `De ${desk.name} belt hierover, ${desk.hours}.`,
      hurry: "Heb je haast? Bel zelf:",
      reference: "Het kenmerk is",
    },
    states: {
      unknown: {
        title: "Deze link kennen we niet",
        lead: "Open de link in het bericht nog eens. Lukt het niet? Bel de Servicedesk:",
      },
      stopped: {
        title: "Deze wijziging is al gestopt",
        lead: "Kreeg je een nieuwer bericht? Gebruik dan de link daarin. Of bel de Servicedesk:",
      },
      expired: { title: "Deze link is verlopen", lead: "Vertrouw je het niet? Bel de Servicedesk:" },
    },
  },
};
