import "server-only";
import { z } from "zod";
import { statement } from "../db/statement.ts";
import { isSignedIn, type Actor } from "../access/actor.ts";
import type { Tx } from "../db/types.ts";
import { hashOf } from "../secrets.ts";
import type { Reply } from "./reply.ts";

/** Identifies one form of one person for one command, whatever its other fields hold, and whatever keys we have. */
export const formOf = ({ event }: { readonly event: string }, actor: Actor, formKey: string) =>
  hashOf(JSON.stringify([event, isSignedIn(actor) ? actor.accountId : null, formKey]));

const taking = statement("form.take", z.object({ key: z.string() }));

/** Null for the first that comes with this form. Any other, even at the same moment, gets the answer of the first. */
export async function takeForm(tx: Tx, key: string, now: Date): Promise<{ answer: Answer } | null> {
  const [first] = await taking(tx)`
    INSERT INTO "FormSubmission" (key, "createdAt") VALUES (${key}, ${now}::timestamptz)
    ON CONFLICT DO NOTHING RETURNING key`;
  return first ? null : answeredBefore(tx, key);
}

/** The answer to this form where it was done or proposed already. */
export async function answeredBefore(tx: Tx, key: string | null): Promise<{ answer: Answer } | null> {
  const kept =
    key && (await tx.formSubmission.findUnique({ where: { key }, select: { result: true, proposalId: true } }));
  if (!kept) return null;
  const { result, proposalId } = kept;
  return { answer: proposalId ? { status: "waiting", proposalId } : { status: "done", result } };
}

/** The same, and of whoever has it in hand at this moment once they are done. */
export async function answerOnceTaken(tx: Tx, key: string, now: Date): Promise<Answer | null> {
  const before = await takeForm(tx, key, now);
  if (!before) await forgetForm(tx, key);
  return before?.answer ?? null;
}

/** Only what was done or proposed is an answer that stays. */
type Answer = Extract<Reply, { readonly status: "done" | "waiting" }>;

export const keepResult = (tx: Tx, key: string, result: unknown) =>
  tx.$executeRaw`UPDATE "FormSubmission" SET result = ${JSON.stringify(result ?? null)}::jsonb WHERE key = ${key}`;

export async function keepProposal(tx: Tx, key: string, proposalId: string): Promise<void> {
  await tx.formSubmission.update({ where: { key }, data: { proposalId } });
}

export async function forgetForm(tx: Tx, key: string): Promise<void> {
  await tx.formSubmission.deleteMany({ where: { key } });
}
