import type { Desk } from "#lib/platform/contact.ts";

export const nl = {
  fields: {
    emailMissing: "Vul je e-mailadres in.",
    emailInvalid: "Vul een e-mailadres in zoals naam@bedrijf.nl.",
  },
  refusals: {},
  who: {
    email: "E-mailadres",
    emailHint: "Het adres waarmee je inlogt.",
    title: "Wie is mijn beheerder?",
    lead: "Wij mailen je wie je beheerders zijn. Ook lees je waarom je niet kunt inloggen.",
    submit: "Mail mij de namen",
    skip: "Meteen hulp nodig?",
    skipLink: "Stuur een hulpvraag",
  },
  told: {
    title: "Kijk in je mail",
    known: "Kennen we je e-mailadres? Dan staan de namen van je beheerders nu in je mail.",
    help: "Je hoeft de naam niet te weten om hulp te vragen.",
  },
  mail: {
    subject: "Dit zijn je beheerders",
    standings: {
      blocked: "Je account is geblokkeerd na te veel foute wachtwoorden.",
      frozen: "Je account is uit voorzorg vastgezet. Bel de Servicedesk.",
      authorisationBlocked: "Een beheerder heeft je toegang geblokkeerd.",
      withdrawn: "Je toegangscode is niet meer actief.",
      invited: "Je hebt je account nog niet geactiveerd.",
      active: "Je account is actief. Je kunt inloggen.",
    },
    these: {
      blocked: "Wie je kan deblokkeren:",
      frozen: "Je beheerders:",
      authorisationBlocked: "Wie je kan deblokkeren:",
      withdrawn: "Wie je opnieuw kan autoriseren:",
      invited: "Wie je kan helpen:",
      active: "Je beheerders:",
    },
    nobody: (desk: Desk) =>
      `Er is nu geen beheerder die je kan helpen. Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    buttons: {
      blocked: "Vraag om deblokkeren",
      frozen: "Hulp bij inloggen",
      authorisationBlocked: "Stuur een hulpvraag",
      withdrawn: "Vraag om nieuwe toegang",
      invited: "Stuur een hulpvraag",
      active: "Inloggen",
    },
    notMe: "Heb je dit niet gevraagd? Dan hoef je niets te doen.",
    reason: "Je krijgt deze mail omdat iemand met jouw e-mailadres vroeg wie je beheerder is.",
  },
};
