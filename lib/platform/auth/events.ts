import { declareEvents, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "session.end": told("own", {
    title: { nl: "Uitgelogd", en: "Signed out" },
    nl: ({ Who }) => `${Who} logde uit.`,
    en: ({ Who }) => `${Who} signed out.`,
  }),
});
