import "server-only";
import { z } from "zod";
import { randomUUID } from "node:crypto";
import type { Name } from "#lib/features/base/people/rules.ts";
import type { Scope } from "#lib/platform/access/scope.ts";
import { after } from "#lib/platform/durations.ts";
import { lock, sql } from "#lib/platform/db/sql.ts";
import { enums, onlyId, statement } from "#lib/platform/db/statement.ts";
import type { Db, Reader, Tx } from "#lib/platform/db/types.ts";
import { mostCounted, type Place } from "#lib/platform/paging.ts";
import { hashOf, randomSecret } from "#lib/platform/secrets.ts";
import { confirmWithinMs, type Status } from "./rules.ts";
import { nameColumns, takerColumns, takerOf } from "#lib/features/base/people/store.ts";

export const accountAt = (tx: Tx, email: string) =>
  tx.account.findUnique({ where: { email }, select: { id: true, email: true, locale: true, ...nameColumns } });

type Asked = {
  /** Null for a stranger, who is known by the address only. */
  readonly accountId: string | null;
  readonly email: string;
  readonly phoneNumber: string;
  readonly reference: string;
  /** Whether the person we know is mailed this number and reference. */
  readonly isTold: boolean;
};

const opening = statement(
  "call-backs.open",
  z.object({ id: z.string(), status: z.enum(enums.CallBackStatus), linked: z.boolean() }),
);

/**
 * The one request of someone that is not done: a new one, or the present one with this number and reference. Whoever
 * asks again keeps their place in the queue. Anyone can type an address, so a number of which the person we know is not
 * told changes nothing; one that was confirmed from its mailbox stays, and so does one for which a mailed link still
 * works; once that has expired the request begins anew without it. It is one statement, so that there is one request
 * however many ask at once.
 */
export async function openCallBack(
  tx: Tx,
  asked: Asked,
  now: Date,
): Promise<{ id: string; again: boolean; status: Status; linked: boolean }> {
  const { accountId, phoneNumber, reference, isTold } = asked;
  const email = accountId ? null : asked.email;
  const id = randomUUID();
  const status = accountId ? "OPEN" : "UNCONFIRMED";
  const expired = after(now, -confirmWithinMs);
  const renewed = sql`asked.status = 'UNCONFIRMED'
    AND (asked."linkHash" IS NULL OR asked."createdAt" <= ${expired}::timestamptz)`;
  const rows = await opening(tx)`
    INSERT INTO "CallBackRequest" AS asked (id, reference, "accountId", email, "phoneNumber", status, "createdAt", "openedAt")
    VALUES (${id}::uuid, ${reference}, ${accountId}::uuid, ${email}, ${phoneNumber}, ${status}::"CallBackStatus",
            ${now}::timestamptz, ${accountId ? now : null}::timestamptz)
    ON CONFLICT (${accountId ? sql`"accountId"` : sql`email`}) WHERE status <> 'DONE' DO UPDATE SET
      reference = CASE WHEN asked."accountId" IS NULL OR ${isTold}::boolean THEN excluded.reference ELSE asked.reference END,
      "createdAt" = CASE WHEN ${renewed} THEN excluded."createdAt" ELSE asked."createdAt" END,
      "linkHash" = CASE WHEN ${renewed} THEN NULL ELSE asked."linkHash" END,
      "phoneNumber" = CASE WHEN (asked."accountId" IS NOT NULL AND ${isTold}::boolean) OR (${renewed}) THEN excluded."phoneNumber"
                           ELSE asked."phoneNumber" END
    RETURNING id, status::text AS status, "linkHash" IS NOT NULL AS linked`;
  const [kept] = rows;
  if (!kept) throw new Error("a request to be called was not kept");
  return { ...kept, again: kept.id !== id };
}

/** Makes the link that confirms the address, which replaces an earlier one, and returns its secret. */
export async function confirmLink(tx: Tx, id: string): Promise<string> {
  const secret = randomSecret();
  await tx.callBackRequest.update({ where: { id }, data: { linkHash: hashOf(secret) } });
  return secret;
}

export const callBackWith = (db: Db, link: string) =>
  db.callBackRequest.findUnique({ where: { linkHash: hashOf(link) } });

/** The same, locked. */
export async function lockCallBackWith(tx: Tx, link: string) {
  const seen = await callBackWith(tx, link);
  if (seen) await lock(tx, "CallBackRequest", seen.id);
  return callBackWith(tx, link);
}

/** A request, waiting for the staff or unconfirmed, locked, with the name of the one who took it. It belongs to no organisation. */
export async function lockCallBack(tx: Tx, scope: Scope, id: string) {
  if (scope.of !== "everything") return null;
  await lock(tx, "CallBackRequest", id);
  const request = await tx.callBackRequest.findUnique({
    where: { id },
    include: { takenBy: { select: takerColumns } },
  });
  return request && { ...request, ...takerOf(request.takenBy) };
}

export type LockedCallBack = NonNullable<Awaited<ReturnType<typeof lockCallBack>>>;

const finishing = statement("call-backs.finish", onlyId);

/** Finishes the call that a person waits for: whoever helped them after calling back has made it. Returns the ids. */
export async function finishCallsOf(tx: Tx, accountId: string, staffId: string, now: Date): Promise<string[]> {
  const finished = await finishing(tx)`
    UPDATE "CallBackRequest" SET status = 'DONE', "doneAt" = ${now}::timestamptz, "takenById" = ${staffId}::uuid,
      "takenAt" = coalesce("takenAt", ${now}::timestamptz)
    WHERE "accountId" = ${accountId}::uuid AND status = 'OPEN' RETURNING id`;
  return finished.map(({ id }) => id);
}

export type WaitingCall = {
  readonly id: string;
  readonly reference: string;
  readonly phoneNumber: string;
  readonly openedAt: Date;
  readonly takenById: string | null;
  readonly takenBy: string;
  readonly takenAt: Date | null;
  readonly isTakerGone: boolean;
  readonly email: string;
  /** Null for a stranger. */
  readonly person: Name | null;
  readonly organisations: readonly string[];
  /** The first of the person's authorisations. */
  readonly authorisationId: string | null;
  readonly numberOnFile: string | null;
};

const person = {
  ...nameColumns,
  email: true,
  mobileNumber: true,
  authorisations: {
    where: { status: { notIn: ["WITHDRAWN" as const, "EXPIRED" as const] } },
    select: { id: true, organisation: { select: { name: true } } },
    orderBy: { organisation: { name: "asc" as const } },
  },
};

/** Each that waits for a call: since when, until when, and who took it. It is part of a statement that counts. */
export const waitsForCall = sql`
  SELECT call."openedAt" AS since, NULL::timestamptz AS until, call."takenById"
  FROM "CallBackRequest" call WHERE call.status = 'OPEN'`;

/** How many wait for a call, counted no further than is said. */
export const countCalls = async (db: Reader, scope: Scope) =>
  scope.of === "everything" ? db.callBackRequest.count({ where: { status: "OPEN" }, take: mostCounted + 1 }) : 0;

type Wanted = { readonly after: Place | null; readonly atMost: number };

/** The requests that wait for a call, the longest waiting first. */
export async function waitingCalls(db: Reader, scope: Scope, { after: from, atMost }: Wanted): Promise<WaitingCall[]> {
  if (scope.of !== "everything") return [];
  // The first condition is what an index can begin at.
  const beyond = from && { openedAt: { gte: from.at }, OR: [{ openedAt: { gt: from.at } }, { id: { gt: from.id } }] };
  const rows = await db.callBackRequest.findMany({
    where: { status: "OPEN", ...beyond },
    include: { account: { select: person }, takenBy: { select: takerColumns } },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    take: atMost,
  });
  return rows.map(({ id, reference, phoneNumber, openedAt, createdAt, takenById, takenAt, takenBy, ...of }) => {
    const waiting = { id, reference, phoneNumber, openedAt: openedAt ?? createdAt, takenById, takenAt };
    const kept = { ...waiting, ...takerOf(takenBy) };
    const stranger = { person: null, organisations: [], authorisationId: null, numberOnFile: null };
    if (!of.account) return { ...kept, ...stranger, email: of.email ?? "" };
    const { email, mobileNumber, authorisations, ...person } = of.account;
    const organisations = authorisations.map(({ organisation }) => organisation.name);
    const authorisationId = authorisations[0]?.id ?? null;
    return { ...kept, email, person, organisations, authorisationId, numberOnFile: mobileNumber };
  });
}
