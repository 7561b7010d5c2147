import { code, declareEvents, id, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "sign-in.password": told("access", {
    title: { nl: "Wachtwoord ingevoerd", en: "Password entered" },
    before: { status: code.optional() },
    after: { because: code.optional(), status: code.optional(), cause: code.optional() },
    nl: ({ Who }) => `${Who} kwam niet meer binnen na te veel foute wachtwoorden.`,
    en: ({ Who }) => `${Who} could no longer sign in after too many wrong passwords.`,
  }),
  "sign-in.code": told("own", {
    title: { nl: "Code ingevoerd", en: "Code entered" },
    after: { because: code.nullable().optional(), sessionId: id.optional() },
    nl: ({ Who }) => `${Who} logde in.`,
    en: ({ Who }) => `${Who} signed in.`,
  }),
});
