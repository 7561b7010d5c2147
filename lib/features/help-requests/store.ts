import "server-only";
import type { Name } from "#lib/features/people/rules.ts";
import { within, type Scope } from "#lib/platform/access/scope.ts";
import type { Reader, Tx } from "#lib/platform/db/types.ts";
import { isOpen, openStatuses, reopened, type Problem } from "./rules.ts";

const name = { initials: true, firstName: true, namePrefix: true, lastName: true } as const;

export type OpenRequest = {
  readonly id: string;
  readonly authorisationId: string;
  readonly accountId: string;
  readonly problem: Problem;
  readonly status: (typeof openStatuses)[number];
  readonly createdAt: Date;
  readonly person: Name;
};

/** Help requests nobody has solved yet, oldest first; of one person's authorisation when it is given. */
export async function openRequests(
  db: Reader | Tx,
  scope: Scope,
  of: { authorisationId?: string } = {},
): Promise<OpenRequest[]> {
  const rows = await db.helpRequest.findMany({
    where: { ...within(scope), ...of, status: { in: [...openStatuses] } },
    select: {
      id: true,
      authorisationId: true,
      accountId: true,
      problem: true,
      status: true,
      createdAt: true,
      account: { select: name },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 200,
  });
  return rows.flatMap(({ account: person, status, ...row }) =>
    status === "RECEIVED" || status === "SEEN" ? [{ ...row, status, person }] : [],
  );
}

/** Marks what someone asked about these problems as solved; by null: by the insurer. Gives the ids, so that it can be undone. */
export async function resolveRequests(
  tx: Tx,
  authorisationId: string,
  about: readonly Problem[],
  by: { readonly authorisationId: string } | null,
  now: Date,
): Promise<string[]> {
  const resolved = await tx.helpRequest.updateManyAndReturn({
    where: { authorisationId, problem: { in: [...about] }, status: { in: [...openStatuses] } },
    data: { status: "RESOLVED", resolvedAt: now, resolvedById: by?.authorisationId ?? null },
    select: { id: true },
  });
  return resolved.map(({ id }) => id);
}

/** Opens solved requests again, unless the person has asked the same anew meanwhile. */
export async function reopenRequests(tx: Tx, ids: readonly string[]): Promise<void> {
  const requests = await tx.helpRequest.findMany({ where: { id: { in: [...ids] } } });
  for (const { id, authorisationId, problem, status, seenAt } of requests) {
    if (isOpen({ status }) || (await openRequestAbout(tx, authorisationId, problem))) continue;
    await tx.helpRequest.update({
      where: { id },
      data: { status: reopened({ seenAt }), resolvedAt: null, resolvedById: null },
    });
  }
}

export async function openRequestAbout(
  tx: Tx,
  authorisationId: string,
  problem: Problem,
): Promise<{ id: string } | null> {
  return tx.helpRequest.findFirst({
    where: { authorisationId, problem, status: { in: [...openStatuses] } },
    select: { id: true },
  });
}
