import { code, declareEvents, id, ids, quiet, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "account.invite": told("people", {
    title: { nl: "Uitnodiging verstuurd", en: "Invitation sent" },
    staff: ["users"],
    nl: ({ Who }) => `${Who} kreeg een uitnodiging.`,
    en: ({ Who }) => `${Who} received an invitation.`,
  }),
  "account.renew-invitation": told("people", {
    title: { nl: "Nieuwe activatielink aangevraagd", en: "New activation link requested" },
    staff: ["users"],
    nl: ({ Who }) => `${Who} vroeg om een nieuwe uitnodiging.`,
    en: ({ Who }) => `${Who} asked for a new invitation.`,
  }),
  "password.ask-reset": quiet({
    title: { nl: "Nieuw wachtwoord gevraagd", en: "New password requested" },
    after: { helpEnd: code.optional() },
  }),
  "password.mail-reset": told("own", {
    title: { nl: "Link voor nieuw wachtwoord verwerkt", en: "Password link handled" },
    after: { sent: code },
    nl: ({ Who, after }) =>
      after.sent === "nothing"
        ? `${Who} vroeg om een nieuw wachtwoord. Dat kon niet.`
        : `${Who} vroeg om een nieuw wachtwoord.`,
    en: ({ Who, after }) =>
      after.sent === "nothing"
        ? `${Who} asked for a new password. That was not possible.`
        : `${Who} asked for a new password.`,
  }),
  "link.choose-password": quiet({
    title: { nl: "Wachtwoord gekozen na een link", en: "Password chosen after a link" },
    after: { purpose: code },
  }),
  "link.report-number": quiet({
    title: { nl: "Gemeld dat het mobiele nummer niet klopt", en: "Wrong mobile number reported" },
    after: { reference: code },
  }),
  "link.confirm-by-passkey": told("own", {
    title: { nl: "Wachtwoord bevestigd met een passkey", en: "Password confirmed with a passkey" },
    after: { because: code.optional(), password: code.optional(), sessionId: id.optional(), way: code.optional() },
    nl: ({ Who }) => `${Who} koos een nieuw wachtwoord.`,
    en: ({ Who }) => `${Who} chose a new password.`,
  }),
  "link.confirm": told("access", {
    title: { nl: "Wachtwoord bevestigd met een code", en: "Password confirmed with a code" },
    before: { changeId: id.optional(), status: code.optional(), accountStatus: code.optional() },
    after: {
      purpose: code.optional(),
      password: code.optional(),
      changeId: id.optional(),
      status: code.optional(),
      cause: code.optional(),
      accountStatus: code.optional(),
      alsoActive: ids.optional(),
      helpRequestIds: ids.optional(),
      sessionId: id.optional(),
      way: code.optional(),
    },
    nl({ Who, after }) {
      if (after.cause) return `${Who} werd geblokkeerd na te veel foute codes.`;
      return after.accountStatus ? `${Who} activeerde het account.` : `${Who} koos een nieuw wachtwoord.`;
    },
    en({ Who, after }) {
      if (after.cause) return `${Who} was blocked after too many wrong codes.`;
      return after.accountStatus ? `${Who} activated the account.` : `${Who} chose a new password.`;
    },
  }),
});
