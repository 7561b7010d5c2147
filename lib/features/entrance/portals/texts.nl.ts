import { ended } from "#lib/platform/i18n/format.ts";

export const nl = {
  title: (portal: string) => `Naar ${portal}`,
  go: {
    lead: (portal: string) => `Je gaat nu verder naar ${portal}.`,
    button: "Ga verder",
    open: (portal: string) => `Open ${portal}`,
  },
  closed: {
    title: (portal: string) => `${portal} staat nog niet voor je open`,
    notYours: (organisation: string) => `Bij ${organisation} heb je nog geen toegang tot dit portaal.`,
    notHere: (organisation: string) => `Voor ${organisation} staat dit portaal niet open.`,
    notHereNext: "Dit regelt je beheerder met ons.",
    stopped: "Dit portaal is gestopt.",
    nowhere: "Je hebt nu bij geen organisatie toegang tot dit portaal.",
    staff: "Dit portaal is voor klanten. Met een account van de verzekeraar kom je er niet in.",
  },
  choose: {
    title: (portal: string) => `Voor welke organisatie ga je naar ${portal}?`,
    elsewhere: (organisation: string) =>
      `Je werkt nu voor ${ended(organisation)} Daar staat dit portaal niet voor je open.`,
    where: "Hier wel:",
    button: "Kies een organisatie",
  },
  stronger: {
    title: "Log in met een passkey",
    lead: (portal: string) => `${portal} vraagt een sterkere manier van inloggen.`,
    next: "Log uit en log dan in met een passkey of eHerkenning.",
  },
  administrators: "Wie zijn mijn beheerders?",
  again: "Ik heb nu toegang: ga verder",
  mine: "Mijn gegevens",
  tooLate: {
    title: "Begin opnieuw bij het portaal",
    lead: "Je begon te lang geleden met inloggen, of in een andere browser.",
    next: "Open het portaal opnieuw. Dat kan ook vanaf je eigen pagina.",
  },
};
