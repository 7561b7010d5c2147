import { askReset } from "#lib/features/entrance/password-links/commands/asking.ts";
import { hearOfMessages } from "#lib/features/base/deliveries/commands.ts";
import { database } from "#lib/platform/db/client.ts";
import { execute, executeAs } from "#lib/platform/gate/execute.ts";
import type { Fate } from "#lib/platform/outbox/report.ts";
import { deliver } from "./acts.ts";

const newestTo = async (to: string) =>
  (await database()).prisma.outbox.findFirstOrThrow({ where: { to }, orderBy: { id: "desc" } });

async function hear(job: string, to: string, fate: Fate, reason: string): Promise<void> {
  const { id } = await newestTo(to);
  await executeAs(job, hearOfMessages, { via: "mailbox", reports: [{ id, fate, reason }] });
}

/** One mail that came back, one that is late, and one that was refused, of which there is no mail then. */
export async function playMessages(job: string): Promise<void> {
  await execute(askReset, { kind: "visitor" }, { email: "fleur@delinden.example" });
  await deliver();
  const { prisma } = await database();
  const { id, sentAt } = await newestTo("fleur@delinden.example");
  await prisma.outbox.update({ where: { id }, data: { sentAt: null, deadAt: sentAt, lastError: "SMTP 552 5.2.2" } });
  await prisma.demoMessage.delete({ where: { id } });
  await hear(job, "gerda@delinden.example", "BOUNCED", "5.1.1 550 User unknown");
  await hear(job, "bert@delinden.example", "DELAYED", "4.4.1 Connection timed out");
}
