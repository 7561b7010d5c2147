import { globSync } from "node:fs";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { admit } from "#lib/platform/web/front-door.ts";
import { publicOrigin } from "#lib/platform/web/public-origin.ts";
import { isOurForm, tellNext } from "#lib/platform/web/towards-next.ts";
import { oddRequest } from "#scripts/prove/odd-requests.mjs";

const requests = 20_000;

const folders = globSync("app/**/{page.tsx,route.ts}").toSorted().map(dirname);
const where = {
  origin: publicOrigin(),
  routes: folders.map((folder) => folder.slice("app".length).replace(/\/\([^)]*\)/g, "") || "/"),
  actions: ["00".repeat(21), "60".repeat(21), "ff".repeat(21)],
  cookies: ["portal.session=a.b.c.d.e", "portal.kept=%; draft=x"],
};

type Asking = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
};

/** What the door makes of it, as the server asks it; 200 is what goes on to a page. */
async function answerTo({ method, path, headers, body }: Asking) {
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  const given = new Headers();
  for (const [name, value] of Object.entries({ ...headers, ...length })) given.set(name, String(value));
  const asked = Object.assign(new IncomingMessage(new Socket()), { method, url: path });
  asked.headers = Object.fromEntries(given);
  asked.push(body ?? null);
  const response = new ServerResponse(asked);
  const goesOn = admit(asked, response, 1) && tellNext(asked, response) && (await isOurForm(asked, response));
  return goesOn ? 200 : response.statusCode;
}

test(`none of ${requests} requests that nobody would send breaks the door`, async () => {
  const statuses = new Map<number, number>();
  const broken: string[] = [];
  for (let place = 0; place < requests; place++) {
    const odd = oddRequest(1, place, where);
    if ("raw" in odd) continue;
    const status = await answerTo(odd).catch((error: unknown) => {
      broken.push(`${place} ${odd.method} ${odd.path.slice(0, 80)}: ${String(error)}`);
      return 500;
    });
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(broken).toEqual([]);
  // Each way out is taken, so the requests are odd in ways that differ.
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 307, 400, 403, 405, 415]) as number[]);
  expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([]);
});
