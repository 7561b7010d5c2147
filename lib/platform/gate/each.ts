import "server-only";
import { setImmediate as yieldToOthers } from "node:timers/promises";
import type { Identity } from "../access/actor.ts";
import { isOutOfReach } from "../db/trouble.ts";
import type { AnyCommand } from "./command.ts";
import { execute } from "./execute.ts";
import type { Reply } from "./reply.ts";
import type { RequestFacts } from "./request.ts";

/** What is done to one of many, under a key by which it is done once. */
export type Turn = { readonly key: string; readonly command: AnyCommand; readonly input: object };

type Whole = {
  /** Who asked for all of it. Whoever has ended the session by then does nothing any more. */
  readonly identity: Identity;
  readonly partOf: string;
  readonly request: RequestFacts;
};

/**
 * Does one command after another for whoever asked for all of them at once. Each is done as if it were the only one: in
 * a transaction of its own, with its own record and messages, and with authority asked anew. After a process has died
 * the same turns can be given again: what was done already answers as it did then.
 */
export async function executeEach(
  turns: readonly Turn[],
  { identity, partOf, request: { ip, locale } }: Whole,
): Promise<(Exclude<Reply, { status: "busy" }> | { readonly status: "broken" })[]> {
  const replies = [];
  for (const { key, command, input } of turns) {
    const request = { id: partOf, ip, locale, partOf, formKey: key };
    const reply = await execute(command, identity, input, request).catch(brokenUnlessAway);
    // The others wait too: what keeps this one is soon over, or keeps all of them.
    if (reply.status === "busy") throw new Error(`${command.event} waits for something else`);
    replies.push(reply);
    await yieldToOthers();
  }
  return replies;
}

/** One that cannot be done keeps no other from its turn; a database that is away lets all of them wait. */
function brokenUnlessAway(error: unknown) {
  if (isOutOfReach(error)) throw error;
  console.error(error);
  return { status: "broken" } as const;
}
