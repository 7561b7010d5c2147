import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { kvkAnswer } from "#lib/features/demo/registers/rules.ts";

export const kvkKey = "kvk-key-of-the-tests";

/** Every way in which a register can fail one. `once` fails the first time only. */
export type Mode = "well" | "silent" | "trickling" | "broken" | "html" | "500" | "redirect" | "huge" | "cut" | "once";

export type KvkServer = {
  readonly url: string;
  mode: Mode;
  /** The paths asked for, in order. */
  readonly asked: string[];
  stop(): Promise<void>;
};

/** A server that speaks as the KvK does, or not. */
export async function startKvkServer(): Promise<KvkServer> {
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    own.asked.push(path);
    const key = String(request.headers["apikey"] ?? "");
    const answer = () => {
      const { status, body } = kvkAnswer(path.split("/").at(-1) ?? "", key, kvkKey);
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    };
    if (own.mode === "well" || (own.mode === "once" && own.asked.length > 1)) answer();
    else fail(own.mode, response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const own: KvkServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mode: "well",
    asked: [],
    async stop() {
      server.closeAllConnections();
      await once(server.close(), "close");
    },
  };
  return own;
}

function fail(mode: Exclude<Mode, "well">, response: ServerResponse): void {
  switch (mode) {
    case "silent":
      return;
    case "trickling":
      response.writeHead(200).write('{"kvkNummer":');
      return;
    case "broken":
      response.end('{"kvkNummer":"68750110","naam":');
      return;
    case "html":
      response.end("<h1>Onderhoud</h1>");
      return;
    case "500":
      response.writeHead(500).end('{"fout":[{"code":"IPD9999","omschrijving":"Er is een fout opgetreden."}]}');
      return;
    case "redirect":
      response.writeHead(302, { Location: "/elders" }).end();
      return;
    case "huge":
      response.end(JSON.stringify({ kvkNummer: "68750110", naam: "x".repeat(2_000_000) }));
      return;
    case "cut":
    case "once":
      response.destroy();
  }
}
