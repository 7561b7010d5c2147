import "server-only";
import { mailAdministrators } from "#lib/features/administrators/commands.ts";
import { forgetCallBack, routeCallBack } from "#lib/features/call-backs/commands.ts";
import {
  deliverHelpRequest,
  escalateBlock,
  forgetHelpRequest,
  handOverHelpRequest,
  remindHelpRequest,
  routeHelpRequest,
} from "#lib/features/help-requests/commands.ts";
import { mailReset } from "#lib/features/password-links/commands.ts";
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
];
