import type { Desk } from "../contact.ts";
import { dayTime } from "../i18n/format.ts";
import type { Locale } from "../i18n/locale.ts";

const nl = {
  unclear: "Vul dit veld opnieuw in.",
  limited: (until: Date, desk: Desk) =>
    `Dit is te vaak geprobeerd. Wacht tot ${dayTime("nl", until)}, of bel de ${desk.name}: ${desk.phone}.`,
  gone: "Dit kan zo niet. Laad de pagina opnieuw en probeer het nog eens.",
  stale: "Log opnieuw in. Daarna kun je dit doen.",
  resting: (until: Date, desk: Desk) =>
    `Je mobiele nummer is pas gewijzigd. Beheren kan weer ${dayTime("nl", until)}. Haast? Bel de ${desk.name}: ${desk.phone}.`,
  unavailable: (desk: Desk) =>
    `Dit lukt nu even niet; dat ligt aan ons. Wat je invulde, staat er nog. Probeer het over een paar minuten opnieuw, of bel de ${desk.name}: ${desk.phone}.`,
  denied: "Je kunt dit niet (meer) doen. Log opnieuw in als je dat wel verwacht.",
};

const en: typeof nl = {
  unclear: "Please fill in this field again.",
  limited: (until, desk) =>
    `This was tried too often. Wait until ${dayTime("en", until)}, or call the ${desk.name}: ${desk.phone}.`,
  gone: "This cannot be done like this. Load the page again and try once more.",
  stale: "Please sign in again. Then you can do this.",
  resting: (until, desk) =>
    `Your mobile number was changed a short while ago. You can manage again ${dayTime("en", until)}. In a hurry? Call the ${desk.name}: ${desk.phone}.`,
  unavailable: (desk) =>
    `This does not work right now; that is our fault. What you filled in is still here. Try again in a few minutes, or call the ${desk.name}: ${desk.phone}.`,
  denied: "You cannot do this (any more). Sign in again if you think you should.",
};

/** What the gate itself says in a form, for any command. */
export const gateTexts: Record<Locale, typeof nl> = { nl, en };
