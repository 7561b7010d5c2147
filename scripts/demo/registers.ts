import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { kvkAnswer } from "#lib/features/demo/registers/rules.ts";
import { kvkClient } from "#lib/platform/registers/kvk.ts";
import { fixRegisters } from "#lib/platform/registers/registers.ts";
import { fileRelations } from "#lib/platform/registers/relations-file.ts";
import { demoKvkKey } from "#lib/platform/settings/demo.ts";

/** Does the work with registers of its own: while the demo world is made, nobody serves those of the demo. */
export async function withRegisters<T>(work: () => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    const number = /\/basisprofielen\/([^/?]*)$/.exec(request.url ?? "")?.[1] ?? "";
    const { status, body } = kvkAnswer(number, String(request.headers["apikey"] ?? ""), demoKvkKey);
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  fixRegisters({
    kvk: kvkClient({ url: `http://127.0.0.1:${port}`, key: demoKvkKey, timeoutMs: 5_000 }),
    relations: fileRelations(join(import.meta.dirname, "relations.csv")),
  });
  try {
    return await work();
  } finally {
    fixRegisters();
    server.closeAllConnections();
    server.close();
  }
}
