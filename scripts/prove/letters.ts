import { database } from "#lib/platform/db/client.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";

/** Leaves mails to be sent from one number up to another, each to an address of its own: `letters.ts 0 400`. */
const [first = 0, last = 0] = process.argv.slice(2).map(Number);
const opened = await database();
for (let from = first; from < last; from += 500)
  await enqueue(
    opened.prisma,
    Array.from({ length: Math.min(500, last - from) }, (_, i) => ({
      kind: "EMAIL" as const,
      to: `lezer-${from + i}@elders.example`,
      subject: `Brief ${from + i}`,
      text: "Een brief.",
      html: "<p>Een brief.</p>",
    })),
    new Date(),
  );
await opened.close();
