import "server-only";
import { isSignedIn, type Actor } from "../access/actor.ts";
import type { Prisma } from "../db/generated/client.ts";
import { empty, sql } from "../db/sql.ts";
import { newId } from "../new-id.ts";
import { enqueuing } from "../outbox/enqueue.ts";
import type { Outgoing } from "../outbox/outgoing.ts";
import { metrics } from "../watch/metrics.ts";
import type { AuditDetails } from "./command.ts";
import type { RequestFacts } from "./request.ts";

type Recorded = {
  readonly actor: Actor;
  readonly now: Date;
  readonly request: RequestFacts;
  readonly audit: AuditDetails;
  readonly send?: readonly Outgoing[];
  /** The proposal it is of, and the account that approved it. */
  readonly proposalId?: string;
  readonly secondId?: string;
};

/** The record and the messages in one statement, because every change writes them. */
export function record(
  db: Pick<Prisma.TransactionClient, "$executeRaw">,
  event: string,
  outcome: "done" | "failed" | "denied" | "proposed",
  { actor, now, request, audit, send = [], proposalId, secondId }: Recorded,
): Prisma.PrismaPromise<number> {
  const { subjectId, organisationId, before, after } = audit;
  const actorId = isSignedIn(actor) ? actor.accountId : actor.kind === "system" ? actor.job : null;
  metrics.records.inc({ outcome });
  const messages = send.length > 0 ? sql`WITH messages AS (${enqueuing(send, now, event)})` : empty;
  return db.$executeRaw`
    ${messages}
    INSERT INTO "AuditRecord"
      (id, at, event, outcome, "actorKind", "actorId", "secondId", "proposalId", "organisationId", "subjectId", before,
       after, "requestId")
    VALUES (${newId()}::uuid, ${now}::timestamptz, ${event}, ${outcome}, ${actor.kind}, ${actorId},
            ${secondId ?? null}::uuid, ${proposalId ?? null}::uuid, ${organisationId}::uuid,
            ${subjectId}, ${before && JSON.stringify(before)}::jsonb, ${after && JSON.stringify(after)}::jsonb, ${request.id})`;
}
