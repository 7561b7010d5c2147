import { code, count, declareEvents, id, quiet, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "demo.sign-in-as": told("own", {
    title: { nl: "Ingelogd met een klik in de demo", en: "Signed in with a click in the demo" },
    after: { sessionId: id.optional(), because: code.optional() },
    nl: ({ Who, after: { because } }) =>
      because ? `${Who} kwam in de demo niet binnen.` : `${Who} logde in met een klik in de demo, zonder wachtwoord.`,
    en: ({ Who, after: { because } }) =>
      because
        ? `${Who} could not get in, in the demo.`
        : `${Who} signed in with a click in the demo, without a password.`,
  }),
  "demo.move-clock": quiet({
    title: { nl: "Klok van de demo verzet", en: "Clock of the demo moved" },
    after: { milliseconds: count },
  }),
});
