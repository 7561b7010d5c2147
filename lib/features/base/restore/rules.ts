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
      "authorisation.change-rights",
      "access-review.lapse",
      "administrator.remove",
      "administrator.hand-over",
      "deputy.end",
      "invitation.revoke",
      "organisation.close",
      "account.freeze",
    ],
  },
  {
    what: "what no longer opens an account",
    events: [
      "password.change",
      "link.confirm",
      "passkey.remove",
      "authenticator-app.remove",
      "recovery-codes.make",
      "sms.switch-off",
      "eherkenning.unbind",
      "known-device.end",
      "mobile-number.confirm",
      "email.confirm",
      "reactivation.start",
      "staff.start-reactivation",
      "staff.unfreeze",
      "staff-account.renew",
      "staff-account.break-glass",
    ],
  },
  { what: "which recovery codes were used (the way is RECOVERY)", events: ["sign-in.code", "link.confirm"] },
  { what: "what must stay, or go", events: ["hold.person", "hold.organisation", "person.erase", "log.erase"] },
];
