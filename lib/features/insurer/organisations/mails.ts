import { to } from "#lib/addresses.ts";
import { sinceAdministrator } from "#lib/features/base/people/mails.ts";
import { sinceSomeoneAsked } from "#lib/features/help/help-requests/mails.ts";
import { ended } from "#lib/platform/i18n/format.ts";
import { letter } from "#lib/platform/outbox/letter.ts";
import { type PortalKey, portalNames } from "#lib/platform/portals.ts";

type Here = { readonly organisation: string };

/** To the beheerders. */
export const closedLetter = letter("organisations.closed", ({ organisation }: Here, { insurer, desk }) => ({
  nl: {
    subject: `${organisation} heeft geen toegang meer`,
    paragraphs: [
      `${insurer} heeft de toegang van ${organisation} beëindigd.`,
      `Niemand kan nog inloggen voor ${ended(organisation)} Ook jij niet.`,
      "Hoor je ook bij een andere organisatie? Daar verandert niets.",
    ],
    closing: [`Klopt dit niet? Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`],
  },
  en: {
    subject: `${organisation} has no access any more`,
    paragraphs: [
      `${insurer} has ended the access of ${ended(organisation)}`,
      `Nobody can sign in for ${organisation} any more. Nor can you.`,
      "Do you belong to another organisation too? Nothing changes there.",
    ],
    closing: [`Is this not right? Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`],
  },
  reason: {
    nl: `Je krijgt deze mail omdat je beheerder was van ${ended(organisation)}`,
    en: `You get this email because you were an administrator of ${ended(organisation)}`,
  },
}));

/** To whoever asked for help there. It names no organisation, since all we know of them may be an address. */
export const requestClosedLetter = letter("organisations.request-closed", (_: object, { desk }) => ({
  nl: {
    subject: "Je hulpvraag is afgerond",
    paragraphs: [
      "De organisatie waarover je vraag ging, gebruikt de portalen niet meer. Daarom is je hulpvraag afgerond.",
      `Heb je nog een vraag? Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    ],
  },
  en: {
    subject: "Your help request has been closed",
    paragraphs: [
      "The organisation your question was about does not use the portals any more. That is why your help request has been closed.",
      `Do you still have a question? Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`,
    ],
  },
  reason: sinceSomeoneAsked,
}));

/** To the beheerders. `phone` is null when none is on file any more. */
export const phoneLetter = letter(
  "organisations.phone",
  ({ organisation, phone }: Here & { readonly phone: string | null }, { insurer, desk }) => ({
    nl: {
      subject: `Ander telefoonnummer van ${organisation}`,
      paragraphs: [
        `${insurer} heeft het telefoonnummer van ${organisation} gewijzigd. ${phone === null ? "Er staat nu geen nummer meer." : `Het is nu ${phone}.`}`,
        phone !== null && "Op dit nummer bellen we terug als iemand van je organisatie ons om hulp vraagt.",
      ],
      closing: [`Klopt dit niet? Bel dan meteen de ${desk.name}: ${desk.phone}, ${desk.hours}.`],
    },
    en: {
      subject: `Another telephone number of ${organisation}`,
      paragraphs: [
        `${insurer} changed the telephone number of ${ended(organisation)} ${phone === null ? "There is no number any more." : `It is now ${phone}.`}`,
        phone !== null && "We call back on this number when someone of your organisation asks us for help.",
      ],
      closing: [`Is this not right? Call the ${desk.name} at once: ${desk.phone}, ${desk.hours}.`],
    },
    reason: sinceAdministrator(organisation),
  }),
);

type Changed = Here & { readonly added: readonly PortalKey[]; readonly taken: readonly PortalKey[] };

/** To the beheerders. */
export const portalsLetter = letter(
  "organisations.portals",
  ({ organisation, added, taken }: Changed, { insurer, desk }) => ({
    nl: {
      subject: `Andere portalen voor ${organisation}`,
      paragraphs: [
        `${insurer} heeft de portalen van ${organisation} gewijzigd.`,
        taken.length > 0 && `Weg: ${portalNames("nl", taken)}. Niemand van je organisatie kan daar nog in.`,
        added.length > 0 && `Erbij: ${portalNames("nl", added)}. Jij bepaalt wie van je collega’s dit krijgt.`,
      ],
      closing: [`Klopt dit niet? Bel de ${desk.name}: ${desk.phone}, ${desk.hours}.`],
    },
    en: {
      subject: `Other portals for ${organisation}`,
      paragraphs: [
        `${insurer} has changed the portals of ${ended(organisation)}`,
        taken.length > 0 && `Gone: ${portalNames("en", taken)}. Nobody of your organisation can use that any more.`,
        added.length > 0 && `New: ${portalNames("en", added)}. You decide which of your colleagues get it.`,
      ],
      closing: [`Is this not right? Call the ${desk.name}: ${desk.phone}, ${desk.hours}.`],
    },
    button: { nl: "Bekijk je gebruikers", en: "View your users", path: to.colleagues() },
    reason: sinceAdministrator(organisation),
  }),
);
