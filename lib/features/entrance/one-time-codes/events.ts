import { count, declareEvents, flag, quiet } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "sign-in.resend-code": quiet({
    title: { nl: "Nieuwe code gevraagd", en: "New code requested" },
    after: { codesSent: count, byCall: flag },
  }),
});
