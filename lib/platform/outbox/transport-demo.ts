import "server-only";
import { database } from "../db/client.ts";
import type { Message } from "./message.ts";
import { markSent, type Claimed } from "./queue.ts";

/** Puts a message into the demo's mailbox, in the transaction that marks it as sent. */
export async function sendToMailbox(row: Claimed, message: Message, at: Date): Promise<void> {
  const { prisma } = await database();
  const { to, text } = message;
  const { subject, html } = message.kind === "EMAIL" ? message : { subject: "", html: null };
  await prisma.$transaction(async (db) => {
    if (!(await markSent(db, row.id, at))) return;
    const data = { id: row.id, kind: row.kind, to, subject, text, html, createdAt: row.createdAt, sentAt: at };
    await db.demoMessage.createMany({ data: [data], skipDuplicates: true });
  });
}
