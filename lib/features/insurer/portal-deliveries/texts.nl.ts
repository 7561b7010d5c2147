import { shortDateTime } from "#lib/platform/i18n/format.ts";
import type { Telling, Trouble } from "./rules.ts";

export const nl = {
  title: "Berichten aan portalen",
  lead: "Een portaal kan van ons horen wie uitlogt en wie een account heeft. Hier zie je per portaal of dat aankomt.",
  link: "Berichten aan portalen",
  back: "Berichten",
  none: "Geen enkel portaal vraagt om berichten.",
  caption: "Wat we melden, per portaal",
  columns: {
    portal: "Portaal",
    what: "Wat we melden",
    last: "Laatst gelukt",
    state: "Status",
    again: "Opnieuw versturen",
  },
  tellings: { "portal.sign-out": "Wie uitlogt", "portal.tell-person": "Wie een account heeft" } as Readonly<
    Record<Telling, string>
  >,
  never: (days: number) => `Niet in de laatste ${days} dagen`,
  states: { fine: "In orde", quiet: "Niets verstuurd", waiting: "Wacht", failed: "Opgegeven" },
  waiting: (n: number, since: Date) =>
    `${n} ${n === 1 ? "wacht" : "wachten"}, de oudste sinds ${shortDateTime("nl", since)}.`,
  failed: (n: number) => (n === 1 ? "1 bericht kwam niet aan." : `${n} berichten kwamen niet aan.`),
  many: "Het zijn er 1000 of meer.",
  again: "Opnieuw versturen",
  done: "Het gaat opnieuw weg",
  troubles: {
    away: "Het portaal is niet te bereiken.",
    later: "Het portaal heeft zelf een storing.",
    notLetIn: "Het portaal laat ons niet binnen: het wachtwoord dat we ervan hebben, klopt niet.",
    taken: "Iemand anders heeft daar al een account met dit adres.",
    refused: "Het portaal begrijpt ons niet. Meld dit bij wie het beheert.",
    inside: "Het adres van het portaal ligt in een eigen netwerk dat niet is opengezet.",
    tooOften: "Het lukte een dag lang niet.",
    unknown: "We weten niet waarom.",
  } as Readonly<Record<Trouble, string>>,
  fields: { portalUnknown: "Dit portaal kennen we niet. Laad de pagina opnieuw." },
  refusals: { nothingFailed: "Er is niets meer om opnieuw te doen." },
};
