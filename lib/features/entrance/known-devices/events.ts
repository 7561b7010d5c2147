import { declareEvents, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "known-device.end": told("own", {
    title: { nl: "Bekend apparaat verwijderd", en: "Known device removed" },
    nl: ({ Who }) => `${Who} verwijderde een bekend apparaat.`,
    en: ({ Who }) => `${Who} removed a known device.`,
  }),
});
