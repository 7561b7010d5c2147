import { code, declareEvents, id, quiet, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "passkey.sign-in": told("own", {
    title: { nl: "Ingelogd met een passkey", en: "Signed in with a passkey" },
    after: { because: code.optional(), passkeyId: id.optional(), sessionId: id.optional() },
    nl: ({ Who }) => `${Who} logde in met een passkey.`,
    en: ({ Who }) => `${Who} signed in with a passkey.`,
  }),
  "passkey.second-step": told("own", {
    title: { nl: "Ingelogd met wachtwoord en passkey", en: "Signed in with password and passkey" },
    after: { because: code.optional(), passkeyId: id.optional(), sessionId: id.optional() },
    nl: ({ Who }) => `${Who} logde in met een wachtwoord en een passkey.`,
    en: ({ Who }) => `${Who} signed in with a password and a passkey.`,
  }),
  "passkey.confirm": quiet({
    title: { nl: "Bevestigd met een passkey", en: "Confirmed with a passkey" },
    after: { because: code.optional(), passkeyId: id.optional(), sessionId: id.optional() },
  }),
});
