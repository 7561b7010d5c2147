import { type Address, to } from "#lib/addresses.ts";
import type { Locale } from "#lib/platform/i18n/locale.ts";
import { letter } from "#lib/platform/outbox/letter.ts";
import { parts, type Open } from "./rules.ts";

const said = {
  nl: {
    requests: (n: number) => (n === 1 ? "1 hulpvraag" : `${n} hulpvragen`),
    proposals: (n: number) =>
      n === 1 ? "1 voorstel dat op jouw besluit wacht" : `${n} voorstellen die op jouw besluit wachten`,
    blocked: (n: number) => (n === 1 ? "1 geblokkeerde collega" : `${n} geblokkeerde collega’s`),
    invitations: (n: number) =>
      n === 1 ? "1 uitnodiging die niet meer werkt" : `${n} uitnodigingen die niet meer werken`,
    returned: (n: number) =>
      n === 1 ? "1 collega bij wie mail of sms niet aankomt" : `${n} collega’s bij wie mail of sms niet aankomt`,
    reviews: () => "een controle van autorisaties die nog niet af is",
    ending: (n: number) =>
      n === 1 ? "1 autorisatie die binnen een week eindigt" : `${n} autorisaties die binnen een week eindigen`,
    ended: (n: number) =>
      n === 1 ? "1 autorisatie of uitnodiging die verliep" : `${n} autorisaties of uitnodigingen die verliepen`,
  },
  en: {
    requests: (n: number) => (n === 1 ? "1 help request" : `${n} help requests`),
    proposals: (n: number) =>
      n === 1 ? "1 proposal that waits for you to decide" : `${n} proposals that wait for you to decide`,
    blocked: (n: number) => (n === 1 ? "1 blocked colleague" : `${n} blocked colleagues`),
    invitations: (n: number) =>
      n === 1 ? "1 invitation that no longer works" : `${n} invitations that no longer work`,
    returned: (n: number) =>
      n === 1
        ? "1 colleague whose emails or texts do not arrive"
        : `${n} colleagues whose emails or texts do not arrive`,
    reviews: () => "an access review that is not finished",
    ending: (n: number) =>
      n === 1 ? "1 authorisation that ends within a week" : `${n} authorisations that end within a week`,
    ended: (n: number) =>
      n === 1 ? "1 authorisation or invitation that expired" : `${n} authorisations or invitations that expired`,
  },
} as const;

/** The organisation, and each thing that is open there on a line of its own. */
const linesOf = (locale: Locale, open: Open): string =>
  [
    `${open.organisation}:`,
    ...parts.flatMap((what) => (open[what] > 0 ? [`– ${said[locale][what](open[what])}`] : [])),
  ].join("\n");

/** Each organisation with its own overview. */
type Facts = { readonly firstName: string; readonly places: readonly (Open & { readonly path: Address })[] };

/** What is open this morning. One mail, whatever the number of organisations; the first has the button. */
export const morningLetter = letter("morning-mail.open", ({ firstName, places }: Facts) => {
  const [first, ...others] = places.map(({ organisation, path }) => ({
    nl: `Naar het beheer van ${organisation}`,
    en: `Go to ${organisation}`,
    path,
  }));
  const lines = (locale: Locale) => places.map((one) => linesOf(locale, one));
  return {
    hello: firstName,
    nl: { subject: "Wat er openstaat in jouw beheer", paragraphs: ["Dit staat vanmorgen open:", ...lines("nl")] },
    en: {
      subject: "What is open for you as administrator",
      paragraphs: ["This is open this morning:", ...lines("en")],
    },
    ...(first && { button: first }),
    links: [
      ...others,
      { nl: "Liever alle mail meteen?", en: "Would you rather get every email at once?", path: to.preferences() },
    ],
    reason: {
      nl: "Je krijgt deze mail omdat je koos voor één mail elke ochtend.",
      en: "You get this email because you chose to get one email each morning.",
    },
  };
});
