import { to } from "#lib/addresses.ts";
import { letter } from "#lib/platform/outbox/letter.ts";

type WeCall = { readonly numberEnd: string; readonly reference: string };

/** To someone we know, at the address on file. */
export const weCallLetter = letter("call-backs.we-call", ({ numberEnd, reference }: WeCall, { desk }) => ({
  nl: {
    subject: `We bellen je terug (kenmerk ${reference})`,
    paragraphs: [
      `Je vroeg de ${desk.name} om je te bellen. We bellen ${desk.hours}.`,
      `We bellen het nummer dat eindigt op ${numberEnd}. Kennen we een ander nummer van je? Dan bellen we misschien dat.`,
      "We vragen je nooit om je wachtwoord of een code.",
    ],
    closing: [`Heb je dit niet gevraagd? Bel dan de ${desk.name}: ${desk.phone}.`],
  },
  en: {
    subject: `We will call you back (reference ${reference})`,
    paragraphs: [
      `You asked the ${desk.name} to call you. We call ${desk.hours}.`,
      `We call the number that ends in ${numberEnd}. Do we know another number of yours? Then we may call that one.`,
      "We never ask you for your password or a code.",
    ],
    closing: [`Did you not ask for this? Then call the ${desk.name}: ${desk.phone}.`],
  },
  reason: {
    nl: "Je krijgt deze mail omdat iemand met jouw e-mailadres vroeg om een telefoontje.",
    en: "You get this email because someone asked for a call with your email address.",
  },
}));

/** To an unknown address, so it says nothing of what was typed. */
export const confirmLetter = letter("call-backs.confirm", ({ link }: { readonly link: string }, { desk }) => ({
  nl: {
    subject: "Mogen we je bellen?",
    paragraphs: [
      `Iemand vroeg de ${desk.name} om te bellen, en vulde dit e-mailadres in.`,
      `Was jij dat? Klik dan op de knop. Daarna bellen we je, ${desk.hours}.`,
    ],
    closing: ["De link werkt 24 uur.", "Was jij dit niet? Dan hoef je niets te doen."],
  },
  en: {
    subject: "May we call you?",
    paragraphs: [
      `Someone asked the ${desk.name} to call, and entered this email address.`,
      `Was that you? Then click the button. After that we call you, ${desk.hours}.`,
    ],
    closing: ["The link works for 24 hours.", "Was it not you? Then you don’t need to do anything."],
  },
  button: { nl: "Ja, bel mij", en: "Yes, call me", path: to.callBackLink(link) },
  reason: {
    nl: "Je krijgt deze mail omdat iemand dit e-mailadres invulde bij een terugbelverzoek.",
    en: "You get this email because someone entered this email address in a call-back request.",
  },
}));
