import { code, count, declareEvents, id, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "password.change": told("access", {
    title: { nl: "Wachtwoord gewijzigd", en: "Password changed" },
    before: { status: code.optional() },
    after: { password: code.optional(), because: code.optional(), status: code.optional(), cause: code.optional() },
    nl: ({ Who, after }) =>
      after.status === "BLOCKED"
        ? `${Who} kwam niet meer binnen na te veel foute wachtwoorden.`
        : `${Who} koos een nieuw wachtwoord.`,
    en: ({ Who, after }) =>
      after.status === "BLOCKED"
        ? `${Who} could no longer sign in after too many wrong passwords.`
        : `${Who} chose a new password.`,
  }),
  "sms.switch-off": told("own", {
    title: { nl: "Codes per sms uitgezet", en: "Codes by text message switched off" },
    nl: ({ Who }) => `${Who} zette codes per sms uit.`,
    en: ({ Who }) => `${Who} switched codes by text message off.`,
  }),
  "sms.switch-on": told("own", {
    title: { nl: "Codes per sms aangezet", en: "Codes by text message switched on" },
    nl: ({ Who }) => `${Who} zette codes per sms aan.`,
    en: ({ Who }) => `${Who} switched codes by text message on.`,
  }),
  "session.end-other": told("own", {
    title: { nl: "Op één plek uitgelogd", en: "Signed out in one place" },
    after: { sessionId: id },
    nl: ({ Who }) => `${Who} logde vanaf een ander apparaat ergens uit.`,
    en: ({ Who }) => `${Who} signed out somewhere, from another device.`,
  }),
  "session.end-others": told("own", {
    title: { nl: "Op alle andere plekken uitgelogd", en: "Signed out everywhere else" },
    after: { sessions: count },
    nl: ({ Who }) => `${Who} logde op alle andere plekken uit.`,
    en: ({ Who }) => `${Who} signed out everywhere else.`,
  }),
});
