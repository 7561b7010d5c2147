export const nl = {
  name: "Portaalhulp",
  demo: {
    label: "Demonstratie",
    before: "Dit is een demonstratie: alle gegevens zijn verzonnen.",
    mailbox: "Bekijk de berichten",
  },
  footer: {
    help: "Hulp bij inloggen",
    accessibility: "Toegankelijkheid",
    privacy: "Privacy en cookies",
  },
  phone: {
    call: (name: string) => `Bel de ${name}:`,
    callBack: "Laat ons jou bellen",
    orCall: (name: string) => `Of bel de ${name}:`,
  },
  outage: "Storing",
  home: {
    title: "Hulp en toegang tot je portaal",
    heading: "Snel weer aan het werk",
    lead: "Log in op de zakelijke portalen. Lukt dat niet? Dan regelen we het hier.",
    signIn: { title: "Inloggen", text: "Met je e-mailadres of toegangscode." },
    help: { title: "Hulp bij inloggen", text: "In een paar vragen naar de oplossing." },
    appoint: { title: "Beheerder aanmelden", text: "Voor een kantoor of bedrijf zonder beheerder." },
  },
  notFound: {
    title: "Pagina niet gevonden",
    text: "Deze pagina bestaat niet, of je mag hem niet bekijken. Controleer het adres.",
    help: "Hulp bij inloggen",
    home: "Naar het begin",
  },
  error: {
    title: "Er ging iets mis bij ons",
    text: "Wat je al had opgeslagen, is bewaard. Probeer het over een minuut nog eens.",
    again: "Probeer opnieuw",
  },
  stillStuck: "Lukt het dan nog niet?",
  accessibility: {
    title: "Toegankelijkheid",
    lead: "Iedereen moet deze site kunnen gebruiken.",
    paragraphs: [
      "We willen voldoen aan de norm WCAG 2.2, niveau AA.",
      "Een programma (axe) test elke nieuwe versie op fouten. Ook testen we met alleen het toetsenbord.",
      "Niemand van buiten heeft de site al onderzocht. Het kan dus dat we iets missen.",
      "De openbare pagina’s werken zonder JavaScript, op een kleine telefoon en in het donker.",
    ],
    wrong: "Werkt er iets niet voor jou?",
    mail: "Mail ons:",
  },
  privacy: {
    title: "Privacy en cookies",
    lead: "We bewaren alleen wat nodig is om je te helpen.",
    paragraphs: [
      "Je vraag gaat naar je beheerder, of naar onze medewerkers.",
      "Een terugbelverzoek met je nummer wissen we na 30 dagen.",
      "Een vraag van een onbekend adres wissen we na 90 dagen.",
      "Tegen misbruik houden we wijzigingen bij. Ook tellen we pogingen per internetadres.",
    ],
    cookies: "Cookies",
    only: "We volgen je niet. Nodig zijn:",
    session: "houdt je ingelogd.",
    login: "onthoudt 15 minuten dat je wachtwoord klopte.",
    typed: "onthoudt 15 minuten je e-mailadres.",
    draft: "bewaart wat je in een formulier van meer pagina’s invulde. Na 24 uur is dat weg.",
    questions: "Heb je een vraag over je gegevens?",
  },
};

export type Texts = typeof nl;
