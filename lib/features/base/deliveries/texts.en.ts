import { shortDateTime } from "#lib/platform/i18n/format.ts";
import type { nl } from "./texts.nl.ts";

export const en: typeof nl = {
  title: { EMAIL: "Email came back", SMS: "Text message did not arrive" },
  since: (at) => `On ${shortDateTime("en", at)}.`,
  next: {
    EMAIL: "Ask whether the email address is right, and change it.",
    SMS: "Ask whether the mobile number is right, and change it.",
  },
  troubles: {
    mailboxUnknown: "This address does not exist, or takes no email from us.",
    mailboxFull: "The mailbox is full.",
    mailRefused: "The mail server does not want this message.",
    domainUnknown: "The part after the @ of this address does not exist.",
    numberRefused: "The text message service cannot reach this number.",
    numberOff: "The phone was off for too long, or out of reach.",
    simChanged: "The number moved to another SIM card a short while ago, so the text message was not sent.",
    stopped: "Whoever has this number stopped our text messages.",
    later: "The receiving side asked to come back later.",
    away: "There was no connection.",
    notLetIn: "Our own sign-in was refused. Report this to whoever runs the portal.",
    tooOften: "It did not succeed for a day.",
    unreadable: "The message could not be read. Report this to whoever runs the portal.",
    keyMissing: "The key of this message is missing. Report this to whoever runs the portal.",
    unknown: "The cause is not known.",
  },
};
