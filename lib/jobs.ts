import "server-only";
import { mailAdministrators } from "#lib/features/administrators/commands.ts";
import { deliverHelpRequest, escalateBlock, routeHelpRequest } from "#lib/features/help-requests/commands.ts";
import { mailReset } from "#lib/features/password-links/commands.ts";
import type { AnyCommand } from "#lib/platform/gate/command.ts";

/** The commands an outbox row may name. */
export const jobs: readonly AnyCommand[] = [
  mailReset,
  routeHelpRequest,
  deliverHelpRequest,
  escalateBlock,
  mailAdministrators,
];
