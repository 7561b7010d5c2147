import { nl as people } from "#lib/features/base/people/texts.nl.ts";
import { nl as codes } from "#lib/features/entrance/one-time-codes/texts.nl.ts";
import { date, dateTime, ended } from "#lib/platform/i18n/format.ts";

export const nl = {
  fields: {
    ...codes.fields,
    ...people.emailProblems,
  },
  refusals: {
    ...codes.refusals,
    expired: "Dit duurde te lang. Log opnieuw in met eHerkenning.",
    kvk: "Deze eHerkenning hoort bij een ander KvK-nummer.",
    taken: "Deze eHerkenning hoort al bij een account.",
    noAccess: "Met dit account kun je hier niet inloggen met eHerkenning.",
    linkClosed: "Deze link werkt niet meer. Log opnieuw in met eHerkenning.",
  },
  entries: {
    or: "Of log zonder wachtwoord in",
    eherkenning: "Inloggen met eHerkenning",
    wallet: "Inloggen met je bedrijfswallet",
  },
  finish: {
    title: "Nog één stap",
    proven: (organisation: string) => `Je bent ingelogd bij eHerkenning, voor ${ended(organisation)}`,
    provenNumber: (kvkNumber: string) => `Je bent ingelogd bij eHerkenning, voor KvK-nummer ${kvkNumber}.`,
    unknown: "Deze eHerkenning hoort nog niet bij een account. Dat regel je één keer.",
    have: "Ik heb al een account",
    haveHow: "Log één keer in met je wachtwoord en code. Daarna koppel je eHerkenning met één knop.",
    signIn: "Inloggen en koppelen",
    link: "Of krijg een link op het e-mailadres dat wij van je hebben. Open die in deze browser.",
    knownEmail: "E-mailadres van je account",
    sendLink: "Stuur mij een link",
    mailed:
      "Kennen we dit adres? Dan is er een mail onderweg. Open de link daarin in deze browser, binnen een half uur.",
    new: "Ik ben nieuw",
    ask: "Je beheerder kan je toevoegen. Wij sturen je vraag door. Je krijgt eerst een mail om je adres te bevestigen.",
    email: "Je e-mailadres",
    submit: "Vraag toegang",
    appoint:
      "Bij ons is nog geen beheerder bekend voor dit KvK-nummer. Meld een beheerder aan, dan komt de rest vanzelf.",
    appointButton: "Beheerder aanmelden",
  },
  link: {
    title: "eHerkenning koppelen",
    lead: (organisation: string) =>
      `Klik op de knop. Dan hoort deze eHerkenning bij je account, en ben je ingelogd voor ${ended(organisation)}`,
    submit: "Koppelen en inloggen",
    closed: "Deze link werkt hier niet",
    why: "Een link werkt één keer, binnen een half uur. En alleen in de browser waarin je hem vroeg.",
    again: "Opnieuw inloggen",
  },
  mine: {
    title: "eHerkenning",
    back: "Beveiliging",
    manage: "eHerkenning koppelen of loskoppelen",
    lead: "Met eHerkenning log je in zonder wachtwoord, voor één organisatie.",
    none: "Er is geen eHerkenning aan je account gekoppeld.",
    kvkNumber: "KvK-nummer",
    bound: "Gekoppeld",
    lastUsed: "Laatst gebruikt",
    never: "Nog niet",
    unbind: "Loskoppelen",
    on: (moment: Date) => date("nl", moment),
    waits: (kvkNumber: string, at: Date) =>
      `Je logde in bij eHerkenning voor KvK-nummer ${kvkNumber}, op ${dateTime("nl", at)}.`,
    bind: "Koppelen aan mijn account",
    misfit: (organisation: string) =>
      `Dit nummer is niet van ${ended(organisation)} Koppelen kan alleen bij de organisatie met hetzelfde KvK-nummer.`,
    nowhere: "Kies eerst voor welke organisatie je werkt. Daarna kun je koppelen.",
    add: "eHerkenning koppelen",
    addWallet: "Bedrijfswallet koppelen",
    off: "Inloggen met eHerkenning kan hier niet.",
    weak: "Je bent nu ingelogd met eHerkenning. Log in met je wachtwoord om hier iets te wijzigen.",
    notices: { gekoppeld: "eHerkenning is gekoppeld aan je account.", losgekoppeld: "eHerkenning is losgekoppeld." },
  },
};
