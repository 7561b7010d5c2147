import { to } from "#lib/addresses.ts";
import { sinceAccess, sinceAdministrator } from "#lib/features/base/people/mails.ts";
import { date } from "#lib/platform/i18n/format.ts";
import { letter } from "#lib/platform/outbox/letter.ts";

type Ruled = { readonly organisation: string; /** Null when it is no longer asked. */ readonly from: Date | null };

/** To the other beheerders, once one of them asked it of everybody, or no longer does. */
export const strongRuleLetter = letter("strong-sign-in.rule", ({ organisation, from }: Ruled, { desk }) => ({
  nl: {
    subject: from ? "Iedereen logt in met een app of passkey" : "Een code per sms is weer genoeg",
    paragraphs: [
      from
        ? `Een beheerder van ${organisation} heeft sterk inloggen ingesteld. Vanaf ${date("nl", from)} logt iedereen in met een app of passkey. Alleen een code per sms is dan niet genoeg.`
        : `Een beheerder van ${organisation} heeft sterk inloggen uitgezet. Een code per sms is weer genoeg.`,
    ],
    closing: [`Klopt dit niet? Bel de ${desk.name}: ${desk.phone}.`],
  },
  en: {
    subject: from ? "Everybody signs in with an app or a passkey" : "A code by text message is enough again",
    paragraphs: [
      from
        ? `An administrator of ${organisation} has switched strong sign-in on. From ${date("en", from)} everybody signs in with an app or a passkey. A code by text message alone is then not enough.`
        : `An administrator of ${organisation} has switched strong sign-in off. A code by text message is enough again.`,
    ],
    closing: [`Is this not right? Call the ${desk.name}: ${desk.phone}.`],
  },
  button: { nl: "Bekijk de instelling", en: "View the setting", path: to.strongRule() },
  reason: sinceAdministrator(organisation),
}));

type Asked = { readonly firstName: string; readonly organisation: string; readonly from: Date };

/** To each colleague who has nothing stronger than an SMS yet, while there is time to set it up. */
export const strongAskedLetter = letter("strong-sign-in.asked", ({ firstName, organisation, from }: Asked) => ({
  hello: firstName,
  nl: {
    subject: "Stel een app of passkey in om in te loggen",
    paragraphs: [
      `${organisation} vraagt van iedereen sterk inloggen. Vanaf ${date("nl", from)} is een code per sms niet genoeg.`,
      "Stel daarom een passkey of een authenticator-app in. Dat duurt een paar minuten.",
    ],
    closing: ["Lukt dat niet? Je beheerder kan je tijdelijk een uitzondering geven."],
  },
  en: {
    subject: "Set up an app or a passkey to sign in",
    paragraphs: [
      `${organisation} asks everybody for strong sign-in. From ${date("en", from)} a code by text message is not enough.`,
      "So please set up a passkey or an authenticator app. It takes a few minutes.",
    ],
    closing: ["Is that not possible? Your administrator can exempt you for a while."],
  },
  button: { nl: "Stel het in", en: "Set it up", path: to.strongerSignIn() },
  reason: sinceAccess(organisation),
}));
