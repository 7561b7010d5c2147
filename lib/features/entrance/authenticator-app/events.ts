import { declareEvents, flag, quiet, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "authenticator-app.begin": quiet({
    title: { nl: "Begonnen met een authenticator-app", en: "Began to set up an authenticator app" },
  }),
  "authenticator-app.confirm": told("own", {
    title: { nl: "Authenticator-app toegevoegd", en: "Authenticator app added" },
    after: { isReplaced: flag },
    nl: ({ Who, after: { isReplaced } }) =>
      isReplaced ? `${Who} koos een andere authenticator-app.` : `${Who} voegde een authenticator-app toe.`,
    en: ({ Who, after: { isReplaced } }) =>
      isReplaced ? `${Who} chose another authenticator app.` : `${Who} added an authenticator app.`,
  }),
  "authenticator-app.remove": told("own", {
    title: { nl: "Authenticator-app verwijderd", en: "Authenticator app removed" },
    nl: ({ Who }) => `${Who} verwijderde de authenticator-app.`,
    en: ({ Who }) => `${Who} removed the authenticator app.`,
  }),
});
