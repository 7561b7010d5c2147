import "server-only";
import { blockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { withdrawAuthorisation } from "#lib/features/administration/authorisations/commands/ending.ts";
import { reauthoriseColleague } from "#lib/features/administration/authorisations/commands/reauthorising.ts";
import { changeAuthorisationRights, undoRights } from "#lib/features/administration/authorisations/commands/rights.ts";
import { undoUnblock, unblockAuthorisation } from "#lib/features/administration/authorisations/blocking/commands.ts";
import { resendInvitation, revokeInvitation } from "#lib/features/administration/invitations/commands/inviting.ts";
import type { AnyCommand } from "#lib/platform/gate/command.ts";

/** The commands for one person that can be done to many at once; a test holds this list beside the acts that name them. */
export const bulk: readonly AnyCommand[] = [
  ...[withdrawAuthorisation, revokeInvitation, reauthoriseColleague],
  ...[blockAuthorisation, unblockAuthorisation, undoUnblock],
  ...[changeAuthorisationRights, undoRights, resendInvitation],
];
