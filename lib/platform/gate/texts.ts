import type { Desk } from "../contact.ts";
import { dayTime, ended } from "../i18n/format.ts";
import type { Locale } from "../i18n/locale.ts";

const actingNl = (here: string | undefined) =>
  here === undefined ? "Je hebt nog niet gekozen voor welke organisatie je werkt." : `Je werkt nu voor ${ended(here)}`;
const actingEn = (here: string | undefined) =>
  here === undefined ? "You have not chosen yet which organisation you work for." : `You now work for ${ended(here)}`;

const nl = {
  /** Before the title of a page with errors, as a page with scripts says it (lib/ui/words.ts). */
  wrong: "Fout: ",
  unclear: "Vul dit veld opnieuw in.",
  limited: (until: Date, desk: Desk) =>
    `Dit is te vaak geprobeerd. Wacht tot ${dayTime("nl", until)}, of bel de ${desk.name}: ${desk.phone}.`,
  looksRight: (typed: string) => `Klopt dit nummer: ${typed}?`,
  isRight: (typed: string) => `Er is nog niets gedaan. Klopt dit nummer: ${typed}?`,
  busy: "Hier wordt nu iets anders verwerkt. Er is niets gewijzigd, en wat je invulde, staat er nog. Probeer het zo nog eens.",
  gone: "Dit kan zo niet. Laad de pagina opnieuw en probeer het nog eens.",
  stale: "Log opnieuw in. Daarna kun je dit doen.",
  resting: (until: Date, desk: Desk) =>
    `Je mobiele nummer is pas gewijzigd. Beheren kan weer ${dayTime("nl", until)}. Haast? Bel de ${desk.name}: ${desk.phone}.`,
  noFile: (desk: Desk) =>
    `We kunnen dit bestand nu niet maken; dat ligt aan ons. Probeer het over een paar minuten opnieuw, of bel de ${desk.name}: ${desk.phone}.`,
  unavailable: (desk: Desk) =>
    `Dit lukt nu even niet; dat ligt aan ons. Wat je invulde, staat er nog. Probeer het over een paar minuten opnieuw, of bel de ${desk.name}: ${desk.phone}.`,
  alone: (desk: Desk) =>
    `Hiervoor is een tweede persoon nodig, en er is nu niemand die dat mag zijn. Bel de ${desk.name}: ${desk.phone}.`,
  ownGain: "Dit nummer of adres is van jou. Wat je voorstelt, mag niet bij jou uitkomen.",
  alreadyWaiting: "Hierover wacht al een voorstel op een tweede persoon. Je vindt het bij Goedkeuren.",
  heldBack:
    "Voor je werk heb je een sterkere manier van inloggen nodig. Stel die eerst in bij Beveiliging; wat je invulde, staat er nog.",
  denied: "Je kunt dit niet (meer) doen. Log opnieuw in als je dat wel verwacht.",
  unmarked:
    "Dit formulier is oud, of van iemand anders. Er is niets gedaan. Laad de pagina opnieuw en probeer het nog eens.",
  elsewhere: {
    form: (here: string | undefined, there: string) =>
      `${actingNl(here)} Dit formulier is voor ${ended(there)} Er is nog niets gedaan.`,
    over: (here: string | undefined) =>
      `${actingNl(here)} Dit formulier is voor een organisatie waarvoor je niet meer werkt. Er is niets gedaan.`,
    send: (there: string) => `Wissel naar ${there} en verstuur`,
    again: "Kies het bestand eerst opnieuw.",
    leave: "Niet versturen",
  },
  fileTooLarge: (most: number) =>
    `Dit bestand is groter dan ${Math.floor(most / 1_000_000)} MB. Verdeel het over meer bestanden.`,
  kept: {
    signedOut: "Je was uitgelogd. Er is nog niets verstuurd. Controleer wat je had ingevuld, en verstuur het opnieuw.",
    renewed:
      "Deze pagina is intussen vernieuwd. Er is nog niets verstuurd. Controleer wat je had ingevuld, en verstuur het opnieuw.",
    away: "Er was net een storing bij ons. Controleer wat je had ingevuld, en verstuur het opnieuw.",
    lost: "Een deel konden we niet bewaren. Vul dat opnieuw in.",
  },
};

const en: typeof nl = {
  wrong: "Error: ",
  unclear: "Please fill in this field again.",
  limited: (until, desk) =>
    `This was tried too often. Wait until ${dayTime("en", until)}, or call the ${desk.name}: ${desk.phone}.`,
  looksRight: (typed) => `Is this number right: ${typed}?`,
  isRight: (typed) => `Nothing has been done yet. Is this number right: ${typed}?`,
  busy: "Something else is being processed here right now. Nothing was changed, and what you filled in is still here. Try again in a moment.",
  gone: "This cannot be done like this. Load the page again and try once more.",
  stale: "Please sign in again. Then you can do this.",
  resting: (until, desk) =>
    `Your mobile number was changed a short while ago. You can manage again ${dayTime("en", until)}. In a hurry? Call the ${desk.name}: ${desk.phone}.`,
  noFile: (desk) =>
    `We cannot make this file right now; the fault is ours. Try again in a few minutes, or call the ${desk.name}: ${desk.phone}.`,
  unavailable: (desk) =>
    `This does not work right now; that is our fault. What you filled in is still here. Try again in a few minutes, or call the ${desk.name}: ${desk.phone}.`,
  alone: (desk) =>
    `This takes a second person, and there is nobody at the moment who may be that. Call the ${desk.name}: ${desk.phone}.`,
  ownGain: "This number or address is yours. What you propose may not lead to you.",
  alreadyWaiting: "A proposal about this is already waiting for a second person. You find it under Approve.",
  heldBack:
    "Your work asks for a stronger way of signing in. Set that up first under Security; what you filled in is still here.",
  denied: "You cannot do this (any more). Sign in again if you think you should.",
  unmarked: "This form is old, or belongs to someone else. Nothing was done. Load the page again and try once more.",
  elsewhere: {
    form: (here, there) => `${actingEn(here)} This form is for ${ended(there)} Nothing has been done yet.`,
    over: (here) => `${actingEn(here)} This form is for an organisation you no longer work for. Nothing was done.`,
    send: (there) => `Switch to ${there} and send`,
    again: "Choose the file again first.",
    leave: "Do not send",
  },
  fileTooLarge: (most) => `This file is larger than ${Math.floor(most / 1_000_000)} MB. Split it into more files.`,
  kept: {
    signedOut: "You had been signed out. Nothing has been sent yet. Check what you filled in, and send it again.",
    renewed:
      "This page has been renewed meanwhile. Nothing has been sent yet. Check what you filled in, and send it again.",
    away: "Something went wrong on our side just now. Check what you filled in, and send it again.",
    lost: "Some of it could not be kept. Please fill that in again.",
  },
};

/** What the gate itself says in a form, for any command. */
export const gateTexts: Record<Locale, typeof nl> = { nl, en };
