"use server";
import { z } from "zod";
import { to } from "#lib/addresses.ts";
import { HelpEnd } from "#lib/features/base/figures/schema.ts";
import { keepTyped } from "#lib/platform/auth/browser.ts";
import { draftAction, forgetDraft, forgetDraftAction, restoreDraftAction } from "#lib/platform/gate/draft.ts";
import { formAction } from "#lib/platform/gate/form-action.ts";
import { confirmAppointment, fields, form, nextPath, submitAppointment } from "./commands/asking.ts";
import { withdrawAppointment } from "./commands/ending.ts";
import { judgeFollower } from "./schema.ts";
import { words as texts } from "./texts.ts";

const { intermediaryNumber, policyNumber, companyName, kvkNumber } = fields;
const { initials, firstName, namePrefix, lastName, gender, email, mobileNumber, appointee, followerEmail } = fields;
const person = { initials, firstName, namePrefix, lastName };
const reach = z.object({ email, mobileNumber, appointee, followerEmail }).superRefine(judgeFollower);
const toOffice = { form, texts, next: nextPath("tussenpersoon") };
const toCompany = { form, texts, next: nextPath("bedrijf") };

export const officeAction = draftAction({
  ...toOffice,
  input: z.object({ intermediaryNumber, companyName, kvkNumber, helpEnd: HelpEnd }),
});
export const officePersonAction = draftAction({ ...toOffice, input: z.object(person) });
export const officeReachAction = draftAction({ ...toOffice, input: reach });

export const companyAction = draftAction({
  ...toCompany,
  input: z.object({ policyNumber, companyName, kvkNumber, helpEnd: HelpEnd }),
});
export const companyPersonAction = draftAction({ ...toCompany, input: z.object({ ...person, gender }) });
export const companyReachAction = draftAction({ ...toCompany, input: reach });

export const forgetAnswersAction = forgetDraftAction(form, to.appoint({ gewist: "ja" }));

/** Only a company is asked for a policy number. */
export const restoreAnswersAction = restoreDraftAction(form, (answers) =>
  nextPath("policyNumber" in answers ? "bedrijf" : "tussenpersoon")(answers),
);

export const submitAppointmentAction = formAction(submitAppointment, {
  texts,
  done({ reference }, { jar, values }) {
    keepTyped(jar, values["email"] ?? "");
    forgetDraft(jar);
    return to.appointSent({ kenmerk: reference, ...(values["appointee"] === "COLLEAGUE" && { voor: "collega" }) });
  },
});

// The page of the appointment tells how it went, done or refused.
export const confirmAppointmentAction = formAction(confirmAppointment, {
  texts,
  done: (_, { values }) => to.appointmentStatus(values["link"] ?? "", { melding: "bevestigd" }),
  refused: (_, { values }) => to.appointmentStatus(values["link"] ?? ""),
});

export const withdrawAppointmentAction = formAction(withdrawAppointment, {
  texts,
  done: (_, { values }) => to.appointmentStatus(values["link"] ?? "", { melding: "ingetrokken" }),
});

export const withdrawByStaffAction = formAction(withdrawAppointment, {
  texts,
  done: (_, { values }) => to.appointment(values["appointmentId"] ?? ""),
});
