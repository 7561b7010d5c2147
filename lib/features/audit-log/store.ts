import "server-only";
import { fullName } from "#lib/features/people/rules.ts";
import { auditEvents, type AuditEvent } from "#lib/platform/audit/events.ts";
import type { Reader } from "#lib/platform/db/types.ts";

export type Happening = {
  readonly id: string;
  readonly event: AuditEvent;
  readonly at: Date;
  readonly actorKind: string;
  /** Who did it, when that was a member of the same organisation. */
  readonly by: string;
};

type Whose = { readonly authorisationId: string; readonly organisationId: string; readonly accountId: string };

const isEvent = (event: string): event is AuditEvent => event in auditEvents;

/** What was done to this person in this organisation; and when wrong passwords blocked the account. Last first. */
export async function historyOf(
  db: Reader,
  { authorisationId, organisationId, accountId }: Whose,
  atMost: number,
): Promise<Happening[]> {
  const records = await db.auditRecord.findMany({
    where: {
      outcome: { not: "denied" },
      OR: [
        { subjectId: authorisationId, organisationId },
        {
          subjectId: accountId,
          event: "sign-in.password",
          outcome: "failed",
          after: { path: ["cause"], equals: "WRONG_TRIES" },
        },
      ],
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: atMost,
  });
  const members = records.flatMap(({ actorKind, actorId }) => (actorKind === "member" && actorId ? [actorId] : []));
  const people = await db.account.findMany({
    where: { id: { in: members } },
    select: { id: true, initials: true, firstName: true, namePrefix: true, lastName: true },
  });
  const nameOf = new Map(people.map((person) => [person.id, fullName(person)]));
  return records.flatMap(({ id, event, at, actorKind, actorId }) =>
    isEvent(event) ? [{ id, event, at, actorKind, by: nameOf.get(actorId ?? "") ?? "" }] : [],
  );
}
