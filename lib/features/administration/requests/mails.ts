import type { Address } from "#lib/addresses.ts";
import { signIn, stillNot } from "#lib/features/base/people/mails.ts";
import { sinceYouAsked } from "#lib/features/help/help-requests/mails.ts";
import type { Desk } from "#lib/platform/contact.ts";
import { letter, type Said } from "#lib/platform/outbox/letter.ts";

/** The address of the help request, where the person can say that it did not help. */
type Request = { readonly path: Address };
type Settled = Request & { readonly by: string; readonly organisation: string };

const call = ({ name, phone, hours }: Desk): Said => ({
  nl: `Of bel de ${name}: ${phone}, ${hours}.`,
  en: `Or call the ${name}: ${phone}, ${hours}.`,
});

export const settledLetter = letter("requests.settled", ({ by, organisation, path }: Settled, { desk }) => ({
  nl: {
    subject: "Je hulpvraag is afgehandeld",
    paragraphs: [`${by}, beheerder van ${organisation}, heeft je hulpvraag afgehandeld. Probeer opnieuw in te loggen.`],
    closing: [call(desk).nl],
  },
  en: {
    subject: "Your help request is settled",
    paragraphs: [
      `${by}, administrator of ${organisation}, has settled your help request. Please try to sign in again.`,
    ],
    closing: [call(desk).en],
  },
  button: signIn,
  links: [stillNot(path)],
  reason: sinceYouAsked,
}));

/** To an address nobody knows: it may not read whose organisation it is or who the beheerders are. */
export const strangersRequestSettledLetter = letter("requests.strangers-settled", ({ path }: Request, { desk }) => ({
  nl: {
    subject: "Je hulpvraag is afgehandeld",
    paragraphs: [
      "De beheerder heeft je vraag om toegang bekeken en afgehandeld. Krijg je toegang? Dan volgt een mail.",
    ],
    closing: [call(desk).nl],
  },
  en: {
    subject: "Your help request is settled",
    paragraphs: ["The administrator has looked at your question about access. If you get access, a mail will follow."],
    closing: [call(desk).en],
  },
  links: [stillNot(path)],
  reason: sinceYouAsked,
}));
