import type { Earlier } from "#lib/features/base/people/rules.ts";
import { nl as people } from "#lib/features/base/people/texts.nl.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { counted } from "#lib/platform/i18n/format.ts";

const { earlier } = people;

export const nl = {
  fields: {
    ...people.emailProblems,
    ...people.phoneProblems,
    phoneWords: "Vul één nummer in, zonder andere woorden.",
  },
  ask: {
    title: "Laat je terugbellen",
    today: "We proberen je vandaag nog te bellen.",
    later: "We bellen je zodra we open zijn.",
    email: "E-mailadres",
    emailHint: "Het adres waarmee je inlogt.",
    phone: "Telefoonnummer",
    phoneHint: "Kennen we een ander nummer van je? Dan bellen we misschien dat.",
    submit: "Bel mij terug",
    self: "Liever zelf bellen?",
    call: (desk: Desk) => `Bel ${desk.phone}`,
    hours: (desk: Desk) => `De ${desk.name} is er ${desk.hours}.`,
  },
  asked: {
    title: "Kijk in je mail",
    lead: "We sturen je een mail.",
    to: "De mail gaat naar",
    next: "Staat er een knop in? Klik daar dan op. Daarna bellen we je.",
    yours: "Je kenmerk is",
    safe: "We vragen je nooit om een wachtwoord of code.",
    noMail: "Krijg je geen mail?",
    spam: "Kijk bij je ongewenste e-mail (spam).",
    other: "Klopt het adres niet? Vul het opnieuw in.",
  },
  confirm: {
    pageTitle: "Terugbellen bevestigen",
    open: {
      title: "Mogen we je bellen?",
      lead: (end: string) => `We bellen het nummer dat eindigt op ${end}.`,
      more: "Klopt dat niet? Sluit dan deze pagina. Dan bellen we niet.",
      wrong: "Of bel ons zelf:",
      submit: "Ja, bel mij",
    },
    confirmed: {
      title: "We bellen je terug",
      lead: (end: string, desk: Desk) => `We bellen je ${desk.hours}. Dat doen we op het nummer dat eindigt op ${end}.`,
    },
    called: { title: "We hebben je al gebeld", lead: "Lukt het nog niet? Vraag het dan opnieuw." },
    expired: { title: "Deze link is verlopen", lead: "De link werkte 24 uur." },
    unknown: {
      title: "Deze link kennen we niet",
      lead: "Kopieer de hele link uit de mail. Of vraag het opnieuw.",
    },
    again: "Vraag het opnieuw",
    help: "Hulp bij inloggen",
  },
  queue: {
    title: "Terugbellen",
    lead: "Wie het langst wacht, staat bovenaan.",
    empty: "Er wacht niemand op een telefoontje.",
    caption: (n: number) => (n === 1 ? "1 terugbelverzoek" : `${counted("nl", n)} terugbelverzoeken`),
    person: "Wie",
    number: "Nummer",
    since: "Sinds",
    takenBy: "Opgepakt door",
    nobody: "Nog niemand",
    me: "jou",
    actions: "Actie",
    take: "Oppakken",
    finish: "Gebeld",
    about: (who: string) => `terugbelverzoek van ${who}`,
    stranger: "Onbekend adres",
    onFile: "Nummer dat wij kennen",
    otherNumber: "Nummer dat wij kennen. Gevraagd op een ander nummer:",
    noNumber: "Controleer eerst wie het is. Vertel niets over het account.",
    unproven: "Wij kennen deze persoon niet. Vertel niets over accounts.",
    reference: (reference: string) => `Kenmerk ${reference}`,
    finished: "Het terugbelverzoek is klaar.",
  },
  refusals: {
    linkClosed: "Deze link werkt niet meer. Vraag het opnieuw.",
    alreadyYours: "Je hebt dit terugbelverzoek al opgepakt.",
    alreadyTaken: (first: Earlier) => `Al opgepakt${earlier(first)}.`,
    alreadyCalled: (first: Earlier) => `Al gebeld${earlier(first)}.`,
  },
};
