/** Every kind of change the portal makes. The log has words for each of them in both languages. */
export const auditEvents = {
  "organisation.load": { nl: "Organisatie opgenomen", en: "Organisation loaded" },
  "account.load": { nl: "Persoon opgenomen", en: "Person loaded" },
  "account.invite": { nl: "Uitnodiging verstuurd", en: "Invitation sent" },
  "account.renew-invitation": { nl: "Nieuwe activatielink aangevraagd", en: "New activation link requested" },
  "staff.load": { nl: "Medewerker van de verzekeraar opgenomen", en: "Member of staff loaded" },
  "authorisation.withdraw": { nl: "Autorisatie ingetrokken", en: "Authorisation withdrawn" },
  "authorisation.unblock": { nl: "Gedeblokkeerd", en: "Unblocked" },
  "authorisation.undo-unblock": { nl: "Deblokkeren teruggedraaid", en: "Unblocking undone" },
  "sign-in.password": { nl: "Wachtwoord ingevoerd", en: "Password entered" },
  "sign-in.code": { nl: "Code ingevoerd", en: "Code entered" },
  "sign-in.resend-code": { nl: "Nieuwe code gevraagd", en: "New code requested" },
  "session.choose-organisation": { nl: "Organisatie gekozen", en: "Organisation chosen" },
  "session.end": { nl: "Uitgelogd", en: "Signed out" },
  "password.ask-reset": { nl: "Nieuw wachtwoord gevraagd", en: "New password requested" },
  "password.mail-reset": { nl: "Link voor nieuw wachtwoord verwerkt", en: "Password link handled" },
  "link.choose-password": { nl: "Wachtwoord gekozen na een link", en: "Password chosen after a link" },
  "link.confirm": { nl: "Wachtwoord bevestigd met een code", en: "Password confirmed with a code" },
  "help-request.ask": { nl: "Hulpvraag gesteld", en: "Help request asked" },
  "help-request.route": { nl: "Hulpvraag verwerkt", en: "Help request handled" },
  "help-request.deliver": { nl: "Hulpvraag bezorgd", en: "Help request delivered" },
  "help-request.escalate": {
    nl: "Hulpvraag naar de verzekeraar: geen beheerder over",
    en: "Help request to the insurer: no administrator left",
  },
  "help-request.take": { nl: "Hulpvraag opgepakt", en: "Help request taken" },
  "help-request.finish": { nl: "Hulpvraag afgerond", en: "Help request finished" },
  "help-request.settle": { nl: "Hulpvraag afgehandeld", en: "Help request settled" },
  "administrators.ask": { nl: "Namen van beheerders gevraagd", en: "Names of administrators requested" },
  "administrators.mail": { nl: "Namen van beheerders verwerkt", en: "Names of administrators handled" },
} as const satisfies Record<string, { nl: string; en: string }>;

export type AuditEvent = keyof typeof auditEvents;
