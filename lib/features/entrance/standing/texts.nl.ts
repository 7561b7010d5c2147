import type { Desk } from "#lib/platform/contact.ts";
import { date, dateTime, dayTime } from "#lib/platform/i18n/format.ts";

const since = (moment: Date | null) => (moment ? ` sinds ${dateTime("nl", moment)}` : "");

export const nl = {
  causes: {
    blocked: {
      passwords: (moment: Date | null, tries: number) =>
        `Je account is geblokkeerd${since(moment)}. Dat gebeurde na ${tries} foute wachtwoorden.`,
      codes: (moment: Date | null, tries: number) =>
        `Je account is geblokkeerd${since(moment)}. Dat gebeurde na ${tries} foute codes.`,
    },
    waiting: (until: Date) =>
      `Je bent niet geblokkeerd, maar je wachtwoord was een paar keer fout. Je kunt weer inloggen vanaf ${dayTime("nl", until)}.`,
    frozen: (moment: Date | null) => `Je account is vastgezet${since(moment)}. Alleen wij kunnen dat opheffen.`,
    authorisationBlocked: (moment: Date | null) => `Een beheerder heeft je toegang geblokkeerd${since(moment)}.`,
    withdrawn: (moment: Date | null) =>
      `Je toegangscode is${moment ? ` sinds ${date("nl", moment)}` : ""} niet meer actief.`,
    invited: {
      never: "Je hebt je account nog niet geactiveerd.",
      sent: (moment: Date) => `De uitnodiging van ${date("nl", moment)} is niet gebruikt.`,
      expired: "De link daarin is verlopen.",
      pending: "Je toegang hier is nog niet actief.",
    },
    none: "Je account is actief. Je kunt inloggen.",
  },
  helpers: {
    blocked: "Wie je kan deblokkeren:",
    waiting: "Je beheerders:",
    frozen: "Je beheerders (dit kunnen zij niet opheffen):",
    authorisationBlocked: "Wie je weer toegang kan geven:",
    withdrawn: "Wie je opnieuw kan autoriseren:",
    invited: "Je beheerders:",
    none: "Je beheerders:",
  },
  alone: "Jij bent hier zelf beheerder. Een andere beheerder kan nu niet helpen.",
  nobody: "Er is hier nu geen beheerder die je kan helpen.",
  nobodyAsk: (desk: Desk) => `Stuur je een hulpvraag? Dan krijgt de ${desk.name} die.`,
  call: (desk: Desk) => `Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
  staff: "Je werkt bij de verzekeraar. Daarom heb je hier geen beheerder.",
  nowhere: "Je account hoort bij geen enkele organisatie.",
  administrator: "je beheerder",
  desk: (desk: Desk) => `de ${desk.name}`,
  steps: {
    unblock: { subject: (who: string) => `Vraag ${who} om je te deblokkeren`, button: "Vraag om deblokkeren" },
    restore: { subject: (who: string) => `Vraag ${who} om je toegang te herstellen`, button: "Vraag om toegang" },
    reauthorise: { subject: (who: string) => `Vraag ${who} om nieuwe toegang`, button: "Vraag om nieuwe toegang" },
    askAccess: { subject: (who: string) => `Vraag ${who} om toegang`, button: "Vraag om toegang" },
    callDesk: {
      subject: (_: string, desk: Desk) => `Bel de ${desk.name} over je account`,
      button: "Laat je terugbellen",
    },
    activate: { subject: () => "Activeer je account", button: "Account activeren" },
    signInLater: { subject: () => "Log straks opnieuw in", button: "Inloggen" },
    signIn: { subject: () => "Log in: je account is actief", button: "Inloggen" },
  },
};
