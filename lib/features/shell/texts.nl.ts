export const nl = {
  name: "Portaalhulp",
  demo: {
    label: "Demonstratie",
    before: "Dit is een demonstratie: alle gegevens zijn verzonnen.",
    mailbox: "Bekijk de berichten",
  },
  footer: { help: "Hulp bij inloggen", phone: (name: string) => `Bel de ${name}:` },
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
    home: "Naar het begin",
  },
  error: {
    title: "Er ging iets mis bij ons",
    text: "Wat je al had opgeslagen, is bewaard. Probeer het over een minuut nog eens.",
    again: "Probeer opnieuw",
  },
};

export type Texts = typeof nl;
