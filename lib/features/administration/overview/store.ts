import "server-only";
import { waitsOf } from "#lib/features/entrance/sign-in/store/waits.ts";
import { z } from "zod";
import { remarkSlugs } from "#lib/features/administration/colleagues/rules.ts";
import { hasRemark, standingIs } from "#lib/features/administration/colleagues/store/filters.ts";
import { join, sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Reader } from "#lib/platform/db/types.ts";

const remarks = Object.values(remarkSlugs);

const Counts = z.record(
  z.enum([...remarks, "blocked", "frozen", "waiting", "invited", "notInvited", "able", "people"]),
  z.int(),
);
type Counts = Readonly<z.infer<typeof Counts>>;

const counting = statement("overview.counts", z.object({ counts: Counts }));

/** Counts in one statement who deserves a look and why; `able` counts as `isAble` does, `people` all who have not ended. */
export async function countsOf(db: Reader, organisationId: string, now: Date): Promise<Counts> {
  const counted = (name: keyof Counts, is: ReturnType<typeof sql>) => sql`${name}::text, count(*) FILTER (WHERE ${is})`;
  const able = sql`authorisation.role = 'ADMINISTRATOR' AND authorisation.status = 'ACTIVE'
    AND authorisation."validUntil" IS NULL AND authorisation."invitedAs" IS NULL AND account.status = 'ACTIVE'`;
  const columns = [
    ...remarks.map((remark) => counted(remark, hasRemark(remark, now))),
    ...(["blocked", "frozen", "waiting", "invited", "notInvited"] as const).map((standing) =>
      counted(standing, standingIs(standing, now)),
    ),
    counted("able", able),
    counted("people", sql`authorisation.status IN ('PENDING', 'ACTIVE', 'BLOCKED')`),
  ];
  const [row] = await counting(db)`
    SELECT jsonb_build_object(${join(columns, ", ")}) AS counts
    FROM "Authorisation" authorisation
    LEFT JOIN "Account" account ON account.id = authorisation."accountId"
    ${waitsOf(sql`authorisation."accountId"`, now)}
    WHERE authorisation."organisationId" = ${organisationId}::uuid`;
  if (!row) throw new Error("counting gave no row");
  return row.counts;
}

/** Which of the first steps a beheerder has done, by the present state. */
export async function firstStepsOf(
  db: Reader,
  { organisationId, authorisationId }: { readonly organisationId: string; readonly authorisationId: string },
) {
  const others = await db.authorisation.groupBy({
    by: ["role", "status"],
    where: { organisationId, id: { not: authorisationId }, status: { in: ["PENDING", "ACTIVE", "BLOCKED"] } },
  });
  const imports = await db.import.count({ where: { organisationId, finishedAt: { not: null }, undoneAt: null } });
  return {
    colleagues: others.length > 0,
    list: imports > 0,
    administrator: others.some(({ role }) => role === "ADMINISTRATOR"),
    /** Only someone active can be made beheerder. */
    canAppoint: others.some(({ status }) => status === "ACTIVE"),
  };
}
