import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import SCIMMY from "scimmy";

type Row = Record<string, unknown> & { id: string; externalId?: string; userName: string; version: number };

const rows = new Map<string, Row>();
let ignores = false;

const scimError = (status: number, type: string, text: string) => new SCIMMY.Types.Error(status, type, text);

SCIMMY.Resources.declare(SCIMMY.Resources.User)
  .ingress((resource, instance) => {
    const { id = randomUUID() } = resource;
    const there = rows.get(id);
    if (resource.id && !there) throw scimError(404, "", `there is no ${id}`);
    const given = JSON.parse(JSON.stringify(instance)) as Omit<Row, "id" | "version">;
    const twin = [...rows.values()].find((row) => row.id !== id && row.userName === given["userName"]);
    if (twin) throw scimError(409, "uniqueness", "this userName is taken");
    const { schemas: _, meta: __, ...kept } = given as Record<string, unknown>;
    const row = { ...kept, id, version: (there?.version ?? 0) + 1 } as Row;
    rows.set(id, row);
    return withMeta(row);
  })
  .egress((resource) => {
    const one = resource.id ? rows.get(resource.id) : undefined;
    if (resource.id && !one) throw scimError(404, "", `there is no ${resource.id}`);
    if (one) return withMeta(one);
    const all = [...rows.values()].map(withMeta);
    return (resource.filter && !ignores ? resource.filter.match(all) : all) as never;
  });

function withMeta({ version, ...row }: Row) {
  return { ...row, meta: { created: new Date(0), lastModified: new Date(0), version: `W/"${version}"` } };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const part of request as AsyncIterable<Buffer>) body += part.toString();
  return body;
}

/** A SCIM server by a package that others wrote (scimmy), over HTTP, with ETags. */
export async function aScimServer(token: string) {
  rows.clear();
  ignores = false;
  const asked: string[] = [];
  let trouble: ((method: string) => number | "hang up" | null) | null = null;
  let before: (() => unknown) | null = null;
  const server = createServer((request, response) => {
    void (async () => {
      const { method = "", headers } = request;
      const url = new URL(request.url ?? "/", "http://x");
      const body = await bodyOf(request);
      asked.push(`${method} ${url.pathname}`);
      const give = (status: number, given?: unknown, etag?: string) =>
        response
          .writeHead(status, { "Content-Type": "application/scim+json", ...(etag && { ETag: etag }) })
          .end(given === undefined ? undefined : JSON.stringify(given));
      const wrong = trouble?.(method) ?? null;
      if (wrong === "hang up") return void request.socket.destroy();
      if (wrong !== null) return void give(wrong);
      if (headers.authorization !== `Bearer ${token}`) return void give(401);
      const id = /^\/scim\/v2\/Users\/(.+)$/.exec(url.pathname)?.[1];
      const query = Object.fromEntries(url.searchParams);
      const numbers = { startIndex: Number(query["startIndex"] ?? 1), count: Number(query["count"] ?? 20) };
      const { User } = SCIMMY.Resources;
      try {
        if (method === "GET") {
          const asking = id ? new User(decodeURIComponent(id)) : new User({ ...query, ...numbers } as never);
          const found = await asking.read();
          return void give(200, found, id && `W/"${rows.get(id)?.version}"`);
        }
        if (method === "PUT" && id) {
          await before?.();
          before = null;
          const version = rows.get(id)?.version;
          const match = headers["if-match"];
          if (match !== undefined && version !== undefined && match !== `W/"${version}"`) return void give(412);
          return void give(200, await new User(id).write(JSON.parse(body) as never));
        }
        if (method === "POST") return void give(201, await new User().write(JSON.parse(body) as never));
        return void give(405);
      } catch (error) {
        const status = Number((error as { status?: number }).status ?? 500);
        return void give(status, new SCIMMY.Messages.ErrorResponse(error as never));
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    uri: `http://127.0.0.1:${port}/scim/v2`,
    asked,
    rows,
    /** The answers of the next requests: a status, a cut line, or null to do as asked. */
    fail: (how: typeof trouble) => void (trouble = how),
    /** Somebody else changes an account between our reading and our writing. */
    meanwhile: (what: () => unknown) => void (before = what),
    /** As servers do that know nothing of filters: everybody, whoever was asked for. */
    ignoreFilters: (does: boolean) => void (ignores = does),
    close: () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}
