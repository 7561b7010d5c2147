import { nl as people } from "#lib/features/base/people/texts.nl.ts";
import { ended } from "#lib/platform/i18n/format.ts";
import { nl as codes } from "#lib/features/entrance/one-time-codes/texts.nl.ts";
import { nl as passkeys } from "#lib/features/entrance/passkeys/texts.nl.ts";

export const nl = {
  fields: {
    ...codes.fields,
    ...passkeys.fields,
    ...people.emailProblems,
    passwordMissing: "Kies een wachtwoord.",
    passwordTooShort: "Kies een wachtwoord van minstens 8 tekens.",
    passwordTooLong: "Kies een wachtwoord van hoogstens 128 tekens.",
  },
  refusals: {
    ...codes.refusals,
    late: passkeys.refusals.late,
    unknown: "Deze passkey kennen we niet meer. Kies iets anders, of kijk bij Hulp bij inloggen.",
    unfit: "Deze passkey werkt nu niet. Kies iets anders, of kijk bij Hulp bij inloggen.",
    linkClosed: "Deze link werkt niet meer. Vraag een nieuwe link aan.",
    tooCommon: "Dit wachtwoord kiezen veel mensen. Daarom is het snel te raden. Kies een ander wachtwoord.",
    holdsName: "Een deel van je e-mailadres staat in dit wachtwoord. Kies een ander wachtwoord.",
    holdsOrganisation: "De naam van je organisatie staat in dit wachtwoord. Kies een ander wachtwoord.",
    holdsPortal: "De naam van de verzekeraar of het portaal staat erin. Kies een ander wachtwoord.",
    holdsAccessCode: "Je toegangscode staat in dit wachtwoord. Kies een ander wachtwoord.",
  },
  forgotten: {
    title: "Wachtwoord vergeten?",
    lead: "Vul je e-mailadres in. Je krijgt een mail met een link. Daarmee kies je een nieuw wachtwoord.",
    email: "E-mailadres",
    hint: "Het adres waarmee je inlogt.",
    submit: "Stuur mij een link",
  },
  sent: {
    title: "Kijk in je mail",
    lead: "Kennen we je e-mailadres? Dan is er nu een mail naar je onderweg.",
    once: "Je vraag is nog eens verstuurd.",
    to: "Je vulde in:",
    wrong: "Klopt dit adres niet?",
    change: "Wijzig het",
    next: "Open de link in de mail. Houd je telefoon of passkey bij de hand. Daarmee bevestig je straks dat jij het bent.",
    none: "Krijg je geen mail?",
    spam: "Kijk bij je ongewenste e-mail (spam).",
    again: "Stuur de mail nog eens",
    help: "Lees waar het aan kan liggen",
  },
  reset: {
    title: "Kies een nieuw wachtwoord",
    whose: (email: string) => `Voor het account van ${email}.`,
    password: "Nieuw wachtwoord",
    submit: "Verder",
  },
  activate: {
    title: "Account activeren",
    becomes: {
      ADMINISTRATOR: (organisation: string) => `Je wordt beheerder van ${ended(organisation)}`,
      EMPLOYEE: (organisation: string) => `Je krijgt toegang voor ${ended(organisation)}`,
      STAFF: (insurer: string) => `Je krijgt toegang als medewerker van ${ended(insurer)}`,
    },
    whose: (email: string) => `Voor het account van ${email}.`,
    password: "Wachtwoord",
    submit: "Account activeren",
  },
  allSet: {
    title: "Klaar",
    lead: {
      "account-actief": "Je account is actief, en je bent ingelogd.",
      "wachtwoord-gewijzigd": "Je nieuwe wachtwoord is opgeslagen, en je bent ingelogd.",
    },
    onward: "Verder",
    portals: "Hier kun je nu in",
    passkey: {
      title: "De volgende keer sneller",
      lead: "Met een passkey log je in met je vinger, je gezicht of je pincode. Zonder wachtwoord en zonder sms.",
      add: "Passkey toevoegen",
    },
    needed: {
      title: "Nog één ding: een passkey",
      lead: "Voor je werk heb je een passkey nodig. Je logt ermee in met je vinger, je gezicht of je pincode.",
    },
  },
  hint: "Minstens 8 tekens. Een zin van een paar woorden onthoud je het best.",
  then: (mobile: string | null) =>
    mobile === null ? "Daarna bevestig je dat jij het bent." : `Daarna sturen we een code naar ${mobile}.`,
  wrongNumber: {
    title: "Klopt dit nummer niet?",
    lead: "Laat het verbeteren. Je link blijft intussen werken.",
    submit: "Laat mijn nummer verbeteren",
    staff: "Vraag je collega die medewerkers uitnodigt. Je link blijft intussen werken.",
    told: {
      administrator: (organisation: string) =>
        `We vroegen de beheerders van ${organisation} om je nummer te verbeteren.`,
      staff: (desk: string) => `We vroegen de ${desk} om je nummer te verbeteren.`,
    },
    stays: "Open daarna dezelfde link. Is die verlopen? Dan krijg je daar met één klik een nieuwe.",
  },
  closed: {
    early: {
      title: "Deze link werkt nog niet",
      from: (when: string) => `De link werkt vanaf ${when}. Bewaar de mail tot dan.`,
    },
    blocked: {
      title: "Deze link werkt niet meer",
      lead: "Er is te vaak een verkeerde code ingevuld. Daarom is je account geblokkeerd. Vraag je beheerder om hulp.",
    },
    used: {
      title: "Deze link is al gebruikt",
      reset: "Je hebt al een nieuw wachtwoord gekozen.",
      activate: "Je hebt je account al geactiveerd.",
    },
    replaced: {
      title: "Er is een nieuwere link",
      reset: "Gebruik de link in de nieuwste mail.",
      activate: "Gebruik de link in de nieuwste mail.",
    },
    expired: {
      title: "Deze link is verlopen",
      reset: "De link werkte 24 uur.",
      activate: "De link werkte 7 dagen. Je krijgt hier meteen een nieuwe.",
    },
    ended: {
      title: "Deze link geldt niet meer",
      reset: "Je account begint opnieuw. Daarvoor krijg je een andere mail.",
      activate: "De uitnodiging is ingetrokken. Vraag je beheerder of dat klopt.",
    },
    unknown: {
      title: "Deze link kennen we niet",
      reset: "Kopieer de hele link uit de mail, of vraag een nieuwe aan.",
      activate: "Kopieer de hele link uit de mail, of vraag je beheerder om hulp.",
    },
    newReset: "Vraag een nieuwe link aan",
    renew: "Mail mij een nieuwe link",
    renewed: "We stuurden een nieuwe link naar hetzelfde e-mailadres. De link werkt 7 dagen.",
    signIn: "Inloggen",
    ask: "Vraag je beheerder",
  },
};
