import { declareEvents, flag, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "recovery-codes.make": told("own", {
    title: { nl: "Herstelcodes gemaakt", en: "Recovery codes made" },
    after: { isReplaced: flag },
    nl: ({ Who, after: { isReplaced } }) =>
      isReplaced ? `${Who} maakte nieuwe herstelcodes. De oude werken niet meer.` : `${Who} maakte herstelcodes.`,
    en: ({ Who, after: { isReplaced } }) =>
      isReplaced ? `${Who} made new recovery codes. The old ones no longer work.` : `${Who} made recovery codes.`,
  }),
});
