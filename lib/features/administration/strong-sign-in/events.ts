import { capital, count, declareEvents, moment, quiet, told } from "#lib/platform/audit/event.ts";
import { lastDay, shortDate } from "#lib/platform/i18n/format.ts";

export const events = declareEvents("users", {
  "strong-sign-in.ask": told("rights", {
    title: { nl: "Sterk inloggen gevraagd van iedereen", en: "Strong sign-in asked of everybody" },
    after: { from: moment },
    nl: ({ By, after }) =>
      `${By} stelde in dat iedereen met een app of passkey inlogt${after.from ? ` vanaf ${shortDate("nl", after.from)}` : ""}.`,
    en: ({ By, after }) =>
      `${By} set that everybody signs in with an app or a passkey${after.from ? ` from ${shortDate("en", after.from)}` : ""}.`,
  }),
  "strong-sign-in.end": told("rights", {
    title: { nl: "Sterk inloggen niet meer gevraagd", en: "Strong sign-in no longer asked" },
    before: { from: moment },
    nl: ({ By }) => `${By} stelde in dat een code per sms weer genoeg is.`,
    en: ({ By }) => `${By} set that a code by text message is enough again.`,
  }),
  "strong-sign-in.excuse": told("rights", {
    title: { nl: "Uitzondering op sterk inloggen", en: "Exemption from strong sign-in" },
    after: { until: moment },
    nl: ({ By, who, after }) =>
      `${By} liet ${who} met alleen sms inloggen${after.until ? ` tot en met ${lastDay("nl", after.until)}` : ""}.`,
    en: ({ By, who, after }) =>
      `${By} let ${who} sign in with text messages only${after.until ? ` until ${lastDay("en", after.until)}` : ""}.`,
  }),
  "strong-sign-in.end-excuse": told("rights", {
    title: { nl: "Uitzondering op sterk inloggen beëindigd", en: "Exemption from strong sign-in ended" },
    before: { until: moment },
    nl: ({ By, of }) => `${By} beëindigde ${of("de uitzondering op sterk inloggen")}.`,
    en: ({ By, of }) => `${By} ended ${of("exemption from strong sign-in")}.`,
  }),
  "strong-sign-in.tell": quiet({
    title: { nl: "Collega’s verteld van sterk inloggen", en: "Colleagues told of strong sign-in" },
    after: { people: count },
  }),
  "strong-sign-in.lapse-all": quiet({
    title: {
      nl: "Uitzonderingen op sterk inloggen die voorbij zijn",
      en: "Exemptions from strong sign-in that are over",
    },
    after: { people: count },
  }),
  "strong-sign-in.lapse": told("rights", {
    title: { nl: "Uitzondering op sterk inloggen voorbij", en: "Exemption from strong sign-in over" },
    before: { until: moment },
    nl: ({ of }) => `${capital(of("de uitzondering op sterk inloggen"))} is voorbij.`,
    en: ({ of }) => `${capital(of("exemption from strong sign-in"))} is over.`,
  }),
});
