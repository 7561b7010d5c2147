import { type Actor, waitsFor, type WaitsFor } from "../access/actor.ts";
import { anyone } from "./command.ts";

/** What a command or a query says of the sessions that wait. */
export type Asked = {
  /** For which sessions it is there that wait for something; left out, it is for none of them. */
  readonly whileWaiting?: readonly WaitsFor[];
};

/**
 * Whether somebody may not do or read this yet, since their session waits for a factor that their work asks for. It
 * holds for every command and query that does not say otherwise, whatever its policy; what anybody may, they may too.
 */
export function isHeldBack({ may, whileWaiting = [] }: Asked & { readonly may: unknown }, actor: Actor): boolean {
  const wanted = waitsFor(actor);
  return wanted !== undefined && may !== anyone && !whileWaiting.includes(wanted);
}
