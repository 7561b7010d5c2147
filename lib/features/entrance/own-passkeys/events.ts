import { declareEvents, id, quiet, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "passkey.add": told("own", {
    title: { nl: "Passkey toegevoegd", en: "Passkey added" },
    after: { passkeyId: id },
    nl: ({ Who }) => `${Who} voegde een passkey toe.`,
    en: ({ Who }) => `${Who} added a passkey.`,
  }),
  "passkey.remove": told("own", {
    title: { nl: "Passkey weggehaald", en: "Passkey removed" },
    before: { passkeyId: id },
    nl: ({ Who }) => `${Who} haalde een passkey weg.`,
    en: ({ Who }) => `${Who} removed a passkey.`,
  }),
  "passkey.name": quiet({ title: { nl: "Passkey een naam gegeven", en: "Passkey named" }, after: { passkeyId: id } }),
});
