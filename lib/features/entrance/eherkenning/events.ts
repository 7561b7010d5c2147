import { code, declareEvents, id, quiet, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("signIn", {
  "eherkenning.set-out": quiet({ title: { nl: "Naar eHerkenning gestuurd", en: "Sent to eHerkenning" } }),
  "eherkenning.come-back": told("own", {
    title: { nl: "Terug van eHerkenning", en: "Back from eHerkenning" },
    after: {
      ...{ because: code.nullable().optional(), sessionId: id.optional(), waits: code.optional() },
      endedIdentityId: id.optional(),
    },
    nl: ({ Who, after }) =>
      after.endedIdentityId
        ? `${Who} kwam niet binnen met eHerkenning: die was met een link gekoppeld, en voor een beheerder is dat te weinig.`
        : after.sessionId
          ? `${Who} logde in met eHerkenning.`
          : `${Who} kwam niet binnen met eHerkenning.`,
    en: ({ Who, after }) =>
      after.endedIdentityId
        ? `${Who} could not sign in with eHerkenning: a link had connected it, which is too little for an administrator.`
        : after.sessionId
          ? `${Who} signed in with eHerkenning.`
          : `${Who} could not sign in with eHerkenning.`,
  }),
  "eherkenning.bind": told("access", {
    title: { nl: "eHerkenning gekoppeld", en: "eHerkenning connected" },
    after: { identityId: id },
    nl: ({ Who }) => `${Who} koppelde eHerkenning aan het account.`,
    en: ({ Who }) => `${Who} connected eHerkenning to the account.`,
  }),
  "eherkenning.ask-link": quiet({
    title: { nl: "Link om eHerkenning te koppelen gevraagd", en: "Link to connect eHerkenning requested" },
  }),
  "eherkenning.mail-link": quiet({
    title: { nl: "Link om eHerkenning te koppelen gemaild", en: "Link to connect eHerkenning emailed" },
    after: { sent: code },
  }),
  "eherkenning.bind-by-link": told("access", {
    title: { nl: "eHerkenning gekoppeld met een link", en: "eHerkenning connected with a link" },
    after: { identityId: id, sessionId: id },
    nl: ({ Who }) => `${Who} koppelde eHerkenning aan het account met een link uit de mail, en logde in.`,
    en: ({ Who }) => `${Who} connected eHerkenning to the account with a link from the email, and signed in.`,
  }),
  "eherkenning.unbind": told("access", {
    title: { nl: "eHerkenning losgekoppeld", en: "eHerkenning disconnected" },
    before: { identityId: id },
    nl: ({ Who }) => `${Who} koppelde eHerkenning los van het account.`,
    en: ({ Who }) => `${Who} disconnected eHerkenning from the account.`,
  }),
  "eherkenning.ask-access": quiet({
    title: { nl: "Toegang gevraagd na eHerkenning", en: "Access requested after eHerkenning" },
    after: { reference: code },
  }),
});
