import "server-only";
import { z } from "zod";
import { ownAdministersNow, ownOpenNow } from "#lib/features/base/people/store.ts";
import { raw, sql, type Sql } from "#lib/platform/db/sql.ts";
import { statement } from "#lib/platform/db/statement.ts";
import type { Reader } from "#lib/platform/db/types.ts";
import { ages, enders, helpActs } from "./rules.ts";

type Within = { readonly from: Date; readonly until: Date };

const dayOf = (moment: string) => sql`to_char(${raw(moment)} AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD')`;
const within = (moment: string, { from, until }: Within) =>
  sql`${raw(moment)} >= ${from}::timestamptz AND ${raw(moment)} < ${until}::timestamptz`;
const at = (organisationId: string | null): Sql =>
  organisationId === null ? sql`true` : sql`"organisationId" = ${organisationId}::uuid`;

const waiting = statement(
  "figures.waits",
  z.object({ day: z.string().nullable(), n: z.int(), median: z.number().nullable(), most: z.number().nullable() }),
);

/** How many help requests were solved on each day, and after how many seconds half and nine in ten of them; without a day in all. */
export const waitsIn = (db: Reader, period: Within, organisationId: string | null) =>
  waiting(db)`
    SELECT day, count(*)::int AS n, (percentile_disc(0.5) WITHIN GROUP (ORDER BY waited))::float8 AS median,
      (percentile_disc(0.9) WITHIN GROUP (ORDER BY waited))::float8 AS most
    FROM (SELECT ${dayOf(`"endedAt"`)} AS day, extract(epoch FROM "endedAt" - "beganAt") AS waited FROM "FinishedMatter"
      WHERE kind = 'HELP_REQUEST' AND outcome = 'SOLVED' AND ${within(`"endedAt"`, period)} AND ${at(organisationId)}) solved
    GROUP BY GROUPING SETS ((day), ()) ORDER BY day`;

const ending = statement(
  "figures.ends",
  z.object({
    ...{ kind: z.enum(["HELP_REQUEST", "BLOCK"]), endedBy: z.enum(enders) },
    ...{ about: z.string(), outcome: z.string(), n: z.int() },
  }),
);

/** Who ended help requests and blocks, what they were about and what became of them. */
export const endsIn = (db: Reader, period: Within, organisationId: string | null) =>
  ending(db)`
    SELECT kind, "endedBy", about, outcome, count(*)::int AS n FROM "FinishedMatter"
    WHERE kind IN ('HELP_REQUEST', 'BLOCK') AND ${within(`"endedAt"`, period)} AND ${at(organisationId)}
    GROUP BY kind, "endedBy", about, outcome ORDER BY n DESC, about, outcome, "endedBy"`;

const endingHelp = statement(
  "figures.help-ends",
  z.object({ about: z.string(), outcome: z.enum(helpActs), n: z.int() }),
);

/** Where the login help ended, and what was done there. */
export const helpEndsIn = (db: Reader, period: Within) =>
  endingHelp(db)`
    SELECT about, outcome, count(*)::int AS n FROM "FinishedMatter"
    WHERE kind = 'HELP_END' AND ${within(`"endedAt"`, period)} GROUP BY about, outcome ORDER BY n DESC, about, outcome`;

const blocking = statement("figures.blocks", z.object({ day: z.string(), blocked: z.int(), unblocked: z.int() }));

/** How many accounts were blocked and unblocked on each day. */
export const blocksIn = (db: Reader, period: Within) =>
  blocking(db)`
    SELECT day, sum(blocked)::int AS blocked, sum(unblocked)::int AS unblocked FROM (
      SELECT ${dayOf(`"beganAt"`)} AS day, 1 AS blocked, 0 AS unblocked FROM "FinishedMatter"
      WHERE kind = 'BLOCK' AND ${within(`"beganAt"`, period)}
      UNION ALL SELECT ${dayOf(`"blockedAt"`)}, 1, 0 FROM "Account" WHERE status = 'BLOCKED' AND ${within(`"blockedAt"`, period)}
      UNION ALL SELECT ${dayOf(`"endedAt"`)}, 0, 1 FROM "FinishedMatter"
      WHERE kind = 'BLOCK' AND ${within(`"endedAt"`, period)}) one GROUP BY day ORDER BY day`;

const losing = statement("figures.lost", z.object({ day: z.string(), mails: z.int(), texts: z.int() }));

/** How many mails and SMS were given up or came back on each day, as far as their rows are kept. */
export const lostIn = (db: Reader, period: Within) =>
  losing(db)`
    SELECT day, count(*) FILTER (WHERE kind = 'EMAIL')::int AS mails, count(*) FILTER (WHERE kind = 'SMS')::int AS texts FROM (
      SELECT ${dayOf(`"deadAt"`)} AS day, kind FROM "Outbox" WHERE kind <> 'JOB' AND "deadAt" IS NOT NULL AND ${within(`"deadAt"`, period)}
      UNION ALL SELECT ${dayOf(`"fateAt"`)}, kind FROM "Outbox"
      WHERE kind <> 'JOB' AND fate IN ('BOUNCED', 'SUPPRESSED') AND ${within(`"fateAt"`, period)}) lost
    GROUP BY day ORDER BY day`;

const standing = statement(
  "figures.appointments",
  z.object({ status: z.enum(["CONFIRMED", "CHECKING", "APPROVED", "INVITED"]), age: z.enum(ages), n: z.int() }),
);

/** The appointments under way now, by their state and since when their address is proven. */
export const appointmentsNow = (db: Reader, now: Date) =>
  standing(db)`
    SELECT status::text AS status, CASE WHEN "confirmedAt" > ${now}::timestamptz - interval '1 day' THEN 'DAY'
      WHEN "confirmedAt" > ${now}::timestamptz - interval '3 days' THEN 'DAYS' ELSE 'LONGER' END AS age, count(*)::int AS n
    FROM "Appointment" WHERE status IN ('CONFIRMED', 'CHECKING', 'APPROVED', 'INVITED') GROUP BY 1, 2 ORDER BY 1, 2`;

const managing = statement("figures.administrators", z.object({ able: z.int(), n: z.int() }));

/** How many open organisations have no, one or more beheerders who can act now. */
export const administratorsNow = (db: Reader, now: Date) =>
  managing(db)`
    SELECT least(coalesce(managed.able, 0), 2)::int AS able, count(*)::int AS n FROM "Organisation" organisation
    LEFT JOIN (SELECT own."organisationId", count(*) AS able FROM "Authorisation" own
      JOIN "Account" account ON account.id = own."accountId"
      WHERE account.status = 'ACTIVE' AND ${ownOpenNow(now)} AND ${ownAdministersNow(now)} GROUP BY own."organisationId") managed
      ON managed."organisationId" = organisation.id
    WHERE organisation."closedAt" IS NULL GROUP BY 1 ORDER BY 1`;
