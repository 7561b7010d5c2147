import type { Hindrance } from "#lib/features/entrance/standing/rules/hindrance.ts";
import type { Jump, StoryStep, Who } from "./rules.ts";

const hindrances: Record<Hindrance, string> = {
  none: "",
  blocked: "geblokkeerd",
  frozen: "vastgezet",
  authorisationBlocked: "hier geblokkeerd",
  withdrawn: "ingetrokken",
  invited: "uitgenodigd",
};

const people: Record<Who, string> = {
  dora: "Collega bij De Linden. Ze vulde te vaak een fout wachtwoord in.",
  anna: "Beheerder van kantoor De Linden. Zij kan Dora helpen.",
  bert: "De tweede beheerder van De Linden.",
  bram: "Collega bij De Linden.",
  emre: "Werkt niet meer bij De Linden.",
  fleur: "Collega bij De Linden, met een verkeerd mobiel nummer.",
  gerda: "Nieuw bij De Linden. Haar account is nog niet actief.",
  cees: "De enige beheerder van Bakkerij Jansen. Hij vroeg om gebeld te worden.",
  hanna: "Collega bij Bakkerij Jansen.",
  rachid: "Collega bij Bakkerij Jansen, met eHerkenning.",
  ivo: "Eén persoon in twee organisaties.",
  jan: "Zijn kantoor heeft geen beheerder.",
  sven: "Sinds vier weken beheerder van Kompas, en de enige daar.",
  sara: "Servicedesk van de verzekeraar.",
  otto: "Beoordeelt bij de verzekeraar de aanmeldingen.",
  ina: "Doet dat met Otto: de tweede persoon.",
  aad: "Auditor van de verzekeraar. Kijkt alleen.",
  stef: "Beheert de medewerkers van de verzekeraar.",
  lena: "Doet dat met Stef.",
};

const story: Record<StoryStep, { title: string; text: string; act: string }> = {
  tries: {
    title: "Dora kan niet inloggen",
    text: "Ze is geblokkeerd en weet niet wie haar beheerder is. Log in als Dora, en lees wat er gebeurt.",
    act: "Log in als Dora, geblokkeerd",
  },
  waits: {
    title: "Vier uur lang gebeurt er niets",
    text: "Haar hulpvraag ligt bij Anna en Bert. Zet de klok vooruit: dan krijgen zij een herinnering per mail.",
    act: "Vier werkuren later",
  },
  helped: {
    title: "Anna helpt",
    text: "Log in als Anna. Onder “Nu doen” staat de hulpvraag van Dora. Kies daar Deblokkeren.",
    act: "Log in als Anna, beheerder",
  },
  portal: {
    title: "Dora is terug in haar portaal",
    text: "Log in als Dora, open de mkb-portal en kies Inloggen. Bovenaan staat haar naam, zonder wachtwoord.",
    act: "Log in als Dora",
  },
  desk: {
    title: "Cees heeft niemand",
    text: "Hij is de enige beheerder van zijn bedrijf. Log in als Sara van de Servicedesk, en help hem.",
    act: "Log in als Sara, Servicedesk",
  },
};

const jumps: Record<Jump, string> = {
  fourHours: "Vier werkuren later",
  eightHours: "Acht werkuren later",
  nextDay: "Volgende werkdag",
  week: "Een week later",
};

export const nl = {
  title: "Begin van de demo",
  heading: "Kijk rond in Portaalhulp",
  lead: "Portaalhulp laat mensen van kantoren en bedrijven weer inloggen bij hun verzekeraar. Zonder bellen, met hun eigen beheerder. Alles in deze demo is verzonnen.",
  plain: (start: string) => `Wil je zien wat een bezoeker ziet? Ga naar ${start}.`,
  start: "de startpagina",
  story: {
    title: "Het verhaal in vijf stappen",
    where: (n: number) => `Je bent bij stap ${n} van 5.`,
    over: "Je hebt het hele verhaal gezien. Kijk vrij rond, of begin opnieuw.",
    step: (n: number) => `Stap ${n}`,
    done: "gedaan",
    steps: story,
    mail: { tries: null, waits: "Lees de mail aan Anna", helped: null, portal: "Lees de mail aan Dora", desk: null },
  },
  stopped: {
    title: (name: string) => `${name} komt niet binnen`,
    text: "Op het scherm staat alleen dat het niet klopt. Zo leert een vreemde niets. Wat er echt is, staat in de mail.",
    help: "Ga verder met Hulp bij inloggen",
    mail: (name: string) => `Lees de mail aan ${name}`,
  },
  people: {
    title: "De mensen",
    lead: "Kies wie je bent. Dat kan alleen in de demo: er is geen wachtwoord nodig, en het logboek zegt erbij dat het de demo was.",
    signInAs: (name: string, hindrance: string) => `Log in als ${name}${hindrance && `, ${hindrance}`}`,
    own: (password: string) =>
      `Zelf inloggen kan ook. Ieders wachtwoord is ${password}. De codes staan bij de berichten.`,
    hindrances,
    who: people,
    now: (name: string) => `Je bent nu ingelogd als ${name}.`,
    goOn: "Ga verder",
  },
  clock: {
    title: "De klok",
    now: (moment: string) => `In de demo is het ${moment}.`,
    outside: (moment: string) => `Buiten is het ${moment}.`,
    lead: "Zet de klok vooruit en zie wat er dan gebeurt: herinneringen, de Servicedesk die het overneemt, een waarnemer die begint. Je blijft ingelogd, en codes blijven even lang geldig.",
    jumps,
    tooFar: "De klok kan niet verder dan 60 dagen vooruit. Begin opnieuw om weer bij vandaag te zijn.",
  },
  more: {
    title: "Verder",
    mailbox: "Alle mails en sms’jes",
    letters: "Alle brieven die er zijn",
    portals: { mkb: "De mkb-portal", broker: "MyAllianzBroker, voor adviseurs" },
  },
  over: {
    title: "Opnieuw beginnen",
    text: "Alles wat je deed verdwijnt. Het duurt ongeveer een halve minuut.",
    submit: "Begin opnieuw",
  },
};

export type Texts = typeof nl;
