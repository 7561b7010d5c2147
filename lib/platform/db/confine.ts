import "server-only";
import type { Tx } from "./types.ts";

/**
 * From here on this transaction changes and locks the rows of one organisation only (migration 0017): the database's
 * own answer to a scope that was forgotten. Others can be read, since rules depend on what somebody is elsewhere.
 */
export async function confine(tx: Tx, organisationId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT set_config('role', 'portal_member', true), set_config('portal.organisation', ${organisationId}, true)`;
}
