import "server-only";
import { mailAdministrators } from "#lib/features/administration/administrators/commands/asking.ts";
import { tellDeputy } from "#lib/features/administration/administrators/commands/deputies.ts";
import { expireAppointment, forgetAppointment } from "#lib/features/appointment/appointments/commands/ending.ts";
import { completeAppointment, inviteAppointed } from "#lib/features/appointment/appointments/commands/inviting.ts";
import { expireAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { forgetCallBack, routeCallBack } from "#lib/features/help/call-backs/commands.ts";
import { forgetHelpRequest, routeHelpRequest } from "#lib/features/help/help-requests/commands/asking.ts";
import {
  deliverHelpRequest,
  escalateBlock,
  handOverHelpRequest,
  remindHelpRequest,
} from "#lib/features/help/help-requests/commands/telling.ts";
import { forgetImport } from "#lib/features/administration/imports/commands/ending.ts";
import { runImport } from "#lib/features/administration/imports/commands/running.ts";
import { forgetLoad, inviteLoaded, runLoad } from "#lib/features/insurer/organisation-files/commands/running.ts";
import { mailReset } from "#lib/features/entrance/password-links/commands/asking.ts";
import { runChecks } from "#lib/features/appointment/verification/commands.ts";
import type { AnyCommand } from "#lib/platform/gate/command.ts";

/** The commands an outbox row may name. */
export const jobs: readonly AnyCommand[] = [
  mailReset,
  routeCallBack,
  forgetCallBack,
  routeHelpRequest,
  deliverHelpRequest,
  escalateBlock,
  remindHelpRequest,
  handOverHelpRequest,
  forgetHelpRequest,
  mailAdministrators,
  expireAuthorisation,
  runImport,
  forgetImport,
  runLoad,
  inviteLoaded,
  forgetLoad,
  tellDeputy,
  runChecks,
  inviteAppointed,
  completeAppointment,
  expireAppointment,
  forgetAppointment,
];
