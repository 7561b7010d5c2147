import { counted } from "#lib/platform/i18n/format.ts";

const have = (n: number) => (n === 1 ? "1 collega heeft" : `${n} collega’s hebben`);
const are = (n: number) => (n === 1 ? "1 collega is" : `${n} collega’s zijn`);

export const nl = {
  overview: {
    title: "Overzicht",
    hello: (firstName: string) => `Dag ${firstName}`,
    calm: "Je bent helemaal bij. Niemand wacht op jou.",
    waiting: (n: number) =>
      n === 1 ? "Er wacht 1 vraag op jou." : `Er wachten ${counted("nl", n).toLowerCase()} vragen op jou.`,
    moreRequests: "Bekijk alle hulpvragen",
    now: "Nu doen",
    notice: "Let op",
    nothingToDo: "Er zijn geen open hulpvragen.",
    blocked: (person: string, since: string) => `${person} is geblokkeerd${since ? ` sinds ${since}` : ""}.`,
    frozen: (person: string, since: string) => `${person} is vastgezet${since ? ` sinds ${since}` : ""}.`,
    waits: (person: string, until: string) => `${person} moet wachten tot ${until}.`,
    expired: (person: string, day: string) => `De uitnodiging van ${person} is verlopen op ${day}.`,
    again: "Opnieuw uitnodigen",
    moreExpired: "Bekijk iedereen die is uitgenodigd",
    invited: (n: number) => `${are(n)} uitgenodigd, maar nog niet actief.`,
    notInvited: (n: number) => `${are(n)} nog niet uitgenodigd.`,
    remarks: {
      withoutMobile: (n: number) => `${have(n)} geen bevestigd mobiel nummer.`,
      neverSignedIn: (n: number) => `${have(n)} nog nooit ingelogd.`,
      unused: (n: number) => `${have(n)} 90 dagen niet ingelogd.`,
      endsSoon: (n: number) => `${have(n)} een autorisatie die binnen 30 dagen eindigt.`,
      sharedMailbox: (n: number) => `${have(n)} een gedeeld postvak, zoals info@.`,
    },
    moreBlocked: "Bekijk alle geblokkeerde collega’s",
    look: "Bekijken",
    all: "Alle gebruikers",
    administrators: "Beheerders",
    regulate: "Naar de beheerders",
    alone: "Je bent hier nog alleen.",
    begin: "Bekijk je eerste stappen",
  },
  firstSteps: {
    title: "Je eerste stappen",
    lead: (organisation: string) => `Voor ${organisation} ben jij nu beheerder. Hiermee begin je.`,
    done: "Gedaan",
    steps: {
      colleagues: {
        sentence: "Voeg je collega’s toe",
        note: "Ze krijgen een mail en beginnen zelf.",
        go: "Gebruiker toevoegen",
      },
      list: {
        sentence: "Importeer een lijst",
        note: "Handig bij veel collega’s. Een lijst uit Excel is genoeg.",
        go: "Importeren",
      },
      administrator: {
        sentence: "Maak nog iemand beheerder",
        note: "Dan helpt iemand anders als jij weg bent of niet kunt inloggen.",
        go: "Beheerder maken",
      },
    },
    notYet: "Dit kan zodra een collega actief is.",
    onward: "Naar het overzicht",
  },
};
