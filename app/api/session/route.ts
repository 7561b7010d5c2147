import { sessionLeft } from "#lib/features/entrance/sign-in/queries.ts";
import type { Asked } from "#lib/platform/access/actor-of.ts";
import { actorAside, currentActor } from "#lib/platform/auth/current-actor.ts";
import { ask } from "#lib/platform/gate/ask.ts";
import { orAway } from "#lib/platform/gate/away.ts";

/** How long a session still lasts, for the page that warns of its end. To ask is no use of it. */
export const GET = (): Promise<Response> => orAway(async () => told(await actorAside()));

/** Whoever is there says so, which is use like that of any page. */
export const POST = (): Promise<Response> =>
  orAway(async () => {
    await currentActor();
    return told(await actorAside());
  });

async function told(asked: Asked): Promise<Response> {
  const answer = await ask(sessionLeft, asked, {});
  const headers = { "Cache-Control": "no-store" };
  return answer.status === "found"
    ? Response.json(answer.value, { headers })
    : new Response(null, { status: 401, headers });
}
