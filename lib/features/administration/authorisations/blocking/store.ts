import "server-only";
import { type Colleague, nameIn, nameOf } from "#lib/features/administration/authorisations/store/colleague.ts";
import { forgettingTries } from "#lib/features/entrance/sign-in/store/waits.ts";
import { nameRow } from "#lib/features/base/people/store.ts";
import { empty, sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Tx } from "#lib/platform/db/types.ts";
import { z } from "zod";
import type { Lift } from "./rules.ts";

const lifting = statement("authorisations.lift", z.object({ by: z.object(nameRow).nullable() }));

/** Gives access back; call it with both locked. Answers with the name of who did it; null is the insurer. */
export async function liftFor(
  tx: Tx,
  { id, accountId, blocking }: Pick<Colleague, "id" | "accountId" | "blocking">,
  { lifted, by }: { readonly lifted: readonly Lift[]; readonly by: string | null },
  now: Date,
): Promise<string> {
  const isBlock = lifted.includes("AUTHORISATION");
  const account = lifted.includes("ACCOUNT")
    ? sql`UPDATE "Account" SET status = 'ACTIVE', "blockCause" = NULL, "blockedAt" = NULL,
        "unblockedAt" = ${now}::timestamptz WHERE id = ${accountId}::uuid`
    : sql`SELECT`;
  const tries = lifted.length > 0 ? forgettingTries(accountId) : sql`SELECT`;
  const block = isBlock
    ? sql`, status = 'ACTIVE', "blockedAt" = NULL, "blockedById" = NULL, "blockReason" = NULL`
    : empty;
  const [row] = await lifting(tx)`
    WITH account AS (${account}), tries AS (${tries})
    UPDATE "Authorisation" SET "unblockedAt" = ${now}::timestamptz, "unblockedById" = ${by}::uuid,
      lifted = ${[...lifted]}::text[]::"Lift"[], "liftedReason" = ${isBlock ? blocking.reason : null} ${block}
    WHERE id = ${id}::uuid RETURNING ${nameOf(sql`${by}::uuid`)} AS by`;
  return nameIn(row?.by ?? null);
}
