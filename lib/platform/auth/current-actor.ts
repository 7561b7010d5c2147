import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import type { Identity } from "../access/actor.ts";
import { actorOf, type Asked } from "../access/actor-of.ts";
import { database } from "../db/client.ts";
import { actorInUse } from "./in-use.ts";
import { sessionCookie } from "./cookies.ts";
import { shownAs } from "./shown-as.ts";
import { sessionIdOf } from "./session-token.ts";

export const currentIdentity = cache(async (): Promise<Identity> => {
  const sessionId = await sessionIdOf((await cookies()).get(sessionCookie())?.value);
  return sessionId ? { kind: "session", sessionId } : { kind: "visitor" };
});

/** Who is asking, by something that is no use of their session. */
export async function actorAside(): Promise<Asked> {
  const { reader } = await database();
  return actorOf(reader, await currentIdentity());
}

/** Who is asking, read once per request. */
export const currentActor = cache(async (): Promise<Asked> => {
  const asked = await actorInUse(await currentIdentity());
  const shown = await shownAs();
  return shown ? { ...asked, actor: shown, along: null } : asked;
});
