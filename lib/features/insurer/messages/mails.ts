import { ended, exact } from "#lib/platform/i18n/format.ts";
import { letter } from "#lib/platform/outbox/letter.ts";

type Warning = { readonly firstName: string; readonly share: "half" | "all"; readonly most: number };

export const smsWarningLetter = letter("messages.sms-warning", ({ firstName, share, most }: Warning, { insurer }) => ({
  hello: firstName,
  nl: {
    subject: share === "all" ? "Portaalhulp verstuurt geen sms meer" : "Portaalhulp verstuurt vandaag veel sms’jes",
    paragraphs: [
      share === "all"
        ? `Vandaag zijn ${exact("nl", most)} sms’jes verstuurd. Dat is het hoogste aantal voor een dag. Er gaan er nu geen meer.`
        : `Vandaag is al de helft verstuurd van de ${exact("nl", most)} sms’jes die op een dag mogen.`,
      share === "all"
        ? "Mensen krijgen geen code en kunnen niet inloggen. Ze zien dat ze de Servicedesk kunnen bellen."
        : "Bij het hele aantal stopt het versturen. Dan kan niemand meer inloggen.",
      "Vraag het technisch beheer om te kijken of dit klopt. Het aantal staat in de instelling SMS_PER_DAY.",
    ],
  },
  en: {
    subject: share === "all" ? "Portaalhulp sends no more texts" : "Portaalhulp is sending many texts today",
    paragraphs: [
      share === "all"
        ? `Today ${exact("en", most)} texts were sent, the most there may be in a day. No more will be sent.`
        : `Half of the ${exact("en", most)} texts that may be sent in a day have been sent today.`,
      share === "all"
        ? "People get no code and cannot sign in. They read that they can call the Servicedesk."
        : "At the limit, sending stops. Then nobody can sign in any more.",
      "Ask whoever runs the portal to see whether this is right. The number is the setting SMS_PER_DAY.",
    ],
  },
  reason: {
    nl: `Je krijgt deze mail omdat je medewerker bent van ${ended(insurer)}`,
    en: `You get this email because you are a member of staff of ${ended(insurer)}`,
  },
}));
