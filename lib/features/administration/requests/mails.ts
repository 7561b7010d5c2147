import type { Address } from "#lib/addresses.ts";
import { stillNot } from "#lib/features/base/people/mails.ts";
import type { KnownPerson } from "#lib/features/entrance/standing/rules/causes.ts";
import { signingInNow, sinceYouAsked } from "#lib/features/help/help-requests/mails.ts";
import type { Decline } from "#lib/features/help/help-requests/rules.ts";
import { words } from "#lib/features/help/help-requests/texts.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { letter, type Said, type Way } from "#lib/platform/outbox/letter.ts";

/** The address of the help request, where the person can say that it did not help. */
type Request = { readonly path: Address };
type Settled = Request & { readonly by: string; readonly organisation: string };

const call = ({ name, phone, hours }: Desk): Said => ({
  nl: `Of bel de ${name}: ${phone}, ${hours}.`,
  en: `Or call the ${name}: ${phone}, ${hours}.`,
});

export const settledLetter = letter(
  "requests.settled",
  ({ by, organisation, known, path }: Settled & { readonly known: KnownPerson | null }, { desk }) => {
    const { said, button } = signingInNow(known, desk);
    return {
      nl: {
        subject: "Je hulpvraag is afgerond",
        paragraphs: [`${by}, beheerder van ${organisation}, heeft je hulpvraag afgerond. ${said.nl}`],
        closing: [call(desk).nl],
      },
      en: {
        subject: "Your help request is closed",
        paragraphs: [`${by}, administrator of ${organisation}, has closed your help request. ${said.en}`],
        closing: [call(desk).en],
      },
      button,
      links: [stillNot(path)],
      reason: sinceYouAsked,
    };
  },
);

const whyNot = (because: Decline): Said => ({
  nl: words.nl.status.declined.because[because],
  en: words.en.status.declined.because[because],
});

const seeIt = (path: Address): Way => ({ nl: "Bekijk je hulpvraag", en: "See your help request", path });

const notRight = ({ name, phone, hours }: Desk): Said => ({
  nl: `Klopt dat niet? Vraag het je beheerder. Of bel de ${name}: ${phone}, ${hours}.`,
  en: `Is that not right? Ask your administrator. Or call the ${name}: ${phone}, ${hours}.`,
});

export const declinedLetter = letter(
  "requests.declined",
  ({ by, organisation, because, path }: Settled & { readonly because: Decline }, { desk }) => ({
    nl: {
      subject: "Je hulpvraag is afgewezen",
      paragraphs: [`${by}, beheerder van ${organisation}, heeft je hulpvraag afgewezen. ${whyNot(because).nl}`],
      closing: [notRight(desk).nl],
    },
    en: {
      subject: "Your help request was declined",
      paragraphs: [`${by}, administrator of ${organisation}, has declined your help request. ${whyNot(because).en}`],
      closing: [notRight(desk).en],
    },
    button: seeIt(path),
    reason: sinceYouAsked,
  }),
);

/** To an address nobody knows, which is not told why either. */
export const strangersRequestDeclinedLetter = letter("requests.strangers-declined", ({ path }: Request, { desk }) => ({
  nl: {
    subject: "Je hulpvraag is afgewezen",
    paragraphs: ["De beheerder heeft je vraag om toegang bekeken en geeft geen toegang."],
    closing: [call(desk).nl],
  },
  en: {
    subject: "Your help request was declined",
    paragraphs: ["The administrator has looked at your question about access and gives no access."],
    closing: [call(desk).en],
  },
  button: seeIt(path),
  reason: sinceYouAsked,
}));

/** To an address nobody knows: it may not read whose organisation it is or who the beheerders are. */
export const strangersRequestSettledLetter = letter("requests.strangers-settled", ({ path }: Request, { desk }) => ({
  nl: {
    subject: "Je hulpvraag is afgerond",
    paragraphs: ["De beheerder heeft je vraag om toegang bekeken en afgerond. Krijg je toegang? Dan volgt een mail."],
    closing: [call(desk).nl],
  },
  en: {
    subject: "Your help request is closed",
    paragraphs: [
      "The administrator has looked at your question about access. If you get access, an email will follow.",
    ],
    closing: [call(desk).en],
  },
  links: [stillNot(path)],
  reason: sinceYouAsked,
}));
