import { execute } from "#lib/platform/gate/execute.ts";
import type { Identity } from "#lib/platform/access/actor.ts";
import type { StaffRole } from "#lib/platform/access/roles.ts";
import { viewPerson } from "#lib/features/insurer/servicedesk/commands/viewing.ts";
import { aStaffMember, changed, signedIn, type TestPerson } from "./people.ts";

/** The call-back script, done. */
export const script = { ownCall: "on", saidWho: "on", saidWhere: "on" };

export const staff = async (role: StaffRole) => signedIn(await aStaffMember(role.toLowerCase(), role));

export const blocked = (
  { accountId }: Pick<TestPerson, "accountId">,
  blockCause: "WRONG_TRIES" | "FREEZE" | "STAFF" = "WRONG_TRIES",
) =>
  changed((tx, now) =>
    tx.account.update({ where: { id: accountId }, data: { status: "BLOCKED", blockCause, blockedAt: now } }),
  );

export const views = async (who: Identity, { authorisationId }: TestPerson, reason = "CALLER") =>
  execute(viewPerson, who, { authorisationId, reason });
