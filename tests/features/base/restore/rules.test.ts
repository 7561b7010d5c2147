import { expect, test } from "vitest";
import { undone } from "#lib/features/base/restore/rules.ts";
import { events } from "#lib/events.ts";

/** The events of which nothing stands again that somebody has to end once more, by why that is so. */
const nothingToEnd = {
  "it gives, begins, asks, tells, looks or counts": `
    access-review.confirm access-review.remind account-change.mail-again account-change.write-again
    account.choose-language account.invite account.load account.renew-invitation administrator.appoint
    administrators.ask administrators.mail appointment.approve appointment.complete appointment.confirm
    appointment.invite appointment.release appointment.submit appointment.take authenticator-app.begin
    authorisation.add authorisation.mail-again authorisation.reauthorise authorisation.unblock bulk-act.choose
    bulk-act.export bulk-act.prepare call-back.ask call-back.confirm call-back.route call-back.take check.record
    check.repeat check.run colleagues.export colleagues.forget-view colleagues.save-view copy.take demo.move-clock
    demo.sign-in-as denials.note deputy.appoint deputy.tell eherkenning.ask-access eherkenning.ask-link
    eherkenning.bind eherkenning.bind-by-link eherkenning.mail-link eherkenning.set-out email.start evidence.export
    help-request.ask help-request.ask-access help-request.confirm help-request.deliver help-request.escalate
    help-request.hand-over help-request.remind help-request.reopen help-request.route help-request.see
    help-request.take import.match import.mend import.run import.start import.upload invitation.accept
    invitation.resend link.choose-password link.report-number log.dispute log.export matter.give message.look
    message.report message.send-again mobile-number.start morning-mail.choose morning-mail.send name.start
    organisation-file.invite organisation-file.mend organisation-file.run organisation-file.start
    organisation-file.upload organisation.add-number organisation.create organisation.load organisation.view
    passkey.add passkey.confirm passkey.name passkey.second-step passkey.sign-in password.ask-reset
    password.mail-reset person.look-at-erasure portal.follow-registry portal.mend portal.restore portal.sign-on
    portal.tell-again portal.tell-changed portal.tell-ended portal.tell-person proposal.approve proposal.tell
    review-campaign.begin-due review-campaign.export review-campaign.open review-campaign.start review-campaign.tell
    sign-in-link.ask sign-in-link.mail sign-in-link.open sign-in.end-wait sign-in.note-tries sign-in.resend-code
    sign-in.warn sms.switch-on sms.warn staff-account.invite staff-case.take staff-note.write staff.load
    staff.look-up staff.renew-invitation staff.search staff.start-mobile-number staff.unblock staff.view
    staff.view-messages step-up.ask strong-sign-in.end strong-sign-in.excuse strong-sign-in.tell`,
  "it says what somebody is called": `name.cancel name.change name.confirm name.refuse`,
  "it ends only sessions, and the restore ends all of them": `
    authorisation.sign-out portal.sign-out session.choose-organisation session.end session.end-other
    session.end-others session.note-crowded-out staff.sign-out`,
  "it happens again by itself, on its day or the next time": `
    appointment.expire appointment.forget authorisation.expire bulk-act.forget call-back.forget eherkenning.come-back
    help-request.end help-request.forget hold.lapse import.forget organisation-file.forget proposal.lapse retention.forget
    strong-sign-in.lapse strong-sign-in.lapse-all`,
  "it is many of another, or follows from it, and that one is told": `
    access-review.end-unconfirmed access-review.finish bulk-act.run bulk-act.start invitation.end`,
  "whoever decides it has it before them again": `
    call-back.finish help-request.deny help-request.finish help-request.settle staff-case.finish`,
} as const;

test("whoever restores is told to do every event again of which something would stand again", () => {
  const again = new Set<string>(undone.flatMap((one) => one.events));
  const not = Object.values(nothingToEnd).flatMap((names) => names.split(/\s+/).filter(Boolean));
  expect(not.filter((name) => again.has(name))).toEqual([]);
  // A new event belongs in one of the two: does something of it come back to life with a backup?
  expect([...again, ...not].toSorted()).toEqual(events.map(({ name }) => name as string).toSorted());
});
