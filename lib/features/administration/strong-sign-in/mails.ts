import { to } from "#lib/addresses.ts";
import { sinceAdministrator } from "#lib/features/base/people/mails.ts";
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
