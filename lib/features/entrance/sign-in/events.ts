import { capital, code, count, declareEvents, id, ids, moment, told, quiet } from "#lib/platform/audit/event.ts";
import { between } from "#lib/platform/i18n/format.ts";

export const events = declareEvents("signIn", {
  "sign-in.password": told("access", {
    title: { nl: "Wachtwoord ingevoerd", en: "Password entered" },
    before: { status: code.optional() },
    after: { because: code.optional(), status: code.optional(), cause: code.optional() },
    nl: ({ Who }) => `${Who} kwam niet meer binnen na te veel foute wachtwoorden.`,
    en: ({ Who }) => `${Who} could no longer sign in after too many wrong passwords.`,
  }),
  "sign-in.note-tries": told("own", {
    title: { nl: "Foute wachtwoorden", en: "Wrong passwords" },
    after: { because: code, tries: count, since: moment, until: moment, of: code.optional() },
    adds: {
      nl: ({ tries = 0, since, until }) => `${tries} keer${between("nl", since, until)}`,
      en: ({ tries = 0, since, until }) => `${tries === 1 ? "once" : `${tries} times`}${between("en", since, until)}`,
    },
    nl: ({ after: { tries = 0, since, until } }) =>
      `Er is ${tries} keer een fout wachtwoord ingevuld${between("nl", since, until)}.`,
    en: ({ after: { tries = 0, since, until } }) =>
      `A wrong password was entered ${tries === 1 ? "once" : `${tries} times`}${between("en", since, until)}.`,
  }),
  "sign-in.warn": quiet({
    title: { nl: "Gewaarschuwd over veel foute wachtwoorden", en: "Warned about many wrong passwords" },
    after: { tries: count, told: count, of: code.optional() },
    adds: {
      nl: ({ tries = 0, of }) => `${tries} in een uur ${of ? "vanaf één netwerk" : "bij één organisatie"}`,
      en: ({ tries = 0, of }) => `${tries} in an hour ${of ? "from one network" : "at one organisation"}`,
    },
  }),
  "sign-in.end-wait": told("access", {
    title: { nl: "Wachttijd zelf beëindigd", en: "Ended a wait by oneself" },
    after: { way: code },
    nl: ({ who }) => `Na foute wachtwoorden moest ${who} wachten. Dat is voorbij door in te loggen zonder wachtwoord.`,
    en: ({ who }) => `After wrong passwords ${who} had to wait. Signing in without a password has ended that.`,
  }),
  "sign-in.code": told("own", {
    title: { nl: "Code ingevoerd", en: "Code entered" },
    before: { status: code.optional() },
    after: {
      because: code.nullable().optional(),
      sessionId: id.optional(),
      way: code.optional(),
      status: code.optional(),
      cause: code.optional(),
    },
    nl: ({ Who, after: { status } }) =>
      status ? `${Who} werd geblokkeerd na te veel foute codes.` : `${Who} logde in.`,
    en: ({ Who, after: { status } }) =>
      status ? `${Who} was blocked after too many wrong codes.` : `${Who} signed in.`,
  }),
  "session.note-crowded-out": told("own", {
    title: { nl: "Oudste sessie beëindigd", en: "Oldest session ended" },
    after: { sessionIds: ids },
    nl: ({ of }) => `${capital(of("de oudste sessie"))} is beëindigd: er waren er meer dan tien.`,
    en: ({ of }) => `${capital(of("oldest session"))} ended: there were more than ten.`,
  }),
});
