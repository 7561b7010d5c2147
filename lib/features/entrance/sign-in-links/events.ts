import { code, declareEvents, quiet, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "sign-in-link.ask": quiet({ title: { nl: "Link om in te loggen gevraagd", en: "Link to sign in requested" } }),
  "sign-in-link.mail": quiet({
    title: { nl: "Link om in te loggen gemaild", en: "Link to sign in emailed" },
    after: { sent: code },
  }),
  "sign-in-link.open": told("own", {
    title: { nl: "Inloggen geopend met een link", en: "Sign-in opened with a link" },
    nl: ({ Who }) => `${Who} opende met een link uit de mail het inloggen in één browser.`,
    en: ({ Who }) => `${Who} opened signing in for one browser, with a link from the email.`,
  }),
});
