import "server-only";
import { z } from "zod";
import { enums, statement } from "../db/statement.ts";
import type { Tx } from "../db/types.ts";
import { after } from "../durations.ts";
import { newNumberRests } from "./actor-of.ts";

const behind = statement(
  "access.who-proposed",
  z.object({
    ...{ staffRoles: z.array(z.enum(enums.StaffRole)), mobileChangedAt: z.date().nullable() },
    ...{ organisationId: z.string().nullable(), role: z.enum(enums.Role).nullable(), isDeputy: z.boolean() },
  }),
);

type Proposer = { readonly proposedById: string; readonly proposedAsId: string | null; readonly factorAt: Date };

/** Who a proposer is now, with no session; null when they cannot act there any more. */
export async function actorBehind(tx: Tx, { proposedById, proposedAsId, factorAt }: Proposer, now: Date) {
  const [row] = await behind(tx)`
    SELECT coalesce(account."staffRoles"::text[], '{}') AS "staffRoles", account."mobileChangedAt",
           authorisation."organisationId", authorisation.role::text AS role,
           coalesce(authorisation.role = 'EMPLOYEE' AND authorisation."deputyFrom" <= ${now}::timestamptz
             AND authorisation."deputyUntil" > ${now}::timestamptz, false) AS "isDeputy"
    FROM "Account" account
    LEFT JOIN "Authorisation" authorisation ON authorisation.id = ${proposedAsId}::uuid
      AND authorisation."accountId" = account.id AND authorisation.status = 'ACTIVE'
      AND (authorisation."validUntil" IS NULL OR authorisation."validUntil" > ${now}::timestamptz)
    WHERE account.id = ${proposedById}::uuid AND account.status = 'ACTIVE'`;
  if (!row) return null;
  const signedIn = { accountId: proposedById, sessionId: "", factorAt };
  if (proposedAsId === null)
    return row.staffRoles.length > 0 ? ({ kind: "staff", roles: row.staffRoles, ...signedIn } as const) : null;
  const { organisationId, isDeputy, mobileChangedAt } = row;
  const role = isDeputy ? "ADMINISTRATOR" : row.role;
  if (!organisationId || !role) return null;
  const until = mobileChangedAt && after(mobileChangedAt, newNumberRests);
  const restsUntil = until && until > now ? until : null;
  const member = { kind: "member", authorisationId: proposedAsId, organisationId, role, isDeputy } as const;
  return { ...member, restsUntil, ...signedIn };
}
