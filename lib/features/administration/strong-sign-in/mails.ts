import { to } from "#lib/addresses.ts";
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
        ? `An administrator of ${organisation} has set that from ${date("en", from)} everybody signs in with an app or a passkey. A code by text message alone is then not enough.`
        : `An administrator of ${organisation} has set that a code by text message is enough to sign in again.`,
    ],
    closing: [`Is this not right? Call the ${desk.name}: ${desk.phone}.`],
  },
  button: { nl: "Bekijk de instelling", en: "View the setting", path: to.strongRule() },
  reason: {
    nl: `je beheerder bent van ${organisation}`,
    en: `you are an administrator of ${organisation}`,
  },
}));
