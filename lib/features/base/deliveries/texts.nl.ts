import { shortDateTime } from "#lib/platform/i18n/format.ts";
import type { Trouble } from "./rules.ts";

export const nl = {
  title: { EMAIL: "Mail kwam terug", SMS: "Sms kwam niet aan" },
  since: (at: Date) => `Op ${shortDateTime("nl", at)}.`,
  next: {
    EMAIL: "Vraag of het e-mailadres klopt, en pas het aan.",
    SMS: "Vraag of het mobiele nummer klopt, en pas het aan.",
  },
  troubles: {
    mailboxUnknown: "Dit adres bestaat niet, of neemt geen mail van ons aan.",
    mailboxFull: "Het postvak is vol.",
    mailRefused: "De mailserver wil dit bericht niet.",
    domainUnknown: "Het deel na de @ van dit adres bestaat niet.",
    numberRefused: "De sms-dienst kan dit nummer niet bereiken.",
    numberOff: "De telefoon stond te lang uit, of had geen bereik.",
    simChanged: "Het nummer ging kort geleden naar een andere simkaart. Daarom ging de sms niet weg.",
    stopped: "De ontvanger heeft onze sms’jes stopgezet.",
    later: "De ontvangende kant vroeg om later terug te komen.",
    away: "De verbinding lukte niet.",
    notLetIn: "De server weigerde onze eigen gegevens. Meld dit bij het technisch beheer.",
    tooOften: "Het lukte een dag lang niet.",
    unreadable: "Het bericht was niet te lezen. Meld dit bij het technisch beheer.",
    keyMissing: "De sleutel van dit bericht ontbreekt. Meld dit bij het technisch beheer.",
    unknown: "De oorzaak is niet bekend.",
  } as Readonly<Record<Trouble, string>>,
};
