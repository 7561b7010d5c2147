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
    lead: "Kennen we je e-mailadres? Dan is er nu een mail naar je onderweg.",
    to: "Je vulde in:",
    wrong: "Klopt dit adres niet?",
    change: "Wijzig het",
    next: "In de mail staat wie je beheerders zijn en wat je nu kunt doen.",
    help: "Je hoeft de naam niet te weten om hulp te vragen.",
    ask: "Vraag je beheerder om hulp",
    none: "Geen mail gekregen?",
    spam: "Kijk bij je ongewenste e-mail (spam).",
    call: (name: string) => `Of bel de ${name}:`,
  },
  mail: {
    hello: (firstName: string) => `Hallo ${firstName},`,
    asked: "Je vroeg wie je beheerder is. Hier lees je dat, en hoe je account ervoor staat.",
    mobile: (ending: string) =>
      `Een code per sms gaat naar je nummer dat eindigt op ${ending}. Klopt dat niet? Meld het je beheerder.`,
    noMobile: "Wij hebben geen mobiel nummer van je. Meld het je beheerder.",
    linkLasts: "De knop hieronder werkt 7 dagen en één keer. Een oudere link werkt niet meer.",
    notMe: "Heb je dit niet gevraagd? Dan hoef je niets te doen.",
    reason: "Je krijgt deze mail omdat iemand met jouw e-mailadres vroeg wie je beheerder is.",
  },
};
