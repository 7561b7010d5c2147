import type { Desk } from "#lib/platform/contact.ts";

export const nl = {
  /** Waarom een aanmelding is afgewezen, en wat de aanmelder nu kan doen. */
  rejected: {
    NUMBER_UNKNOWN: {
      why: "Wij kennen het nummer niet dat je invulde.",
      how: "Kijk op je polis of overeenkomst welk nummer erop staat. Meld je beheerder daarna opnieuw aan.",
    },
    NAME_DIFFERS: {
      why: "De naam van de organisatie hoort niet bij het nummer dat je invulde.",
      how: "Kijk beide na en meld je beheerder opnieuw aan.",
    },
    NOT_REACHED: {
      why: "Wij belden je organisatie, maar kregen niemand te pakken.",
      how: "Meld je beheerder opnieuw aan. Zeg je collega’s dat wij bellen.",
    },
    NOT_AUTHORISED: {
      why: "Je organisatie bevestigde niet dat deze persoon beheerder wordt.",
      how: "Overleg met de leiding van je organisatie. Meld je beheerder daarna opnieuw aan.",
    },
    HAS_ADMINISTRATOR: {
      why: "Je organisatie heeft al een beheerder.",
      how: "Die kan zelf een tweede beheerder toevoegen. Bij de hulp zie je hoe je die bereikt.",
    },
    ALREADY_ASKED: {
      why: "Je organisatie heeft al een andere aanmelding gedaan.",
      how: "Je hoeft niets te doen. Je collega krijgt bericht.",
    },
    OTHER_PORTAL: {
      why: "Deze aanmelding hoort bij een ander portaal.",
      how: "Bij de hulp lees je wie je daarvoor kunt bellen.",
    },
  },
  mails: {
    approved: {
      subject: "Goedgekeurd: je link komt eraan",
      said: (company: string) => `De aanmelding van een beheerder voor ${company} is goedgekeurd.`,
      soon: "Je krijgt zo een mail met een link om te beginnen.",
      waits: "Je organisatie heeft al een beheerder. Daarom komt de link pas over een dag.",
    },
    rejected: {
      subject: "Je aanmelding is afgewezen",
      said: (company: string) => `Wij hebben de aanmelding van een beheerder voor ${company} afgewezen.`,
    },
    administratorsTold: {
      subject: (organisation: string) => `${organisation} krijgt nog een beheerder`,
      said: (person: string, organisation: string) => `${person} wordt over een dag ook beheerder van ${organisation}.`,
      how: "Dit is aangevraagd met een formulier. Wij hebben het gecontroleerd.",
      wrong: (desk: Desk, reference: string) =>
        `Klopt dit niet? Bel dan vandaag de ${desk.name}: ${desk.phone}, ${desk.hours}. Noem kenmerk ${reference}.`,
      reason: (organisation: string) => `Je krijgt deze mail omdat je beheerder bent van ${organisation}.`,
    },
    follow: "Bekijk je aanmelding",
    reference: (reference: string) => `Je kenmerk is ${reference}.`,
    call: (desk: Desk) => `Vragen? Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    reason: "Je krijgt deze mail omdat met dit e-mailadres een beheerder is aangemeld.",
  },
};
