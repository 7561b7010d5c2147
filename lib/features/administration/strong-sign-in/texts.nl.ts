import { nl as codes } from "#lib/features/entrance/one-time-codes/texts.nl.ts";

type Of = { readonly person: string };

export const nl = {
  fields: {
    ...codes.fields,
    dayMissing: "Kies een dag.",
    colleagueMissing: "Kies een collega.",
    becauseMissing: "Vul in waarom.",
    becauseTooLong: "Dit is te lang. Gebruik hoogstens 200 tekens.",
  },
  refusals: {
    alreadyAsked: "Dit is al ingesteld.",
    notAsked: "Dit staat al uit.",
    ownFirst: "Log eerst zelf in met een app of passkey. Stel die in bij Beveiliging.",
    dayOver: "Deze dag is al voorbij. Kies vandaag of later.",
    dayTooFar: "Deze dag is te ver weg. Kies een dag binnen 90 dagen.",
    notActive: ({ person }: Of) => `${person} heeft hier geen actieve autorisatie.`,
    notExcused: "Deze uitzondering is al voorbij.",
  },
  title: "Sterk inloggen",
  link: "Sterk inloggen voor iedereen",
  lead: "Met een app of passkey logt iedereen veiliger in dan met een code per sms. Jij kiest of dat moet.",
  off: "Een code per sms is nu genoeg.",
  soon: (day: string) =>
    `Vanaf ${day} is een code per sms niet meer genoeg. Wie nog niets heeft, leest dat in het portaal.`,
  on: (day: string) => `Sinds ${day} is een code per sms niet genoeg.`,
  administrators: (day: string) =>
    `Voor beheerders vraagt de verzekeraar dit vanaf ${day}. Voor hen geldt dan geen uitzondering.`,
  from: "Vanaf welke dag?",
  fromHint: "Binnen 90 dagen. Zo heeft iedereen tijd om een app of passkey in te stellen.",
  ask: "Vraag dit van iedereen",
  end: "Code per sms weer genoeg",
  ownFirst: "Wil je dit instellen? Log dan eerst zelf in met een app of passkey.",
  toSecurity: "Naar Beveiliging",
  without: "Nog zonder app of passkey",
  none: "Iedereen heeft een app of passkey.",
  noneElse: "Alle anderen hebben een app of passkey.",
  you: "jij",
  more: "Er zijn er meer. De eerste 50 staan hier.",
  excused: "Uitzonderingen",
  excusedNone: "Er zijn geen uitzonderingen.",
  until: (day: string, because: string) => `Tot en met ${day}: ${because}`,
  excuse: "Uitzondering maken",
  excuseLead: "Deze collega mag tot een dag met alleen sms inloggen. De andere beheerders zien waarom.",
  who: "Voor wie?",
  lastDay: "Tot en met welke dag?",
  because: "Waarom?",
  becauseHint: "Zoals: wacht op een nieuwe telefoon",
  make: "Maak uitzondering",
  endExcuse: "Beëindig",
  endWhose: (person: string) => `: uitzondering voor ${person}`,
};
