/**
 * Who may do what to a colleague called Dora, and to all else: the event, how fresh the own factor must be, whether a
 * second person decides, and who may. tests/access/matrix.test.ts writes it and holds it against every command.
 */
export const accessTable = `
access-review.confirm - one beheerder deputy
access-review.end-unconfirmed - one system
access-review.finish - one beheerder deputy herself
access-review.lapse - one system
access-review.remind - one system
account-change.mail-again - one beheerder deputy
account-change.stop - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
account-change.write-again - one system
account.choose-language - one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
account.freeze - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
account.invite - one system
account.load - one system
account.renew-invitation - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
administrator.appoint 5 two beheerder
administrator.hand-over 5 two beheerder
administrator.remove 5 two beheerder
administrator.rule-of-two 5 two beheerder elsewhere herself
administrators.ask - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
administrators.mail - one system
appointment.approve 15 one onboarding
appointment.complete - one system
appointment.confirm - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
appointment.expire - one system
appointment.forget - one system
appointment.invite - one system
appointment.reject 15 one onboarding
appointment.release - one onboarding
appointment.submit - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
appointment.take 60 one onboarding
appointment.withdraw - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
authenticator-app.begin 5 one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
authenticator-app.confirm 15 one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
authenticator-app.remove 5 one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
authorisation.add 30 one beheerder deputy herself
authorisation.block 60 one beheerder deputy
authorisation.change-rights 30 two beheerder deputy
authorisation.expire - one system
authorisation.mail-again - one beheerder deputy
authorisation.reauthorise 30 one beheerder deputy
authorisation.sign-out 60 one beheerder deputy
authorisation.unblock - one beheerder deputy
authorisation.undo-change-rights 60 one beheerder deputy
authorisation.undo-unblock - one beheerder deputy
authorisation.withdraw 5 two beheerder deputy system
bulk-act.choose - one beheerder deputy herself
bulk-act.export - one beheerder deputy herself
bulk-act.forget - one system
bulk-act.prepare - one beheerder deputy herself
bulk-act.run - one system
bulk-act.start 5 one beheerder deputy herself
call-back.ask - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
call-back.confirm - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
call-back.finish - one servicedesk
call-back.forget - one system
call-back.route - one system
call-back.take - one servicedesk
check.record 60 one onboarding
check.repeat - one onboarding
check.run - one system
colleagues.export - one beheerder deputy herself
colleagues.forget-view - one beheerder deputy herself
colleagues.save-view - one beheerder deputy herself
copy.take - one herself
demo.move-clock - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
demo.sign-in-as - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
denials.note - one system
deputy.appoint 5 two beheerder
deputy.end 5 one beheerder
deputy.tell - one system
eherkenning.ask-access - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
eherkenning.ask-link - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
eherkenning.bind 5 one employee beheerder deputy elsewhere herself
eherkenning.bind-by-link - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
eherkenning.come-back - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
eherkenning.mail-link - one system
eherkenning.set-out - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
eherkenning.unbind 5 one person employee beheerder deputy elsewhere herself
email.cancel - one beheerder deputy
email.confirm - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
email.set 5 one beheerder deputy
email.start 5 one beheerder deputy
evidence.export - one auditor
help-request.ask - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
help-request.ask-access - one employee beheerder deputy elsewhere herself
help-request.confirm - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
help-request.deliver - one system
help-request.deny - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
help-request.end - one system
help-request.escalate - one system
help-request.finish - one servicedesk
help-request.forget - one system
help-request.hand-over - one system
help-request.remind - one system
help-request.reopen - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
help-request.route - one system
help-request.see - one beheerder deputy servicedesk
help-request.settle - one beheerder deputy
help-request.take - one servicedesk
hold.end 5 two onboarding
hold.lapse - one system
hold.organisation 5 one onboarding
hold.person 5 one onboarding
import.forget - one system
import.match - one beheerder deputy herself
import.mend - one beheerder deputy herself
import.run - one system
import.start 5 one beheerder deputy herself
import.undo 5 one beheerder deputy herself
import.upload - one beheerder deputy herself
invitation.accept - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
invitation.end - one system
invitation.resend - one beheerder deputy
invitation.revoke - two beheerder deputy
known-device.end - one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
link.choose-password - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
link.confirm - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
link.confirm-by-passkey - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
link.report-number - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
log.dispute - one herself
log.erase - one system
log.export - one beheerder deputy herself auditor staffAdmin
matter.give - one servicedesk
message.look - one system
message.report - one system
message.send-again - one servicedesk onboarding
mobile-number.cancel - one beheerder deputy
mobile-number.confirm - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
mobile-number.password - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
mobile-number.set 5 one beheerder deputy
mobile-number.start 5 one beheerder deputy
morning-mail.choose - one beheerder deputy elsewhere herself
morning-mail.send - one system
name.cancel - one beheerder deputy
name.change 30 one beheerder deputy
name.confirm - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
name.refuse - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
name.start 30 one beheerder deputy
organisation-file.forget - one system
organisation-file.invite - one system
organisation-file.mend - one onboarding
organisation-file.run - one system
organisation-file.start 5 two onboarding
organisation-file.upload - one onboarding
organisation.add-number 15 two onboarding
organisation.change 5 two onboarding
organisation.close 5 one onboarding
organisation.create 15 two onboarding
organisation.load - one system
organisation.merge 5 two onboarding
organisation.remove-number 15 one onboarding
organisation.view - one servicedesk onboarding auditor
passkey.add 5 one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
passkey.confirm - one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
passkey.name - one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
passkey.remove 5 one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
passkey.second-step - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
passkey.sign-in - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
password.ask-reset - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
password.change 15 one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
password.mail-reset - one system
person.erase 5 two onboarding
person.look-at-erasure - one onboarding auditor
portal.follow-registry - one system
portal.mend - one system
portal.restore - one system
portal.sign-on - one employee beheerder deputy elsewhere herself
portal.sign-out - one system
portal.tell-again - one servicedesk onboarding
portal.tell-changed - one system
portal.tell-ended - one system
portal.tell-person - one system
proposal.approve 15 one beheerder elsewhere herself servicedesk onboarding staffAdmin
proposal.lapse - one system
proposal.reject 15 one beheerder elsewhere herself servicedesk onboarding staffAdmin
proposal.tell - one system
proposal.withdraw - one beheerder deputy elsewhere herself servicedesk onboarding staffAdmin
reactivation.cancel - one beheerder deputy
reactivation.start 5 two beheerder deputy
recovery-codes.make 5 one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
retention.forget - one system
review-campaign.begin-due - one system
review-campaign.export - one servicedesk onboarding auditor
review-campaign.open - one system
review-campaign.start 15 two onboarding
review-campaign.stop 15 one onboarding
review-campaign.tell - one system
session.choose-organisation - one person employee beheerder deputy elsewhere herself
session.end - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
session.end-other - one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
session.end-others - one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
session.note-crowded-out - one system
sign-in-link.ask - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
sign-in-link.mail - one system
sign-in-link.open - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
sign-in.code - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
sign-in.end-wait - one system
sign-in.note-tries - one system
sign-in.password - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
sign-in.resend-code - one visitor person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin system
sign-in.warn - one system
sms.switch-off 5 one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
sms.switch-on 5 one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
sms.warn - one system
staff-account.break-glass - one system
staff-account.change-roles 5 two staffAdmin
staff-account.end 5 one staffAdmin
staff-account.invite 5 two staffAdmin system
staff-account.renew 5 two staffAdmin system
staff-case.finish - one servicedesk
staff-case.take - one servicedesk
staff-note.erase - one servicedesk onboarding
staff-note.write - one servicedesk onboarding
staff.load - one system
staff.look-up - one servicedesk onboarding auditor
staff.renew-invitation - one servicedesk
staff.search - one servicedesk onboarding auditor
staff.set-mobile-number 5 two servicedesk
staff.sign-out 60 one servicedesk
staff.start-mobile-number 5 two servicedesk
staff.start-reactivation 5 two servicedesk
staff.unblock 60 one servicedesk
staff.unfreeze 5 one servicedesk
staff.view - one servicedesk onboarding auditor
staff.view-messages - one servicedesk onboarding auditor
step-up.ask - one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
step-up.confirm - one person employee beheerder deputy elsewhere herself servicedesk onboarding auditor staffAdmin
strong-sign-in.ask 5 one beheerder elsewhere herself
strong-sign-in.end 5 one beheerder elsewhere herself
strong-sign-in.end-excuse - one beheerder
strong-sign-in.excuse 5 one beheerder
strong-sign-in.lapse - one system
strong-sign-in.lapse-all - one system
strong-sign-in.tell - one system
`;
