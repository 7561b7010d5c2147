import { parseArgs } from "node:util";
import { once } from "node:events";
import { links } from "#lib/platform/audit/verify.ts";
import { database } from "#lib/platform/db/client.ts";
import { StartRefusal } from "#lib/platform/start-refusal.ts";
import { onceOrSayWhyNot } from "#scripts/sentence.ts";

function afterWhich(): bigint {
  try {
    const { after = "0" } = parseArgs({ options: { after: { type: "string" } } }).values;
    if (/^\d{1,18}$/.test(after)) return BigInt(after);
  } catch {
    // An unknown option gets the same answer.
  }
  throw new StartRefusal("Write it like: npm run --silent audit:export -- --after 1200, with the last n you have.");
}

/** The sealed records as lines of JSON, in the order of the chain, for whatever collects them. */
await onceOrSayWhyNot(async () => {
  const after = afterWhich();
  const opened = await database();
  try {
    for await (const page of links(after)) {
      const lines = page.map(({ seal, record, erasure }) =>
        JSON.stringify({
          ...{ n: Number(seal.n), id: seal.recordId, sealedAt: seal.at, mac: seal.mac, key: seal.key },
          ...(record ?? { erased: erasure?.because ?? null, erasedAt: erasure?.at ?? null }),
        }),
      );
      if (!process.stdout.write(`${lines.join("\n")}\n`)) await once(process.stdout, "drain");
    }
  } finally {
    await opened.close();
  }
});
