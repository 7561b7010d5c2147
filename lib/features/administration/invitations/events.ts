import { appointmentReason } from "#lib/features/administration/authorisations/rules/ending.ts";
import { given } from "#lib/features/base/people/events.ts";
import { words as people } from "#lib/features/base/people/texts.ts";
import { because, capital, code, declareEvents, flag, ids, told } from "#lib/platform/audit/event.ts";

export const events = declareEvents("users", {
  "authorisation.add": told("people", {
    title: { nl: "Gebruiker toegevoegd", en: "User added" },
    after: { status: code, ...given, invited: flag, helpRequestIds: ids.optional() },
    nl: (said) => `${said.By} voegde ${said.who} toe${because(people.nl.given(said.after))}.`,
    en: (said) => `${said.By} added ${said.who}${because(people.en.given(said.after))}.`,
  }),
  "invitation.resend": told("people", {
    title: { nl: "Uitnodiging opnieuw verstuurd", en: "Invitation sent again" },
    before: { status: code },
    after: { status: code },
    nl: ({ By, who }) => `${By} stuurde ${who} de uitnodiging opnieuw.`,
    en: ({ By, who }) => `${By} sent ${who} the invitation again.`,
  }),
  "invitation.revoke": told("people", {
    title: { nl: "Uitnodiging ingetrokken", en: "Invitation revoked" },
    before: { status: code },
    after: { status: code, helpRequestIds: ids.optional() },
    nl: ({ By, of }) => `${By} trok ${of("de uitnodiging")} in.`,
    en: ({ By, of }) => `${By} withdrew ${of("invitation")}.`,
  }),
  "invitation.end": told("people", {
    title: { nl: "Uitnodiging vervallen", en: "Invitation ended" },
    after: { status: code, because: code.optional(), helpRequestIds: ids.optional() },
    nl: ({ of, after }) =>
      `${capital(of("de uitnodiging"))} verviel, want ${
        after.because === appointmentReason
          ? "de aanmelding als beheerder is gestopt"
          : "het account bij dat adres is gewijzigd"
      }.`,
    en: ({ of, after }) =>
      `${capital(of("invitation"))} ended, because ${
        after.because === appointmentReason
          ? "the application as an administrator ended"
          : "the account at that address changed"
      }.`,
  }),
  "invitation.accept": told("people", {
    title: { nl: "Uitnodiging geaccepteerd", en: "Invitation accepted" },
    before: { status: code },
    after: { status: code },
    nl: ({ Who }) => `${Who} nam de uitnodiging aan.`,
    en: ({ Who }) => `${Who} accepted the invitation.`,
  }),
});
