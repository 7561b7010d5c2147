import { count, declareEvents, id, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
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
