import "server-only";
import { cancelChanges } from "#lib/features/administration/account-changes/store/changes.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { done } from "#lib/platform/gate/command.ts";
import { refuse } from "#lib/platform/gate/outcome.ts";

type Changing = {
  readonly id: string;
  readonly accountId: string;
  readonly organisationId: string;
  readonly change: { readonly id: string } | null;
};

/** A beheerder takes back a change that is under way; its links no longer work. The account must be locked. */
export async function takeBack(tx: Tx, { id, accountId, organisationId, change }: Changing, now: Date) {
  if (!change) return refuse("nothingUnderWay");
  const { id: changeId } = change;
  await cancelChanges(tx, { accountId, id: changeId }, now);
  return done({
    result: { authorisationId: id },
    audit: { subjectId: id, organisationId, before: { changeId }, after: { changeId, cancelled: true } },
  });
}
