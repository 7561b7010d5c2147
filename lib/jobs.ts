import "server-only";
import { writeChangeAgain } from "#lib/features/administration/account-changes/commands/again.ts";
import {
  endUnconfirmed,
  lapseReview,
  remindReview,
} from "#lib/features/administration/access-reviews/commands/lapsing.ts";
import { mailAdministrators } from "#lib/features/administration/administrators/commands/asking.ts";
import { tellDeputy } from "#lib/features/administration/administrators/commands/deputies.ts";
import { expireAppointment, forgetAppointment } from "#lib/features/appointment/appointments/commands/ending.ts";
import { completeAppointment, inviteAppointed } from "#lib/features/appointment/appointments/commands/inviting.ts";
import { sendMorningMail } from "#lib/features/administration/morning-mail/commands.ts";
import { expireAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { noteDenials } from "#lib/features/base/audit-log/commands.ts";
import { forgetCallBack, routeCallBack } from "#lib/features/help/call-backs/commands.ts";
import { forgetHelpRequest, routeHelpRequest } from "#lib/features/help/help-requests/commands/asking.ts";
import { endHelpRequest } from "#lib/features/help/help-requests/commands/ending.ts";
import {
  deliverHelpRequest,
  escalateBlock,
  handOverHelpRequest,
  remindHelpRequest,
} from "#lib/features/help/help-requests/commands/telling.ts";
import { forgetBulkAct } from "#lib/features/administration/bulk-acts/commands/ending.ts";
import { runBulkAct } from "#lib/features/administration/bulk-acts/commands/running.ts";
import { forgetImport } from "#lib/features/administration/imports/commands/ending.ts";
import { runImport } from "#lib/features/administration/imports/commands/running.ts";
import { beginDue, openCampaign, tellState } from "#lib/features/insurer/review-campaigns/commands/asking.ts";
import { lapseHold } from "#lib/features/insurer/erasure/commands/holding.ts";
import { forgetLoad, inviteLoaded, runLoad } from "#lib/features/insurer/organisation-files/commands/running.ts";
import {
  lapseExemption,
  lapseExemptions,
  tellColleagues,
} from "#lib/features/administration/strong-sign-in/commands.ts";
import { endInvitation } from "#lib/features/administration/invitations/commands/ending.ts";
import { lapseProposal, tellDeciders } from "#lib/features/insurer/proposals/commands.ts";
import { hearOfMessages, lookForReturns } from "#lib/features/base/deliveries/commands.ts";
import { forgetOld } from "#lib/features/base/retention/commands.ts";
import { guarded } from "#lib/features/base/retention/rules.ts";
import { mailBindLink } from "#lib/features/entrance/eherkenning/commands/linking.ts";
import { mailReset } from "#lib/features/entrance/password-links/commands/asking.ts";
import { runChecks } from "#lib/features/appointment/verification/commands.ts";
import { tellEnded, tellPortal } from "#lib/features/entrance/portals/commands.ts";
import { tellChanged, tellPerson } from "#lib/features/entrance/provisioning/commands.ts";
import { noteCrowdedOut, noteTries } from "#lib/features/entrance/sign-in/commands.ts";
import { mailLink } from "#lib/features/entrance/sign-in-links/commands.ts";
import { noteEndedWait, warnOfTries } from "#lib/features/entrance/sign-in/commands/watching.ts";
import { warnOfSms } from "#lib/features/insurer/messages/commands.ts";
import type { AnyCommand, Runs } from "#lib/platform/gate/command.ts";
import { job, registerJob } from "#lib/platform/outbox/outgoing.ts";

/** The commands the worker runs, by name. A job without a command, or with another input, does not compile. */
const runs: Runs = {
  "password.mail-reset": mailReset,
  "eherkenning.mail-link": mailBindLink,
  "call-back.route": routeCallBack,
  "call-back.forget": forgetCallBack,
  "help-request.route": routeHelpRequest,
  "help-request.deliver": deliverHelpRequest,
  "help-request.escalate": escalateBlock,
  "help-request.remind": remindHelpRequest,
  "help-request.hand-over": handOverHelpRequest,
  "help-request.end": endHelpRequest,
  "help-request.forget": forgetHelpRequest,
  "administrators.mail": mailAdministrators,
  "morning-mail.send": sendMorningMail,
  "strong-sign-in.tell": tellColleagues,
  "strong-sign-in.lapse": lapseExemption,
  "strong-sign-in.lapse-all": lapseExemptions,
  "authorisation.expire": expireAuthorisation,
  "account-change.write-again": writeChangeAgain,
  "invitation.end": endInvitation,
  "hold.lapse": lapseHold,
  "import.run": runImport,
  "import.forget": forgetImport,
  "bulk-act.run": runBulkAct,
  "bulk-act.forget": forgetBulkAct,
  "organisation-file.run": runLoad,
  "organisation-file.invite": inviteLoaded,
  "organisation-file.forget": forgetLoad,
  "access-review.remind": remindReview,
  "access-review.lapse": lapseReview,
  "access-review.end-unconfirmed": endUnconfirmed,
  "review-campaign.open": openCampaign,
  "review-campaign.tell": tellState,
  "review-campaign.begin-due": beginDue,
  "deputy.tell": tellDeputy,
  "proposal.tell": tellDeciders,
  "proposal.lapse": lapseProposal,
  "check.run": runChecks,
  "message.look": lookForReturns,
  "message.report": hearOfMessages,
  "sign-in-link.mail": mailLink,
  "sign-in.warn": warnOfTries,
  "sign-in.end-wait": noteEndedWait,
  "sms.warn": warnOfSms,
  "sign-in.note-tries": noteTries,
  "denials.note": noteDenials,
  "session.note-crowded-out": noteCrowdedOut,
  "portal.tell-ended": tellEnded,
  "portal.sign-out": tellPortal,
  "portal.tell-changed": tellChanged,
  "portal.tell-person": tellPerson,
  "appointment.invite": inviteAppointed,
  "appointment.complete": completeAppointment,
  "appointment.expire": expireAppointment,
  "appointment.forget": forgetAppointment,
  "retention.forget": forgetOld,
};

/** The commands an outbox row may name. */
export const jobs: readonly AnyCommand[] = Object.values(runs);

/** The jobs that the worker plans every hour. */
export const hourly = [
  ...guarded.map((table) => job("retention.forget", { table })),
  registerJob("message.look", { kept: [] }),
  job("morning-mail.send", {}),
  job("review-campaign.begin-due", {}),
  job("strong-sign-in.lapse-all", {}),
  job("portal.tell-changed", {}),
];
