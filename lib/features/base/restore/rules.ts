import type { EventName } from "#lib/features/base/audit-log/rules.ts";

type Undone = { readonly what: string; readonly events: readonly EventName[] };

/**
 * What a backup brings back to life and a restore cannot end by itself, by the events that ended it: somebody does each
 * of them again, by the log that was kept outside. What was added or given since is gone, and no danger.
 */
export const undone: readonly Undone[] = [
  {
    what: "who may do less",
    events: [
      "staff-account.end",
      "staff-account.change-roles",
      "authorisation.withdraw",
      "authorisation.block",
      "authorisation.undo-unblock",
      "authorisation.change-rights",
      "authorisation.undo-change-rights",
      "access-review.lapse",
      "administrator.remove",
      "administrator.hand-over",
      "administrator.rule-of-two",
      "deputy.end",
      "invitation.revoke",
      "import.undo",
      "strong-sign-in.ask",
      "strong-sign-in.end-excuse",
      "organisation.change",
      "organisation.remove-number",
      "organisation.merge",
      "organisation.close",
      "account.freeze",
    ],
  },
  {
    what: "what no longer opens an account",
    events: [
      "password.change",
      "link.confirm",
      "link.confirm-by-passkey",
      "passkey.remove",
      "authenticator-app.confirm",
      "authenticator-app.remove",
      "recovery-codes.make",
      "sms.switch-off",
      "eherkenning.unbind",
      "known-device.end",
      "mobile-number.confirm",
      "mobile-number.set",
      "staff.set-mobile-number",
      "email.confirm",
      "email.set",
      "reactivation.start",
      "staff.start-reactivation",
      "staff.unfreeze",
      "staff-account.renew",
      "staff-account.break-glass",
    ],
  },
  {
    what: "which recovery codes were used (the way is RECOVERY, or the factor recovery)",
    events: ["sign-in.code", "link.confirm", "step-up.confirm"],
  },
  {
    what: "whom wrong passwords or codes blocked (the status is BLOCKED)",
    events: [
      "sign-in.password",
      "sign-in.code",
      "link.confirm",
      "step-up.confirm",
      "password.change",
      "mobile-number.password",
    ],
  },
  {
    what: "what was stopped or turned down on its way",
    events: [
      "mobile-number.cancel",
      "email.cancel",
      "reactivation.cancel",
      "account-change.stop",
      "appointment.withdraw",
      "appointment.reject",
      "proposal.withdraw",
      "proposal.reject",
      "review-campaign.stop",
    ],
  },
  {
    what: "what must stay, or go",
    events: ["hold.person", "hold.organisation", "hold.end", "person.erase", "staff-note.erase", "log.erase"],
  },
];
