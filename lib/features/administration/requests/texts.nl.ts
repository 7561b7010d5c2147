import type { Earlier } from "#lib/features/base/people/rules.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { time } from "#lib/platform/i18n/format.ts";

export const nl = {
  title: "Hulpvragen",
  one: "Hulpvraag",
  asks: (person: string) => `${person} vraagt hulp`,
  allAbout: (person: string) => `Alles over ${person}`,
  lead: "Collega’s die niet kunnen inloggen en jou om hulp vragen.",
  open: "Open",
  none: "Er zijn geen open hulpvragen.",
  solved: "Opgelost",
  solvedBy: (who: string, when: string) => `Opgelost door ${who} op ${when}`,
  insurer: "de verzekeraar",
  theirs: "Open hulpvragen",
  close: {
    open: "Afronden",
    ask: "Wat is ermee gebeurd?",
    stillOut: (person: string) => `${person} kan nog niet inloggen. Bij “Opgelost” staat dat in de mail.`,
    outcomes: {
      SOLVED: "Opgelost",
      NOT_OURS: "Hoort bij een andere organisatie",
      NOT_NEEDED: "Heeft geen toegang nodig",
      LEFT: "Werkt hier niet meer",
      UNKNOWN: "Ken ik niet",
    },
  },
  solve: {
    reauthorise: "Opnieuw autoriseren",
    changeNumber: "Mobiel nummer wijzigen",
    look: "Bekijken",
    givePortal: "Toegang geven",
  },
  asking: {
    cannotSignIn: (person: string, why: string) => `${person} kan niet inloggen: ${why}.`,
    asksPortal: (person: string, portal: string) => `${person} vraagt toegang tot ${portal}.`,
    asked: (when: string) => `Gevraagd op ${when}`,
    notBlocked: "Nu niet geblokkeerd",
    confirmed: "Bevestigd via mail",
    unconfirmed: "Nog niet bevestigd: bel op een nummer dat je kent",
    asksAccess: (email: string) => `${email} vraagt toegang.`,
    add: "Gebruiker toevoegen",
    knowThem: (desk: Desk) => `Ken je deze collega? Voeg die dan toe. Twijfel je? Bel de ${desk.name}: ${desk.phone}.`,
    misuse: "Geblokkeerd om misbruik",
    frozen: (desk: Desk) => `Het account is vastgezet. Dat heft alleen de ${desk.name} op: ${desk.phone}`,
    invited: "De uitnodiging is nog niet gebruikt",
  },
  done: {
    settled: (person: string) => `De hulpvraag is afgerond. ${person} krijgt daar bericht van.`,
    declined: (person: string) => `De hulpvraag is afgewezen. ${person} leest waarom.`,
    strangersDeclined: "De vraag om toegang is afgewezen. De aanvrager krijgt daar bericht van.",
    strangersSettled: "De vraag om toegang is afgerond. De aanvrager krijgt daar bericht van.",
  },
  fields: { outcomeMissing: "Kies wat er met de hulpvraag is gebeurd." },
  refusals: {
    alreadyResolved: ({ by, at }: Earlier) =>
      `Al opgelost door ${by || "een beheerder"}${at ? ` om ${time("nl", at)}` : ""}.`,
    closed: "Deze hulpvraag is al afgerond.",
  },
};
