import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { kvkAnswer } from "#lib/features/demo-registers/rules.ts";
import { kvkClient } from "#lib/platform/registers/kvk.ts";
import { fixRegisters } from "#lib/platform/registers/registers.ts";
import { demoKvkKey } from "#lib/platform/settings.ts";

/** While the demo world is made nobody serves the demo's KvK yet: does the work with one of its own. */
export async function withKvk<T>(work: () => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    const number = /\/basisprofielen\/([^/?]*)$/.exec(request.url ?? "")?.[1] ?? "";
    const { status, body } = kvkAnswer(number, String(request.headers["apikey"] ?? ""), demoKvkKey);
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  fixRegisters({ kvk: kvkClient({ url: `http://127.0.0.1:${port}`, key: demoKvkKey, timeoutMs: 5_000 }) });
  try {
    return await work();
  } finally {
    fixRegisters();
    server.closeAllConnections();
    server.close();
  }
}
