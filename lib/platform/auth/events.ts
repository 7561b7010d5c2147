import { declareEvents, id, quiet, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "session.end": told("own", {
    title: { nl: "Uitgelogd", en: "Signed out" },
    nl: ({ Who }) => `${Who} logde uit.`,
    en: ({ Who }) => `${Who} signed out.`,
  }),
  "session.choose-organisation": quiet({
    title: { nl: "Organisatie gekozen", en: "Organisation chosen" },
    after: { sessionId: id },
  }),
});
