import { database } from "#lib/platform/db/client.ts";
import { enqueue } from "#lib/platform/outbox/enqueue.ts";
import type { CountedSms, Outgoing } from "#lib/platform/outbox/outgoing.ts";

const expiresAt = new Date("2100-01-01");

const kinds: Readonly<Record<string, (n: number) => Outgoing>> = {
  EMAIL: (n) => ({
    kind: "EMAIL",
    to: `lezer-${n}@elders.example`,
    subject: `Brief ${n}`,
    text: "Een brief.",
    html: "<p>Een brief.</p>",
  }),
  // What the limits would say of it is not what is proven here.
  SMS: (n) => ({ kind: "SMS", to: `+316${10_000_000 + n}`, text: "123456 is je code", expiresAt }) as CountedSms,
};

/** Leaves messages to be sent from one number up to another, each to an address of its own: `letters.ts EMAIL 0 400`. */
const [kind = "", ...numbers] = process.argv.slice(2);
const [first = 0, last = 0] = numbers.map(Number);
const written = kinds[kind];
if (!written) throw new Error(`there is no kind ${kind}`);
const opened = await database();
for (let from = first; from < last; from += 500)
  await enqueue(
    opened.prisma,
    Array.from({ length: Math.min(500, last - from) }, (_, i) => written(from + i)),
    new Date(),
  );
await opened.close();
