import { z } from "zod";
import { capital, code, declareEvents, flag, id, ids, told } from "#lib/platform/audit/event.ts";

/** The standing of someone with the organisation, and the status of the account itself. */
export const states = { authorisation: code, account: code };

export const filledIn = { mobileNumber: z.literal("set"), helpRequestIds: ids.optional() };

export const begunAnew = { changeId: id, account: code, newEmail: flag, helpRequestIds: ids };

export const events = declareEvents("users", {
  "mobile-number.start": told("details", {
    title: { nl: "Wijzigen van mobiel nummer begonnen", en: "Change of mobile number started" },
    before: states,
    after: { changeId: id },
    nl: ({ By, who }) => `${By} gaf een nieuw mobiel nummer door voor ${who}. Nog niet bevestigd.`,
    en: ({ By, who }) => `${By} passed on a new mobile number for ${who}. Not confirmed yet.`,
  }),
  "mobile-number.set": told("details", {
    title: { nl: "Mobiel nummer ingevuld", en: "Mobile number filled in" },
    before: states,
    after: filledIn,
    nl: ({ By, of }) => `${By} vulde ${of("het mobiele nummer")} in.`,
    en: ({ By, of }) => `${By} filled in ${of("mobile number")}.`,
  }),
  "mobile-number.password": told("access", {
    title: { nl: "Wachtwoord voor nieuw nummer ingevoerd", en: "Password for new number entered" },
    before: { changeId: id },
    after: {
      changeId: id,
      because: code.optional(),
      password: code.optional(),
      status: code.optional(),
      cause: code.optional(),
    },
    nl: ({ Who }) => `${Who} raakte geblokkeerd na te veel foute wachtwoorden.`,
    en: ({ Who }) => `${Who} got blocked after too many wrong passwords.`,
  }),
  "mobile-number.confirm": told("details", {
    title: { nl: "Mobiel nummer gewijzigd", en: "Mobile number changed" },
    before: { changeId: id },
    after: { because: code.optional(), changeId: id.optional(), helpRequestIds: ids.optional() },
    nl: ({ Who }) => `${Who} bevestigde een nieuw mobiel nummer.`,
    en: ({ Who }) => `${Who} confirmed a new mobile number.`,
  }),
  "mobile-number.cancel": told("details", {
    title: { nl: "Wijzigen van mobiel nummer gestopt", en: "Change of mobile number stopped" },
    before: { changeId: id },
    after: { cancelled: id },
    nl: ({ By, of }) => `${By} stopte het wijzigen van ${of("het mobiele nummer")}.`,
    en: ({ By, of }) => `${By} stopped the change of ${of("mobile number")}.`,
  }),
  "reactivation.start": told("details", {
    title: { nl: "Opnieuw activeren begonnen", en: "Reactivation started" },
    wish: {
      nl: (whom) => `${whom} het account opnieuw te laten activeren`,
      en: (whom) => `have ${whom} activate the account again`,
    },
    before: states,
    after: begunAnew,
    nl: ({ By, of }) => `${By} liet ${of("het account")} opnieuw activeren. Wachtwoord en nummer vervielen.`,
    en: ({ By, of }) => `${By} had ${of("account")} reactivated. Password and number ended.`,
  }),
  "reactivation.cancel": told("details", {
    title: { nl: "Opnieuw activeren gestopt", en: "Reactivation stopped" },
    before: { changeId: id },
    after: { cancelled: id },
    nl: ({ By, of }) => `${By} stopte het opnieuw activeren van ${of("het account")}.`,
    en: ({ By, of }) => `${By} stopped the reactivation of ${of("account")}.`,
  }),
  "account-change.mail-again": told("details", {
    title: { nl: "Mail over wijziging opnieuw gestuurd", en: "Email about a change sent again" },
    before: { changeId: id },
    nl: ({ By, of }) => `${By} liet de mail over de wijziging van ${of("het account")} opnieuw sturen.`,
    en: ({ By, of }) => `${By} had the email about the change of ${of("account")} sent again.`,
  }),
  "account-change.write-again": told("details", {
    title: { nl: "Mail over wijziging opnieuw geschreven", en: "Email about a change written again" },
    before: { changeId: id },
    nl: ({ of }) => `De mail over de wijziging van ${of("het account")} is opnieuw gestuurd.`,
    en: ({ of }) => `The email about the change of ${of("account")} was sent again.`,
  }),
  "account-change.stop": told("details", {
    title: { nl: "Wijziging van account gestopt of gemeld", en: "Change of account stopped or reported" },
    before: { changeId: id },
    after: { changeId: id, cancelled: flag, caseId: id.optional() },
    nl: ({ of, after }) =>
      after.cancelled
        ? `Een beheerder stopte een wijziging van ${of("het account")}.`
        : `Een beheerder meldde dat een wijziging van ${of("het account")} niet klopt.`,
    en: ({ of, after }) =>
      after.cancelled
        ? `An administrator stopped a change of ${of("account")}.`
        : `An administrator reported that a change of ${of("account")} is not right.`,
  }),
  "account.freeze": told("access", {
    title: { nl: "Account vastgezet", en: "Account frozen" },
    before: { account: code, cause: code.nullable() },
    after: { account: code, cause: code, changeId: id.optional(), isChanged: flag, stopped: ids, caseId: id },
    nl: ({ Who, of }) => `${Who} meldde: dit was ik niet. ${capital(of("het account"))} is vastgezet.`,
    en: ({ Who, of }) => `${Who} reported: that was not me. ${capital(of("account"))} is frozen.`,
  }),
});
